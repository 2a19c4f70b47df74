"""The days of calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator import register
from generator.register.days import calendar_days, calendar_pages
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Callable


def without(**fields: Any) -> Callable[[Any], Any]:
    return lambda record: record.model_copy(update={name: value for name, value in fields.items() if hasattr(record, name)})


@pytest.mark.parametrize("name", PROJECTS)
@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 6, 1), date(2026, 11, 23)])
@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (without(), ()),
        (without(deadline=None, invited=[]), ("consultations",)),
        (without(events=[], versions=[], plan=None), ("agreements",)),
        (without(events=[], versions=[], plan=None, deadline=None, invited=[]), ("agreements", "consultations")),
        (
            without(events=[], versions=[], plan=None, deadline=None, invited=[], decided_on=None),
            ("agreements", "consultations", "responses"),
        ),
        (
            without(events=[], versions=[], plan=None, deadline=None, invited=[], decided_on=None, due=None),
            ("agreements", "consultations", "responses", "measures"),
        ),
    ],
)
def test_which_pages_have_a_calendar_is_known_without_all_of_its_days(
    name: str, day: date, change: Callable[[Any], Any], kinds: tuple[str, ...]
) -> None:
    reading = checked(name).register.reading
    entries = [replace(entry, record=change(entry.record)) if entry.kind in kinds else entry for entry in reading.entries]
    known = register.build(replace(reading, entries=entries), day)
    assert calendar_pages(known) == list(calendar_days(known))
    assert calendar_pages(known) == [] or len(kinds) < 4
