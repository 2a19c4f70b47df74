"""Dates, numbers and sizes as Swedish readers write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from generator.records.dates import PartialDate

LOCALE = "sv_SE"
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


def number(value: int) -> str:
    """`12 345`."""
    return str(format_decimal(value, locale=LOCALE))


def counted(value: int, one: str, several: str, *, neuter: bool = False) -> str:
    """`ett svar`, `tre svar`, `45 svar`: small numbers as words. `neuter` says that the word is an ett-word."""
    if value == 1:
        return f"{'ett' if neuter else 'en'} {one}"
    word = _WORDS[value] if value < len(_WORDS) and value else number(value) if value else ("inget" if neuter else "ingen")
    return f"{word} {several if value else one}"


def size(octets: int) -> str:
    """`6 kB` or `1,2 MB`."""
    if octets < _MEGABYTE:
        return f"{max(1, round(octets / 1000))} kB"
    return f"{format_decimal(octets / _MEGABYTE, format='0.0', locale=LOCALE)} MB"


def listed(words: list[str]) -> str:
    """`a, b och c`."""
    return " och ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def sentence(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]
