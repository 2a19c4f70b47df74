"""Who a document is from, matched against the organisations that there are; and which consultation it answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from generator.editing.importing import facts
from generator.records.organisation import OrganisationKind
from generator.register import Register
from generator.register.items import ConsultationItem, OrganisationItem

_RECIPIENT = re.compile(r"(?:^|[\s(])(?:till|(?:remiss(?:en)?|skrivelse|fråga|förfrågan) från|mottagare|adressat)\s*:?\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:^|\n)(?:Från|Avsändare|From):\s*$", re.IGNORECASE)
_NO_SENDER = re.compile(
    r"\d|@|:|remiss|svar|yttrande|synpunkt|datum|dnr|sida|tjänste|protokoll|avtal|överenskommelse|handläggare|publicerad|väg|gata|torg|^hej",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_TELLING = 8  # letters from which a word of a name may be told by itself
_ISSUES = re.compile(r"^\W*har (?:remitterat|skickat|översänt|begärt|gett)", re.IGNORECASE)
#: What somebody does who answers.
_SPEAKS = re.compile(
    r" (?:tillstyrker|avstyrker|har tagit del av|har beretts|anser|ser|ställer sig|är (?:mycket )?positiv|har inget|välkomnar|stödjer"
    r"|beslutar|lämnar|föreslår|vill|avstår|instämmer|har inga)\b"
)
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
    r"|[A-ZÅÄÖ][\wåäöé&-]+ (?:stadsdelsnämnd|AB|HB|ekonomisk förening))\b"
    r"|\b(?:Föreningen|Länsstyrelsen|Stiftelsen)(?: i)?(?: [A-ZÅÄÖ][\wåäöé-]*){1,3}"
)
#: What a body calls itself, which is no name.
_GENERIC = {
    *("nämnden", "stadsdelsnämnden", "förvaltningen", "stadsdelsförvaltningen", "föreningen", "förbundet", "bolaget", "myndigheten"),
    *("länsstyrelsen", "stiftelsen", "styrelsen"),
}
_ADMINISTRATES = {OrganisationKind.ADMINISTRATION}
_BOARDS = {OrganisationKind.BOARD, OrganisationKind.DISTRICT_BOARD, OrganisationKind.EXECUTIVE}
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
        return (self.respondent.record.kind if self.respondent else self.kind) in _BOARDS


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
    if name.casefold() not in _folded(text):
        return []
    return [found.start() for found in re.finditer(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", text, re.IGNORECASE)]


@lru_cache(maxsize=16)
def _folded(text: str) -> str:
    """A text in small letters; asked for with every name that there is."""
    return text.casefold()


def _administration_named(places: Places) -> str:
    """The administration that a document names most often, also where there is no such organisation."""
    text = f"{places.head}\n{places.titles}\n{places.body}"
    named = Counter(re.findall(r"(?<![\w-])[A-ZÅÄÖ][\wåäö-]{4,}(?:förvaltningen|förvaltning(?=\s\s|\n))", text))
    best = named.most_common(1)[0][0] if named else ""
    return f"{best}en" if best.endswith("förvaltning") else best


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
    words = _telling_words(register)
    for item in register.organisations.values():
        for reason, worth in _signs(places, item, words.get(item.id, "")):
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
        found.name, found.kind = _unknown(places, [register.organisations[asking].record.name] if asking in register.organisations else [])
        found.prepared_name = _administration_named(places) if found.kind in _BOARDS else ""
        return found
    found.prepared_by, found.prepared_why = _administration(places, points, found.respondent, chosen)
    if not found.prepared_by and found.respondent.record.kind in _BOARDS:
        found.prepared_name = _administration_named(places)
    return found


def _signs(places: Places, item: OrganisationItem, word: str) -> list[tuple[str, int]]:
    """What speaks for an organisation, and how much. `word` is one that tells it from all others, or empty."""
    name, roof = item.record.name, item.record.kind in _ROOFS
    found: list[tuple[str, int]] = []
    at = [place for place in named_in(places.proposals, name) if not place or places.proposals[place - 1] == "\n"]
    if at:
        found.append(("beslutspunkterna", 6))
    if named_in(places.titles, name):
        found.append(("en rubrik", 4))
    head = [place for place in named_in(places.head, name) if not _RECIPIENT.search(places.head[max(0, place - 30) : place])]
    if any(_FROM.search(places.head[:place]) for place in head):
        found.append(("raden Från", 6))
    elif head:
        found.append(("dokumentets huvud", 1 if roof else 4))
    elif word and any(not _RECIPIENT.search(places.head[:place]) for place in _places_of(places.head, word)):
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
    if word not in _folded(text):
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


def _unknown(places: Places, others: list[str]) -> tuple[str, OrganisationKind]:
    """What a sender that is not among the organisations is called: the likeliest name, or an empty string.

    `others` are names that stand in the heading block as those of the recipient.
    """
    for text in (places.proposals, places.head, places.signed):
        for line in text.split("\n"):
            for found in _NAMED.finditer(line):
                other = found[0].casefold() in map(str.casefold, others) or found[0].casefold() in _GENERIC
                if not _RECIPIENT.search(line[: found.start()]) and not other:
                    return found[0], _kind(found[0])
    for line in places.head.split("\n"):
        bare = re.split(r"\s{2,}|\t", line.strip())[0].rstrip(",.")
        whose = not _NO_SENDER.search(bare) and not any(named_in(bare, other) for other in others)
        if whose and bare[:1].isupper() and len(bare) <= _LONGEST_NAME and not re.match(r"till\b|.*\bkommun$", bare, re.IGNORECASE):
            return bare, _kind(bare)
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
