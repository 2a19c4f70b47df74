"""Where a measure stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.records.measure import Measure, MeasureStatus, Progress

#: Of what is done, cancelled or not known, nobody can say that it is late.
_UNDER_WAY = {MeasureStatus.PLANNED, MeasureStatus.ONGOING}


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure as seen on a day."""

    status: MeasureStatus
    late: bool  #: its day has passed, and it was still planned or under way when something was last known
    progress: list[Progress]  #: what is known on the day, in order of time


def measure_state(measure: Measure, today: date) -> MeasureState:
    """Where a measure stands on a day.

    The status is that of the last progress up to the day that tells one. Where none does, it is the record's own, unless a later
    progress tells of a change: then the measure was planned until the first of them.
    """
    known = sorted((each for each in measure.progress if not each.date.surely_after(today)), key=lambda each: each.date.earliest())
    told = [each.status for each in known if each.status]
    changes_later = any(each.status and each.date.surely_after(today) for each in measure.progress)
    status = told[-1] if told else MeasureStatus.PLANNED if changes_later else measure.status
    late = bool(measure.due and measure.due.surely_before(today)) and status in _UNDER_WAY
    return MeasureState(status, late, known)
