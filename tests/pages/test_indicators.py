"""The pages of indicators, and the block that shows several: every figure with its source, no verdict, and nothing from the future."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator import theme
from generator.page import SlotError
from generator.pages import Pages, figures, swedish
from generator.pages.indicators import goal_wordings
from generator.records.dates import PartialDate
from generator.records.indicator import ChartKind, Figure, Series
from generator.records.source import Rank
from generator.register.figures import Point, points
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.register import Register
    from generator.register.follow_up import IndicatorItem

LIST = "polisens-lista"


def on(name: str, day: date | None = None) -> Register:
    """A project's register, as seen on another day."""
    known = checked(name).register
    return replace(known, today=day or known.today)


def page(register: Register, item: IndicatorItem) -> Html:
    return Html(f"<html>{body(register, item)}</html>")


def body(register: Register, item: IndicatorItem) -> str:
    name = "demo" if item.id in checked("demo").register.indicators else "real"
    return str(Pages(register, list(theme.folders(PROJECTS[name], "pages"))).page(item).values["body"])


EVERY = [(name, each) for name in sorted(PROJECTS) for each in checked(name).register.indicators]


@pytest.mark.parametrize(("name", "indicator"), EVERY)
def test_charts_have_a_name_and_tell_what_they_show(name: str, indicator: str) -> None:
    register = on(name)
    html = page(register, register.indicators[indicator])
    ids = html.attribute("id")
    assert len(ids) == len(set(ids))
    drawings = [each for each in html.all("svg") if each.get("role") == "img"]
    assert drawings
    for drawing in drawings:
        name_id, text_id = drawing["aria-labelledby"].split()
        assert {"id": name_id} in html.all("title")
        assert {"id": text_id} in html.all("desc")
    assert register.indicators[indicator].title in html.text("title")
    assert html.attribute("style") == []
    assert html.unclosed == []


@pytest.mark.parametrize(("name", "indicator"), EVERY)
def test_every_figure_stands_in_the_table_with_its_source(name: str, indicator: str) -> None:
    register = on(name)
    item = register.indicators[indicator]
    groups = figures.figure(register, item, ids="x").groups
    rows = [(row, point) for series, group in zip(item.record.series, groups, strict=True) for row, point in pairs(register, series, group)]
    words = page(register, item).text("table")
    for row, point in rows:
        assert row.value == swedish.figure(point.value, item.record.sign or "")
        assert point.note in words
        assert [mark.secondary for mark in row.marks] == [
            register.sources[each].record.rank is Rank.SECONDARY for each in dict.fromkeys(part.source for part in point.sources)
        ]
    stated = words.count("andrahandskälla)")
    assert stated == sum(mark.secondary for row, _ in rows for mark in row.marks)


def pairs(register: Register, series: Series, group: figures.TableGroup) -> list[tuple[figures.TableRow, Point]]:
    return list(zip(group.rows, points(register, series), strict=True))


def test_the_real_list_shows_both_wordings_of_the_goal_and_the_same_figures() -> None:
    register = on("real")
    html = page(register, register.indicators[LIST])
    words = html.text()
    assert "Målet finns i två lydelser. Siffrorna under dem är desamma." in words
    assert "särskilt utsatt eller utsatt" in words
    assert "Inga särskilt utsatta områden" in words
    assert html.text("dl") == "Särskilt utsatta områden 2 2023 Utsatta områden 4 2023"
    assert "subjektiva bedömningar" in words


def test_the_real_list_counts_what_the_table_of_places_shows() -> None:
    register = on("real")
    shown = figures.figure(register, register.indicators[LIST], ids="x")
    assert [[row.value for row in group.rows] for group in shown.groups] == [["2"] * 5, ["5", "6", "6", "6", "4"]]


