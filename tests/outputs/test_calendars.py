"""The calendars, read back by a reader of calendars: each day that is known, none that is not, and ids that outlive edits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from generator import addresses, reading, register, theme
from generator.history import History
from generator.outputs.calendars import calendars
from generator.pages import Pages
from generator.records.dates import PartialDate
from generator.register import Register
from generator.register.days import marked_days
from tests.outputs.histories import AGREEMENT, CONSULTATION, MEASURE, START, TOLD, made, whole
from tests.site.projects import PROJECTS, built, checked, copy, edit

if TYPE_CHECKING:
    from pathlib import Path

HOST = "exempelstad.example"


@pytest.fixture(scope="module")
def demo() -> Register:
    return checked("demo").register


def events(written: bytes) -> dict[str, Any]:
    """The events of a calendar by their ids, which must be unique, with nothing in them that a reader does not understand."""
    calendar = icalendar.Calendar.from_ical(written)
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert [event.errors for event in found if event.errors] == []
    by_id = {str(event["UID"]): event for event in found}
    assert len(by_id) == len(found)
    return by_id


def of_site(known: Register, history: History | None = None, page: str = "") -> dict[str, Any]:
    pages = Pages(known, theme.folders(PROJECTS["demo"], "pages"), history=history)
    return events(calendars(known, pages.history, pages.slots.following.calendars)[f"{page}kalender.ics"])


def test_the_built_site_has_every_deadline_extension_decision_and_due_date_of_the_data(demo: Register) -> None:
    found = events((built("demo") / addresses.CALENDAR).read_bytes())
    wanted: set[tuple[str, PartialDate]] = set()
    for consultation in demo.consultations.values():
        record = consultation.record
        wanted |= {(f"sista-svarsdag.consultations.{consultation.id}", record.deadline)} if record.deadline else set()
        for each in record.invited:
            wanted |= {(f"anstand-{each.organisation}.consultations.{consultation.id}", each.extension)} if each.extension else set()
        for response in consultation.responses:
            day = response.record.decided_on
            wanted |= {(f"beslut.responses.{response.id}", day)} if day else set()
    for measure in demo.measures.values():
        wanted |= {(f"klar-senast.measures.{measure.id}", measure.record.due)} if measure.record.due else set()
    whole_days = {(f"{key}@{HOST}", day.earliest()) for key, day in wanted if day.day}
    assert len(whole_days) > 12
    assert len(whole_days) < len(wanted)  # some are known to their month or year only
    assert whole_days <= {(key, event["DTSTART"].dt) for key, event in found.items()}
    assert all(type(event["DTSTART"].dt) is date for event in found.values())
    assert all(event["DTSTART"].params["VALUE"] == "DATE" for event in found.values())


def test_a_date_without_a_day_is_told_of_in_words_and_never_guessed(demo: Register) -> None:
    vague = [each for each in marked_days(demo) if not each.day.day]
    assert vague
    assert not {f"{each.key}.{each.item.kind}.{each.item.id}@{HOST}" for each in vague} & of_site(demo).keys()
    calendar = icalendar.Calendar.from_ical((built("demo") / addresses.CALENDAR).read_bytes())
    assert f"De är {len(vague)} till antalet" in str(calendar["DESCRIPTION"])


def test_what_lies_ahead_and_cannot_be_planned_is_left_out(tmp_path: Path) -> None:
    project = copy("demo", tmp_path)
    before = register.build(reading.read(project), date(2024, 5, 1))
    now = register.build(before.reading, date(2026, 11, 23))
    kept, all_of_them = of_site(before), of_site(now)
    assert f"sista-svarsdag.consultations.trygg-hamn-2026@{HOST}" in kept  # a deadline is planned
    decisions = {key for key, event in all_of_them.items() if str(event["SUMMARY"]).startswith("Beslut:")}
    assert decisions - kept.keys()
    assert not [key for key in decisions & kept.keys() if kept[key]["DTSTART"].dt > before.today]


def test_what_is_told_twice_is_given_once(demo: Register) -> None:
    found = of_site(demo, page="overenskommelser/trygghetsavtal/").values()
    told = [(event["DTSTART"].dt, str(event["CATEGORIES"].cats[0])) for event in found if event["CATEGORIES"].cats[0] != "Beslut"]
    deadlines = [each for each in told if each[1] == "Sista svarsdag"]
    assert len(deadlines) == len(set(deadlines)) == 1


def test_ids_outlive_edits_of_words_and_of_dates(demo: Register, tmp_path: Path) -> None:
    project = copy("demo", tmp_path)
    edit(project / CONSULTATION, "extension: 2024-05-31", "extension: 2024-06-01")
    edit(project / CONSULTATION, "title: Remissen om trygghetsavtalet 2024", "title: Frågan om avtalet")
    edit(project / MEASURE, "due: 2026-11-30", "due: 2026-12-15")
    edit(project / AGREEMENT, "short_title: Trygghetsavtalet", "short_title: Avtalet")
    before, after = of_site(demo), of_site(register.build(reading.read(project), demo.today))
    assert before.keys() == after.keys()
    changed = {key for key in before if before[key]["DTSTART"].dt != after[key]["DTSTART"].dt}
    assert changed == {f"anstand-latsaskoping.consultations.trygghetsavtal-2024@{HOST}", f"klar-senast.measures.trygghetsvandringar@{HOST}"}


def test_the_stamp_is_when_the_record_changed_and_else_the_day_itself(demo: Register) -> None:
    key = f"klar-senast.measures.trygghetsvandringar@{HOST}"
    assert of_site(demo)[key]["DTSTAMP"].dt == datetime(2026, 11, 30, tzinfo=UTC)
    assert of_site(demo, TOLD)[key]["DTSTAMP"].dt == datetime(2026, 3, 6, 9, tzinfo=UTC)
    later = whole(*TOLD.changes, made(START, MEASURE, hour=3))
    assert of_site(demo, later)[key]["DTSTAMP"].dt == datetime(2026, 3, 6, 9, tzinfo=UTC)


def test_an_agreement_s_calendar_holds_its_own_days_only(demo: Register) -> None:
    for agreement in demo.agreements.values():
        own = {
            f"{each.key}.{each.item.kind}.{each.item.id}@{HOST}"
            for each in marked_days(demo)
            if each.agreement is agreement and each.day.day
        }
        assert of_site(demo, page=agreement.address).keys() == own
        assert own


def test_a_measure_that_is_cancelled_is_due_no_more(tmp_path: Path) -> None:
    project = copy("demo", tmp_path)
    path = project / MEASURE
    text = path.read_text("utf-8")
    path.write_text(text.partition("progress:")[0].replace("status: ongoing", "status: cancelled"), "utf-8")
    known = register.build(reading.read(project), date(2026, 11, 23))
    assert f"klar-senast.measures.trygghetsvandringar@{HOST}" not in of_site(known)


def test_words_of_the_data_cannot_break_out_of_their_field(tmp_path: Path) -> None:
    project = copy("demo", tmp_path)
    attack = "A; B, C\\n D: END:VEVENT"
    edit(project / CONSULTATION, "title: Remissen om trygghetsavtalet 2024", f"title: '{attack}'")
    known = register.build(reading.read(project), date(2026, 11, 23))
    event = of_site(known)[f"sista-svarsdag.consultations.trygghetsavtal-2024@{HOST}"]
    assert str(event["SUMMARY"]) == f"Sista svarsdag: {attack}"


def test_lines_end_and_are_folded_as_rfc_5545_says(demo: Register) -> None:
    written = (built("demo") / addresses.CALENDAR).read_bytes()
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")
