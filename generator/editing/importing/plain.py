"""Plain text → lines."""

from __future__ import annotations

import re

from generator.editing.importing.lines import Extracted, Line
from generator.editing.importing.refused import Refused

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_RULE = re.compile(r"[_\-–—]{5,}")
_ANSWERED = re.compile(
    r"[>\s]*-{3,} ?(?:ursprungligt meddelande|original message|vidarebefordrat (?:meddelande|brev)).*"
    r"|(?:den )?(?:\w+ )?\d{1,2} \w+\.? \d{4}.{0,20} skrev .{3,100}:",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decoded(content: bytes, told: str = "") -> str:
    """Bytes as text: by their mark, else as what the document says, else UTF-8, else as Windows in western Europe writes."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in filter(None, (told, "utf-8")):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def lines(content: bytes) -> Extracted:
    """The lines of a text; form feeds begin new pages."""
    raw = decoded(content)
    if len(_CONTROL.findall(raw[:100_000])) > len(raw[:100_000]) / 200:
        raise Refused("filen är ingen text", "Spara den som PDF, Word (.docx), OpenDocument (.odt), HTML eller ren text.")
    text = _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    found: list[Line] = []
    pages = text.split("\f")
    for page, held in enumerate(pages, start=1):
        before = 0
        for line in held.split("\n"):
            if not line.strip():
                before += 1
                continue
            found.append(Line(line.strip(), page, before if found else 0))
            before = 0
    _mark_rows(found)
    _mark_notes(found)
    return Extracted(_without_answered(found), len(pages), paged=len(pages) > 1)


def _mark_rows(lines: list[Line]) -> None:
    """Mark the rows of a table: two or more lines in a row with bars between cells."""
    barred = [" | " in line.text.strip("|") for line in lines]
    for number, line in enumerate(lines):
        if barred[number] and (barred[number - 1 : number] == [True] or barred[number + 1 : number + 2] == [True]):
            line.text, line.row = line.text.strip("| "), True


def _mark_notes(lines: list[Line]) -> None:
    """Mark the footnotes below the last rule of a text, told by their numbers, which begin with 1."""
    rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line.text)]
    below = lines[rules[-1] + 1 :] if rules else []
    if below and re.match(r"[\[(]?1[\]).]?\s", below[0].text):
        for line in below:
            line.note = True


def _without_answered(lines: list[Line]) -> list[Line]:
    """The lines of an e-mail without the one that it answers."""
    for number, line in enumerate(lines):
        if number and (
            _ANSWERED.fullmatch(line.text) or (line.text.startswith(">") and all(e.text.startswith(">") for e in lines[number:]))
        ):
            return lines[:number]
    return lines
