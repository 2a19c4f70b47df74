"""Dates and diary numbers as the search compares them. site_theme/assets/sok-ord.js finds them in what a visitor types.

A date becomes three terms, of its day, its month and its year, so that "september 2019" finds the 24th. A diary number becomes one term of
its letters and digits alone, and one without the letters, since it is written in many ways: `KS 2019/656`, `KS2019-656`, `2019/656`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.outputs.search.language import folded
from generator.records.dates import MONTHS, PartialDate

#: What terms that are no words begin with; no word holds such a sign.
DATE, DIARY = "@", "#"

_NAME = "|".join(MONTHS)
_WRITTEN = re.compile(rf"\b(?:(?P<day>[12]?\d|3[01])\s+)?(?P<name>{_NAME})(?:\s+(?P<year>(?:19|20)\d\d))?\b", re.IGNORECASE)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])")
#: A document's number in its case, or that of a plan: `2022-05148-8`, `2013/0591-1.2.1`.
_TAIL = r"(?:-\d{1,3}(?:\.\d{1,3})*)?"
#: Letters that say whose diary it is, perhaps with digits of a plan of archives, then the year and the number in either order.
_DIARY = re.compile(
    r"(?<![\w/])(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7}[ .\u00a0-]{0,2})?(?:[\d.]{1,12}[-/ ])??"
    rf"(?:(?:19|20)\d\d[/:-]\d{{1,7}}|\d[\d.]{{0,11}}[/:-](?:19|20)\d\d){_TAIL}(?![\w/])"
)
_LAST_PART = re.compile(rf"(?<!\d)(?P<case>(?:19|20)\d\d\s?[/:-]\s?\d{{1,7}}|\d{{1,7}}\s?[/:-]\s?(?:19|20)\d\d){_TAIL}$")
_NAMES = frozenset(MONTHS)
#: What is looked for before the expressions above, which take many times as long: a month's name; a year beside a number.
_MONTH = re.compile(_NAME)
_NUMBERED = re.compile(r"(?:19|20)\d\d[/:-]\d|[\d.][/:-](?:19|20)\d\d")
_YEAR = re.compile(r"[12][09]\d\d")
_NOT_IN_NUMBER = re.compile(r"[^0-9a-z]+")


def date_terms(day: PartialDate) -> list[str]:
    """The terms of a date: `@2019-09-24`, `@2019-09`, and the year as the word that it is, `2019`."""
    terms = [f"{day.year:04}"]
    if day.month:
        terms.append(f"{DATE}{day.year:04}-{day.month:02}")
    if day.month and day.day:
        terms += [f"{DATE}{day.year:04}-{day.month:02}-{day.day:02}", f"{DATE}{day.month:02}-{day.day:02}"]
    return terms


def diary_terms(number: str) -> list[str]:
    """The terms of a diary number: `#ks2019656` and `#2019656`; of `1.5-66/2019` and `66/2019-3` also `#662019`."""
    whole = _NOT_IN_NUMBER.sub("", folded(number))
    digits = whole.lstrip("abcdefghijklmnopqrstuvwxyz")
    last = _LAST_PART.search(number)
    short = _NOT_IN_NUMBER.sub("", last["case"]) if last else ""
    return [f"{DIARY}{each}" for each in dict.fromkeys((whole, digits, short)) if each]


def may_tell(word: str) -> bool:
    """Whether a word in small letters may belong to a date or a diary number in a running text: each has a month's name or a year."""
    return word in _NAMES or _YEAR.search(word) is not None


def in_text(text: str) -> Iterator[str]:
    """The terms of every date and diary number in a running text."""
    for found in _WRITTEN.finditer(text) if _MONTH.search(text.lower()) else ():
        month, year, day = MONTHS.index(found["name"].lower()) + 1, found["year"], found["day"]
        if year:
            yield from date_terms(PartialDate(int(year), month, int(day) if day else None))[1:]
        elif day:
            yield f"{DATE}{month:02}-{int(day):02}"
    if not _NUMBERED.search(text):
        return
    for found in _ISO.finditer(text):
        day = found["day"]
        yield from date_terms(PartialDate(int(found["year"]), int(found["month"]), int(day) if day else None))[1:]
    for found in _DIARY.finditer(text):
        if not _ISO.fullmatch(found.group()):
            yield from diary_terms(found.group())
