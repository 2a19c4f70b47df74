"""Personal identity numbers and co-ordination numbers, however they are written. They never pass."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterator

from personnummer.personnummer import valid

_END = r"(?!\d|[-/.]\d)"  # a date range or a longer number goes on after four digits
#: The ways in which people write them (Skatteverket, SKV 704): in one go, with the date's parts set apart, in pairs.
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:\d\d)?\d{{6}}(?:[ \u00a0]?[-+/.\u2010-\u2015\u2212]\s{{0,4}}|[ \u00a0])?\d{{4}}{_END}"
    rf"|(?<!\d)(?:\d\d)?\d\d[-/. ]\d\d[-/. ]\d\d[-+/]\d{{4}}{_END}"
    rf"|(?<!\d)\d\d \d\d \d\d \d\d \d\d(?!\d| \d)"
)
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF])
_CHECKSUM = re.compile(r"\b[0-9a-f]{64}\b")  # digits in it mean nothing
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|small|span|strong|sub|sup|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def numbers(text: str) -> Iterator[int]:
    """Where numbers with a possible date and a right check digit start in a text; what is not seen is left out first."""
    seen = text.translate(_UNSEEN)
    places = range(len(text)) if len(seen) == len(text) else [place for place, sign in enumerate(text) if ord(sign) not in _UNSEEN]
    for match in _CANDIDATE.finditer(seen):
        digits = re.sub(r"\D", "", match.group())
        sign = "+" if "+" in match.group() else ""
        if valid(f"{digits[:-4]}{sign}{digits[-4:]}"):
            yield places[match.start()]


def has_number(text: str) -> bool:
    """Whether a text holds such a number."""
    return next(numbers(text), None) is not None


def masked(text: str) -> str:
    """A text without such numbers in it; checksums are left as they are."""
    pattern = f"{_CHECKSUM.pattern}|{_CANDIDATE.pattern}"
    return re.sub(pattern, lambda found: found[0] if _CHECKSUM.fullmatch(found[0]) or not has_number(found[0]) else "…", text)


def page_has_number(html: str) -> bool:
    """Whether a page shows such a number, or holds one in an attribute."""
    html = _CHECKSUM.sub("", html)
    seen = _TAG.sub("\n", _INLINE_TAG.sub("", html))
    return has_number(html_module.unescape(seen)) or has_number(html_module.unescape(html))
