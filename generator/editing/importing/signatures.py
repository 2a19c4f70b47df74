"""Who signed a document, in which role: names that stand over, beside or before a role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.editing.importing import headings
from generator.editing.importing.lines import Line

_ROLE_WORD = (
    r"(?:chef|direktör|sekreterare|ordförande|handläggare|strateg|utredare|samordnare|jurist|rådgivare|mästare|ledamot|controller"
    r"|ingenjör|planerare|specialist|koordinator|föredragande|landshövding|professor|rektor|dekan|kassör|justerare|justerande|ledare"
    r"|inspektör"
    r"|ombudsman|borgarråd|råd|åklagare|kommissarie|talesperson|lektor|intendent|arkitekt|analytiker|administratör|revisor|sekr|vd)"
)
_ROLE = re.compile(
    rf"(?:(?:vice|förste|1:e|2:e|tf\.?|t\.f\.|biträdande|bitr\.?|tillförordnad"
    r"|ställföreträdande|verkställande|protokolls|vid protokollet)\s+)*"
    rf"(?:[\wåäö]+s\s+)?[\wåäöé-]*{_ROLE_WORD}(?:\s+(?:för|i|på|vid|och)\s+[\wåäöé ,&-]+|,\s*[\wåäöé -]+|\s+[A-ZÅÄÖ][\wåäöé -]+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéüø'’-]+(?:[ -][A-ZÅÄÖÉ]\.?)?(?:\s+(?:von|af|de|van|der|el|al))?(?:\s+[A-ZÅÄÖÉ][\wåäöéüø'’-]+){1,3}")
_NO_NAME = re.compile(
    r"(?:nämnd|styrelse|förvaltning|kontor|stad|kommun|förening|förbund|region|polis|bolag|AB|sida|bilaga|remiss|svar|yttrande)\w{0,3}\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\s*\((?:[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ][a-zåäö]{1,3})\)")
COLUMNS = re.compile(r"\t+|\s{2,}")
_LINE = re.compile(r"[_.…\-–]{3,}")
_FAREWELL = re.compile(
    r"(?:med )?(?:vänlig(?:a)?|bästa) hälsning(?:ar)?,?|enligt uppdrag,?|vid protokollet:?|justera[st]:?|underskrift(?:er)?:?|hälsningar,?"
    r"|(?:för|å) [\w åäöÅÄÖé-]{3,60},?|dag som ovan,?|undertecknat(?: av)?:?",
    re.IGNORECASE,
)
_SIGNED_DIGITALLY = re.compile(
    r"(?:\w+ )?(?:elektroniskt|digitalt|med e-legitimation) ?(?:signera|underteckna|underskriv|godkän).*"
    r"|(?:denna |detta )?(?:handling(?:en)?|dokument(?:et)?|beslut(?:et)?|yttrande(?:t)?) (?:är |har )?(?:\w+ )?(?:elektroniskt"
    r"|digitalt|godkänts).*",
    re.IGNORECASE,
)
_LONGEST_ROLE = 70
#: "Detta yttrande har beslutats av polisområdeschefen Ada Ek", "I detta ärende har länsdirektör Bo Ask beslutat".
_DECIDED_BY = re.compile(
    r"(?:(?:yttrande|beslut|ärende)\w* (?:[\wåäö ]{0,30} )?(?:har |är )?(?:beslutats|fattats|beslutat|avgjorts|avgjort|fattat) av "
    r"|\bärende\w* har )(?P<role>[\wåäö-]+(?: för [\wåäö]+)?) (?P<name>[A-ZÅÄÖÉ][\wåäöéü-]+(?: [A-ZÅÄÖÉ][\wåäöéü-]+){1,2})"
    r"(?= (?:beslutat|efter|med|i)\b|[.,])"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A role, and the name of who signed in it; either may be unknown."""

    role: str
    name: str


