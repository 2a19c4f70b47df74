"""Where a measure stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.records.dates import PartialDate
from generator.records.measure import Measure, MeasureStatus, Progress

#: Of what is done, cancelled or not known, nobody can say that it is late.
_UNDER_WAY = {MeasureStatus.PLANNED, MeasureStatus.ONGOING}


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure as seen on a day."""

    status: MeasureStatus
    passed: bool  #: whether the day that it was due has passed
    late: bool  #: whether it has, and the measure was still planned or under way when something was last known
    progress: list[Progress]  #: what is known on the day, in order of time
    done_on: PartialDate | None = None  #: when it came to be done, where that is told


def measure_state(measure: Measure, today: date) -> MeasureState:
    """Where a measure stands on a day.

    The status is that of the last progress up to the day that tells one. Where none does, it is the record's own, unless a later
    progress tells of a change: then the measure was planned until the first of them.
    """
    known = sorted((each for each in measure.progress if not each.date.surely_after(today)), key=lambda each: each.date.earliest())
    told = [each.status for each in known if each.status]
    changes_later = any(each.status and each.date.surely_after(today) for each in measure.progress)
    status = told[-1] if told else MeasureStatus.PLANNED if changes_later else measure.status
    passed = bool(measure.due and measure.due.surely_before(today))
    return MeasureState(status, passed, passed and status in _UNDER_WAY, known, _done_on(known))


def _done_on(progress: list[Progress]) -> PartialDate | None:
    """When what is done at the end came to be so: the first of the last progress that tells it."""
    day = None
    for each in reversed(progress):
        if each.status is MeasureStatus.DONE:
            day = each.date
        elif each.status:
            break
    return day
