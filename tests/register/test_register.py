"""Everything is linked both ways, and what follows from dates is right on every day."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import reading, register
from generator.records import KINDS
from generator.records.agreement import Agreement
from generator.records.consultation import Consultation, Invitation
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Part
from generator.records.response import Response
from generator.register.status import ConsultationState, InvitationStatus, state_of, status_of, tally
from generator.register.validity import validity_on

ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module", params=["tests/demo", "."])
def known(request: pytest.FixtureRequest) -> register.Register:
    return register.build(reading.read(ROOT / request.param), DAY)


def test_everything_is_linked_both_ways(known: register.Register) -> None:
    for response in known.responses.values():
        assert response.respondent is not None
        assert response in response.respondent.responses
        assert response.consultation is not None
        assert response in response.consultation.responses
        assert response.source is not None
        assert response in response.source.used_by
        for mention in response.record.mentions:
            assert any(each.response is response for each in known.areas[mention.area].mentions)
        for number, viewpoint in enumerate(response.record.viewpoints, start=1):
            for area_id in viewpoint.areas:
                assert any(each.response is response and each.number == number for each in known.areas[area_id].viewpoints)
    for agreement in known.agreements.values():
        assert all(agreement in party.agreements for party in agreement.parties)
        assert all(area.agreement is agreement for area in agreement.areas)
    for area in known.areas.values():
        assert all(area in known.sources[each.source].used_by for each in area.record.sources)
    for organisation in known.organisations.values():
        assert organisation.parent is None or organisation in organisation.parent.children


def test_a_register_is_sent_as_what_it_was_built_of(known: register.Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand responses that lead to one another are deeper than what can be pickled."""
    for kind in register.KIND_NAMES:
        monkeypatch.setattr(register._ITEMS[kind], "__reduce__", lambda _: pytest.fail("an item was pickled"))
    sent = pickle.loads(pickle.dumps(known))
    assert [item.address for item in sent.items()] == [item.address for item in known.items()]
    assert sent.today == known.today
    assert sent.reading.text("content/index.md") == known.reading.text("content/index.md") is not None


def test_every_field_of_every_kind_is_used_in_the_demo() -> None:
    demo = register.build(reading.read(ROOT / "tests/demo"), DAY)
    for kind in register.KIND_NAMES:
        used = {path for item in demo.of_kind(kind).values() for path in told(item.record)}
        assert {path for path in fields(KINDS[kind].model) if path != "id"} - used == set(), kind


def test_every_status_of_an_invitation_occurs_in_the_demo_on_some_day() -> None:
    read = reading.read(ROOT / "tests/demo")
    found: set[InvitationStatus] = set()
    for day in (date(2024, 3, 1), DAY):
        demo = register.build(read, day)
        assert len(demo.consultations["trygghetsavtal-2024"].record.invited) == 45
        for each in demo.consultations.values():
            answers = {response.entry.stem: response.record for response in each.responses}
            found |= {status_of(asked, answers.get(asked.organisation), each.record, day) for asked in each.record.invited}
    assert found == set(InvitationStatus)


def test_every_word_to_choose_from_is_used_in_the_demo() -> None:
    demo = register.build(reading.read(ROOT / "tests/demo"), DAY)
    used = {(type(each), each.value) for item in demo.items() for each in choices(item.record)}
    kinds = {kind for kind, _ in used}
    assert {(kind, each.value) for kind in kinds for each in kind} - used == set()


def fields(model: type[Part], above: str = "") -> Iterator[str]:
    """Every field of a model and of the parts in it: `versions.areas.wording`."""
    for name, info in model.model_fields.items():
        yield f"{above}{name}"
        for part in parts_of(info.annotation):
            yield from fields(part, f"{above}{name}.")


def parts_of(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_of(inner)


def told(part: Part, above: str = "") -> Iterator[str]:
    """Every field that a record fills in, under the same names."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value in (None, [], False):
            continue
        yield f"{above}{name}"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Part):
                yield from told(each, f"{above}{name}.")


def choices(part: Part) -> Iterator[Choice]:
    """Every word that a record has chosen."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Choice):
                yield each
            elif isinstance(each, Part):
                yield from choices(each)


def consultation(**fields: object) -> Consultation:
    return Consultation.model_validate({"title": "x", "issued_by": "y", **fields})


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2019, 9, 1), ConsultationState.OPEN),
        (date(2019, 9, 4), ConsultationState.OPEN),
        (date(2019, 9, 5), ConsultationState.CLOSED),
        (date(2018, 12, 31), ConsultationState.PLANNED),
    ],
)
def test_state_of_a_consultation(day: date, state: ConsultationState) -> None:
    assert state_of(consultation(sent_on="2019", deadline="2019-09-04"), day) is state


