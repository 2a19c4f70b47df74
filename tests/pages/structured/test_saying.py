"""What structured data say depends on what is known, and nothing in a text can get out of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator import register, theme
from generator.fill.slots import MisplacedError, cut, join
from generator.history import Change, Deed, Extent, History
from generator.page import Json
from generator.pages import Pages
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.records.shared import Record

TODAY = date(2026, 11, 23)
LD = '<script type="application/ld+json"><!-- insyn: x --></script>'
HARM = "</script><!--<script>\u2028\u2029&lt;/script> \" \\ ]]> ='insyn:svar/x' {{ 7 }} <!-- insyn: body -->"


def said(kind: str, stem: str, day: date = TODAY, history: History | None = None, **changed: object) -> dict[str, Any]:
    """What the page of a record of Exempelstad says, the record changed before."""
    read = checked("demo").register.reading

    def change(record: Record) -> Record:
        return record.model_copy(update=changed)

    entries = [replace(entry, record=change(entry.record)) if (entry.kind, entry.stem) == (kind, stem) else entry for entry in read.entries]
    known = register.build(replace(read, entries=entries), day)
    item = next(each for each in known.of_kind(kind).values() if each.entry.stem == stem)
    pages = Pages(known, theme.folders(PROJECTS["demo"], "pages"), history=history)
    found: dict[str, Any] = json.loads(pages.page(item).values["linked-data"])
    return found


def test_the_day_is_that_when_the_data_changed() -> None:
    file = "data/organisations/aldrenamnden.yml"
    history = History(Extent.WHOLE, [Change(date(2025, 3, 1), "abc", file, Deed.CHANGED)])
    assert said("organisations", "aldrenamnden", history=history)["dateModified"] == "2025-03-01"
    assert "dateModified" not in said("organisations", "aldrenamnden")


def test_the_status_of_a_measure_is_that_of_the_day() -> None:
    from generator.records.measure import MeasureStatus

    statuses = {
        status: said("measures", _measure(), status=status, progress=[])["mainEntity"].get("actionStatus") for status in MeasureStatus
    }
    assert statuses == {
        MeasureStatus.PLANNED: "https://schema.org/PotentialActionStatus",
        MeasureStatus.ONGOING: "https://schema.org/ActiveActionStatus",
        MeasureStatus.DONE: "https://schema.org/CompletedActionStatus",
        MeasureStatus.CANCELLED: None,
        MeasureStatus.UNKNOWN: None,
    }


def _measure() -> str:
    return next(entry.stem for entry in checked("demo").register.reading.entries if entry.kind == "measures")


def test_a_version_that_lies_ahead_is_not_told_of_before() -> None:
    before = said("agreements", "trygghetsavtal", date(2000, 1, 1))["mainEntity"]
    after = said("agreements", "trygghetsavtal")["mainEntity"]
    assert "workExample" not in before
    assert len(after["workExample"]) > 1


def test_a_publisher_that_is_no_record_has_no_type() -> None:
    found = said("sources", "exempelpartiet-2024", organisation=None, publisher="Någon")["mainEntity"]
    assert found["publisher"] == {"name": "Någon"}


def test_harm_in_a_text_stays_a_text() -> None:
    found = said("organisations", "aldrenamnden", name=HARM)
    written = join(cut(LD), lambda _: Json(json.dumps(found, ensure_ascii=False)))
    inner = written.removeprefix(LD[:35]).removesuffix("</script>")
    assert written.startswith(LD[:35])
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner) == found
    assert found["mainEntity"]["name"] == HARM


@pytest.mark.parametrize(
    "html",
    [
        "<p><!-- insyn: x --></p>",
        "<title><!-- insyn: x --></title>",
        '<p title="<!-- insyn: x -->"></p>',
        '<script type="application/ld+json">{"name": "<!-- insyn: x -->"}</script>',
    ],
)
def test_json_stands_where_json_can_stand(html: str) -> None:
    with pytest.raises(MisplacedError, match="ger JSON"):
        join(cut(html), lambda _: Json("{}"))
