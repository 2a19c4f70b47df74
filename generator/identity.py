"""Personal identity numbers and co-ordination numbers, however they are written. They never pass."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterator
from urllib.parse import unquote

from personnummer.personnummer import valid

from generator.digits import AS_DIGITS, digits_near, stretches

_S = r"[^\S\n]"  # a space of any width
_DASH = r"[-+~_\u00af\u2010-\u2015\u2043\u207a\u2212\u223c\u2e3a\u2e3b\ufe58\ufe62\ufe63\uff0b\uff0d\uff3f\uff5e]"
_SIGN = rf"(?:\\?{_DASH}|[/.:*|=\u00b7\u2022\u2044\u2219\u22c5\u30fb\uff0f\uff0e\uff1a])"
#: Before the last four digits: a sign with spaces around it, where a line may end; or spaces alone.
_LAST = rf"(?:{_S}{{0,2}}{_SIGN}{{1,2}}\s{{0,4}}|{_S}{{1,2}})"
_STRONG = rf"{_S}{{0,2}}(?:\\?{_DASH}|/)\s{{0,4}}"
_IN_DATE = rf"(?:\\?{_DASH}|[/.: ]|{_S})"
_CENTURY = r"(?:18|19|20)"
_NO_MORE = r"(?!\d)(?![-/.]\d\d[-/.]\d\d(?!\d))"  # a range of dates goes on
_END = r"(?!\d|[-/.:]\d)"  # a longer number goes on
_NO_TIME = r"(?!(?:19|20)\d\d|[01]\d[0-5]\d|2[0-3][0-5]\d)"
#: The ways in which people write them (Skatteverket, SKV 704): in one go, with the date's parts set apart, in pairs, letter-spaced.
_FORMS = (
    re.compile(rf"(?<!\d){_CENTURY}?\d{{6}}{_LAST}?\d{{4}}{_NO_MORE}"),
    re.compile(rf"(?<!\d){_CENTURY}?\d{{6}}{_STRONG}\d(?:{_S}?\d){{3}}{_NO_MORE}"),
    re.compile(rf"(?<!\d){_CENTURY}\s\d{{6}}{_LAST}\d{{4}}{_NO_MORE}"),
    re.compile(rf"(?<!\d){_CENTURY}?\d\d{_IN_DATE}\d\d{_IN_DATE}\d\d{_STRONG}\d{{4}}{_END}"),
    re.compile(rf"(?<!\d)(?<!\d[- .]){_CENTURY}\d\d[-. \u00a0\n]\d{{4}}(?:{_STRONG}|{_S})\d{{4}}{_END}"),
    re.compile(rf"(?<!\d)(?<!\d )(?:{_CENTURY}{_S})?\d\d{_S}\d\d{_S}\d\d{_S}\d\d{_S}\d\d(?!\d|{_S}\d)"),
    re.compile(rf"(?<!\d)(?<!\d )(?:\d{_S}){{5}}\d(?:{_S}\d{_S}\d)?{_S}?{_DASH}{_S}?(?:\d{_S}){{3}}\d(?!\d|{_S}\d)"),
    re.compile(rf"(?<!\d)(?<!\d )(?:1{_S}9|2{_S}0)(?:{_S}\d){{10}}(?!\d|{_S}\d)"),
    # A date and, after a space alone, four digits that can be neither a year nor the time of day.
    re.compile(rf"(?<!\d){_CENTURY}?\d\d{_IN_DATE}\d\d{_IN_DATE}\d\d{_S}{{1,2}}{_NO_TIME}\d{{4}}{_END}"),
)
#: Ten digits in one go with a zero first, after such a word, are a telephone number.
_TELEPHONE = re.compile(r"(?:tel|telefon|telefonnummer|mobil|växel|fax)[.:]?[^\S\n]?\Z", re.IGNORECASE)
_CHECKSUM = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b")  # digits in it mean nothing
#: A stretch of digits and what may stand between them; looked into only where it holds ten.
_STRETCH = re.compile(rf"\d(?:\d|\s|\\|{_SIGN}){{9,}}")
LENGTH = 10  #: digits that one has at least
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers with a possible date and a right check digit begin and end in a text, each once, in order."""
    if not digits_near(text, LENGTH) or not any(map(_may_hold_one, stretches(text, LENGTH))):
        return
    seen = text.translate(AS_DIGITS)
    found = sorted(span for stretch in _STRETCH.finditer(seen) for span in _in_stretch(seen, *stretch.span()))
    if not found:
        return
    kept = [place for place, sign in enumerate(text) if AS_DIGITS.get(ord(sign), "") is not None] if len(seen) != len(text) else None
    unseen = [checksum.span() for checksum in _CHECKSUM.finditer(seen)]
    last = 0
    for start, end in found:
        if start >= last and not any(first <= start < stop for first, stop in unseen):
            last = end
            yield (kept[start], kept[end - 1] + 1) if kept else (start, end)


def _may_hold_one(stretch: str) -> bool:
    """Whether a number stands in a stretch of a text, whatever stands before it. A few of those are soon asked, all of a page is not."""
    seen = stretch.translate(AS_DIGITS)
    return any(next(_in_stretch(seen, *found.span()), None) for found in _STRETCH.finditer(seen))


def _in_stretch(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What has one of the forms and is a number. One that is not may hide the beginning of one that is."""
    if sum(map(str.isdecimal, text[start:end])) < LENGTH:
        return
    for form in _FORMS:
        found = form.search(text, start, end)
        while found:
            right = _is_number(found)
            if right:
                yield found.span()
            found = form.search(text, found.end() if right else found.start() + 1, end)


def _is_number(found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found[0])
    before = found.string[max(0, found.start() - 20) : found.start()]
    if found[0].isdecimal() and digits.startswith("0") and _TELEPHONE.search(before):
        return False
    return bool(valid(f"{digits[:-4]}{'+' if '+' in found[0] else ''}{digits[-4:]}"))


def numbers(text: str) -> Iterator[int]:
    """Where such numbers start in a text."""
    for start, _ in spans(text):
        yield start


def has_number(text: str) -> bool:
    """Whether a text holds such a number, as it stands or as an address writes its signs (`%2D`)."""
    if next(spans(text), None) is not None:
        return True
    return "%" in text and bool(_ENCODED.search(text)) and next(spans(unquote(text)), None) is not None


def masked(text: str) -> str:
    """A text with "…" instead of such numbers; checksums are left as they are."""
    pieces, last = [], 0
    for start, end in spans(text):
        pieces += [text[last:start], "…"]
        last = end
    return "".join([*pieces, text[last:]])


def page_has_number(html: str) -> bool:
    """Whether a page shows such a number, or holds one in an attribute."""
    seen = _TAG.sub("\n", _INLINE_TAG.sub("", html))
    return has_number(html_module.unescape(seen)) or has_number(html_module.unescape(html))
