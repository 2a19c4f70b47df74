"""An outline says what its record says, whoever holds it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from generator import reading
from generator.records import Response, walk
from generator.records.entry import Entry, Later
from generator.records.outline import outline_of
from generator.records.response import Mention, Stance, Viewpoint
from generator.records.shared import Evidence, Missing

DEMO = Path(__file__).parents[1] / "demo"
ENTRIES = reading.read(DEMO).entries


def test_an_outline_says_what_its_record_says() -> None:
    for entry in ENTRIES:
        record, told = entry.record, entry.outline
        evidence = dict(walk.parts(record, Evidence))
        assert told.id == record.id
        assert list(told.references) == list(walk.references(record))
        assert told.evidence == {(*path, "source") for path in evidence}
        assert dict(told.missing) == {(*path, "searched_on"): each.searched_on for path, each in walk.parts(record, Missing)}
        quoted = {each.source for each in evidence.values() if each.quote}
        if isinstance(record, Response):
            words = [part for kind in (Mention, Stance, Viewpoint) for _, part in walk.parts(record, kind)]
            quoted |= {record.source} if any(part.quote for part in words) else set()  # type: ignore[attr-defined]  # all have one
        assert set(told.quoted) == quoted
        assert len(told.quoted) == len(quoted)
    assert any(entry.outline.missing for entry in ENTRIES)
    assert any(entry.outline.quoted for entry in ENTRIES)


def test_what_is_told_of_a_response_is_what_it_says() -> None:
    responses = [entry for entry in ENTRIES if entry.kind == "responses"]
    assert responses
    assert {entry.outline.response for entry in ENTRIES if entry.kind != "responses"} == {None}
    for entry in responses:
        record, told = entry.record, entry.as_response
        assert isinstance(record, Response)
        for name in ("respondent", "prepared_by", "source", "dated", "decided_on", "received_on", "uninvited"):
            assert getattr(told, name) == getattr(record, name)
        assert told.withheld == bool(record.withheld)
        assert [list(areas) for areas in told.viewpoints] == [each.areas for each in record.viewpoints]
        assert list(told.mentions) == [each.area for each in record.mentions]


def test_an_outline_follows_the_record_that_an_entry_holds() -> None:
    entry = next(each for each in ENTRIES if each.kind == "responses")
    changed = entry.record.model_copy(update={"respondent": "en-annan"})
    assert replace(entry, record=changed).as_response.respondent == "en-annan"
    assert replace(entry, places=entry.places.carried()).outline == outline_of(entry.record)


def test_a_record_is_made_when_it_is_asked_for_and_once() -> None:
    made: list[int] = []

    def make() -> Response:
        made.append(1)
        return RECORD

    later: Any = Later(make, outline_of(RECORD))
    entry = Entry("responses", "a", later, "", ENTRIES[0].places)
    assert entry.outline == outline_of(RECORD)
    assert made == []
    assert entry.record is entry.record is RECORD
    assert made == [1]


RECORD = next(each.record for each in ENTRIES if isinstance(each.record, Response))
