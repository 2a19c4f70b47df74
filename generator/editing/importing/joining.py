"""Lines → blocks: line ends rejoined, hyphenation undone, points of lists kept, headings told from text by how they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.editing.importing.headings import is_attachments, is_clerical, is_known
from generator.editing.importing.lines import Block, Line
from generator.prose import SOFT_HYPHEN, normalised

BULLET = re.compile(r"(?:[•●▪■◦○‣·∙*\uf0b7\uf0a7\uf02d➢❖✓→►]\s*|[-–—o]\s+)(?=\S)")
NUMBER = re.compile(r"(?:(?:\d{1,2}|[a-zA-Z])[.)](?!\d)|\d{1,2}/(?=\s)|[ivx]{1,4}\)|\((?:\d{1,2}|[a-z])\)|\d{1,2}\s{2,})\s*(?=\S)")
_NUMBERED_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[A-ZÅÄÖ])")
_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]*\d{0,2}$")
#: Words that no heading and no sentence ends with.
_OPEN = {
    *("och", "att", "av", "med", "i", "på", "för", "mellan", "som", "till", "om", "från", "en", "ett", "den", "det", "de", "vid", "samt"),
    *("eller", "under", "genom", "inom", "mot", "hos", "utan", "över", "efter", "enligt", "även", "ska", "är", "har", "kan", "bör"),
    *("men", "där", "när", "då", "sin", "sitt", "sina", "dess", "deras", "alla", "vissa", "både", "dels", "såväl", "bl.a.", "t.ex.", "dnr"),
}
#: What stands before its value on a line of its own in letters and heading blocks.
_LABEL = re.compile(
    r"(?:Från|Skickat|Till|Kopia|Ämne|Ärende|Sida)[ \t]*:|Svar på (?:remiss|förslag|skrivelse)|Remissvar\b|Yttrande (?:över|om)\b"
    r"|(?:Datum|Dnr|DNR|Diarienummer|Diarienr|Handläggare|Telefon|Tfn|E-post|Ert dnr|Vårt dnr|Er referens|Vår referens|Sammanträdesdatum)\b"
)
_LONGEST_TITLE = 100  # letters of an attachment's
_WRAPPED = 30  # letters from which a line may have been broken where there was no more room
#: A point as decisions are written, and what leads to the first of them: "Nämnden beslutar / att … / att …".
_AT = re.compile(r"att\b\s")
_LEADS_TO_AT = re.compile(
    r"(?:\b(?:besluta(?:r|de|t)?|föreslå(?:r|s)?|anser|yrkar|följande|hemställer)(?: (?:för egen del|besluta|därför|enhälligt"
    r"|följande|föreslå))*)[,:]?$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_\-–—=*.\s]{4,}")
_ABBREVIATION = re.compile(r"\b(?:bl\.?a|t\.?ex|m\.?m|d\.?v\.?s|f\.?d|s\.?k|ca|kap|nr|dnr|st|resp|forts|kl|tel|jfr)\.$", re.IGNORECASE)
_OTHER_SIZE = 0.8  # points from which letters are of another size
_INDENT = 40  # points within which lines begin that share a column
_PAGE = 40  # lines on each side among which a column's right edge is looked for
_AROUND = 8  # lines on each side by which a line's room is measured


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document is set."""

    gap: int  #: empty lines between two lines of one paragraph: some exports double every line feed
    size: float  #: of its text
    loose: bool  #: what its format calls paragraphs are lines: where text was pasted or converted, each line became one


def blocks(lines: list[Line]) -> list[Block]:
    """The blocks that lines make."""
    shown = [line for line in lines if not _RULE.fullmatch(line.text)]
    setting = _Setting(_normal_gap(shown), median(line.size for line in shown) if shown else 0, _is_hard_broken(shown))
    found: list[Block] = []
    for number, line in enumerate(shown):
        last = found[-1] if found else None
        if last and _continues(shown, number, last, setting):
            last.text = _with(last.text, line.text)
            last.lines.append(line)
        else:
            in_points = last is not None and last.kind == "bullet" and bool(_AT.match(last.text))
            listed = _is_listed(shown, number, found)
            found.append(_begun(shown, number, setting, in_points=in_points, listed=listed))
    for block in found:
        block.text = _tidy(block)
    return [block for block in found if block.text]


