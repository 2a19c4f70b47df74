"""Which pages a resident sees change: those of records, those made of several, and those written by hand with what their slots show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator import addresses, theme
from generator.fill.slots import Slot, cut
from generator.history import Deed
from generator.page import Page, SlotError
from generator.pages import Pages
from generator.register import Register
from generator.revisions.addresses import content_files, unread
from generator.revisions.fields import Changed, deed_of, places_differ
from generator.revisions.records import SILENT, has_been_masked
from generator.revisions.values import Discreet

_TITLE = re.compile(r"^title:\s*(.+?)\s*$|^# +(.+?)\s*$", re.MULTILINE)
#: What begins a page's foot: it leads to lines of files, which move without anything having changed for a resident.
_FOOT = '<footer class="page-foot"'
#: Slots that show what git knows, which is not what the data say.
_OF_HISTORY = {"changes", "page-foot", "build"}


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
    note: str = ""


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
        found.append(PageChange(address, discreet(known.title), deed_of(old, new)))
    return found, list(dict.fromkeys(unknown))


def _shown(register: Register, folders: list[Path]) -> dict[str, _Shown | None]:
    """What each page shows; None where it cannot be made, so that it is not known."""
    pages = Pages(register, folders)
    of_records = {address: _if_possible(partial(_record_page, make)) for address, make in pages.all().items()}
    by_hand = {address: _if_possible(partial(_content_page, pages, text)) for address, (_, text) in contents(register).items()}
    return {**of_records, **by_hand}


def _if_possible(make: Callable[[], _Shown]) -> _Shown | None:
    try:
        return make()
    except Exception:  # noqa: BLE001 - data with faults may be of any shape; `insyn check` tells what is wrong with them
        return None


def _record_page(make: Callable[[], Page]) -> _Shown:
    page = make()
    body = str(page.values["body"]).partition(_FOOT)[0]
    return _Shown(str(page.values["heading"]), _digest(str(page.values["title"]), str(page.values["description"]), body))


def _content_page(pages: Pages, text: str) -> _Shown:
    return _Shown(title_of(text), _digest(text, *_values(pages, text)))


def _values(pages: Pages, text: str) -> Iterator[str]:
    """What the slots of a hand-written page show. Where one is wrong, whoever builds is told of it."""
    try:
        for slot in cut(text):
            if isinstance(slot, Slot) and slot.name not in _OF_HISTORY:
                yield str(pages.slots(slot.name, slot.arguments))
    except SlotError as error:
        yield error.message


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def title_of(text: str) -> str:
    """What a hand-written page is called: its front matter's title or its first heading."""
    found = _TITLE.search(text)
    return (found[1] or found[2]).strip("\"'") if found else ""


def contents(register: Register) -> dict[str, tuple[str, str]]:
    """The hand-written pages of a revision by address: the file's path below the project, and its text. Frames are none."""
    engine, project = register.reading.engine, register.reading.project
    found = {}
    for name in content_files(project / engine.content):
        if name.endswith(".md"):
            text = (project / engine.content / name).read_text("utf-8", errors="replace")
            found[addresses.of_content(name)] = (f"{engine.content}/{name}", text)
    return found


def written(before: Register, after: Register, discreet: Discreet) -> list[Written]:
    """Every hand-written page whose own text differs, by address."""
    then, now = contents(before), contents(after)
    return [_written(address, then.get(address), now.get(address), discreet) for address in _differing(then, now)]


def _differing(then: dict[str, tuple[str, str]], now: dict[str, tuple[str, str]]) -> list[str]:
    return sorted(address for address in then.keys() | now.keys() if then.get(address) != now.get(address))


def _written(address: str, was: tuple[str, str] | None, now: tuple[str, str] | None, discreet: Discreet) -> Written:
    (file, text), old, new = now or was or ("", ""), was[1] if was else "", now[1] if now else ""
    title = discreet(title_of(text)) or address or "Startsidan"
    if was is None or now is None:
        return Written(file, address, title, deed_of(was, now))
    silent = has_been_masked([old], [new])
    found = places_differ("", discreet(old), discreet(new), silent=silent)
    note = " ".join(filter(None, [SILENT if silent else "", found.note if found else ""]))
    return Written(file, address, title, Deed.CHANGED, found.inner if found else (), note)