def is_role(text: str) -> bool:
    """Whether a text is what somebody is in office."""
    return len(text) <= _LONGEST_ROLE and not text.endswith(".") and bool(_ROLE.fullmatch(text.strip()))


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name."""
    plain = _PARTY.sub("", text).strip()
    return bool(_NAME.fullmatch(plain)) and not re.search(r"\d", plain) and not _NO_NAME.search(plain) and not is_role(plain)


def is_farewell(text: str) -> bool:
    """Whether a line only leads to a signature."""
    return bool(_FAREWELL.fullmatch(text.strip()))


def is_signed_digitally(text: str) -> bool:
    """Whether a line only says that there is no signature on paper."""
    return bool(_SIGNED_DIGITALLY.fullmatch(text.strip()))


def decided_by(text: str) -> list[Signature]:
    """Who a text itself says has decided, as authorities end: "Beslut i detta ärende har fattats av rektor Ada Ek efter föredragning"."""
    found = _DECIDED_BY.search(text)
    if not found or not is_name(found["name"]):
        return []
    return [Signature(_role(_indefinite(found["role"])), _name(found["name"]))]


def _indefinite(role: str) -> str:
    """A role without the ending that says "the": "polisområdeschefen" is a "polisområdeschef"."""
    for ending, bare in (("mannen", "man"), ("rådet", "råd"), ("taren", "tare"), ("dören", "dör"), ("en", "")):
        if role.casefold().endswith(ending):
            return role[: -len(ending)] + bare
    return role


def taken_out(lines: list[Line]) -> tuple[list[Signature], list[Line]]:
    """The signatures among lines, in order, and the lines without them."""
    found: list[Signature] = []
    gone: set[int] = set()
    clerical = begun = False
    for number, line in enumerate(lines):
        if number in gone:
            continue
        if headings.is_known(line.text):
            clerical = bool(re.match(r"(?:närvarande|beslutande|ersättare|övriga deltagare)", line.text, re.IGNORECASE))
        if clerical:
            continue
        if not begun and headings.is_known(line.text) and not headings.is_clerical(line.text):
            begun = True
        below = lines[number + 1] if number + 1 < len(lines) else None
        if not begun and line.text.strip(" :").casefold() == "handläggare":  # who can be asked about a case does not sign by that
            continue
        pairs, used = _signed(_cells(line), _cells(below) if below else [], lines[number - 1].text if number else "")
        if pairs:
            found += pairs
            gone |= set(range(number, number + used))
            gone |= _farewells(lines, number)
        elif _SIGNED_DIGITALLY.fullmatch(line.text.strip()):
            gone.add(number)
    kept = [line for number, line in enumerate(lines) if number not in gone]
    return list(dict.fromkeys(found)), kept


def _farewells(lines: list[Line], number: int) -> set[int]:
    """The lines over a signature that only lead to it."""
    found: set[int] = set()
    for above in range(number - 1, max(number - 4, -1), -1):
        if not _FAREWELL.fullmatch(lines[above].text.strip()):
            break
        found.add(above)
    return found


def _cells(line: Line) -> list[str]:
    text = line.text.replace(" | ", "  ") if line.row else line.text
    return [cell for part in COLUMNS.split(text.strip()) if (cell := _LINE.sub("", part).strip())]


def _signed(cells: list[str], below: list[str], above: str) -> tuple[list[Signature], int]:
    """The signatures that begin on a line, and how many lines they take."""
    if cells and len(cells) == len(below):
        for names, roles in ((cells, below), (below, cells)):
            if all(map(is_name, names)) and all(map(is_role, roles)):
                return [Signature(_role(role), _name(name)) for name, role in zip(names, roles, strict=True)], 2
    together = [pair for cell in cells if (pair := _in_one(cell, above))]
    if cells and len(together) == len(cells):
        return together, 1
    if len(cells) == 2 and len(below) != 2:  # noqa: PLR2004 - a role beside its name
        for name, role in (cells, cells[::-1]):
            if is_name(name) and is_role(role):
                return [Signature(_role(role), _name(name))], 1
    return [], 0


def _in_one(cell: str, above: str) -> Signature | None:
    """A name and a role that share a line: "Anna Ek, ordförande"; or, below a farewell, "Ordförande Anna Ek"."""
    name, comma, role = cell.partition(", ")
    if comma and is_name(name) and is_role(role):
        return Signature(_role(role), _name(name))
    if _FAREWELL.fullmatch(above.strip()):
        words = cell.split()
        for cut in (1, 2):
            if is_role(" ".join(words[:cut])) and is_name(" ".join(words[cut:])):
                return Signature(_role(" ".join(words[:cut])), _name(" ".join(words[cut:])))
    return None


def _role(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def _name(text: str) -> str:
    return " ".join(_PARTY.sub("", text).split())