def test_a_wording_of_a_wording_is_one_too_and_what_lies_ahead_is_left_out() -> None:
    register = on("demo")
    agreement = register.agreements["trygghetsavtal"]
    every = [goal.id for goal in goal_wordings(register, agreement, "trygg-kvall")]
    assert len(every) > 1
    for each in filter(None, every):
        assert [goal.id for goal in goal_wordings(register, agreement, each)] == every
    early = on("demo", date(2024, 6, 1))
    assert len(goal_wordings(early, agreement, "trygg-kvall")) < len(every)
    assert goal_wordings(register, agreement, "finns-inte") == []


def told(register: Register, item: IndicatorItem) -> str:
    """The conclusion, with ordinary spaces."""
    return figures.conclusion(register, item).replace("\u00a0", " ")


def test_what_lies_ahead_is_neither_shown_nor_spoken_of() -> None:
    item = on("real").indicators["oro-for-brott"]
    assert told(on("real"), item) == item.record.headline
    early = on("real", date(2019, 9, 1))
    assert told(early, item) == "Hela staden: 8 procent 2014, 11 procent 2017."
    words = Html(body(early, item)).text("figure")
    assert "11 %" in words
    assert "2020" not in words


def test_before_the_first_figure_the_page_says_that_none_is_known() -> None:
    early = on("real", date(2010, 1, 1))
    html = page(early, early.indicators["oro-for-brott"])
    assert "Inga siffror är kända" in html.text("figure")
    assert [each for each in html.all("svg") if each.get("role")] == []


@pytest.mark.parametrize(
    ("unit", "sign", "chart", "figures_of", "sentence"),
    [
        ("procent", "%", "line", [("2017", "11"), ("2020", "9")], "11 procent 2017, 9 procent 2020."),
        ("procent", "%", "line", [("2020-05", "9")], "9 procent i maj 2020."),
        ("procent", "%", "line", [("2017", "11"), ("2020", None)], "11 procent 2017. Siffran för 2020 är okänd."),
        ("procent", "%", "line", [("2020", None)], "Siffran för 2020 är okänd."),
        ("kronor", "kr", "bars", [("2019", "1200"), ("2020", "-3.5")], "1\u202f200 kr 2019, −3,5 kr 2020."),
        ("antal områden", None, "bars", [("2019", "8"), ("2020", "1")], "Antal områden: 8 år 2019, 1 år 2020."),
        ("procent", "%", "line", [], "Inga siffror är kända."),
    ],
)
def test_the_sentence_only_says_what_the_figures_were(
    monkeypatch: pytest.MonkeyPatch, *, unit: str, sign: str | None, chart: str, figures_of: list[tuple[str, str | None]], sentence: str
) -> None:
    register, item = (
        on("demo"),
        changed(
            monkeypatch, unit=unit, sign=sign, chart=next(kind for kind in ChartKind if kind == chart), series=[series("A", *figures_of)]
        ),
    )
    assert told(register, item) == sentence


def changed(monkeypatch: pytest.MonkeyPatch, **fields: object) -> IndicatorItem:
    """An indicator of Exempelstad without a headline and with other fields."""
    item = checked("demo").register.indicators["otrygga-pa-kvallen"]
    for name, value in {"headline": None, **fields}.items():
        monkeypatch.setitem(item.record.__dict__, name, value)
    return item


def series(title: str, *values: tuple[str, str | None]) -> Series:
    each = [Figure(date=PartialDate.parse(day), value=None if value is None else Decimal(value)) for day, value in values]
    return Series(title=title, figures=each)


