"""The pages of places, their list, and the table of how they are classified over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator import theme
from generator.pages import Pages
from generator.pages.classifications import grid, known
from generator.records.dates import PartialDate
from generator.records.place import Classification, Level, PlaceKind
from generator.register.figures import points
from generator.register.items import Item
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.register import Register


def on(name: str, day: date | None = None) -> Register:
    """A project's register, as seen on another day."""
    known = checked(name).register
    return replace(known, today=day or known.today)


def pages(name: str, register: Register | None = None) -> Pages:
    return Pages(register or on(name), list(theme.folders(PROJECTS[name], "pages")))


def page(name: str, place: str, register: Register | None = None) -> Html:
    made = pages(name, register)
    return Html(f"<html>{made.page(made.register.places[place]).values['body']}</html>")


EVERY = [(name, each) for name in sorted(PROJECTS) for each in checked(name).register.places]


@pytest.mark.parametrize(("name", "place"), EVERY)
def test_a_page_leads_to_everything_that_concerns_the_place(name: str, place: str) -> None:
    item = on(name).places[place]
    html = page(name, place)
    links = html.attribute("href")
    others: list[Item[Any]] = [*item.measures, *item.situations, *item.indicators, *item.children]
    for other in others:
        assert other.link in links, other.title
    if item.parent:
        assert item.parent.link in links
    if not (item.measures or item.situations or item.indicators):
        assert "Här finns ännu inga insatser, lägesbilder eller siffror" in html.text()
    if not item.record.classifications and item.record.kind in {PlaceKind.AREA, PlaceKind.SITE}:
        assert f"inga uppgifter om hur {item.title} har klassats" in html.text()
    assert html.unclosed == []
    assert len(html.attribute("id")) == len(set(html.attribute("id")))


def test_classifications_come_latest_first_with_source_and_caveats() -> None:
    html = page("real", "alvsjo-solberga")
    words = html.text("ol")
    years = [words.index(year) for year in ("2023", "2021", "2019", "2017")]
    assert years == sorted(years)
    assert words.count("Inte på listan") == 1
    assert "(andrahandskälla)" in words
    assert "subjektiva bedömningar" in html.text()


def test_what_lies_ahead_is_not_shown() -> None:
    register = on("real", date(2018, 6, 1))
    assert [str(each.date) for each in known(register, register.places["husby"])] == ["2015", "2017"]
    words = page("real", "husby", register).text("ol")
    assert "2017" in words
    assert "2021" not in words


def test_the_table_holds_every_classification_and_counts_as_the_chart_does() -> None:
    register = on("real")
    counted = register.indicators["polisens-lista"].record.series
    table = grid(register, counted)
    assert [column.date for column in table.columns] == ["2015", "2017", "2019", "2021", "2023"]
    assert [column.secondary for column in table.columns] == [True, True, True, False, False]
    assert [place.title for place, _ in table.rows][-2:] == ["Älvsjö/Solberga", "Östberga"]
    assert sum(len(cells) for _, cells in table.rows) == 40
    for series, (_, told) in zip(counted, table.sums, strict=True):
        assert told == [str(point.value) for point in points(register, series)]
    levels = [cell.level for _, cells in table.rows for cell in cells]
    assert levels.count(Level.ESPECIALLY_VULNERABLE) == 10


def test_a_place_that_nothing_is_told_of_is_not_said_to_be_off_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    register = on("real")
    husby = register.places["husby"]
    monkeypatch.setitem(husby.record.__dict__, "classifications", husby.record.classifications[1:])
    (cells,) = (cells for place, cells in grid(register).rows if place is husby)
    assert cells[0].level is None
    html = Html(str(pages("real", register).slots("classifications", {})))
    assert "ingen uppgift" in html.text("td")


def test_signs_have_words_and_tables_can_be_reached_by_keyboard() -> None:
    html = Html(f"<html>{pages('demo').slots('classifications', {})}</html>")
    assert "Särskilt utsatt område, andrahandskälla" in html.text("td")
    (box,) = [each for each in html.all("div") if "matrix-box" in each.get("class", "")]
    assert (box["tabindex"], box["role"]) == ("0", "group")
    assert box["aria-label"]
    assert "Uppgiften kommer från en andrahandskälla" in html.text("p")
    assert "uppskattningar" in html.text()


def test_a_site_without_classifications_says_so() -> None:
    register = on("demo", date(2010, 1, 1))
    told = Html(str(pages("demo", register).slots("classifications", {}))).text("p")
    assert told.startswith("Vi har inte hittat några uppgifter om hur platser har klassats.")


def test_the_list_is_in_groups_and_tells_the_latest_classification() -> None:
    html = Html(str(pages("real").slots("list", {"kind": "platser"})))
    assert html.text("h2") == "Kommuner Stadsdelsområden Områden"
    words = html.text("ul")
    assert "Husby Listan 2023 S Särskilt utsatt område" in words
    early = Html(str(pages("real", on("real", date(2018, 6, 1))).slots("list", {"kind": "platser"}))).text("ul")
    assert "Husby Listan 2017 (andrahandskälla) S Särskilt utsatt område" in early


def test_places_that_lie_in_each_other_do_not_go_on_for_ever() -> None:
    register = on("demo")
    one, other = register.places["almnas"], register.places["centrum"]
    before = one.parent, other.parent
    one.parent, other.parent = other, one
    try:
        assert page("demo", "almnas", register).unclosed == []
    finally:
        one.parent, other.parent = before


def test_a_partial_date_counts_as_come_when_it_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    register = on("demo", date(2026, 11, 23))
    kvarnbacken = register.places["kvarnbacken"]
    more = [Classification(date=PartialDate(2026), level=Level.VULNERABLE), Classification(date=PartialDate(2027), level=Level.UNKNOWN)]
    monkeypatch.setitem(kvarnbacken.record.__dict__, "classifications", [*kvarnbacken.record.classifications, *more])
    assert str(known(register, kvarnbacken)[-1].date) == "2026"
    html = page("demo", "kvarnbacken", register)
    assert "2027" not in html.text("ol")
    assert "Källa" in html.text("ol")
