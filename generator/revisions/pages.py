"""Which pages a resident sees change: those of records, those made of several, and those written by hand with what their slots show."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator import addresses, theme
from generator.history import Deed
from generator.page import Page, SlotError
from generator.pages import Pages
from generator.register import Register
from generator.revisions.addresses import unread
from generator.revisions.fields import Changed, lines_differ
from generator.revisions.values import Discreet

_SLOT = re.compile(r"<!--\s*insyn:\s*(?P<name>[a-z][a-z0-9-]*)(?P<arguments>[^>]*?)-->")
_ARGUMENT = re.compile(r"([a-z_]+)=(\S+)")
_TITLE = re.compile(r"^title:\s*(.+?)\s*$|^# +(.+?)\s*$", re.MULTILINE)
#: What begins a page's foot: it leads to lines of files, which move without anything having changed for a resident.
_FOOT = '<footer class="page-foot"'
#: Slots that show what git knows, which is not what the data say.
_OF_HISTORY = {"changes", "page-foot"}
_MOST_PLACES = 20  # of a hand-written page that are shown


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that residents see come, change or go."""

    address: str
    title: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Written:
    """A hand-written page whose own text differs."""

    file: str
    address: str
    title: str
    deed: Deed
    places: tuple[Changed, ...] = ()
    more: int = 0  #: places that are not told


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows, told by a digest so that not all pages need to be kept."""

    title: str
    digest: str


def page_changes(before: Register, after: Register, discreet: Discreet) -> tuple[list[PageChange], list[str]]:
    """Every page that differs, by address, and the addresses of pages that cannot be compared since one of them cannot be made.

    Both revisions are shown with the templates that the project has now.
    """
    folders = theme.folders(after.reading.project, "pages")
    then, now = (_shown(register, folders) for register in (before, after))
    unknown = sorted(address for state in (then, now) for address, shown in state.items() if shown is None)
    found = []
    for address in sorted({*then, *now} - {*unknown, *unread(before), *unread(after)}):
        old, new = then.get(address), now.get(address)
        known = new or old
        if known is None or (old and new and old.digest == new.digest):
            continue
        deed = Deed.ADDED if address not in then else Deed.REMOVED if address not in now else Deed.CHANGED
        found.append(PageChange(address, discreet(known.title), deed))
    return found, list(dict.fromkeys(unknown))


def _shown(register: Register, folders: list[Path]) -> dict[str, _Shown | None]:
    """What each page shows; None where it cannot be made, so that it is not known."""
    pages = Pages(register, folders)
    of_records = {address: _record_page(make) for address, make in pages.all().items()}
    return {**of_records, **{address: _content_page(pages, text) for address, (_, text) in contents(register).items()}}


def _record_page(make: Callable[[], Page]) -> _Shown | None:
    try:
        page = make()
    except Exception:  # noqa: BLE001 - data with faults may be of any shape; `insyn check` tells what is wrong with them
        return None
    body = str(page.values["body"]).partition(_FOOT)[0]
    return _Shown(str(page.values["heading"]), _digest(str(page.values["title"]), str(page.values["description"]), body))


def _content_page(pages: Pages, text: str) -> _Shown | None:
    try:
        values = [_value(pages, found) for found in _SLOT.finditer(text) if found["name"] not in _OF_HISTORY]
    except Exception:  # noqa: BLE001 - as above
        return None
    return _Shown(title_of(text), _digest(text, *values))


def _value(pages: Pages, found: re.Match[str]) -> str:
    arguments: Mapping[str, str] = dict(_ARGUMENT.findall(found["arguments"]))
    try:
        return str(pages.slots(found["name"], arguments))
    except SlotError as error:  # whoever builds is told of it
        return error.message


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def title_of(text: str) -> str:
    """What a hand-written page is called: its front matter's title or its first heading."""
    found = _TITLE.search(text)
    return (found[1] or found[2]).strip("\"'") if found else ""


def contents(register: Register) -> dict[str, tuple[str, str]]:
    """The hand-written pages of a revision by address: the file's path below the project, and its text. Frames are none."""
    engine, project = register.reading.engine, register.reading.project
    folder = project / engine.content
    found = {}
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = Path(path) / name
            if name.endswith(".md") and not name.startswith((".", "_")) and not file.is_symlink():
                text = file.read_text("utf-8", errors="replace")
                found[addresses.of_content(file.relative_to(folder).as_posix())] = (file.relative_to(project).as_posix(), text)
    return found


def written(before: Register, after: Register, discreet: Discreet) -> list[Written]:
    """Every hand-written page whose own text differs, by address."""
    then, now = contents(before), contents(after)
    found = []
    for address in sorted(then.keys() | now.keys()):
        (_, old), (_, new) = then.get(address, ("", "")), now.get(address, ("", ""))
        if old == new and (address in then) == (address in now):
            continue
        file = (now.get(address) or then[address])[0]
        title = discreet(title_of(new or old)) or address or "Startsidan"
        if address in then and address in now:
            places, more = lines_differ(discreet(old), discreet(new), _MOST_PLACES)
            found.append(Written(file, address, title, Deed.CHANGED, tuple(places), more))
        else:
            found.append(Written(file, address, title, Deed.ADDED if address in now else Deed.REMOVED))
    return found
