"""Who a document is from, matched against the organisations that there are; and which consultation it answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.editing.importing import facts
from generator.records.organisation import OrganisationKind
from generator.register import Register
from generator.register.items import ConsultationItem, OrganisationItem

_RECIPIENT = re.compile(r"(?:^|[\s(])(?:till|från|remiss(?:en)? från|mottagare|adressat)\s*:?\s*$", re.IGNORECASE)
_ISSUES = re.compile(r"^\W*har (?:remitterat|skickat|översänt|begärt|gett)", re.IGNORECASE)
_LEAST = 3  # points below which nobody is taken for the sender
#: How a body is called that is not among the organisations, by the end of its name, and what kind that is.
_ENDINGS = (
    ("stadsdelsnämnd", OrganisationKind.DISTRICT_BOARD),
    ("nämnd", OrganisationKind.BOARD),
    ("kommunstyrelse", OrganisationKind.EXECUTIVE),
    ("förvaltning", OrganisationKind.ADMINISTRATION),
    ("förening", OrganisationKind.ASSOCIATION),
    ("förbund", OrganisationKind.ASSOCIATION),
    ("länsstyrelse", OrganisationKind.AUTHORITY),
    ("myndighet", OrganisationKind.AUTHORITY),
    ("bolag", OrganisationKind.COMPANY),
    ("aktiebolag", OrganisationKind.COMPANY),
)
_NAMED = re.compile(
    r"\b(?:[A-ZÅÄÖ][\wåäöé-]*\s+){0,3}(?:[A-ZÅÄÖ][\wåäöé-]*(?:nämnd|stadsdelsnämnd|förvaltning|förening|förbund|myndighet|bolag)(?:en|et)?"
    r"|[A-ZÅÄÖ][\wåäöé-]+ (?:stadsdelsnämnd|AB))\b"
    r"|\b(?:Föreningen|Länsstyrelsen|Stiftelsen)(?: i)?(?: [A-ZÅÄÖ][\wåäöé-]*){1,3}"
)
_ADMINISTRATES = {OrganisationKind.ADMINISTRATION}
_ROOFS = {OrganisationKind.CITY, OrganisationKind.COUNCIL, OrganisationKind.MEDIA}


@dataclass(slots=True)
class Sender:
    """Who answers and who wrote the answer, each with why; `name` is what the document calls one that is not known."""

    respondent: OrganisationItem | None = None
    why: str = ""
    prepared_by: OrganisationItem | None = None
    prepared_why: str = ""
    name: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER


@dataclass(frozen=True, slots=True)
class Places:
    """The parts of a document in which names mean different things."""

    head: str
    proposals: str
    titles: str
    body: str
    signed: str = ""


def named_in(text: str, name: str) -> list[int]:
    """Where a name stands in a text as a whole word, in the genitive too."""
    return [found.start() for found in re.finditer(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", text, re.IGNORECASE)]


def sender(places: Places, register: Register, consultation: ConsultationItem, chosen: str = "") -> Sender:
    """Who a document is from. `chosen` is the id of an organisation that the editor names."""
    points: Counter[str] = Counter()
    why: dict[str, str] = {}
    asking = consultation.record.issued_by
    for item in register.organisations.values():
        for reason, worth in _signs(places, item):
            if item.id == asking and reason != "beslutspunkterna":
                continue
            points[item.id] += worth
            why.setdefault(item.id, reason)
    for invitation in consultation.record.invited:
        if points[invitation.organisation] >= _LEAST:
            points[invitation.organisation] += 2
    found = Sender()
    if chosen:
        found.respondent, found.why = register.organisations[chosen], ""
    else:
        found.respondent, found.why = _best(points, why, register)
    if not found.respondent:
        found.name, found.kind = _unknown(places)
        return found
    found.prepared_by, found.prepared_why = _administration(places, points, found.respondent, chosen)
    return found


def _signs(places: Places, item: OrganisationItem) -> list[tuple[str, int]]:
    """What speaks for an organisation, and how much."""
    name, roof = item.record.name, item.record.kind in _ROOFS
    found: list[tuple[str, int]] = []
    at = [place for place in named_in(places.proposals, name) if not place or places.proposals[place - 1] == "\n"]
    if at:
        found.append(("beslutspunkterna", 6))
    if named_in(places.titles, name):
        found.append(("en rubrik", 4))
    head = [place for place in named_in(places.head, name) if not _RECIPIENT.search(places.head[max(0, place - 30) : place])]
    if head:
        found.append(("dokumentets huvud", 1 if roof else 4))
    if named_in(places.signed, name):
        found.append(("underskriften", 1 if roof else 3))
    speaks = [place for place in named_in(places.body, name) if not _ISSUES.match(places.body[place + len(name) :])]
    if speaks:
        found.append(("den löpande texten", 0 if roof else min(3, len(speaks))))
    return found


def _best(points: Counter[str], why: dict[str, str], register: Register) -> tuple[OrganisationItem | None, str]:
    for found, worth in points.most_common():
        if worth < _LEAST:
            break
        item = register.organisations[found]
        if item.record.kind in _ADMINISTRATES and item.parent and item.parent.record.kind not in _ROOFS:
            return item.parent, f"{item.record.name} hör till {item.parent.record.name}, och nämns i {why[found]}"
        return item, f"namnet står i {why[found]}"
    return None, ""


def _administration(places: Places, points: Counter[str], respondent: OrganisationItem, chosen: str) -> tuple[OrganisationItem | None, str]:
    """The administration that wrote the answer of its board."""
    own = [child for child in respondent.children if child.record.kind in _ADMINISTRATES]
    named = [child for child in own if points[child.id]]
    if named:
        best = max(named, key=lambda child: points[child.id])
        return best, f"{best.record.name} nämns i handlingen"
    if len(own) == 1 and not chosen and re.search(r"förvaltningens", places.titles + places.head, re.IGNORECASE):
        return own[0], f"den är {respondent.record.name}s enda förvaltning i data"
    return None, ""


def _unknown(places: Places) -> tuple[str, OrganisationKind]:
    """What a sender that is not among the organisations is called: the likeliest name, or an empty string."""
    for text in (places.proposals, places.head, places.signed):
        for line in text.split("\n"):
            for found in _NAMED.finditer(line):
                if not _RECIPIENT.search(line[: found.start()]):
                    return found[0], _kind(found[0])
    return "", OrganisationKind.OTHER


def _kind(name: str) -> OrganisationKind:
    plain = name.casefold()
    bare = re.sub(r"(?:en|et)$", "", plain)
    if plain.endswith(" ab"):
        return OrganisationKind.COMPANY
    starts = {"föreningen": OrganisationKind.ASSOCIATION, "länsstyrelsen": OrganisationKind.AUTHORITY}
    return starts.get(plain.split()[0]) or next((kind for ending, kind in _ENDINGS if bare.endswith(ending)), OrganisationKind.OTHER)


def consultation_of(text: str, register: Register, agreement: str = "") -> tuple[ConsultationItem | None, str]:
    """The consultation that a document answers and why it is thought so; None where none or several would do."""
    known = [item for item in register.consultations.values() if not agreement or item.entry.agreement == agreement]
    numbers = [number for number, _ in facts.case_numbers(text)]
    by_number = [item for item in known if item.record.dnr and any(facts.same_number(item.record.dnr, number) for number in numbers)]
    if len(by_number) == 1:
        return by_number[0], f"remissens diarienummer {by_number[0].record.dnr} står i handlingen"
    by_title = [item for item in by_number or known if any(named_in(text, title) for title in _titles(item))]
    if len(by_title) == 1:
        return by_title[0], "överenskommelsens namn står i handlingen"
    if len(known) == 1:
        return known[0], "det är den enda remissen i data; varken diarienummer eller namn står i handlingen"
    return None, ""


def _titles(item: ConsultationItem) -> list[str]:
    agreement = item.agreement.record if item.agreement else None
    versions = [version.title for version in agreement.versions] if agreement else []
    names = [item.record.title, *([agreement.title] if agreement else []), *versions]
    return [name for name in names if len(name.split()) > 1]
