"""Where a measure stands, and what there is of a lägesbild, follows the day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.dates import PartialDate
from generator.records.measure import Measure, MeasureStatus
from generator.records.situation import Situation
from generator.register.measures import measure_state
from generator.register.situations import situation_state

DAY = date(2026, 11, 23)


def measure(status: str, due: str | None = None, *progress: tuple[str, str | None]) -> Measure:
    told = [{"date": day, "text": "x", **({"status": status} if status else {})} for day, status in progress]
    return Measure.model_validate({"title": "x", "status": status, "progress": told, **({"due": due} if due else {})})


@pytest.mark.parametrize(
    ("day", "status", "late", "seen"),
    [
        (date(2025, 4, 30), "planned", False, 0),
        (date(2025, 5, 12), "ongoing", False, 1),
        (date(2025, 9, 30), "ongoing", False, 2),
        (date(2025, 10, 1), "ongoing", True, 2),
        (date(2025, 10, 21), "done", False, 3),
    ],
)
def test_a_measure_is_what_it_was_on_the_day(day: date, status: str, late: bool, seen: int) -> None:
    state = measure_state(
        measure("done", "2025-09-30", ("2025-10-21", "done"), ("2025-05-12", "ongoing"), ("2025-09", None)),
        day,
    )
    assert (state.status.value, state.late, len(state.progress)) == (status, late, seen)
    assert [each.date.earliest() for each in state.progress] == sorted(each.date.earliest() for each in state.progress)


@pytest.mark.parametrize(
    ("status", "late"), [("planned", True), ("ongoing", True), ("done", False), ("cancelled", False), ("unknown", False)]
)
def test_only_what_is_known_to_be_under_way_can_be_late(status: str, late: bool) -> None:
    state = measure_state(measure(status, "2026"), date(2027, 1, 1))
    assert (state.passed, state.late) == (True, late)
    assert not measure_state(measure(status, "2026"), date(2026, 12, 31)).passed, "the year is not over"
    assert not measure_state(measure(status), date(2027, 1, 1)).passed


@pytest.mark.parametrize(
    ("progress", "done_on"),
    [
        ([("2024", "ongoing")], None),
        ([("2024-05", "done")], "2024-05"),
        ([("2024-05", "done"), ("2024-06", None), ("2024-07", "done")], "2024-05"),
        ([("2024-05", "done"), ("2024-06", "ongoing"), ("2024-07", "done")], "2024-07"),
        ([("2024-05", "done"), ("2024-06", "ongoing")], None),
    ],
)
def test_a_measure_is_done_when_that_was_first_told(progress: list[tuple[str, str | None]], done_on: str | None) -> None:
    state = measure_state(measure("unknown", None, *progress), DAY)
    assert state.done_on == (PartialDate.parse(done_on) if done_on else None)


dates = st.builds(PartialDate, st.integers(2020, 2030), st.none() | st.integers(1, 12))
steps = st.lists(st.tuples(dates.map(str), st.none() | st.sampled_from([status.value for status in MeasureStatus])), max_size=6)


@given(st.sampled_from(list(MeasureStatus)), st.none() | dates.map(str), steps, st.dates(date(2019, 1, 1), date(2031, 1, 1)))
def test_nothing_of_what_lies_ahead_is_told(status: MeasureStatus, due: str | None, told: list[tuple[str, str | None]], day: date) -> None:
    state = measure_state(measure(status.value, due, *told), day)
    assert all(each.date.earliest() <= day for each in state.progress)
    assert state.done_on is None or (state.status is MeasureStatus.DONE and state.done_on.earliest() <= day)
    assert not state.late or (state.passed and state.status in {MeasureStatus.PLANNED, MeasureStatus.ONGOING})


def situation(**days: str | None) -> Situation:
    parts = {name: {"organisation": "x", "text": "x", "made_on": day} for name, day in days.items() if name != "joint"}
    joint = {"joint": {"made_on": days["joint"]}} if "joint" in days else {}
    return Situation.model_validate({"place": "x", "begins": "2025", **parts, **joint})


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2025, 4, 30), (False, False, False)),
        (date(2025, 5, 1), (True, False, False)),
        (date(2025, 5, 31), (True, True, False)),
        (date(2025, 6, 9), (True, True, True)),
    ],
)
def test_a_lagesbild_is_what_it_was_on_the_day(day: date, there: tuple[bool, ...]) -> None:
    state = situation_state(situation(city="2025-05", police="2025-05-31", joint="2025-06-09"), day)
    assert tuple(part is not None for part in (state.city, state.police, state.joint)) == there


@pytest.mark.parametrize("lacking", ["city", "police"])
def test_a_joint_analysis_is_never_there_without_both_pictures(lacking: str) -> None:
    days = {name: None for name in ("city", "police", "joint") if name != lacking}
    assert situation_state(situation(**days), DAY).joint is None
    assert situation_state(situation(**days, **{lacking: "2030"}), DAY).joint is None, "the picture lies ahead"
    assert situation_state(situation(**days, **{lacking: None}), DAY).joint is not None
