"""Dates, numbers and sizes as Swedish readers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from generator.records.dates import PartialDate

LOCALE = "sv_SE"
NO_BREAK = "\u00a0"  #: a space at which no line ends
_MEGABYTE = 1_000_000
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def written(day: PartialDate | date | None, unknown: str = "okänt") -> str:
    """`4 november 2019`, `november 2019`, `2019`, or the word for what is not known."""
    if day is None:
        return unknown
    if isinstance(day, PartialDate):
        if day.month is None:
            return str(day.year)
        if day.day is None:
            return str(format_date(day.earliest(), "LLLL y", locale=LOCALE))
        day = day.earliest()
    return str(format_date(day, "d MMMM y", locale=LOCALE))


def when(day: PartialDate) -> str:
    """A date in a sentence: `4 november 2019`, `i november 2019`, `2019`."""
    return f"i {written(day)}" if day.month and not day.day else written(day)


def period(begins: PartialDate | None, ends: PartialDate | None) -> str:
    """`från 2015 till och med maj 2019`, with words for what is not known."""
    if not begins and not ends:
        return "okänt"
    return f"från {written(begins, 'okänd dag')} till och med {written(ends, 'okänd dag')}"


def span(begins: PartialDate, ends: PartialDate | None) -> str:
    """`januari–juni 2025`, `3–9 mars 2025`, `december 2024–mars 2025`, `2025`: a time from its first day to its last."""
    if ends is None or ends == begins:
        return written(begins)
    first, last = written(begins), written(ends)
    if begins.year == ends.year and begins.month and ends.month and bool(begins.day) == bool(ends.day):
        same_month = begins.day and begins.month == ends.month
        first = str(begins.day) if same_month else first.rpartition(" ")[0]
    return f"{first}–{last}"


def number(value: int) -> str:
    """`12 345`."""
    return str(format_decimal(value, locale=LOCALE))


def figure(value: Decimal | None, sign: str = "") -> str:
    """`1 234,50 %`: a figure with as many decimals as its source gives; a word where it is not known."""
    if value is None:
        return "okänt"
    decimals = max(0, -int(value.as_tuple().exponent))
    written_out = format_decimal(value, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=LOCALE)
    return str(written_out).replace("\u00a0", "\u202f").replace("-", "\u2212") + (f"\u00a0{sign}" if sign else "")


def date_lines(day: PartialDate) -> tuple[str, ...]:
    """A date in as little width as can be, line by line: `4 nov` over `2019`."""
    if day.month is None:
        return (str(day.year),)
    month = str(format_date(day.earliest(), "LLL", locale=LOCALE)).strip(".")
    return (f"{day.day} {month}" if day.day else month, str(day.year))


def counted(value: int, one: str, several: str, *, neuter: bool = False, beside: int = 0) -> str:
    """`ett svar`, `tre svar`, `45 svar`: how many of something in running text. `neuter` says that the word is an ett-word."""
    return f"{numeral(value, neuter=neuter, beside=beside)} {several if value > 1 else one}"


def numeral(value: int, *, neuter: bool = False, beside: int = 0) -> str:
    """A number in running text: up to twelve as a word, but in digits where `beside`, the largest one of the sentence, is.

    Labels, tables and diagrams have digits.
    """
    if not value:
        return "inget" if neuter else "ingen"
    if max(value, beside) >= len(_WORDS):
        return number(value)
    return "ett" if neuter and value == 1 else _WORDS[value]


def size(octets: int) -> str:
    """`6 kB` or `1,2 MB`, which no line breaks."""
    if octets < _MEGABYTE:
        return f"{max(1, round(octets / 1000))}{NO_BREAK}kB"
    return f"{format_decimal(octets / _MEGABYTE, format='0.0', locale=LOCALE)}{NO_BREAK}MB"


def listed(words: list[str]) -> str:
    """`a, b och c`."""
    return " och ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def sentence(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def within(title: str) -> str:
    """A title within a sentence, with a small letter first: `förslaget 2024`, but `KS-avtalet`."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def alphabetical(text: str) -> str:
    """A key that sorts as Swedish does: å, ä and ö come last, in that order."""
    return text.casefold().translate(_LAST_LETTERS)


_LAST_LETTERS = str.maketrans("åäö", "{|}")
