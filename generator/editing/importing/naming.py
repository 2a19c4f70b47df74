"""Names of bodies in a document, also of those that are not among the organisations."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from generator.records.organisation import OrganisationKind

RECIPIENT = re.compile(
    r"(?:^|[\s(])(?:till|att|c/o|(?:remiss(?:en)?|skrivelse|fråga|förfrågan) från|mottagare|adressat)\s*:?\s*$", re.IGNORECASE
)
#: Words of documents that an administration writes to its own board.
PREPARED = re.compile(r"tjänsteutlåtande|tjänsteskrivelse|förslag till beslut", re.IGNORECASE)
_NO_SENDER = re.compile(
    r"\d|@|:|remiss|svar|yttrande|synpunkt|datum|dnr|sida|tjänste|protokoll|avtal|överenskommelse|handläggare|publicerad|väg|gata"
    r"|torg|^hej",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_BEGINNING = 200  # letters of a text in which whoever writes may name itself
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
    r"\b(?!Till\b|TILL\b)(?:[A-ZÅÄÖ][\wåäöé-]*[ \t]+){0,3}"
    r"(?:[A-ZÅÄÖ][\wåäöé-]*(?:nämnd|stadsdelsnämnd|förvaltning|förening|förbund|myndighet|bolag)(?:en|et)?"
    r"|[A-ZÅÄÖ][\wåäöé&-]+ (?:stadsdelsnämnd|AB|HB|ekonomisk förening))\b"
    r"|\bAB(?: [A-ZÅÄÖ][\wåäöé&-]+){1,3}|\b(?:[A-ZÅÄÖ][a-zåäöé]+|[A-ZÅÄÖ]{4,})(?:rna|RNA) (?:i|I)(?: [A-ZÅÄÖ][\wåäöé-]+){1,2}"
    r"|\b(?:Föreningen|Länsstyrelsen|Stiftelsen)(?: i)?(?: [A-ZÅÄÖ][\wåäöé-]*){1,3}"
)
#: How administrations are called: "Miljöförvaltningen", "Trafikkontoret", "Almnäs stadsdelsförvaltning".
_ADMINISTRATION = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ][\wåäö-]{2,} stadsdelsförvaltning\b|[A-ZÅÄÖ][\wåäö-]{3,}(?:förvaltningen|kontoret|förvaltning(?=\s\s|\n|$)))"
)
#: What a body calls itself, which is no name.
_GENERIC = {
    *("nämnden", "stadsdelsnämnden", "förvaltningen", "stadsdelsförvaltningen", "föreningen", "förbundet", "bolaget", "myndigheten"),
    *("länsstyrelsen", "stiftelsen", "styrelsen", "kontoret", "stadsledningskontoret", "nämnd", "förening", "förvaltning"),
}
BOARDS = {OrganisationKind.BOARD, OrganisationKind.DISTRICT_BOARD, OrganisationKind.EXECUTIVE}


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
    if name.casefold() not in folded(text):
        return []
    return [found.start() for found in re.finditer(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", text, re.IGNORECASE)]


@lru_cache(maxsize=16)
def folded(text: str) -> str:
    """A text in small letters; asked for with every name that there is."""
    return text.casefold()


def administration_named(places: Places) -> str:
    """The administration that a document names most often, also where there is no such organisation."""
    for text in (places.head, f"{places.titles}\n{places.body}"):
        named = Counter(_ADMINISTRATION.findall(text))
        for best, _ in named.most_common():
            if best.casefold() not in _GENERIC:
                return f"{best}en" if best.endswith("förvaltning") and " " not in best else best
    return ""


def is_named(text: str) -> bool:
    """Whether a text is the name of a body, and nothing else."""
    return bool(_NAMED.fullmatch(text)) or bool(_ADMINISTRATION.fullmatch(text))


def unknown(places: Places, others: list[str]) -> tuple[str, OrganisationKind]:
    """What a sender that is not among the organisations is called: the likeliest name, or an empty string.

    `others` are names of the one who asked, and of what it is a part of.
    """
    known = {*map(str.casefold, others), *_GENERIC}
    named = [
        [(found[0], bool(RECIPIENT.search(text[: found.start()]))) for found in _NAMED.finditer(text) if found[0].casefold() not in known]
        for text in (places.proposals, places.head, places.signed, places.body[:_BEGINNING])
    ]
    to_board = [(name, to) for name, to in named[1] if to and _kind(name) in BOARDS and PREPARED.search(f"{places.head}\n{places.titles}")]
    decides = [(name, to) for name, to in named[0] if _kind(name) is not OrganisationKind.ADMINISTRATION]
    for name, to in (*decides, *to_board, *named[1], *named[2], *named[3]):
        if not to or (name, to) in to_board:
            return _whole(name, places), _kind(name)
    for line in places.head.split("\n"):
        bare = re.split(r"\s{2,}|\t", line.strip())[0].rstrip(",.")
        whose = not _NO_SENDER.search(bare) and not any(named_in(bare, other) for other in others)
        if whose and bare[:1].isupper() and len(bare) <= _LONGEST_NAME and not re.match(r"till\b|.*\bkommun$", bare, re.IGNORECASE):
            return bare, _kind(bare)
    return "", OrganisationKind.OTHER


def _whole(name: str, places: Places) -> str:
    """A name with a capital, as running text writes it where a heading block has it in capitals or after "Till"."""
    shown = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", f"{places.body}\n{places.head}", re.IGNORECASE)
    if name.isupper():
        other = next((each for each in named_texts(places.body, name) if not each.isupper()), "")
        return other or name.title().replace(" I ", " i ")
    written = shown[0] if shown and not shown[0].isupper() else name
    return written[:1].upper() + written[1:]


def named_texts(text: str, name: str) -> list[str]:
    """How a text writes a name, each time that it does."""
    return [text[place : place + len(name)] for place in named_in(text, name)]


def _kind(name: str) -> OrganisationKind:
    plain = name.casefold()
    bare = re.sub(r"(?:en|et)$", "", plain)
    if plain.endswith(" ab") or plain.startswith("ab "):
        return OrganisationKind.COMPANY
    starts = {"föreningen": OrganisationKind.ASSOCIATION, "länsstyrelsen": OrganisationKind.AUTHORITY}
    return starts.get(plain.split()[0]) or next((kind for ending, kind in _ENDINGS if bare.endswith(ending)), OrganisationKind.OTHER)
