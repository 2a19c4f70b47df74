"""Warnings on what nobody has looked at for a year."""

from __future__ import annotations

from datetime import timedelta

from generator.records.measure import MeasureStatus
from generator.register import Register
from generator.rules.registry import Finding, rule, warning

_YEAR = timedelta(days=366)
_UNDER_WAY = frozenset({MeasureStatus.PLANNED, MeasureStatus.ONGOING})


@rule("stale.search")
def missing_is_looked_for_again(register: Register) -> Finding:
    """What was looked for in vain 366 days ago passes; what was looked for before that may have been published since."""
    for item in register.items():
        for path, searched_on in item.entry.outline.missing:
            if searched_on.latest() < register.today - _YEAR:
                message = f"det är mer än ett år sedan någon letade ({searched_on})"
                advice = "Leta igen. Finns det fortfarande inte skriver du dagens datum."
                yield warning("stale.search", item.place(path), message, advice)


@rule("stale.progress")
def measures_under_way_are_followed(register: Register) -> Finding:
    """A measure that is planned or under way has something under `progress` from the last year."""
    for item in register.measures.values():
        record = item.record
        if record.status not in _UNDER_WAY or not record.progress:
            continue
        latest = max(range(len(record.progress)), key=lambda number: record.progress[number].date.latest())
        told = record.progress[latest].date
        if told.latest() < register.today - _YEAR:
            message = f'insatsens läge är "{record.status.label}", men det senaste som sägs om den är från {told}'
            advice = "Ta reda på hur det har gått och lägg till det under progress."
            yield warning("stale.progress", item.place(("progress", latest, "date")), message, advice)
