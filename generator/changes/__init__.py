"""What git's changes mean for those who read: which record came, changed or went on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from generator import addresses
from generator.history import Change, Deed, History
from generator.identity import masked
from generator.noting import note
from generator.records import KINDS, Kind
from generator.register import Register
from generator.register.items import Item, ResponseItem, SourceItem

#: The kind of changes to what the site says of itself.
SITE = "site"

_SITE_FILE, _STORED = "data/site.yml", "data/sources/files/"

_DEEDS = {Deed.ADDED: "lades till", Deed.CHANGED: "ändrades", Deed.REMOVED: "togs bort"}

#: What goes before a title that does not itself say what it is the title of.
_BEFORE = {"agreements": "Överenskommelsen", "areas": "Området", "measures": "Insatsen", "indicators": "Indikatorn", "sources": "Källan"}


_ARTICLE = 2  # letters at most, at the end of a Swedish word


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a day's changes of one record, or of what the site says of itself, come to."""

    day: date
    moment: datetime  #: when the last of them was made, in UTC
    commit: str  #: that made the last of them
    kind: str  #: the name of a kind in `records.KINDS`, or `SITE`
    deed: Deed
    file: str  #: of the record, path relative to the project folder
    names: Mapping[str, str]  #: of a record that is gone, what its path tells: its id and the folders that it lay in
    gone: tuple[str, str] = ("", "")  #: what is not there is called so, and what goes before that
    subject: Item[Any] | None = None  #: the record, where it is still there
    address: str = ""  #: where its page is or was; empty where it has none

    @property
    def title(self) -> str:
        """What is told of. It is asked for when it is shown: of thousands of changes few are."""
        if self.subject is None:
            return self.gone[0]
        return self.subject.title_among_others if isinstance(self.subject, ResponseItem) else self.subject.title

    @property
    def before(self) -> str:
        """What goes before the title to say what it is the title of."""
        if self.subject is None:
            return self.gone[1]
        before = _BEFORE.get(self.subject.kind, "")
        return "" if _says(self.title, before) else before

    @property
    def done(self) -> str:
        """What happened, in words: `lades till`."""
        return _DEEDS[self.deed]

    @property
    def in_words(self) -> str:
        """`Källan Tjänsteutlåtandet ändrades`."""
        return " ".join(filter(None, [self.before, self.title, self.done]))


def changed_days(register: Register, history: History) -> Iterator[tuple[date, list[Told]]]:
    """Each day on which something changed, the newest first, with each subject once."""
    note("history:")
    by_day: dict[date, list[Change]] = {}
    for change in sorted(history.changes, key=lambda change: change.day, reverse=True):
        by_day.setdefault(change.day, []).append(change)
    subjects = _subjects(register)
    for day, changes in by_day.items():
        if told := list(_told(register, subjects, changes)):
            yield day, told


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
    found = filter(None, map(history.of, files))
    return max(found, key=lambda change: change.moment, default=None)


def _subjects(register: Register) -> dict[str, Item[Any]]:
    """The record that each file belongs to."""
    found = {item.entry.file: item for item in register.items()}
    for source in register.sources.values():
        found.update({f"{_STORED}{stored.name}": source for stored in (source.file, source.text_file) if stored})
    return found


def _told(register: Register, subjects: Mapping[str, Item[Any]], changes: Iterable[Change]) -> Iterator[Told]:
    """What the changes of a day, newest first, come to."""
    by_subject: dict[str, list[Change]] = {}
    for change in changes:
        subject = subjects.get(change.file)
        by_subject.setdefault(subject.entry.file if subject else change.file, []).append(change)
    for file, own in by_subject.items():
        deed = _together([change.deed for change in own if change.file == file] or [Deed.CHANGED])
        if deed and (told := _of_file(register, subjects.get(file), file, own, deed)):
            yield told


def _together(deeds: list[Deed]) -> Deed | None:
    """What a day's deeds, newest first, come to: what was added and removed again on the same day never happened."""
    last, first = deeds[0], deeds[-1]
    if last is Deed.REMOVED:
        return None if first is Deed.ADDED else Deed.REMOVED
    return Deed.ADDED if first is Deed.ADDED else Deed.CHANGED


def _of_file(register: Register, subject: Item[Any] | None, file: str, own: list[Change], deed: Deed) -> Told | None:
    """One change of a day; None where it is of nothing that residents see."""
    newest = max(own, key=lambda change: change.moment)
    of_day = (newest.day, newest.moment, newest.commit)
    if subject:
        return Told(*of_day, subject.kind, deed, file, {}, subject=subject, address=subject.address)
    if file == _SITE_FILE:
        return Told(*of_day, SITE, deed, file, {}, ("Webbplatsens egna uppgifter", ""))
    kind, names = _kind_of(file)
    if kind is None or _is_withheld(register, names):
        return None
    before = f"{kind.singular[:1].upper()}{kind.singular[1:]} med id"
    return Told(*of_day, kind.name, deed, file, names, (names.get("id", ""), before), None, _address(kind, names))


def _says(title: str, before: str) -> bool:
    """Whether a title says by itself what it is the title of, with its article or without: `Överenskommelse om trygghet`."""
    first = title.split(maxsplit=1)[0].casefold()
    return before.casefold().startswith(first) and len(first) >= len(before) - _ARTICLE


def _kind_of(file: str) -> tuple[Kind | None, dict[str, str]]:
    """The kind of record that lies in a file, and what the file's path tells of it."""
    for kind in KINDS.values():
        if (names := kind.names(file.removeprefix("data/"))) is not None:
            return kind, names
    return None, {}


def _is_withheld(register: Register, names: Mapping[str, str]) -> bool:
    """Whether what is gone was called something that must not be published; it may have been removed for that."""
    return any(register.reading.withheld.stand_in(name) or masked(name) != name for name in names.values())


def _address(kind: Kind, names: Mapping[str, str]) -> str:
    """Where the page of a record that is gone was; empty where such records have none."""
    if kind.name not in addresses.SEGMENTS:
        return ""
    return addresses.record(kind.name, f"{names['consultation']}-{names['id']}" if kind.name == "responses" else names["id"])
