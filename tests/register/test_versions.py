"""Which version applies on a day, and what is in one version and not in another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import Agreement
from generator.register.validity import State, validity_on
from generator.register.versions import Turn, areas_turned, goals_turned, other_wordings, pairs

DAY = date(2026, 11, 23)


def agreement(*versions: dict[str, Any], goals: list[dict[str, Any]] | None = None) -> Agreement:
    rows = [{"id": f"v{number}", "title": f"V{number}", "kind": "adopted", **version} for number, version in enumerate(versions)]
    return Agreement.model_validate({"title": "x", "summary": "y", "parties": ["a"], "versions": rows, "goals": goals or []})


def areas(**wordings: str) -> list[dict[str, str]]:
    return [{"area": area, "wording": wording} for area, wording in wordings.items()]


@pytest.mark.parametrize(
    ("versions", "state"),
    [
        ([], State.NOT_KNOWN),
        ([{"kind": "draft", "date": "2026-10"}], State.UNDECIDED),
        ([{"kind": "draft", "date": "2026-12"}], State.NOT_KNOWN),
        ([{"date": "2026-10", "valid_from": "2027-01-01", "valid_to": "2028"}], State.NOT_BEGUN),
        ([{"date": "2026-10", "valid_from": "2026-11-23", "valid_to": "2026-11-23"}], State.IN_FORCE),
        ([{"date": "2026-10", "valid_from": "2026-11-01"}], State.NOT_KNOWN),
        ([{"date": "2026-10", "valid_to": "2027"}], State.NOT_KNOWN),
        ([{"valid_from": "2020", "valid_to": "2026-11-22"}], State.ENDED),
        ([{"valid_from": "2020", "valid_to": "2026-11"}], State.NOT_KNOWN),
        ([{"valid_from": "2020", "valid_to": "2030"}, {"kind": "revised", "date": "2024"}], State.NOT_KNOWN),
        ([{"valid_from": "2020", "valid_to": "2030"}, {"kind": "draft", "date": "2024"}], State.IN_FORCE),
    ],
)
def test_where_an_agreement_stands_is_said_only_as_far_as_it_is_known(versions: list[dict[str, Any]], state: State) -> None:
    assert validity_on(agreement(*versions), DAY).state is state


def test_a_version_that_is_decided_and_has_not_begun_leaves_the_one_before_in_force() -> None:
    matter = agreement(
        {"date": "2025", "valid_from": "2025-02-01", "valid_to": "2026-12-31"},
        {"date": "2026-10-26", "valid_from": "2027-01-01", "valid_to": "2028-12-31"},
    )
    told = [(validity_on(matter, day), day) for day in (date(2026, 10, 25), DAY, date(2027, 1, 1), date(2029, 1, 1))]
    assert [valid.state for valid, _ in told] == [State.IN_FORCE, State.IN_FORCE, State.IN_FORCE, State.ENDED]
    assert [valid.in_force.id if valid.in_force else None for valid, _ in told] == ["v0", "v0", "v1", None]
    assert [valid.coming.id if valid.coming else None for valid, _ in told] == [None, "v1", None, None]


def test_a_version_is_set_against_all_that_it_follows() -> None:
    matter = agreement({}, {"follows": "v0"}, {"follows": "v1"}, {})
    found = [(pair.earlier.id, pair.later.id, pair.direct) for pair in pairs(matter, DAY)]
    assert found == [("v1", "v2", True), ("v0", "v2", False), ("v0", "v1", True)]


def test_what_lies_ahead_or_goes_in_a_circle_is_set_against_nothing_for_ever() -> None:
    assert pairs(agreement({}, {"follows": "v0", "date": "2027"}), DAY) == []
    circle = pairs(agreement({"follows": "v1"}, {"follows": "v0"}), DAY)
    assert [(pair.earlier.id, pair.later.id) for pair in circle] == [("v0", "v1"), ("v1", "v0")]


def test_only_versions_whose_areas_are_known_can_be_compared() -> None:
    known = areas(a="A")
    matter = agreement({"areas": known}, {"follows": "v0"}, {"follows": "v1", "areas": known})
    assert [pair.comparable for pair in pairs(matter, DAY)] == [False, True, False]


names = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["Ljus", "Vakter på kajen", "Ljus på  kajen"]), min_size=1)


@given(names, names)
def test_each_area_has_one_fate_and_none_is_lost(before: dict[str, str], after: dict[str, str]) -> None:
    (pair,) = pairs(agreement({"areas": areas(**before)}, {"follows": "v0", "areas": areas(**after)}), DAY)
    turned = {each.area: each.turn for each in areas_turned(pair)}
    assert len(turned) == len(areas_turned(pair))
    assert {area for area, turn in turned.items() if turn is not Turn.REMOVED} == after.keys()
    assert {area for area, turn in turned.items() if turn is not Turn.ADDED} == before.keys()
    assert {area for area, turn in turned.items() if turn is Turn.SAME} == {a for a in before if before[a] == after.get(a)}


def test_a_goal_goes_on_through_the_wordings_between() -> None:
    matter = agreement(
        {"areas": areas(a="A")},
        {"areas": areas(a="A"), "follows": "v0"},
        {"areas": areas(a="A"), "follows": "v1"},
        goals=[
            {"id": "one", "text": "Ljus.", "version": "v0"},
            {"id": "gone", "text": "Vakter.", "version": "v0"},
            {"id": "two", "text": "Mer ljus.", "version": "v1", "replaces": "one"},
            {"id": "three", "text": "Ljus.", "version": "v2", "replaces": "two"},
            {"id": "new", "text": "Bänkar.", "version": "v2"},
        ],
    )
    turned = {
        (pair.earlier.id, pair.later.id): [
            (each.before and each.before.id, each.after and each.after.id, each.turn) for each in goals_turned(matter, pair)
        ]
        for pair in pairs(matter, DAY)
    }
    assert turned["v0", "v2"] == [("one", "three", Turn.SAME), (None, "new", Turn.ADDED), ("gone", None, Turn.REMOVED)]
    assert turned["v0", "v1"] == [("one", "two", Turn.REWORDED), ("gone", None, Turn.REMOVED)]


def test_a_wording_outside_of_all_versions_is_told_once_it_has_been_stated() -> None:
    matter = agreement(
        {},
        goals=[
            {"id": "one", "text": "Inga utsatta områden.", "version": "v0"},
            {"id": "said", "text": "Inga särskilt utsatta områden.", "replaces": "one", "stated_on": "2019-10"},
        ],
    )
    (version,) = matter.versions
    assert [(goal.id, other.id) for goal, other in other_wordings(matter, version, DAY)] == [("one", "said")]
    assert other_wordings(matter, version, date(2019, 9, 30)) == []
