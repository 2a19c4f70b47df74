"""What stands at the foot of a page: when it last changed, who answers for it, where its data are, how to refer to it and correct it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from markupsafe import Markup

from generator import addresses
from generator.changes import files_of, latest_of
from generator.history import Change, History
from generator.pages.changes import day_anchor
from generator.pages.draft import Draft
from generator.pages.repository import Repository, repository_of
from generator.pages.views import in_language
from generator.register import Register

_SITE_FILE = "data/site.yml"
_SLOT = re.compile(r"<!--\s*insyn:\s*([\w-]+)([^>]*?)-->")
_KIND = re.compile(r"\bkind=([\w-]+)")
_TITLE = re.compile(r"^title: *(.+?) *$", re.MULTILINE)
_LANGUAGE = re.compile(r"^language: *\S", re.MULTILINE)
_KIND_OF_SEGMENT = {segment: kind for kind, segment in addresses.SEGMENTS.items()}
#: Slots that tell of the site itself, not of records.
_OF_SITE = frozenset({"publisher", "licence", "accessibility", "privacy"})
#: Slots that show nothing from data/.
_OF_NOTHING = frozenset({"search", "components", "build"})
#: All records of a kind as data, by the page that lists them.
_DATA_OF = {f"{addresses.segment(kind)}/": addresses.data_kind(kind) for kind in [*addresses.SEGMENTS, *addresses.SINGLE]}


@dataclass(frozen=True, slots=True)
class _Page:
    address: str
    title: str | Markup
    change: Change | None  #: the latest that is known
    files: frozenset[str] = frozenset()  #: of data/, that the page is made from
    line: int | None = None  #: of what matters most, where that is one file
    text: str = ""  #: the file of a hand-written page
    foreign: bool = False  #: whether the page is in another language than the site
    data: str = ""  #: where the same can be fetched as data


def page_foot(register: Register, history: History, address: str, made: Draft) -> dict[str, Any]:
    """What the template `page_foot.html` shows below a page that is made from records.

    Where those lie in one file, the foot leads to the line of the field that matters most, else to the folder of all of them.
    """
    found = {item.entry.file: (item, at) for item, at in reversed(made.made_from)}
    alone = next(iter(found.values())) if len(found) == 1 else None
    files = chain.from_iterable(map(files_of, [*(item for item, _ in made.made_from), *made.telling_of]))
    own = [item for item, _ in made.made_from if item.address == address]
    return _shown(
        register,
        history,
        _Page(
            address,
            in_language(made.title, made.title_language or made.language),
            latest_of(history, files),
            frozenset(found),
            alone[0].place(alone[1]).line if alone else None,
            foreign=bool(made.language),
            data=addresses.data_record(own[0].kind, own[0].id) if own else "",
        ),
    )


def content_foot(register: Register, history: History, address: str) -> dict[str, Any]:
    """The same below a hand-written page: it changes with its own file and with the data that its slots show."""
    return _shown(register, history, _content(register, history, address))


def content_told(register: Register, history: History, address: str) -> tuple[str, date | None]:
    """What a hand-written page is called, and the day when it last changed, if known."""
    page = _content(register, history, address)
    named = register.reading.engine.navigation.get(address) if address else None
    return named or str(page.title), page.change.day if page.change else None


def _content(register: Register, history: History, address: str) -> _Page:
    file, text, shown = content_at(register, address)
    change = latest_of(history, [file, *shown])
    engine = register.reading.engine
    title = _TITLE.search(text) if address else None
    name = title[1].strip("\"'") if title else engine.subtitle or engine.name
    return _Page(address, name, change, shown, text=file, foreign=bool(_LANGUAGE.search(text)), data=_DATA_OF.get(address, ""))


def content_at(register: Register, address: str) -> tuple[str, str, frozenset[str]]:
    """The file of a hand-written page, or an empty name, its text, and the files of data/ that its slots show."""
    folder = register.reading.engine.content
    candidates = [f"{folder}/{address}index.md", f"{folder}/{address.rstrip('/')}.md"]
    file, text = next(((each, text) for each in candidates if (text := register.reading.text(each)) is not None), ("", ""))
    return file, text, frozenset(_shown_files(register, text))


def _shown_files(register: Register, text: str) -> Iterable[str]:
    """The files of data/ that the slots of a hand-written page show."""
    for name, arguments in _SLOT.findall(text):
        if name in _OF_SITE:
            yield _SITE_FILE
            if name == "privacy":
                yield from chain.from_iterable(files_of(item) for item, _ in register.withheld)
        elif name not in _OF_NOTHING:
            kind = _KIND.search(arguments)
            named = _KIND_OF_SEGMENT.get(kind[1]) if kind else "glossary" if name == "glossary" else None
            items = register.of_kind(named).values() if named else register.items()
            yield from chain.from_iterable(files_of(item) for item in items)


def _shown(register: Register, history: History, page: _Page) -> dict[str, Any]:
    site, engine = register.reading.site, register.reading.engine
    repository = repository_of(site)
    contact = site.contact if site else None
    email = f"mailto:{contact.email}" if contact and contact.email else ""
    return {
        "change": page.change,
        "change_href": addresses.link(addresses.CHANGES, day_anchor(page.change.day)) if page.change and _is_told(page.change) else "",
        **_in_repository(repository, history.prefix, page),
        "correcting": (contact.form if contact and contact.form else email) or "",
        "publisher": site.publisher.name if site else engine.name,
        "publisher_href": (site.publisher.address if site else "") or "",
        "data": addresses.link(page.data) if page.data else "",
        "language": engine.language if page.foreign else "",
        "site_name": engine.name,
        "title": page.title,
        "address": f"{engine.address}{page.address}" if engine.address else "",
    }


def _in_repository(repository: Repository | None, prefix: str, page: _Page) -> dict[str, Any]:
    """Where what a page is made of can be read and edited; nothing where no repository is configured.

    A hand-written page is its text, so that is what one edits there; the data that its slots show lie elsewhere.
    """
    shown: dict[str, Any] = {"reading": "", "editing": "", "reading_text": "", "files": 0, "folder": ""}
    if repository is None:
        return shown
    if page.text:
        shown |= {"reading_text": repository.reading(prefix + page.text), "editing": repository.editing(prefix + page.text)}
    if len(page.files) == 1:
        (file,) = page.files
        shown["reading"] = repository.reading(prefix + file, page.line)
        if not page.text:
            shown["editing"] = repository.editing(prefix + file, page.line)
    elif page.files:
        folder = posixpath.commonpath(page.files)
        shown |= {"reading": repository.folder(prefix + folder), "folder": posixpath.basename(folder)}
        if not page.text:  # what slots show is known by its kind only, too roughly to be counted
            shown["files"] = len(page.files)
    return shown


def _is_told(change: Change) -> bool:
    """Whether the list of changes tells of it: it tells of the data, not of hand-written pages."""
    return change.file.startswith("data/")
