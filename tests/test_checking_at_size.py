"""What it takes to read and check a project grows with its records and no faster. Counted in calls: no test is about time."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from tests.bench.corpus import DAY, make

SIZES = (40, 160)
#: Four times as many responses may take so many times the calls: a few more stored texts are a large part of what a small project has.
#: What is quadratic takes sixteen times as many.
MOST, MOST_IN_ALL = 8, 5


def _calls(project: Path) -> tuple[Counter[str], int]:
    """How often each function was called while a project was read and checked, by its name, and how many records there are."""
    found: Counter[str] = Counter()

    def count(frame: Any, event: str, called: Any) -> None:
        if event == "call":
            found[f"{frame.f_code.co_filename}:{frame.f_code.co_name}"] += 1
        elif event == "c_call":
            found[called.__qualname__] += 1

    sys.setprofile(count)
    try:
        checked = pipeline.check(project)
    finally:
        sys.setprofile(None)
    assert checked.problems == []
    return found, len(checked.register.reading.entries)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Counter[str], int]]:
    folder = tmp_path_factory.mktemp("sizes")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSYN_TODAY", DAY)
        for size in SIZES:
            make(folder / str(size), agreements=2, consultations=3, responses=size, seed=5)
        _calls(folder / str(SIZES[0]))  # what is done once for all projects is done
        return [_calls(folder / str(size)) for size in SIZES]


def test_four_times_as_many_responses_take_four_times_as_much(counted: list[tuple[Counter[str], int]]) -> None:
    (few, least), (many, _) = counted
    assert many.total() < MOST_IN_ALL * few.total()
    assert {name: (few[name], times) for name, times in many.items() if few[name] >= least and times > MOST * few[name]} == {}


def test_a_record_takes_no_more_than_some_thousand_calls(counted: list[tuple[Counter[str], int]]) -> None:
    (few, least), (many, most) = counted
    assert (many.total() - few.total()) / (most - least) < 2_500
