"""Rules on personal data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import PurePosixPath

from generator import contacts, prose
from generator.identity import has_number
from generator.problems import Location
from generator.records import walk
from generator.records.fields import Part
from generator.records.indicator import Figure, Target
from generator.register import Register
from generator.rules import documents
from generator.rules.registry import Finding, error, rule, warning

_CHECKSUM = re.compile(r"[0-9a-f]{64}")  # digits in it mean nothing
_ADVICE = "Ta bort numret. Står det i en lagrad handling: lagra en version där det är borttaget."
_MESSAGE = "texten innehåller något som ser ut som ett personnummer"


@rule("privacy.identity-number")
def no_identity_numbers(register: Register) -> Finding:
    """No field, no file's name and no stored text holds a personal identity number. The message never repeats it."""
    for item in register.items():
        for path in _fields_with_numbers(item.record):
            yield error("privacy.identity-number", item, _MESSAGE, _ADVICE, path)
        if has_number(item.entry.stem):
            yield error("privacy.identity-number", item, "filens namn ser ut som ett personnummer", "Byt namn på filen.")
    site, places = register.reading.site, register.reading.site_places
    if site and places:
        for path in _fields_with_numbers(site):
            yield error("privacy.identity-number", places.place(path), _MESSAGE, _ADVICE)
    for name in register.reading.stored:
        if has_number(PurePosixPath(name).stem):
            yield error(
                "privacy.identity-number", Location("data/sources/files"), "en fils namn ser ut som ett personnummer", "Byt namn på den."
            )
    for location, message in documents.identity_numbers(register):
        yield error("privacy.identity-number", location, message, _ADVICE)


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


#: Fields that hold no words of anybody's, or that say themselves that what they hold may stand.
_NO_WORDS = frozenset({"address", "file", "text_file", "sha256", "text_sha256", "dnr", "allowed", "id"})


@rule("privacy.contact")
def no_contacts_of_individuals(register: Register) -> Finding:
    """`registrator@exempel.se` and a switchboard pass; `anna.provsson@exempel.se`, her telephone and where she lives are told.

    What a source says is `allowed`, with a reason, passes everywhere.
    """
    allowed = {contacts.same(each.words) for source in register.sources.values() for each in source.record.allowed}
    for location, where, kind, words in _contacts(register):
        if contacts.same(words) not in allowed:
            yield warning("privacy.contact", location, f"{where} innehåller {_ONE[kind]} som kan vara en enskild persons", _CONTACT_ADVICE)


_ONE = {
    contacts.Contact.PHONE: "ett telefonnummer",
    contacts.Contact.EMAIL: "en e-postadress",
    contacts.Contact.STREET: "en gatuadress",
}
_CONTACT_ADVICE = (
    "Ta bort uppgiften och skriv [maskat] i stället. Är det en myndighets eller funktions egen uppgift får den stå kvar: "
    "skriv den under allowed i källan, med skäl."
)


def _contacts(register: Register) -> Iterator[tuple[Location, str, contacts.Contact, str]]:
    """Everything that seems to reach one person: its place, where that is in words, and what."""
    site, places = register.reading.site, register.reading.site_places
    parts: list[tuple[Part, Callable[[walk.Path], Location]]] = [(item.record, item.place) for item in register.items()]
    if site and places:
        parts.append((site, places.place))
    for part, place in parts:
        for path, text, _ in walk.texts(part):
            if _NO_WORDS.isdisjoint(map(str, path)):
                yield from ((place(path), "texten", found.kind, found.words) for found in contacts.found_in(text))
    for stored in register.reading.stored.values():
        text = "\n".join(stored.text.lines) if stored.text else ""
        for found in contacts.found_in(text):
            yield documents.place(stored, text.count("\n", 0, found.start) + 1), "texten", found.kind, found.words
    for stored, seen in documents.seen_in(register):
        yield from ((documents.place(stored), where, found.kind, found.words) for where, found in seen.contacts)