def test_a_sum_is_told_where_series_are_stacked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [series("A", ("2019", "2"), ("2020", "3")), series("B", ("2019", "4"), ("2020", None))]
    item = changed(monkeypatch, unit="antal områden", sign=None, chart=ChartKind.STACKED, series=both)
    assert told(on("demo"), item) == "Antal områden tillsammans: 6 år 2019. Siffran för 2020 är okänd."


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("count", [1, 2, 6, 30])
@pytest.mark.parametrize("years", [0, 1, 100])
def test_pages_cope_with_few_and_many(monkeypatch: pytest.MonkeyPatch, kind: ChartKind, count: int, years: int) -> None:
    values = [(str(1920 + year), None if year % 7 == 3 else str(year * 12345 - 30000)) for year in range(years)]
    every = [series("En mycket lång rubrik " * 8 + str(number), *values) for number in range(count)]
    item = changed(monkeypatch, sign="kronor per invånare", chart=kind, series=every)
    html = page(on("demo"), item)
    assert html.unclosed == []
    assert len(html.attribute("id")) == len(set(html.attribute("id")))
    assert html.text("table").count("okänt") == count * len([1 for _, value in values if value is None])


def test_many_series_are_drawn_one_by_one_on_one_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [series(name, ("2019", str(number + 1)), ("2020", None)) for number, name in enumerate("ABCDEF")]
    item = changed(monkeypatch, series=every, target=None)
    shown = figures.figure(on("demo"), item, ids="x")
    assert [panel.title for panel in shown.panels] == list("ABCDEF")
    assert shown.keys == []
    heights = [panel.wide.marks[0].path.split()[1].split("a")[0] for panel in shown.panels]
    assert heights == sorted(heights, key=float, reverse=True)
    assert len(set(heights)) == 6


def test_a_target_is_not_drawn_beside_a_part_of_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [series("A", ("2020", "2")), series("B", ("2020", "4"))]
    register, item = on("demo"), changed(monkeypatch, series=both, chart=ChartKind.STACKED)
    targets = [figures.figure(register, item, ids="x", only=only).target for only in (both, both[:1])]
    assert list(map(bool, targets)) == [True, False]
    monkeypatch.setitem(item.record.__dict__, "chart", ChartKind.LINE)
    targets = [figures.figure(register, item, ids="x", only=only).target for only in (both[:1], both[1:])]
    assert list(map(bool, targets)) == [True, False]


def test_without_a_goal_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    words = page(on("demo"), changed(monkeypatch, goal=None, target=None, reached=None)).text()
    assert "hör inte till något mål" in words
    assert "Det finns inget mål att jämföra siffrorna med." in words


def test_whether_a_goal_is_reached_is_not_known_where_nobody_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words = page(on("demo"), changed(monkeypatch, reached=None)).text()
    assert "Det är inte känt. Vi gör ingen egen bedömning" in words


def slots(name: str) -> Pages:
    return Pages(checked(name).register, list(theme.folders(PROJECTS[name], "pages")))


def test_the_block_shows_each_indicator_with_its_caveat_beside_it() -> None:
    html = Html(str(slots("real").slots("figures", {"agreement": "stockholm-polisregion"})))
    item = checked("real").register.indicators[LIST]
    cards = [each for each in html.all("figure") if each.get("class") == "figure"]
    assert len(cards) == len(checked("real").register.agreements["stockholm-polisregion"].indicators)
    assert "subjektiva bedömningar" in html.text("figure")
    assert f"{item.link}#att-tanka-pa" in html.attribute("href")
    assert f"Hela indikatorn: {item.title}" in html.text("a")


def test_the_block_takes_a_limit_and_repeats_no_id_beside_another() -> None:
    blocks = slots("demo").slots
    two, every = (str(blocks("figures", {"agreement": "trygghetsavtal", **more})) for more in ({"limit": "2"}, {}))
    assert len(Html(two).all("figure")) == 2
    assert "Alla indikatorer" in two
    assert "Alla indikatorer" not in every
    ids = Html(two).attribute("id") + Html(every).attribute("id")
    assert len(ids) == len(set(ids))
    with pytest.raises(SlotError):
        blocks("figures", {"limit": "0"})


def test_rows_in_the_list_have_the_latest_figures() -> None:
    words = Html(str(slots("real").slots("list", {"kind": "indikatorer"}))).text("ul")
    assert "Nio procent i Stockholm oroade sig ofta för brott 2020." in words
