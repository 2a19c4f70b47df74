"""What stands below the last sentence of a letter or between its pages: farewells, names, addresses. No part of what is said."""

from __future__ import annotations

import re

from generator.editing.importing import headings, naming, signatures
from generator.editing.importing.days import DATE
from generator.editing.importing.lines import Line

_CONTACT = re.compile(
    r"(?:kontakt(?:a oss)?|(?:post|besöks|leverans|gatu)?adress|box|telefon|tel|tfn|växel|fax|e-?post|mejl|webb(?:plats)?|hemsida|internet"
    r"|org(?:anisations)?\.?-? ?nr"
    r"|organisationsnummer|bankgiro|plusgiro|postgiro|bg|pg|säte|vat ?nr)\b.*"
    r"|(?:\w+ ){0,2}\w*(?:gatan|vägen|torget|plan|plats|gränd|stigen|backen|kajen|allén|gata|väg|torg)(?: \d{1,4} ?[A-Z]?(?:[-–]\d+)?)?"
    r"(?:,? ?(?:\d tr|vån(?:ing)? \d))?(?:, \d{3} ?\d{2}.*)?"
    r"|(?:SE?-)?\d{3} ?\d{2} [A-ZÅÄÖ][\w åäöÅÄÖ]+|\S+@\S+\.\w+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|example)"
    r"|[+\d][\d\s()–-]{6,}",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:vid protokollet|justera[st]?\b|justerande|justeras|justerat|rätt utdraget|utdragsbestyrkande|protokollet justerat|dag som ovan"
    r"|sekreterare[: _.]*|ordförande[: _.]*)[^.]{0,60}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:styrelsen|gm|gnm|genom|styrelsen (?:gm|genom)|(?:på |enligt )?uppdrag(?: av .{3,60})?|undertecknat.*|ordf\.?|sekr\.?"
    r"|v\.? ordf\.?|d\.s\.|dag som ovan"
    r"|enl(?:igt)? delegation|in fidem|för .{3,60}|[_.…\-–\s]{4,})",
    re.IGNORECASE,
)
#: A place and a day over a signature: "Exempelstad den 3 maj 2024".
_PLACED = re.compile(rf"(?:[A-ZÅÄÖ][\wåäö-]+,? ){{1,3}}(?:den )?(?:{DATE.pattern})\.?")
_BY = re.compile(r"^(?:gm|gnm|genom|/)\s*(?=[A-ZÅÄÖ])|\s*/$")
_SENT = re.compile(r"(?:exp(?:edieras|ediering)?|kopia|cc|delges|sändlista)\b\.?(?: till)?:.*", re.IGNORECASE)
_LONGEST = 80
_HEAD = 12  # lines in which whoever writes stands
_PROSE = 60


def is_contact(text: str) -> bool:
    """Whether a line is an address, a number or several of them side by side."""
    cells = signatures.COLUMNS.split(text.strip())
    told = [bool(_CONTACT.fullmatch(cell.strip(" ,;|"))) for cell in cells if cell.strip(" ,;|")]
    return len(text) <= _LONGEST * 2 and (all(told) or sum(told) * 2 > len(told) > 1)


def is_prose(text: str) -> bool:
    """Whether a line is of running text."""
    return len(text) > _PROSE or (text.endswith(".") and len(re.findall(r"\b[a-zåäö]{2,}\b", text)) > 2)  # noqa: PLR2004 - words


def without_closing(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines without what closes a letter, and what that was. What stands above the text's first sentence is left alone."""
    first = next((number for number, line in enumerate(lines) if is_prose(line.text)), len(lines))
    own = {cell.casefold() for line in lines[: min(first, _HEAD)] for cell in signatures.COLUMNS.split(line.text) if cell}
    ends = [number for number, line in enumerate(lines) if number > first and _ends(line.text)]
    gone: set[int] = set()
    for end in [*ends, len(lines)]:
        for number in range(end - 1, first, -1):
            if not _closes(lines[number], own):
                break
            gone.add(number)
    dropped = [line.text for number, line in enumerate(lines) if number in gone]
    return [line for number, line in enumerate(lines) if number not in gone], dropped


def _ends(text: str) -> bool:
    """Whether what is said ends over a line: attachments and lists of recipients follow."""
    return headings.is_known(text) and (headings.is_attachments(text) or headings.is_clerical(text))


def _closes(line: Line, own: set[str]) -> bool:
    text = line.text.strip()
    if line.item or line.level or line.note or len(text) > _LONGEST * 2 or headings.is_known(text):
        return False
    if signatures.is_signed_digitally(text):
        return True
    if is_prose(text) and text.endswith((".", "?", "!")):
        return False
    if _PLACED.fullmatch(text) or signatures.is_farewell(text) or is_contact(text) or _SENT.fullmatch(text):
        return True
    cells = [cell for cell in signatures.COLUMNS.split(text) if cell.strip(" _.")]
    return all(len(cell) <= _LONGEST and _closes_alone(cell.strip(), own) for cell in cells)


def _closes_alone(cell: str, own: set[str]) -> bool:
    cell = _BY.sub("", cell)
    known = signatures.is_name(cell) or signatures.is_role(cell) or naming.is_named(cell) or cell.casefold() in own
    return known or bool(_ALONE.fullmatch(cell) or _MINUTES.fullmatch(cell))
