"""The figures of an indicator as they are shown: those written down, and those counted from how places are classified."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.records.dates import PartialDate
from generator.records.indicator import Series
from generator.records.place import Level
from generator.records.shared import Evidence
from generator.register.follow_up import PlaceItem

if TYPE_CHECKING:
    from generator.register import Register


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series; no value where it was looked for and not found."""

    date: PartialDate
    value: Decimal | None
    note: str = ""
    sources: list[Evidence] = field(default_factory=list)


def points(register: Register, series: Series) -> list[Point]:
    """The figures of a series in order of time, none that lies after the register's day."""
    if series.counts:
        return _counted(register, series.counts)
    told = [Point(each.date, each.value, each.note or "", each.sources) for each in series.figures]
    return sorted((point for point in told if _has_come(point.date, register.today)), key=lambda point: point.date.earliest())


def listed_on(register: Register) -> dict[PartialDate, list[PlaceItem]]:
    """Each day on which a list of classified places came out, in order, with the places that something is known of then."""
    found: dict[PartialDate, list[PlaceItem]] = {}
    for place in register.places.values():
        for each in place.record.classifications:
            if _has_come(each.date, register.today):
                found.setdefault(each.date, []).append(place)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].earliest(), str(pair[0]))))


def _counted(register: Register, levels: list[Level]) -> list[Point]:
    made = []
    for day, places in listed_on(register).items():
        each = [found for place in places for found in place.record.classifications if found.date == day]
        hits = [found for found in each if found.level in levels]
        unknown = any(found.level is Level.UNKNOWN for found in each)  # then no sum is known
        sources = {(part.source, part.quote): part for found in each for part in found.sources}
        made.append(Point(day, None if unknown else Decimal(len(hits)), sources=list(sources.values())))
    return made


def _has_come(day: PartialDate, today: date) -> bool:
    return not day.surely_after(today)
