"""What is read while something is made is noted, all of it and nothing else."""

from __future__ import annotations

import pickle
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from generator import register
from generator.noting import FIELDS, OUTLINE, THERE, Once, note, noting
from generator.pages import organisations
from generator.pages.choices import Choice
from generator.register import Register
from generator.register.items import Item
from generator.register.naming import call_name, called, fingerprint, name_of
from generator.register.watching import LINKS, states
from tests.site import projects

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def known() -> Register:
    """Exempelstad, linked anew: nothing has been worked out yet."""
    held = projects.checked("demo").register
    return register.build(held.reading, held.today)


def read_by(work: Callable[[], Any]) -> set[int | str]:
    with noting() as seen:
        work()
    return seen


def test_a_note_holds_what_is_read_within_it() -> None:
    note("utanför")
    with noting() as outer:
        note("a")
        with noting() as inner:
            note("b")
        note("c")
    assert (outer, inner) == ({"a", "c"}, {"b"})


def test_a_note_is_closed_when_something_fails() -> None:
    with noting() as outer:
        with pytest.raises(ZeroDivisionError), noting():
            _ = 1 / 0
        note("efter")
    assert outer == {"efter"}


def test_a_record_is_noted_by_its_item(known: Register) -> None:
    item = next(iter(known.responses.values()))
    assert read_by(lambda: item.record) == {item.number * FIELDS}
    assert read_by(lambda: item.place(("id",))) == {item.number * FIELDS}
    assert read_by(lambda: (item.id, item.kind, item.address)) == set()


def test_every_field_that_leads_on_is_noted_by_itself(known: Register) -> None:
    seen: set[int] = set()
    for item in known.items():
        for name, number in LINKS[type(item)].items():
            assert read_by(partial(getattr, item, name)) == {item.number * FIELDS + number}
            seen.add(number)
    assert 0 < max(seen) < OUTLINE


def test_a_part_of_a_record_counts_as_the_record(known: Register) -> None:
    voiced = next(each for item in known.responses.values() for each in item.viewpoints)
    assert read_by(lambda: voiced.viewpoint) == {voiced.response.number * FIELDS}
    mentioned = next(each for item in known.areas.values() for each in item.mentions)
    assert read_by(lambda: mentioned.mention) == {mentioned.response.number * FIELDS}
    use = next(each for item in known.sources.values() for each in item.uses)
    assert read_by(lambda: use.evidence) == {use.item.number * FIELDS}
    analysed = next(each for item in known.situations.values() for each in item.problems)
    assert read_by(lambda: analysed.problem) == {analysed.situation.number * FIELDS}


def test_what_is_asked_of_all_responses_is_noted_apart_from_the_record(known: Register) -> None:
    item = next(each for each in known.responses.values() if each.viewpoints)
    (voiced, *_) = item.viewpoints
    mentioned = next(each for area in known.areas.values() for each in area.mentions)
    assert read_by(lambda: (item.outline.received_on, voiced.status, voiced.area_ids)) == {item.number * FIELDS + OUTLINE}
    assert (voiced.status, voiced.area_ids) == (voiced.viewpoint.outcome.status, tuple(voiced.viewpoint.areas))
    assert read_by(lambda: mentioned.takes_a_stand) == {mentioned.response.number * FIELDS + OUTLINE}
    for each in (each for area in known.areas.values() for each in area.mentions):
        assert each.takes_a_stand == (each.mention.stance is not None)


def test_what_is_large_is_told_once_by_its_content() -> None:
    one, same, other = (Choice("a", "b", "c", heading) for heading in ("d", "d", "e"))
    assert fingerprint([one, one]) == fingerprint([same, one]) != fingerprint([one, other])
    assert one.mark == same.mark != other.mark


def test_to_look_for_an_item_is_not_to_look_at_all(known: Register) -> None:
    item = next(iter(known.areas.values()))
    assert read_by(lambda: known.areas[item.id]) == {item.number * FIELDS + THERE}
    assert read_by(lambda: known.areas.get(item.id)) == {item.number * FIELDS + THERE}
    assert read_by(lambda: item.id in known.areas) == {item.number * FIELDS + THERE}
    assert read_by(lambda: known.areas.get("saknas")) == {"?areas/saknas"}
    number = register.KIND_NAMES.index("areas")
    for look in (list, len, bool, lambda all_of_them: all_of_them.values(), lambda all_of_them: all_of_them.items()):
        assert read_by(partial(look, known.areas)) == {number}


def test_what_is_worked_out_once_is_noted_by_its_name_each_time(known: Register) -> None:
    once = Once()
    item = next(iter(known.responses.values()))
    for _ in range(2):
        assert read_by(lambda: once("nyckel", lambda: "namn:", lambda: item.record.respondent)) == {"namn:"}
    assert once.read == {"namn:": {item.number * FIELDS}}


def test_a_name_leads_back_to_what_was_worked_out(known: Register) -> None:
    names = set()
    for consultation in known.consultations.values():
        register.tallies.turnout(known, consultation)
    names = set(known.made.read)
    assert names
    other = register.build(known.reading, known.today)
    for name in names:
        assert fingerprint(called(other, name)) == fingerprint(known.made.values[name])
    with pytest.raises(LookupError):
        called(known, call_name(register.tallies.turnout, ["något annat"]))
    with pytest.raises(LookupError):
        called(known, "generator.register.tallies:finns_inte:=")


def test_values_are_told_apart_by_content_and_items_by_name(known: Register) -> None:
    first, second, *_ = known.responses.values()
    assert fingerprint([first]) != fingerprint([second])
    assert fingerprint({"a": {first, second}}) == fingerprint({"a": {second, first}})
    assert fingerprint(first.record) == fingerprint(first.record.model_copy())
    assert fingerprint(first.record) != fingerprint(first.record.model_copy(update={"respondent": "annan"}))
    text, other_text = "ab", "abc"[:2]
    assert fingerprint([text, text]) == fingerprint([other_text, text])
    other = register.build(known.reading, known.today)
    assert fingerprint(list(other.items())) == fingerprint(list(known.items()))


def test_functions_are_told_apart_by_where_they_stand() -> None:
    one, other = (lambda each: each), (lambda each: [each])
    assert fingerprint([len, one]) == fingerprint([len, one])
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(lambda: 1) != fingerprint(lambda: 2)
    held = 1
    for function in (lambda: held, lambda given=held: given):
        with pytest.raises((pickle.PicklingError, AttributeError)):
            fingerprint(function)  # what it holds cannot be told


def test_what_further_pages_are_given_can_be_told() -> None:
    told = {fingerprint(each) for each in organisations._LISTED}  # each holds functions
    assert len(told) == len(organisations._LISTED) > 1


def test_two_registers_of_the_same_are_told_the_same(known: Register) -> None:
    def told(of: Register) -> dict[int, object]:
        return states(of, lambda item: fingerprint(item.record))

    other = register.build(known.reading, known.today)
    assert told(known) == told(other)
    tomorrow = register.build(known.reading, date(2010, 1, 1))  # before most responses came
    assert told(known) != told(tomorrow)


def name_and_number(item: Item[Any]) -> tuple[str, int]:
    return name_of(item), item.number


def test_numbers_are_of_one_item_each(known: Register) -> None:
    told = [name_and_number(item) for item in known.items()]
    assert len({number for _, number in told}) == len({name for name, _ in told}) == len(told)
    assert min(number for _, number in told) == 1
