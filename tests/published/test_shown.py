"""What is handed out is what pages show, on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator import register, theme
from generator.history import History
from generator.outputs.search.documents import documents
from generator.pages import Pages
from generator.pages.following import Following
from generator.published import Published
from generator.published.shown import shown
from tests.outputs.histories import made, whole
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.register import Register

_FOOT = '<footer class="page-foot"'


def on(day: date, name: str = "demo", **changed: Callable[[Any], Any]) -> Register:
    """The register of a project on a day, with some kinds of records changed."""
    reading = checked(name).register.reading
    entries = [replace(each, record=changed[each.kind](each.record)) if each.kind in changed else each for each in reading.entries]
    return register.build(replace(reading, entries=entries), day)


def bodies(known: Register) -> dict[str, str]:
    pages = Pages(known, theme.folders(PROJECTS["demo"], "pages")).all()
    return {address: str(make().values["body"]).partition(_FOOT)[0] for address, make in pages.items()}


def compared(address: str) -> bool:
    """Pages that list areas leave out those of a version that lies ahead, and sources name all that leans on them: data cannot say that."""
    return address.partition("/")[0] not in {"overenskommelser", "akter", "remisser", "kallor"}


@pytest.mark.parametrize("day", [date(2023, 3, 1), date(2025, 9, 1)])
def test_what_is_left_out_changes_no_page(day: date) -> None:
    known = on(day)
    narrowed = shown(known)
    assert narrowed is not known, "på den dagen är det inget att utelämna"
    before, after = bodies(known), bodies(narrowed)
    assert before.keys() == after.keys()
    assert [address for address in before if compared(address) and before[address] != after[address]] == []


def test_names_are_handed_out_only_where_the_site_shows_them() -> None:
    def named(record: Any) -> Any:
        return record.model_copy(update={"signatories": [each.model_copy(update={"name": "Namn Namnsson"}) for each in record.signatories]})

    known = on(date(2026, 11, 23), responses=named)
    for names in (True, False):
        site = known.reading.site.model_copy(update={"show_names": names}) if known.reading.site else None
        told = Published(register.build(replace(known.reading, site=site), known.today), History())
        signed = [each for each in told.of_kind("responses") if each["record"]["signatories"]]
        assert signed
        for each in signed:
            assert ("Namn Namnsson" in str(each)) is names
            assert any(reason["reason"] == "not_shown" for reason in each["unknown"]) is not names


def test_a_joint_analysis_awaits_both_pictures() -> None:
    known = on(date(2026, 11, 23), situations=lambda record: record.model_copy(update={"police": None}))
    assert any(item.record.joint for item in known.situations.values())
    for each in Published(known, History()).of_kind("situations"):
        assert each["record"]["joint"] is None
        assert not each["derived"]["complete"]
        assert "/record/joint" in next(reason["fields"] for reason in each["unknown"] if reason["reason"] == "awaits_both")


def test_no_feed_tells_what_a_joint_analysis_takes_up_before_it_is_shown() -> None:
    day = date(2026, 11, 23)
    with_both, with_one = on(day), on(day, situations=lambda record: record.model_copy(update={"police": None}))
    item = next(each for each in with_both.situations.values() if each.record.joint and each.record.joint.problems[0].areas)
    assert item.record.joint
    area = with_both.areas[item.record.joint.problems[0].areas[0]]
    told = whole(made(day, item.entry.file), made(day, area.entry.file))
    for known, count in ((with_both, 2), (with_one, 1)):
        assert len(Following(known, told).feeds[area.address].changes) == count


def test_what_lies_ahead_is_not_handed_out() -> None:
    day = date(2023, 3, 1)
    for kind, parts in (("agreements", ("versions", "events")), ("places", ("classifications",)), ("measures", ("progress",))):
        for each in Published(on(day), History()).of_kind(kind):
            days = [part["date"] for name in parts for part in each["record"][name] if part.get("kind") not in {"deadline", "in_force"}]
            assert all(told is None or told <= "2023-03-01" for told in days)


def test_a_status_does_not_tell_of_a_progress_that_lies_ahead() -> None:
    later = on(date(2026, 11, 23))
    measure = next(each for each in later.measures.values() if each.record.progress and each.record.status.value == "done")
    before = measure.record.progress[0].date.earliest().replace(year=measure.record.progress[0].date.year - 1)
    told = Published(on(before), History()).values(on(before).measures[measure.id])
    assert told["derived"]["status"] != "done"


def test_notes_to_the_checks_are_not_handed_out() -> None:
    assert all("allowed" not in each["record"] for each in Published(on(date(2026, 11, 23)), History()).of_kind("sources"))


def test_the_search_needs_it() -> None:
    """Whoever makes something of records alone must take them from here: the search once held a joint analysis too early."""
    known = on(date(2023, 3, 1))
    hidden = [item.record.joint.text for item in known.situations.values() if item.record.joint and item.record.joint.text]
    assert hidden
    found = str(list(documents(shown(known), show_names=False)))
    assert [each for each in hidden if each in found] == []
