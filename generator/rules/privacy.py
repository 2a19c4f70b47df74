"""Rules on personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePosixPath

from generator import prose
from generator.identity import has_number, numbers
from generator.problems import Location
from generator.records import walk
from generator.records.fields import Part
from generator.records.indicator import Figure, Target
from generator.register import Register
from generator.rules.registry import Finding, error, rule

_CHECKSUM = re.compile(r"[0-9a-f]{64}")  # digits in it mean nothing
_ADVICE = "Ta bort numret. Står det i en lagrad handling: lagra en version där det är borttaget."
_MESSAGE = "texten innehåller något som ser ut som ett personnummer"


@rule("privacy.identity-number")
def no_identity_numbers(register: Register) -> Finding:
    """No field, no file's name, no stored text and no draft holds a personal identity number. The message never repeats it."""
    for item in register.items():
        for path in _fields_with_numbers(item.record):
            yield error("privacy.identity-number", item, _MESSAGE, _ADVICE, path)
        if has_number(item.entry.stem):
            yield error("privacy.identity-number", item, "filens namn ser ut som ett personnummer", "Byt namn på filen.")
    site, places = register.reading.site, register.reading.site_places
    if site and places:
        for path in _fields_with_numbers(site):
            yield error("privacy.identity-number", places.place(path), _MESSAGE, _ADVICE)
    for name, stored in register.reading.stored.items():
        if has_number(PurePosixPath(name).stem):
            yield error(
                "privacy.identity-number", Location("data/sources/files"), "en fils namn ser ut som ett personnummer", "Byt namn på den."
            )
        yield from _in_text(f"data/sources/files/{name}", "\n".join(stored.text.lines) if stored.text else "")
    for name, text in register.reading.drafts.items():
        yield from _in_text(name, _CHECKSUM.sub("", text))


def _in_text(file: str, text: str) -> Finding:
    for start in numbers(text):
        yield error("privacy.identity-number", Location(file, text.count("\n", 0, start) + 1, 1), _MESSAGE, _ADVICE)


def _fields_with_numbers(part: Part) -> Iterator[walk.Path]:
    """Fields that hold a number as they are written, or as they are read once Markdown has made them into prose."""
    for path, text, markdown in walk.texts(part):
        if not _CHECKSUM.fullmatch(text) and (has_number(text) or (markdown and has_number(prose.plain(text)))):
            yield path
    for kind in (Figure, Target):  # the only numbers that editors write
        for path, figure in walk.parts(part, kind):
            value: Decimal | None = figure.value  # type: ignore[attr-defined]  # both have one
            if value is not None and has_number(format(value, "f")):
                yield (*path, "value")
