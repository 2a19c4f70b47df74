"""Who a document is from, matched against the organisations that there are; and which consultation it answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.editing.importing import cases
from generator.editing.importing.naming import BOARDS, PREPARED, RECIPIENT, Places, administration_named, folded, named_in, unknown
from generator.records.organisation import OrganisationKind
from generator.register import Register
from generator.register.items import ConsultationItem, OrganisationItem

_FROM = re.compile(r"(?:^|\n)(?:Från|Avsändare|From):\s*$", re.IGNORECASE)
_TELLING = 8  # letters from which a word of a name may be told by itself
_ISSUES = re.compile(r"^\W*har (?:remitterat|skickat|översänt|begärt|gett)", re.IGNORECASE)
#: What somebody does who answers.
_SPEAKS = re.compile(
    r" (?:tillstyrker|avstyrker|har tagit del av|har beretts|anser|ser|ställer sig|är (?:mycket )?positiv|har inget|välkomnar|stödjer"
    r"|beslutar|lämnar|föreslår|vill|avstår|instämmer|har inga)\b"
)
_LEAST = 3  # points below which nobody is taken for the sender
_ADMINISTRATES = {OrganisationKind.ADMINISTRATION}
_ROOFS = {OrganisationKind.CITY, OrganisationKind.COUNCIL, OrganisationKind.MEDIA}


@dataclass(slots=True)
class Sender:
    """Who answers and who wrote the answer, each with why; `name` is what the document calls one that is not known."""

    respondent: OrganisationItem | None = None
    why: str = ""
    prepared_by: OrganisationItem | None = None
    prepared_why: str = ""
    prepared_name: str = ""  #: what the document calls an administration that is not among the organisations
    name: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER

    @property
    def is_board(self) -> bool:
        """Whether it is a board with an administration that answers, so far as that is known."""
        return (self.respondent.record.kind if self.respondent else self.kind) in BOARDS


def _telling_words(register: Register) -> dict[str, str]:
    """For each organisation the first long word of its name that no other has in its own: "tingsrätt" of "Exempels tingsrätt"."""
    words = {item.id: [_base(word) for word in re.findall(r"[\wåäöé]+", item.record.name)] for item in register.organisations.values()}
    count = Counter(word for each in words.values() for word in set(each))
    alone = {id_: next((word for word in each if len(word) >= _TELLING and count[word] == 1), "") for id_, each in words.items()}
    return {id_: word for id_, word in alone.items() if word}


def _base(word: str) -> str:
    """A word without the ending that says "the"."""
    return re.sub(r"(?:en|et|n)s?$", "", word.casefold())


def names_of(consultation: ConsultationItem) -> list[str]:
    """What a consultation and its agreement are called: names in them say nothing of who answers."""
    agreement = consultation.agreement.record if consultation.agreement else None
    return [consultation.record.title, *([agreement.title] if agreement else [])]


def without(text: str, names: list[str]) -> str:
    """A text with some names taken out of it, over the ends of lines too."""
    for name in names:
        text = re.sub(r"\s+".join(map(re.escape, name.split())), "", text, flags=re.IGNORECASE)
    return text


def sender(places: Places, register: Register, consultation: ConsultationItem, chosen: str = "") -> Sender:
    """Who a document is from. `chosen` is the id of an organisation that the editor names."""
    points: Counter[str] = Counter()
    why: dict[str, str] = {}
    asking = consultation.record.issued_by
    roofs = _roofs_of(asking, register)
    words = _telling_words(register)
    for item in register.organisations.values():
        for reason, worth in _signs(places, item, words.get(item.id, ""), roof=item.id in roofs):
            theirs = item.parent is not None and item.parent.id == asking and item.record.kind in _ADMINISTRATES
            if (item.id == asking or theirs) and reason != "beslutspunkterna":
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
    others = [register.organisations[each].record.name for each in roofs if each in register.organisations]
    name, kind = unknown(places, others)
    if not found.respondent or (not chosen and _is_outdone(found, name, kind, places, why.get(found.respondent.id, ""))):
        found.respondent, found.name, found.kind = None, name, kind
        found.prepared_name = administration_named(places) if found.kind in BOARDS else ""
        return found
    found.prepared_by, found.prepared_why = _administration(places, points, found.respondent, chosen)
    if not found.prepared_by and found.respondent.record.kind in BOARDS:
        found.prepared_name = administration_named(places)
    return found


def _roofs_of(asking: str, register: Register) -> set[str]:
    """What the one who asks is a part of, and what reports on it: their names stand everywhere and say nothing of who answers."""
    found = {
        item.id for item in register.organisations.values() if item.record.kind in _ROOFS and item.record.kind is not OrganisationKind.CITY
    }
    item = register.organisations.get(asking)
    while item and item.id not in found:
        found.add(item.id)
        item = item.parent
    return found


def _signs(places: Places, item: OrganisationItem, word: str, *, roof: bool) -> list[tuple[str, int]]:
    """What speaks for an organisation, and how much. `word` is one that tells it from all others, or empty."""
    name = item.record.name
    found: list[tuple[str, int]] = []
    at = [place for place in named_in(places.proposals, name) if not place or places.proposals[place - 1] == "\n"]
    if at:
        found.append(("beslutspunkterna", 6))
    if named_in(places.titles, name):
        found.append(("en rubrik", 4))
    head = [place for place in named_in(places.head, name) if not RECIPIENT.search(places.head[max(0, place - 30) : place])]
    to = len(named_in(places.head, name)) > len(head)
    if to and item.record.kind in BOARDS and PREPARED.search(f"{places.head}\n{places.titles}"):
        found.append(("raden Till i förvaltningens handling", 5))
    if any(_FROM.search(places.head[:place]) for place in head):
        found.append(("raden Från", 6))
    elif head:
        found.append(("dokumentets huvud", 1 if roof else 4))
    elif word and any(not RECIPIENT.search(places.head[:place]) for place in _places_of(places.head, word)):
        found.append(("dokumentets huvud, delvis", 3))
    if named_in(places.signed, name):
        found.append(("underskriften", 1 if roof else 3))
    if (
        not roof
        and _SPEAKS.search(places.body)
        and any(_SPEAKS.match(places.body, place + len(name)) for place in named_in(places.body, name))
    ):
        found.append(("den löpande texten, där den säger vad den tycker", 4))
    speaks = [place for place in named_in(places.body, name) if not _ISSUES.match(places.body[place + len(name) :])]
    if speaks:
        found.append(("den löpande texten", 0 if roof else min(3, len(speaks))))
    return found


def _places_of(text: str, word: str) -> list[int]:
    if word not in folded(text):
        return []
    return [found.start() for found in re.finditer(rf"(?<![\w-]){re.escape(word)}(?:en|et|n)?s?(?![\w-])", text, re.IGNORECASE)]


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


def _is_outdone(found: Sender, name: str, kind: OrganisationKind, places: Places, reason: str) -> bool:
    """Whether a name that is not among the organisations says more plainly who answers than the signs of one that is."""
    if (
        not name
        or kind is OrganisationKind.ADMINISTRATION
        or (found.respondent and name.casefold() == found.respondent.record.name.casefold())
    ):
        return False
    decides = named_in(places.proposals, name) or (PREPARED.search(places.head) and named_in(places.head, name))
    if reason == "den löpande texten":
        return bool(decides or named_in(places.head, name))
    speaks = any(_SPEAKS.match(places.body, place + len(name)) for place in named_in(places.body, name))
    return reason.startswith("dokumentets huvud") and bool(named_in(places.proposals, name) or (speaks and named_in(places.head, name)))


def consultation_of(text: str, register: Register, agreement: str = "") -> tuple[ConsultationItem | None, str]:
    """The consultation that a document answers and why it is thought so; None where none or several would do."""
    known = [item for item in register.consultations.values() if not agreement or item.entry.agreement == agreement]
    numbers = [number for number, _ in cases.case_numbers(text)]
    by_number = [item for item in known if item.record.dnr and any(cases.same_number(item.record.dnr, number) for number in numbers)]
    if len(by_number) == 1:
        return by_number[0], f"remissens diarienummer {by_number[0].record.dnr} står i handlingen"
    points = {item.id: _worth(text, item) for item in by_number or known}
    most = max(points.values(), default=0)
    best = [id_ for id_, worth in points.items() if worth == most]
    if most and len(best) == 1:
        return register.consultations[best[0]], "överenskommelsens namn står i handlingen"
    if len(known) == 1:
        return known[0], "det är den enda remissen i data; varken diarienummer eller namn står i handlingen"
    return None, ""


def _worth(text: str, item: ConsultationItem) -> int:
    """How plainly a text names what a consultation is about: by the whole name, or by a short one."""
    if item.agreement is None:
        return 0
    record = item.agreement.record
    if named_in(text, record.title) or named_in(text, item.record.title):
        return 2
    short = record.short_title or ""
    return int(len(short) >= _TELLING and bool(_places_of(text, _base(short))))
