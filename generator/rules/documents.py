"""What stands in stored documents that somebody could read: looked through once for each checksum, for all rules on personal data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import contacts, legible
from generator.identity import has_number, numbers
from generator.problems import Location
from generator.records.entry import StoredFile
from generator.register import Register
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


_seen: dict[tuple[str, Words], Seen] = {}  # by checksum: in a preview the same files are met again and again


def seen_in(register: Register) -> Iterator[tuple[StoredFile, Seen]]:
    """Every stored PDF, Word and OpenDocument file, with what was found in it."""
    files = [stored for stored in register.reading.stored.values() if PurePosixPath(stored.name).suffix in legible.KINDS]
    words = register.reading.withheld
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
        text = "\n".join(stored.text.lines) if stored.text else ""
        for start in numbers(text):
            yield place(stored, text.count("\n", 0, start) + 1), "texten innehåller något som ser ut som ett personnummer"
    for stored, seen in seen_in(register):
        for where in seen.numbers:
            yield place(stored), f"{where} innehåller något som ser ut som ett personnummer"