def test_state_without_a_deadline_is_unknown() -> None:
    assert state_of(consultation(), DAY) is ConsultationState.UNKNOWN


def answer(received: str | None) -> Response:
    fields = {"respondent": "a", "document": "letter", "source": "s", "summary": "x", "stance": {"position": "unknown"}}
    return Response.model_validate({**fields, **({"received_on": received} if received else {})})


@pytest.mark.parametrize(
    ("extension", "declined", "received", "day", "status"),
    [
        (None, False, "2019-09-04", DAY, InvitationStatus.IN_TIME),
        (None, False, "2019-09-05", DAY, InvitationStatus.LATE),
        ("2019-09-24", False, "2019-09-20", DAY, InvitationStatus.IN_TIME),
        (None, False, "none", DAY, InvitationStatus.DAY_UNKNOWN),
        (None, False, "2019-09", DAY, InvitationStatus.DAY_UNKNOWN),
        (None, False, None, date(2019, 9, 4), InvitationStatus.AWAITED),
        (None, False, None, date(2019, 9, 5), InvitationStatus.SILENT),
        ("2019-09-24", False, None, date(2019, 9, 10), InvitationStatus.EXTENSION),
        ("2019-09-24", False, None, date(2019, 9, 25), InvitationStatus.SILENT),
        (None, True, None, DAY, InvitationStatus.DECLINED),
    ],
)
def test_status_of_an_invitation(extension: str | None, declined: bool, received: str | None, day: date, status: InvitationStatus) -> None:
    invitation = Invitation.model_validate({"organisation": "a", "declined": declined, **({"extension": extension} if extension else {})})
    response = answer(None if received == "none" else received) if received else None
    assert status_of(invitation, response, consultation(sent_on="2019", deadline="2019-09-04"), day) is status


def test_status_without_any_date_is_unknown() -> None:
    invitation = Invitation.model_validate({"organisation": "a"})
    assert status_of(invitation, None, consultation(), DAY) is InvitationStatus.UNKNOWN


@given(st.lists(st.sampled_from(list(InvitationStatus))))
def test_counts_add_up(statuses: list[InvitationStatus]) -> None:
    counted = tally(statuses)
    assert sum(counted.counts.values()) == counted.total == len(statuses)


def agreement(*versions: dict[str, str]) -> Agreement:
    rows = [{"id": f"v{number}", "title": "x", **version} for number, version in enumerate(versions)]
    return Agreement.model_validate({"title": "x", "summary": "y", "parties": ["a"], "versions": rows})


def test_a_version_applies_only_where_both_its_days_are_known() -> None:
    closed = agreement({"kind": "adopted", "valid_from": "2019", "valid_to": "2022-12-31"})
    assert validity_on(closed, date(2020, 1, 1)).in_force is not None
    assert validity_on(closed, date(2019, 6, 1)).in_force is None, "begins some day in 2019"
    assert validity_on(closed, date(2023, 1, 1)).ended
    open_ended = agreement({"kind": "adopted", "date": "2019-11-04", "valid_from": "2019-11-04"})
    assert validity_on(open_ended, DAY).in_force is None
    assert not validity_on(open_ended, DAY).ended
    assert validity_on(agreement({"kind": "draft", "date": "2019"}), DAY).latest is None


dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(dates, dates)
def test_partial_dates_contradict_nothing_within_what_they_can_mean(first: date, second: date) -> None:
    for one in (PartialDate(first.year), PartialDate(first.year, first.month), PartialDate(first.year, first.month, first.day)):
        assert one.earliest() <= first <= one.latest()
        assert PartialDate.parse(str(one)) == one
        if one.surely_before(second):
            assert first < second
        if one.surely_after(second):
            assert first > second
        assert not one.surely_before(first)
        assert not one.surely_after(first)
    assert (
        PartialDate(first.year, first.month).latest() + timedelta(days=1)
        == PartialDate(first.year + first.month // 12, first.month % 12 + 1).earliest()
    )
