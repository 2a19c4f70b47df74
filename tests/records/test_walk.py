"""What is found in a record is all that there is in it, in the order of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import reading
from generator.records import Record, walk
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Part
from generator.records.indicator import Figure
from generator.records.response import Stance
from generator.records.shared import Claim, Evidence, Missing

PROJECTS = {"demo": Path(__file__).parents[1] / "demo", "own": Path(__file__).parents[2]}


def _everything(value: Any, path: walk.Path = ()) -> Iterator[tuple[walk.Path, Any]]:
    """Every value in a record by what it is, without regard to its model."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _everything(item, (*path, number))
        return
    yield path, value
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _everything(getattr(value, name), (*path, name))


@pytest.fixture(scope="module", params=sorted(PROJECTS))
def records(request: pytest.FixtureRequest) -> list[Part]:
    read = reading.read(PROJECTS[request.param])
    assert read.site
    return [read.site, *(entry.record for entry in read.entries)]


def test_texts_references_dates_and_choices_are_all_that_is_written(records: list[Part]) -> None:
    for record in records:
        values = list(_everything(record))
        words = [(path, value) for path, value in values if type(value) is str]
        texts, references = dict(_two(walk.texts(record))), {path: named for path, _, named in walk.references(record)}
        assert texts.keys().isdisjoint(references)
        assert {**texts, **references} == dict(words)
        assert [path for path, _ in words if path in texts] == list(texts)
        assert [path for path, _ in words if path in references] == list(references)
        assert list(walk.dates(record)) == [(path, value) for path, value in values if isinstance(value, PartialDate)]
        assert list(walk.choices(record)) == [(path, value) for path, value in values if isinstance(value, Choice)]


@pytest.mark.parametrize("wanted", [Claim, Evidence, Figure, Missing, Record, Stance])
def test_parts_are_all_of_a_type(records: list[Part], wanted: type[Part]) -> None:
    for record in records:
        assert list(walk.parts(record, wanted)) == [(path, value) for path, value in _everything(record) if isinstance(value, wanted)]


def _two(found: Iterator[tuple[walk.Path, str, bool]]) -> Iterator[tuple[walk.Path, str]]:
    return ((path, text) for path, text, _ in found)