def _normal_gap(lines: list[Line]) -> int:
    """How many empty lines stand most often between a line and one that goes on from it."""
    gaps = Counter(
        line.before
        for above, line in pairwise(lines)
        if line.text[:1].islower() and not _ENDED.search(above.text) and len(above.text) > _WRAPPED and not _AT.match(line.text)
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0


def _is_hard_broken(lines: list[Line]) -> bool:
    """Whether many a paragraph, as the format calls it, goes on in the next."""
    pairs = [(above, line) for above, line in pairwise(lines) if line.whole and above.whole and not line.row]
    if len(pairs) < 8:  # noqa: PLR2004 - too few to tell
        return False
    cut = sum(line.text[:1].islower() and not _ENDED.search(above.text) and not line.item for above, line in pairs)
    return cut > len(pairs) / 6


def _is_full(lines: list[Line], number: int, share: float = 0.97) -> bool:
    """Whether the first word of this line would not have found room on the line above, by their places or else by their letters."""
    above, line = lines[number - 1], lines[number]
    word = line.text.split(None, 1)[0]
    if above.right:
        column = [each for each in lines[max(0, number - _PAGE) : number + _PAGE] if _beside(each, above)]
        letter = (above.right - above.left) / max(len(above.text), 1)
        return above.right + letter * (1 + len(word)) - above.left > (max(each.right for each in column) - above.left) * share
    near = [each for each in lines[max(0, number - _AROUND) : number + _AROUND] if not each.row]
    return len(above.text) + 1 + len(word) > max(len(each.text) for each in [*near, above]) * share


def _beside(line: Line, other: Line) -> bool:
    """Whether two lines are of one column, set in one size."""
    return not line.row and abs(line.left - other.left) < _INDENT and abs(line.size - other.size) < _OTHER_SIZE


def _continues(lines: list[Line], number: int, last: Block, setting: _Setting) -> bool:  # noqa: C901, PLR0911 - signs, the surest first
    normal = setting.gap
    line, above = lines[number], lines[number - 1]
    if line.level or line.item or line.row or last.kind in {"row", "columns"} or line.note != above.note:
        return False
    if line.whole and not setting.loose:
        return False
    if _AT.match(line.text) and _AT.match(last.text) and last.kind == "bullet" and not _is_wrapped(lines, number):
        return False
    if _starts_point(line.text, last) or is_known(line.text) or _columns(line.text) or _LABEL.match(line.text):
        return False
    if abs(line.size - above.size) > _OTHER_SIZE or (line.bold != above.bold and not line.text[:1].islower()):
        return False
    lower, ended = line.text[:1].islower(), bool(_ENDED.search(above.text)) and not _ABBREVIATION.search(above.text)
    if last.kind == "heading":
        same = line.before <= normal and (line.bold == above.bold) and not is_clerical(above.text)
        return same and (lower or _is_open(above.text) or (_looks_like_heading(line, setting.size) and line.before < max(normal, 1)))
    if above.text.endswith(("-", "\u00ad", "\u2010")) and line.text[:1].isalnum():
        return True
    if lower and (not ended or (above.text.endswith((":", ";")) and line.before <= normal)):
        return True
    if _is_open(above.text):
        return True
    if line.before > normal:
        return not ended and line.page != above.page and _is_full(lines, number, 0.9)
    if line.before < normal:
        return not ended
    if ended:
        return _is_full(lines, number)
    return _is_full(lines, number, 0.9 if last.kind in {"bullet", "number"} else 0.6)


def _starts_point(text: str, last: Block) -> bool:
    if BULLET.match(text) or (_AT.match(text) and _LEADS_TO_AT.search(last.text)):
        return True
    found = NUMBER.match(text)
    if not found:
        return False
    leads = last.kind in {"number", "heading"} or not last.text or bool(_ENDED.search(last.text)) or last.text.endswith(" att")
    return leads or text[0] in "1(" or text.startswith("a)")


def _is_listed(lines: list[Line], number: int, found: list[Block]) -> bool:
    """Whether a line that could be a heading is the title of an attachment: it stands in their list, which ends the document."""
    over = next((block for block in reversed(found) if block.kind == "heading"), None)
    if over is None or not is_attachments(over.text) or not is_known(lines[number].text):
        return False
    rest = lines[number:]
    return not any(is_attachments(line.text) or is_clerical(line.text) for line in rest) and all(
        len(line.text) < _LONGEST_TITLE for line in rest
    )


def _is_wrapped(lines: list[Line], number: int) -> bool:
    """Whether a line goes on from the one above because that was full, and not as a point of its own."""
    above = lines[number - 1].text
    return not above.endswith((",", ";", ".", " och", " samt")) and not lines[number].before and _is_full(lines, number, 0.9)


def _is_open(text: str) -> bool:
    return text.endswith(",") or text.rsplit(None, 1)[-1].casefold() in _OPEN


def _columns(text: str) -> bool:
    """Two or more names, roles or labels side by side."""
    parts = re.split(r"\t+|\s{2,}", text)
    return len(parts) > 1 and all(len(part) < 50 and not part.endswith(".") for part in parts)  # noqa: PLR2004 - letters


def _begun(lines: list[Line], number: int, setting: _Setting, *, in_points: bool, listed: bool) -> Block:  # noqa: C901 - signs, the surest first
    line = lines[number]
    kind = "paragraph"
    if line.note:
        kind = "note"
    elif line.row:
        kind = "row"
    elif listed:
        kind = "number" if NUMBER.match(line.text) else "bullet"
    elif line.level or is_known(line.text):
        kind = "heading"
    elif line.item or BULLET.match(line.text):
        kind = line.item or "bullet"
    elif _AT.match(line.text) and number and (in_points or _LEADS_TO_AT.search(lines[number - 1].text)):
        kind = "bullet"
    elif NUMBER.match(line.text) and not _NUMBERED_TITLE.match(line.text):
        kind = "number"
    elif _columns(line.text):
        kind = "columns"
    elif _looks_like_heading(line, setting.size) or _stands_as_heading(lines, number, setting.gap):
        kind = "heading"
    elif NUMBER.match(line.text):
        kind = "number"
    return Block(line.text, kind, line.level, line.page, [line])


def _looks_like_heading(line: Line, body: float) -> bool:
    """Larger or bolder than the text, and short."""
    short = len(line.text) < 120 and not line.text.endswith((".", ";", ","))  # noqa: PLR2004 - letters
    return short and ((body > 0 and line.size > body * 1.12) or line.bold)


def _stands_as_heading(lines: list[Line], number: int, normal: int) -> bool:
    """A short line by itself over a text that it leaves room above for: the only sign that plain text has."""
    line = lines[number]
    if number + 1 >= len(lines) or not number or (line.whole and line.before <= normal):
        return False
    below = lines[number + 1]
    letters = _NUMBERED_TITLE.sub("", line.text)
    fine = letters[:1].isupper() and len(line.text) < 60 and not _ENDED.search(line.text) and not _is_open(line.text)  # noqa: PLR2004 - letters
    apart = line.before > normal and below.before <= max(normal, 1)
    follows = below.text[:1].isupper() and not BULLET.match(below.text) and len(below.text) > len(line.text)
    return fine and apart and follows and not re.search(r"\d{4}|,|@", letters) and not _is_full(lines, number + 1, 0.9)


def _with(text: str, more: str) -> str:
    """Two lines as one, a hyphen that only parts a word taken away."""
    if text.endswith(("\u00ad", "\u2010")):
        return text[:-1] + more
    if text.endswith("-") and not text.endswith(" -") and more[:1].isalpha():
        first = more.split(None, 1)[0].casefold().strip(",.")
        if first in {"och", "eller", "samt", "respektive", "till"}:  # "brotts- och otrygghetsfrågor"
            return f"{text} {more}"
        return (text[:-1] if more[:1].islower() and text[-2:-1].islower() else text) + more
    return f"{text} {more}"


def _tidy(block: Block) -> str:
    text = normalised(block.text)
    if block.kind == "columns":
        return text.strip()
    if block.kind == "bullet":
        text = BULLET.sub("", text, count=1)
    elif block.kind == "number":
        text = NUMBER.sub("", text, count=1)
    return " ".join(text.replace(SOFT_HYPHEN, "").split())
