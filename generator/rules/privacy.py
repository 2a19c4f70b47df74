"""Rules on personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from personnummer.personnummer import valid

from generator.problems import Location
from generator.records import walk
from generator.register import Register
from generator.rules.registry import Finding, error, rule

#: Six or eight digits of a date and four more, however they are set apart (Skatteverket, SKV 704).
_CANDIDATE = re.compile(r"(?<!\d)(?:\d\d)?\d{6}\s?[-+\u2010-\u2015\u2212]?\s?\d{4}(?!\d)")
_CHECKSUM = re.compile(r"[0-9a-f]{64}")  # digits in it mean nothing
_SEPARATOR = re.compile(r"[\s\u2010-\u2015\u2212]+")


def identity_numbers(text: str) -> Iterator[int]:
    """Where personal identity numbers and co-ordination numbers with a right check digit start in a text."""
    for match in _CANDIDATE.finditer(text):
        digits = _SEPARATOR.sub("-", match.group()).replace("--", "-").replace("-+", "+").replace("+-", "+")
        if valid(digits.replace("-", "") if digits.count("-") > 1 else digits):
            yield match.start()


def _has_number(text: str) -> bool:
    return not _CHECKSUM.fullmatch(text) and next(identity_numbers(text), None) is not None


@rule("privacy.identity-number")
def no_identity_numbers(register: Register) -> Finding:
    """No field and no stored text holds a personal identity number. The message never repeats it."""
    advice = "Ta bort numret. Står det i en lagrad handling: lagra en version där det är borttaget."
    message = "texten innehåller något som ser ut som ett personnummer"
    for item in register.items():
        for path, text, _ in walk.texts(item.record):
            if _has_number(text):
                yield error("privacy.identity-number", item, message, advice, path)
    site, places = register.reading.site, register.reading.site_places
    if site and places:
        for path, text, _ in walk.texts(site):
            if _has_number(text):
                yield error("privacy.identity-number", places.place(path), message, advice)
    for name, stored in register.reading.stored.items():
        for number, line in enumerate(stored.text.lines if stored.text else (), start=1):
            for start in identity_numbers(line):
                yield error("privacy.identity-number", Location(f"data/sources/files/{name}", number, start + 1), message, advice)
