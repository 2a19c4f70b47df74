"""What has changed on the site and when, in a resident's words: from the history of data/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator import addresses
from generator.history import Change, Deed, Extent, History
from generator.pages import swedish
from generator.pages.repository import repository_of
from generator.records import KINDS
from generator.register import Register
from generator.register.items import Item, SourceItem

_SITE_FILE, _STORED = "data/site.yml", "data/sources/files/"

#: What a resident most wants to know of comes first on a day.
_ORDER = ("agreements", "consultations", "responses", "areas", "measures", "situations", "indicators", "places", "organisations", "sources")

_DEEDS = {Deed.ADDED: "lades till", Deed.CHANGED: "ändrades", Deed.REMOVED: "togs bort"}

#: What goes before a title that does not itself say what it is the title of.
_BEFORE = {"agreements": "Överenskommelsen", "areas": "Området", "measures": "Insatsen", "indicators": "Indikatorn", "sources": "Källan"}

_FEW = 6  # of a kind on a day, that are shown without opening anything


@dataclass(frozen=True, slots=True)
class ChangeView:
    """`Idrottsnämndens svar lades till`: the subject, its page where there is one, and what happened."""

    before: str
    title: str
    href: str
    deed: str
    commit: str  #: the address of the change in the repository, or empty
    language: str = ""  #: of the title, where it is not the page's own


@dataclass(slots=True)
class ChangeGroup:
    """The changes of one kind on a day; `summary` where they are so many that they are folded."""

    summary: str
    changes: list[ChangeView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DayOfChange:
    anchor: str
    day: date
    groups: list[ChangeGroup]


def day_anchor(day: date) -> str:
    """The anchor of a day in the list of changes."""
    return addresses.change_anchor(day.isoformat())


def days(register: Register, history: History, limit: int) -> tuple[list[DayOfChange], bool]:
    """The newest days on which something changed, up to a number of changes, and whether older ones were left out."""
    by_day: dict[date, list[Change]] = {}
    for change in sorted(history.changes, key=lambda change: change.day, reverse=True):
        by_day.setdefault(change.day, []).append(change)
    subjects = _subjects(register)
    shown: list[DayOfChange] = []
    count = 0
    for day, changes in by_day.items():
        if count >= limit:
            return shown, True
        told = _told(register, subjects, changes)
        if told:
            shown.append(DayOfChange(day_anchor(day), day, list(_grouped(told))))
            count += len(told)
    return shown, False


def latest_change(history: History, item: Item[Any]) -> Change | None:
    """The newest known change of a record, or of a document that is stored with it."""
    return latest_of(history, files_of(item))


def files_of(item: Item[Any]) -> list[str]:
    """A record's own file, and those of documents that are stored with it."""
    if not isinstance(item, SourceItem):
        return [item.entry.file]
    return [item.entry.file, *(f"{_STORED}{stored.name}" for stored in (item.file, item.text_file) if stored)]


def latest_of(history: History, files: Iterable[str]) -> Change | None:
    """The newest known change of any of some files."""
    found = [history.latest[file] for file in files if file in history.latest]
    return max(found, key=lambda change: change.day, default=None)


def extent_words(history: History) -> str:
    """What to say where the history is not whole; empty where it is."""
    if history.extent is Extent.NONE:
        return "Webbplatsen är byggd utan ändringshistorik. Därför vet vi inte när något ändrades."
    if history.extent is Extent.SHALLOW:
        return "Bara den senaste delen av ändringshistoriken fanns med när webbplatsen byggdes. Äldre ändringar visas inte."
    return ""


def commit_address(register: Register, change: Change) -> str:
    """Where a change can be seen in the repository; empty where none is configured."""
    repository = repository_of(register.reading.site)
    return repository.change(change.commit) if repository else ""


def _subjects(register: Register) -> dict[str, Item[Any]]:
    """The record that each file belongs to."""
    found = {item.entry.file: item for item in register.items()}
    for source in register.sources.values():
        found.update({f"{_STORED}{stored.name}": source for stored in (source.file, source.text_file) if stored})
    return found


def _told(register: Register, subjects: dict[str, Item[Any]], changes: list[Change]) -> list[tuple[str, ChangeView, Deed]]:
    """The changes of a day, newest first, each subject once: kind, view, deed."""
    by_subject: dict[str, list[Change]] = {}
    for change in changes:
        subject = subjects.get(change.file)
        by_subject.setdefault(subject.entry.file if subject else change.file, []).append(change)
    told = []
    for file, own in by_subject.items():
        deed = _together([change.deed for change in own if change.file == file] or [Deed.CHANGED])
        view = _view(subjects.get(file), file, deed, commit_address(register, own[0])) if deed else None
        if view and deed:
            told.append((*view, deed))
    return told


def _together(deeds: list[Deed]) -> Deed | None:
    """What a day's deeds, newest first, come to: what was added and removed again on the same day never happened."""
    last, first = deeds[0], deeds[-1]
    if last is Deed.REMOVED:
        return None if first is Deed.ADDED else Deed.REMOVED
    return Deed.ADDED if first is Deed.ADDED else Deed.CHANGED


def _view(subject: Item[Any] | None, file: str, deed: Deed, commit: str) -> tuple[str, ChangeView] | None:
    if subject:
        href = subject.link if subject.address else ""
        language = subject.language if isinstance(subject, SourceItem) else ""
        return subject.kind, ChangeView(_BEFORE.get(subject.kind, ""), subject.title, href, _DEEDS[deed], commit, language)
    if file == _SITE_FILE:
        return "site", ChangeView("", "Webbplatsens egna uppgifter", "", _DEEDS[deed], commit)
    for kind in KINDS.values():
        if (names := kind.names(file.removeprefix("data/"))) is not None:
            return kind.name, ChangeView(f"{swedish.sentence(kind.singular)} med id", names.get("id", ""), "", _DEEDS[deed], commit)
    return None


def _grouped(told: list[tuple[str, ChangeView, Deed]]) -> Iterator[ChangeGroup]:
    """The changes by kind and deed; many of the same sort are folded under a line that counts them."""
    groups: dict[tuple[int, str, Deed], list[ChangeView]] = {}
    for kind, view, deed in told:
        order = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        groups.setdefault((order, kind, deed), []).append(view)
    for (_, kind, deed), views in sorted(groups.items(), key=lambda pair: (pair[0][0], pair[0][1], pair[0][2].value)):
        views.sort(key=lambda view: swedish.alphabetical(view.title))
        count = swedish.sentence(swedish.numeral(len(views)))
        summary = f"{count} {KINDS[kind].plural} {_DEEDS[deed]}" if kind in KINDS and len(views) > _FEW else ""
        yield ChangeGroup(summary, views)
