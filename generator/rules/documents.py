"""What stands in stored documents that somebody could read: looked through once for each checksum, for all rules on personal data.

It may be kept from one build to the next: of the same document, the same program sees the same.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import contacts, legible
from generator.identity import has_number, numbers
from generator.problems import Location
from generator.records.entry import StoredFile
from generator.register import Register
from generator.whole import read_whole, write_whole
from generator.withholding import Words, has_mark


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a document. The words of identity numbers are never kept."""

    fault: str = ""  #: why it could not be read, in Swedish
    scanned: bool = False  #: it has no text, only pictures of it
    numbers: tuple[str, ...] = ()  #: where there are identity numbers, in Swedish
    marked: bool = False  #: something has been taken out of it, and it says so
    withheld: tuple[str, ...] = ()  #: where there are words that must not be published
    contacts: tuple[tuple[str, contacts.Found], ...] = ()  #: where, and what


@dataclass(frozen=True, slots=True)
class InText:
    """What was found in a stored text, by line from 1."""

    numbers: tuple[int, ...] = ()  #: with an identity number
    contacts: tuple[tuple[int, contacts.Found], ...] = ()
    marked: int = 0  #: the first from which something has been taken out; 0 where there is none


_seen: dict[tuple[str, Words], Seen] = {}  # by checksum: in a preview the same files are met again and again
_in_texts: dict[str, InText] = {}  # likewise
_asked: set[str] = set()


class Kept:
    """What was seen in documents and stored texts, kept for the next build.

    Args:
        place: the file where it is kept, in the user's own cache. It may be deleted at any time. Without one, nothing is kept.
        made_with: tells this program, which is who has looked, from any other.
    """

    def __init__(self, place: Path | None, made_with: str) -> None:
        self._place, self._made_with = place, made_with
        self._before: set[str] = set()
        try:
            told, seen, in_texts = pickle.loads(read_whole(place)) if place else ("", {}, {})  # noqa: S301 - from the user's own cache
        except Exception:  # noqa: BLE001 - whatever another version of this program has left there
            return
        if told == made_with:
            _seen.update({(checksum, Words()): found for checksum, found in seen.items()})
            _in_texts.update(in_texts)
            self._before = {*seen, *in_texts}

    def keep(self) -> None:
        """Keep what has been asked for. A fault is looked for again: that a document took too long to read may be the machine's."""
        if self._place is None:
            return
        seen = {checksum: found for (checksum, words), found in _seen.items() if checksum in _asked and not words and not found.fault}
        in_texts = {checksum: found for checksum, found in _in_texts.items() if checksum in _asked}
        if {*seen, *in_texts} == self._before:
            return
        write_whole(self._place, lambda file: pickle.dump((self._made_with, seen, in_texts), file, pickle.HIGHEST_PROTOCOL))


def in_text(stored: StoredFile) -> InText:
    """What stands in a stored text; nothing where the file is none that can be read as text."""
    _asked.add(stored.sha256)
    if stored.text is None:
        return InText()
    if stored.sha256 not in _in_texts:
        lines = stored.text.lines
        text = "\n".join(lines)
        _in_texts[stored.sha256] = InText(
            tuple(text.count("\n", 0, start) + 1 for start in numbers(text)),
            tuple((text.count("\n", 0, found.start) + 1, found) for found in contacts.found_in(text)),
            next((number for number, line in enumerate(lines, start=1) if has_mark(line)), 1) if has_mark(text) else 0,
        )
    return _in_texts[stored.sha256]


def seen_in(register: Register) -> Iterator[tuple[StoredFile, Seen]]:
    """Every stored PDF, Word and OpenDocument file, with what was found in it."""
    files = [stored for stored in register.reading.stored.values() if PurePosixPath(stored.name).suffix in legible.KINDS]
    words = register.reading.withheld
    _asked.update(stored.sha256 for stored in files)
    new = {stored.sha256: stored.path for stored in files if (stored.sha256, words) not in _seen}
    for checksum, document in legible.read_each(new.items()):
        _seen[checksum, words] = look(document, words)
    for stored in files:
        yield stored, _seen[stored.sha256, words]


def look(document: legible.Legible, words: Words) -> Seen:
    """What there is to tell of a document that has been read."""
    if document.fault:
        return Seen(document.fault)
    return Seen(
        scanned=not document.has_text,
        numbers=tuple(dict.fromkeys(where for where, text in document.passages if has_number(text))),
        withheld=tuple(dict.fromkeys(where for where, text in document.passages if words.stand_in(text))),
        marked=any(has_mark(text) for _, text in document.passages),
        contacts=tuple((where, found) for where, text in document.passages for found in contacts.found_in(text)),
    )


def place(stored: StoredFile, line: int = 0) -> Location:
    """Where a stored file is, or a line of it."""
    return Location(f"data/sources/files/{stored.name}", line, 1 if line else 0)


def identity_numbers(register: Register) -> Iterator[tuple[Location, str]]:
    """Where a stored document has an identity number, and a Swedish clause that says so without repeating it."""
    for stored in register.reading.stored.values():
        for line in in_text(stored).numbers:
            yield place(stored, line), "texten innehåller något som ser ut som ett personnummer"
    for stored, seen in seen_in(register):
        for where in seen.numbers:
            yield place(stored), f"{where} innehåller något som ser ut som ett personnummer"
