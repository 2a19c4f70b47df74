"""Changes are told in a resident's words, day by day, and what is not known is said."""

from __future__ import annotations

from datetime import date

import pytest

from generator import theme
from generator.changes import latest_change
from generator.history import Change, Deed, Extent, History
from generator.pages import Pages
from generator.pages.changes import days
from generator.register import Register
from tests.site.projects import PROJECTS, checked

RESPONSE = "data/agreements/trygghetsavtal/consultations/trygghetsavtal-2024/responses/socialnamnden.yml"
SOURCE = "data/sources/socialforvaltningen-2024.yml"
STORED = "data/sources/files/socialforvaltningen-2024.txt"
MARCH, APRIL = date(2024, 3, 2), date(2024, 4, 2)


@pytest.fixture(scope="module")
def demo() -> Register:
    return checked("demo").register


def change(day: date, file: str, deed: Deed) -> Change:
    return Change(day, "0" * 40, file, deed)


def lines(register: Register, *changes: Change) -> list[str]:
    shown, _ = days(register, History(Extent.WHOLE, list(changes)), 500)
    return [
        f"{each.day} {' '.join(filter(None, [view.before, view.title, view.deed]))}"
        for each in shown
        for group in each.groups
        for view in group.changes
    ]


def test_says_what_happened_to_what(demo: Register) -> None:
    assert lines(demo, change(APRIL, RESPONSE, Deed.CHANGED), change(MARCH, RESPONSE, Deed.ADDED)) == [
        "2024-04-02 Socialnämndens svar ändrades",
        "2024-03-02 Socialnämndens svar lades till",
    ]


def test_a_title_that_says_what_it_is_is_not_told_so_twice(demo: Register) -> None:
    titles = {f"data/agreements/{item.id}/agreement.yml": item.title for item in demo.agreements.values()}
    told = {line for file in titles for line in lines(demo, change(MARCH, file, Deed.CHANGED))}
    assert told == {
        "2024-03-02 Överenskommelsen Trygghetsavtal mellan Exempelstads kommun och Polisområde Exempel ändrades",
        "2024-03-02 Överenskommelsen Trygg hamn ändrades",
        "2024-03-02 Överenskommelse om trygga stationer i Exempelstad och Låtsasköping ändrades",
    }


def test_a_day_s_deeds_are_told_as_one(demo: Register) -> None:
    assert lines(demo, change(MARCH, RESPONSE, Deed.CHANGED), change(MARCH, RESPONSE, Deed.ADDED)) == [
        "2024-03-02 Socialnämndens svar lades till"
    ]
    gone = "data/organisations/borta.yml"
    assert lines(demo, change(MARCH, gone, Deed.REMOVED), change(MARCH, gone, Deed.ADDED)) == []
    assert lines(demo, change(APRIL, gone, Deed.REMOVED)) == ["2024-04-02 Organisation med id borta togs bort"]


def test_a_stored_document_belongs_to_its_source(demo: Register) -> None:
    source = demo.sources["socialforvaltningen-2024"]
    assert lines(demo, change(MARCH, STORED, Deed.CHANGED)) == [f"2024-03-02 Källan {source.title} ändrades"]
    history = History(Extent.WHOLE, [change(APRIL, STORED, Deed.CHANGED), change(MARCH, SOURCE, Deed.ADDED)])
    newest = latest_change(history, source)
    assert newest is not None
    assert newest.day == APRIL


def test_files_that_residents_never_see_are_left_out(demo: Register) -> None:
    assert lines(demo, change(MARCH, "data/README.md", Deed.CHANGED), change(MARCH, "data/LICENSE", Deed.ADDED)) == []


def test_old_changes_are_left_out_and_that_is_known(demo: Register) -> None:
    history = History(Extent.WHOLE, [change(APRIL, RESPONSE, Deed.CHANGED), change(MARCH, RESPONSE, Deed.ADDED)])
    assert [len(days(demo, history, limit)[0]) for limit in (1, 2)] == [1, 2]
    assert [len(days(demo, history, limit)[1]) for limit in (1, 2)] == [1, 0]


@pytest.mark.parametrize(
    ("extent", "told"), [(Extent.NONE, "utan ändringshistorik"), (Extent.SHALLOW, "Bara den senaste delen"), (Extent.WHOLE, "ännu ingen")]
)
def test_the_page_says_what_is_not_known(demo: Register, extent: Extent, told: str) -> None:
    pages = Pages(demo, theme.folders(PROJECTS["demo"], "pages"), history=History(extent))
    assert told in pages.slots("changes", {})


def test_every_record_s_page_ends_with_when_it_changed(demo: Register) -> None:
    folders = theme.folders(PROJECTS["demo"], "pages")
    response = demo.responses["trygghetsavtal-2024-socialnamnden"]
    known = Pages(demo, folders, history=History(Extent.WHOLE, [change(MARCH, RESPONSE, Deed.ADDED)])).page(response)
    assert 'Senast ändrad <a href="insyn:andringar/#andring-2024-03-02">2 mars 2024</a>' in known.values["body"]
    assert "senast ändrades är inte känt" in Pages(demo, folders).page(response).values["body"]


def test_days_beyond_the_limit_are_counted_where_feet_of_pages_lead(demo: Register) -> None:
    files = [item.entry.file for item in demo.items()][:4]
    history = History(Extent.WHOLE, [change(date(2026, 3, 4 - place), file, Deed.ADDED) for place, file in enumerate(files)])
    shown, older = days(demo, history, 2)
    assert [each.day.day for each in shown] == [4, 3]
    assert [(each.anchor, each.told) for each in older] == [("andring-2026-03-02", "en ändring"), ("andring-2026-03-01", "en ändring")]
    pages = Pages(demo, theme.folders(PROJECTS["demo"], "pages"), history)
    assert "Äldre ändringar" not in str(pages.slots("changes", {}))
    assert "Äldre ändringar visas inte här" in str(pages.slots("changes", {"limit": "2"}))


def test_so_many_changes_of_a_kind_are_named_and_the_rest_is_counted(demo: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.changes._MOST", 7)
    history = History(Extent.WHOLE, [change(APRIL, item.entry.file, Deed.ADDED) for item in list(demo.responses.values())[:9]])
    ((day,), _) = days(demo, history, 500)
    (group,) = day.groups
    assert (len(group.changes), group.more) == (7, "och 2 till")
    assert group.summary.startswith("Nio ")
