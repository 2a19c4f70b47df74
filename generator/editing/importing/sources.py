"""The draft of a document's source, and what its files are called."""

from __future__ import annotations

import re
from datetime import date

from generator.editing.importing.drafts import Fields, written
from generator.editing.importing.understood import Understood
from generator.records.organisation import PUBLIC_BODIES
from generator.records.response import DocumentKind
from generator.records.source import SourceKind
from generator.register import Register
from generator.register.items import OrganisationItem, genitive

_KINDS = {
    DocumentKind.STATEMENT: (SourceKind.STATEMENT, "tjänsteutlåtande"),
    DocumentKind.MINUTES: (SourceKind.MINUTES, "protokoll"),
    DocumentKind.DECISION: (SourceKind.OTHER, "beslut"),
    DocumentKind.LETTER: (SourceKind.OTHER, "remissvar"),
}


def slug(name: str) -> str:
    """A name as an id."""
    folded = name.casefold().translate(str.maketrans("åäöéüáàèø", "aaoeuaaeo"))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].strip("-") or "handling"


def year(found: Understood, today: date) -> int:
    """The year that a source is called after: the document's own, else that of the consultation, else this year."""
    facts, asked = found.facts, found.consultation.record
    days = [each.date for each in (facts.dated, facts.decided, facts.received) if each]
    days += [day for day in (asked.deadline, asked.sent_on) if day]
    return days[0].year if days else today.year


def source(found: Understood, files: dict[str, str], today: date, register: Register, note: str) -> str:
    """The draft's text. `files` are the fields that name the stored files and their checksums."""
    sender = found.sender
    author = sender.prepared_by or sender.respondent
    name = author.record.name if author else sender.name or "Okänd utgivare"
    kind, word = _KINDS[found.kind]
    roof = _roof(author)
    fields = Fields()
    fields.add(
        "title",
        found.title or f"{genitive(name)} {word}",
        "taget ur dokumentets huvud" if found.title else "handlingen har ingen tydlig rubrik",
    )
    fields.add("short_title", f"{genitive(name)} {word}", "gjord av namnet och handlingens slag")
    fields.add("publisher", f"{name}, {roof.record.name}" if roof and roof is not author else name, "den som svaret är från")
    fields.add("organisation", author.id if author else "")
    fields.add("kind", kind.value, found.kind_why)
    fields.add("rank", "primary")
    dated = found.facts.dated or found.facts.decided
    fields.add("date", str(dated.date) if dated else None, f'i handlingen står "{dated.sentence[:90]}"' if dated else "")
    fields.add(
        "retrieved_on", str(today), "dagen då filen importerades; ändra om du fick den en annan dag. Finns den på webben? Skriv address"
    )
    for field, value in files.items():
        fields.add(field, value)
    fields.add("terms", _terms(author, roof, name, register), "stäm av med den som handlingen kommer från")
    fields.add("note", note)
    if not dated:
        gap = Fields().add("what", "Dagen då handlingen skrevs.").add("where", "I handlingen.").add("searched_on", str(today))
        fields.add("missing", [gap])
    return written(fields, ["kontrollera: källan är gjord av insyn import; läs varje fält, rätta och ta bort alla rader som denna"])


def _roof(item: OrganisationItem | None) -> OrganisationItem | None:
    """What an organisation is a part of in the end."""
    seen = set()
    while item and item.parent and item.id not in seen:
        seen.add(item.id)
        item = item.parent
    return item


def _terms(author: OrganisationItem | None, roof: OrganisationItem | None, name: str, register: Register) -> str:
    site = register.reading.site
    ours = f"Webbplatsens licens{f', {site.licence.name},' if site else ''} gäller inte handlingen."
    public = author is None or author.record.kind in PUBLIC_BODIES
    of = roof.record.name if roof else name
    whose = (
        f"Handlingen är en allmän handling från {of} och har sina egna villkor."
        if public
        else f"Handlingen är {genitive(name)} och har sina egna villkor."
    )
    return f"{whose} {ours}"
