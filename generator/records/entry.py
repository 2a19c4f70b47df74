"""What reading hands on: records with the place of everything in them, stored files, and the engine's own settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from generator.noting import note
from generator.problems import Location, Problem
from generator.quoting import StoredText
from generator.records.outline import OfResponse, Outline, outline_of
from generator.records.shared import Record
from generator.records.site import Site
from generator.withholding import Words

R_co = TypeVar("R_co", bound=Record, covariant=True)
T_co = TypeVar("T_co", covariant=True)

#: What may be stored and offered for download. Nothing here runs in a reader's browser as a page of ours.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}

#: How the name of a record's file ends that an editor has not gone through yet. It is no record until the name is changed.
DRAFT = ".draft.yml"


class Places(Protocol):
    """Knows where in a file each field stands."""

    def place(self, path: tuple[str | int, ...] = (), *, of_key: bool = False) -> Location:
        """Where the value at a path stands (or its key); the nearest thing above it where there is no such value."""

    def carried(self) -> Places:
        """The same for where the file is not at hand."""


class Later(Generic[T_co]):
    """Something that is made when it is first asked for: of thousands of records, a build after one edit asks for few.

    Args:
        make: makes it.
        outline: of a record, what is known of it before it is made.
    """

    __slots__ = ("_made", "_make", "outline")

    def __init__(self, make: Callable[[], T_co], outline: Outline | None = None) -> None:
        self._make: Callable[[], T_co] | None = make
        self._made: T_co | None = None
        self.outline = outline

    def __call__(self) -> T_co:
        """It."""
        make = self._make
        if make is not None:  # two threads may both make it, which does no harm; in this order none finds nothing
            self._made = make()
            self._make = None
        return self._made  # type: ignore[return-value]  # it has been made


class Made:
    """A field that holds something, which is made when it is asked for where it was given as `Later`.

    Args:
        slot: the descriptor of the field, as the class has it.
    """

    def __init__(self, slot: Any) -> None:
        self.held, self._set = slot.__get__, slot.__set__

    def __get__(self, holder: Any, of: type | None = None) -> Any:
        if holder is None:
            return self
        held = self.held(holder)
        return held() if type(held) is Later else held

    def __set__(self, holder: Any, value: Any) -> None:
        self._set(holder, value)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record as it was read."""

    kind: str  #: the name of a kind in `records.KINDS`
    stem: str  #: the name of its file, or of its folder
    record: R_co  #: one may also be given as `Later`
    file: str  #: path relative to the project folder
    places: Places
    agreement: str = ""  #: the folder of the agreement that it lies in
    consultation: str = ""  #: the folder of the consultation that it lies in
    seen: Any = None  #: what was to be told of the record by itself, where somebody asked for it when it was read
    digest: str = ""  #: what tells the record from any other, where that is known without looking at it

    @property
    def outline(self) -> Outline:
        """What the register and the rules ask of every record, at hand where the record is not."""
        held = _RECORD.held(self)
        if type(held) is not Later:
            held = Later(partial(_itself, held), outline_of(held))  # it is asked for again and again
            _RECORD.__set__(self, held)
        if held.outline is None:
            held.outline = outline_of(held())
        return held.outline

    @property
    def as_response(self) -> OfResponse:
        """What of the outline a response alone has; not to be asked of an entry of another kind."""
        told = self.outline.response
        assert told is not None  # noqa: S101 - it is a response
        return told


def _itself(record: Record) -> Record:
    return record


_RECORD = Made(vars(Entry)["record"])
Entry.record = _RECORD  # type: ignore[misc]  # what it holds is still in its slot


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file below data/sources/files/."""

    name: str  #: path below data/sources/files/
    path: Path
    size: int  #: bytes
    sha256: str
    text: StoredText | None  #: for .txt files that are UTF-8


_SETTINGS = Location("mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Engine:
    """What mkdocs.yml says that Insyn needs; that file alone owns the site's name, address and language."""

    name: str = "Insyn"
    subtitle: str = ""  #: what stands under the name
    address: str = ""  #: with a slash at its end, or empty where none is configured
    language: str = "sv"
    content: str = "content"  #: the folder of hand-written pages
    output: str = "site"  #: the folder of the finished site
    theme: str = ""  #: the folder of templates, where the project has its own
    navigation: dict[str, str] = field(default_factory=dict)  #: by address, what the page is called in the navigation
    address_place: Location = _SETTINGS  #: where the address stands or could stand


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, and every problem with it. What could not be read is left out, the rest is here."""

    project: Path
    engine: Engine
    site: Site | None
    site_places: Places | None
    entries: list[Entry[Record]]
    stored: dict[str, StoredFile]
    problems: list[Problem]
    unread: dict[str, set[str]] = field(default_factory=dict)  #: ids by kind of files that are there but could not be read
    drafts: dict[str, str] = field(default_factory=dict)  #: the text of files that are no records yet, by path below the project
    withheld: Words = field(default_factory=Words)  #: what must not be published, from a list that is kept apart from the project

    written: Mapping[str, str] | None = None  #: the text of hand-written pages, by path below the project, where they are not at hand

    def text(self, file: str) -> str | None:
        """The text of a hand-written page, by its path below the project; None where there is none."""
        note(f"text:{file}")
        if self.written is not None:
            return self.written.get(file)
        path = self.project / file
        return path.read_text("utf-8", errors="replace") if path.is_file() else None

    def carried(self) -> Reading:
        """What of it another machine needs to make the same pages: all texts and places with it, but no problems or drafts."""
        entries = [replace(entry, places=entry.places.carried()) for entry in self.entries]
        files = [path.relative_to(self.project).as_posix() for path in sorted((self.project / self.engine.content).rglob("*.md"))]
        written = {file: text for file in files if (text := self.text(file)) is not None} if self.written is None else self.written
        return replace(self, entries=entries, problems=[], drafts={}, written=written)
