"""Dates as public documents give them: a day, a month, or only a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

#: The months by name, as they stand in running text.
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")
_SHORT = tuple(month[:3] for month in MONTHS)
#: How people write dates otherwise: "4 november 2019", "november 2019", "4/11 2019", "2019/11/4", "20191104".
_OTHERWISE = (
    re.compile(rf"(?:den )?(?:(?P<day>\d{{1,2}}) )?(?P<name>{'|'.join(_SHORT)})[a-z]*\.? (?P<year>\d{{4}})", re.ASCII | re.IGNORECASE),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})(?P<mark>[-/. ]?)(?P<month>\d{2}|(?<=\D)\d)(?P=mark)(?P<day>\d{2}|(?<=\D)\d)", re.ASCII),
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2019-11-04`, `2019-11` or `2019`.

        Raises:
            ValueError: the text has another form, or the calendar has no such day.
        """
        return _parsed(text)

    def earliest(self) -> date:
        """The first day that this can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that this can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def surely_before(self, other: PartialDate | date) -> bool:
        """Whether every day that this can mean lies before every day that the other can mean."""
        return self.latest() < (other.earliest() if isinstance(other, PartialDate) else other)

    def surely_after(self, other: PartialDate | date) -> bool:
        """Whether every day that this can mean lies after every day that the other can mean."""
        return self.earliest() > (other.latest() if isinstance(other, PartialDate) else other)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text

    @classmethod
    def _from_yaml(cls, value: Any) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return cls.parse(value)
        except (ValueError, TypeError):
            text = value if isinstance(value, str) else "…"
            told = '"{value}" finns inte i kalendern' if PATTERN.fullmatch(text) else '"{value}" är inget datum'
            advice = "Skriv år-månad-dag, till exempel 2019-11-04, eller bara 2019-11 eller 2019."
            meant = _meant(text)
            raise PydanticCustomError(
                "field.date", told, {"value": text[:60], "suggestion": f"Skriv {meant}." if meant else advice}
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._from_yaml, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
        year = {"type": "integer", "minimum": 1, "maximum": 9999}  # what other programs than ours take 2019 for
        return {"anyOf": [text, year], "examples": ["2019-11-04", "2019-11", "2019"]}


@lru_cache(maxsize=10_000)  # a day is written many times, and is one and the same
def _parsed(text: str) -> PartialDate:
    match = PATTERN.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    known_year = int(year or 0)
    date(known_year, month or 1, day or 1)  # raises ValueError where the calendar has no such day
    return PartialDate(known_year, month, day)


def _meant(text: str) -> str:
    """The date that a text means where people would understand it, or an empty string."""
    for pattern in _OTHERWISE:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month = int(parts["month"]) if "month" in parts else _SHORT.index(parts["name"].casefold()) + 1
            date = f"{parts['year']}-{month:02}" + (f"-{int(parts['day']):02}" if parts["day"] else "")
            try:
                return str(PartialDate.parse(date))
            except ValueError:
                return ""
    return ""
