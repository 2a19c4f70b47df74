"""Days in a text, in the ways in which Swedish offices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.editing.importing.sentences import around
from generator.records.dates import MONTHS, PartialDate

_CENTURY = 2000  # of a year that is written with two figures
_NAMES = "|".join([*MONTHS, *(rf"{month[:length]}\." for month in MONTHS for length in (4, 3))])
DATE = re.compile(
    rf"(?<![\d/.:-])(?:(?P<year>(?:19|20)\d\d)(?P<mark>[-‑–./ ])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?::?[ea])? (?P<name>{_NAMES})(?:,? (?P<year2>(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<day3>\d{{1,2}})[/.](?P<month3>\d{{1,2}})(?:(?:[-/.]| ?|, )(?P<year3>(?:19|20)\d\d)|(?:[-/]| -)(?P<year4>\d\d)))"
    r"(?![\d/]|[-.]\d)",
    re.IGNORECASE,
)
#: Six or eight figures: a day only where they stand by themselves in a heading block.
_FIGURES = re.compile(
    r"(?:^|\s{2,}|\t|\bdatum:? |\bden )(?P<year>(?:20)?\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=$|\s{2,}|\t)", re.IGNORECASE | re.MULTILINE
)
#: What stands between the first day of a period and its last.
_UNTIL = re.compile(r"\s*(?:[-–—]|t\.?\s?o\.?\s?m\.?|(?:och )?till(?: och med)?)\s*(?:den\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: what it is, where it stands, and its sentence."""

    date: PartialDate
    start: int
    sentence: str
    end: int = 0
    ends_period: bool = False  #: it is the last day of a period whose first is named before it


def dates(text: str) -> list[Dated]:
    """Every day in a text. One without a year has that of the day last named before it, or of the period that it begins."""
    found: list[Dated] = []
    matches = list(DATE.finditer(text))
    year = 0
    for number, match in enumerate(matches):
        told = _year(match)
        after = matches[number + 1] if number + 1 < len(matches) else None
        if not told and after and _UNTIL.fullmatch(text, match.end(), after.start()):
            told = _year(after)
        year = told or year
        date = _date(year, match["month"] or match["month3"] or _month(match["name"]), match["day"] or match["day2"] or match["day3"])
        if date:
            last = bool(found) and bool(_UNTIL.fullmatch(text, found[-1].end, match.start()))
            found.append(Dated(date, match.start(), around(text, match.start()), match.end(), last))
    return found


def day_in_figures(head: str) -> Dated | None:
    """The day that a heading block writes as six or eight figures: "190903"."""
    for match in _FIGURES.finditer(head):
        date = _date(int(match["year"]) % 100 + _CENTURY, match["month"], match["day"])
        if date:
            return Dated(date, match.start("year"), around(head, match.start("year")), match.end())
    return None


def as_period_ends(found: list[Dated]) -> list[Dated]:
    """Days with the first of each period left out, since what is asked for is by when."""
    return [each for each, after in zip(found, [*found[1:], None], strict=False) if not (after and after.ends_period)]


def _year(match: re.Match[str]) -> int:
    year = int(match["year"] or match["year2"] or match["year3"] or match["year4"] or 0)
    return year + _CENTURY if 0 < year < 100 else year  # noqa: PLR2004 - as people shorten it


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name.casefold().rstrip(".")))


def _date(year: int, month: str | int, day: str) -> PartialDate | None:
    try:
        return PartialDate.parse(f"{year:04}-{int(month):02}-{int(day):02}") if year else None
    except ValueError:
        return None
