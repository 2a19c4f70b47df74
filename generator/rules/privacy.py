"""Rules on personal data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator import contacts
from generator.identity import has_number, numbers
from generator.problems import Location
from generator.records import walk
from generator.register import Register
from generator.rules import documents, everywhere, texts
from generator.rules.carried import carried
from generator.rules.registry import Finding, error, rule, warning

_CHECKSUM = re.compile(r"[0-9a-f]{64}")  # digits in it mean nothing
_ADVICE = "Ta bort numret. Står det i en lagrad handling: lagra en version där det är borttaget."
_MESSAGE = "texten innehåller något som ser ut som ett personnummer"


@rule("stored.unread")
def documents_can_be_looked_through(register: Register) -> Finding:
    """A PDF with text passes; one that is broken or locked does not, and of one that is only pictures an editor is told to look at it."""
    advice = "Spara den på nytt utan lösenord, som .pdf, .docx eller .odt. Annars vet ingen om den innehåller personnummer."
    for stored, seen in documents.seen_in(register):
        if seen.fault:
            yield error("stored.unread", documents.place(stored), f"filen {seen.fault}", advice)
        elif seen.scanned:
            place = documents.place(stored)
            told = "Den är troligen inskannad. Läs den själv, så att inga personuppgifter står i den, och gör den helst till text (OCR)."
            yield warning("stored.unread", place, "filen har ingen text som kontrollen kan läsa", told)
    for found in carried(register):
        if found.subject == "fault":
            yield error("stored.unread", found.place, found.where, advice)


@rule("privacy.identity-number")
def no_identity_numbers(register: Register) -> Finding:
    """No field, no file's name, no document and no draft holds a personal identity number. The message never repeats it."""
    for place, seen in _seen(register):
        yield from (error("privacy.identity-number", place(path), _MESSAGE, _ADVICE) for path in seen.numbers)
    for location, name in everywhere.names(register):
        if has_number(name):
            yield error("privacy.identity-number", location, "filens namn ser ut som ett personnummer", "Byt namn på filen.")
    for location, message in documents.identity_numbers(register):
        yield error("privacy.identity-number", location, message, _ADVICE)
    for found in carried(register):
        if found.subject == "numbers":
            yield error("privacy.identity-number", found.place, f"{found.where} innehåller något som ser ut som ett personnummer", _ADVICE)
    for name, text in register.reading.drafts.items():
        plain = _CHECKSUM.sub("", text)
        for start in numbers(plain):
            yield error("privacy.identity-number", Location(name, plain.count("\n", 0, start) + 1, 1), _MESSAGE, _ADVICE)


def _seen(register: Register) -> Iterator[tuple[Callable[[walk.Path], Location], texts.Seen]]:
    """What is seen in every record, and in what the site says of itself, with what knows the places of its fields."""
    yield from ((item.place, seen) for item, seen in texts.seen_in(register))
    site, places = register.reading.site, register.reading.site_places
    if site and places:
        yield places.place, texts.look("", site)


@rule("privacy.contact")
def no_contacts_of_individuals(register: Register) -> Finding:
    """`registrator@exempel.se` and a switchboard pass; `anna.provsson@exempel.se`, her telephone and where she lives are told.

    What a source says is `allowed`, with a reason, passes everywhere.
    """
    allowed = {contacts.same(each.words) for source in register.sources.values() for each in source.record.allowed}
    for location, where, found in _contacts(register):
        if contacts.same(found.words) not in allowed:
            message = f"{where} innehåller {_ONE[found.kind]} som kan vara en enskild persons"
            yield warning("privacy.contact", location, message, _CONTACT_ADVICE)


_ONE = {
    contacts.Contact.PHONE: "ett telefonnummer",
    contacts.Contact.EMAIL: "en e-postadress",
    contacts.Contact.STREET: "en gatuadress",
}
_CONTACT_ADVICE = (
    "Ta bort uppgiften och skriv [maskat] i stället. Är det en myndighets eller funktions egen uppgift får den stå kvar: "
    "skriv den under allowed i källan, med skäl."
)


def _contacts(register: Register) -> Iterator[tuple[Location, str, contacts.Found]]:
    """Everything that seems to reach one person: its place, where that is in words, and what."""
    for place, seen in _seen(register):
        yield from ((place(path), "texten", found) for path, found in seen.contacts)
    for stored in register.reading.stored.values():
        yield from ((documents.place(stored, line), "texten", found) for line, found in documents.in_text(stored).contacts)
    for stored, read in documents.seen_in(register):
        yield from ((documents.place(stored), where, found) for where, found in read.contacts)
