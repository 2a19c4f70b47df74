"""The geometry of charts: whatever the figures, all that is drawn lies within the drawing and no words stand on others."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import charts, plotting, shapes, swedish
from generator.pages.plotting import Plan, Point, Series
from generator.pages.shapes import NARROW, WIDE, Chart, Size, Words
from generator.records.dates import PartialDate
from generator.records.indicator import ChartKind

SIZES = [WIDE, NARROW]

dates = st.one_of(
    st.integers(1990, 2030).map(PartialDate),
    st.builds(PartialDate, st.integers(1990, 2030), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 28)),
)
values = st.none() | st.decimals(-(10**15), 10**15, places=2) | st.decimals(0, 100, places=1) | st.just(Decimal(0))
points = st.lists(st.builds(Point, dates, values, st.booleans()), max_size=14, unique_by=lambda point: point.date)
plans = st.builds(
    Plan,
    st.sampled_from(ChartKind),
    st.lists(st.builds(Series, st.text(max_size=40), points), min_size=1, max_size=5),
    st.sampled_from(["", "%", "kr/år", "kronor per person"]),
    st.none() | st.decimals(-100, 100, places=1),
    st.just("Riktvärde 20 % senast 2028"),
)


def plan(*figures: tuple[str, str | None], kind: ChartKind = ChartKind.LINE, **more: Series) -> Plan:
    """A plan of one series from dates and values as they are written in files."""
    return Plan(kind, [Series("En serie", series(*figures)), *more.values()], "%")


def series(*figures: tuple[str, str | None]) -> list[Point]:
    return [Point(PartialDate.parse(day), None if value is None else Decimal(value)) for day, value in figures]


def said(chart: Chart, look: str = "value") -> list[str]:
    return [words.text for words in sorted(chart.words, key=lambda words: words.x) if words.look == look]


def box(words: Words, size: Size) -> shapes.Box:
    width = shapes.text_width(words.text, size.text)
    left = words.x - {"middle": width / 2, "start": 0, "end": width}[words.anchor]
    return (left, words.y - size.text * 0.7, left + width, words.y + size.text * 0.2)


@given(plans)
def test_everything_lies_within_the_drawing(given_plan: Plan) -> None:
    for size in SIZES:
        chart = charts.draw(given_plan, size)
        for bar in [*chart.bars, *chart.gaps, *chart.chips]:
            assert bar.x >= -0.1
            assert bar.x + bar.width <= chart.width + 0.1
            assert bar.y >= -0.1
            assert bar.y + bar.height <= chart.height + 1.1
            assert bar.width > 0
            assert bar.height > 0
        for path in [*(stroke.path for stroke in chart.strokes), *(mark.path for mark in chart.marks)]:
            start = re.match(r"M(\S+) ([^a-zA-Z]+)", path)
            assert start, path
            assert -8 <= float(start[1]) <= chart.width + 8
            assert -8 <= float(start[2]) <= chart.height + 8
        assert 0 <= chart.axis <= chart.height
        assert chart.target is None or 0 <= chart.target <= chart.height
        for words in chart.words:
            assert 0 < words.y <= chart.height, words


@given(plans)
def test_no_words_stand_on_others(given_plan: Plan) -> None:
    for size in SIZES:
        chart = charts.draw(given_plan, size)
        for one, other in combinations([(words, box(words, size)) for words in chart.words if words.text != "?"], 2):
            (left, top, right, bottom), (left2, top2, right2, bottom2) = one[1], other[1]
            if one[0].look == "value" and other[0].look == "value" and chart.chips:
                continue  # a part's figure has a ground of its own
            assert not (left < right2 and left2 < right and top < bottom2 and top2 < bottom), (one[0], other[0])


@given(st.lists(dates, min_size=1, max_size=40, unique=True))
def test_dates_stand_in_order_of_time_and_apart(days: list[PartialDate]) -> None:
    ordered = Plan(ChartKind.LINE, [Series("", [Point(day, None) for day in days])]).dates
    assert ordered == sorted(ordered, key=lambda day: (day.earliest(), day.latest()))
    across = plotting.in_time(ordered, 10, 270)
    assert all(later - earlier > 0.24 * 260 / len(days) for earlier, later in pairwise(across))
    assert across[0] >= 9.9
    assert across[-1] <= 270.1


def test_a_partial_date_takes_its_place_among_whole_ones() -> None:
    drawn = charts.draw(plan(("2020-03-01", "3"), ("2020", "2"), ("2019-11", "1")), WIDE)
    assert said(drawn) == ["1\u00a0%", "2\u00a0%", "3\u00a0%"]


def test_dates_are_as_far_apart_as_they_are_in_time() -> None:
    across = plotting.in_time([PartialDate(2014), PartialDate(2017), PartialDate(2023)], 0, 300)
    assert across == pytest.approx([0, 100, 300], abs=0.1)


@pytest.mark.parametrize("kind", ChartKind)
def test_zero_is_always_on_the_scale(kind: ChartKind) -> None:
    assert list(plotting.domain(plan(("2019", "90"), ("2020", "100"), kind=kind))) == [0, 100]
    assert list(plotting.domain(plan(("2019", "-5"), ("2020", "-2"), kind=kind))) == [-5, 0]
    assert list(plotting.domain(plan(("2019", "0"), kind=kind))) == [0, 1]
    assert list(plotting.domain(plan(("2019", None), kind=kind))) == [0, 1]


def test_the_scale_of_a_stack_holds_its_sum() -> None:
    both = Plan(ChartKind.STACKED, [Series("a", series(("2019", "2"), ("2020", "4"))), Series("b", series(("2019", "6"), ("2020", "3")))])
    assert list(plotting.domain(both)) == [0, 8]
    chart = charts.draw(both, WIDE)
    assert said(chart) == ["8", "6", "2", "7", "3", "4"] or sorted(said(chart)) == ["2", "3", "4", "6", "7", "8"]
    assert chart.whole


def test_a_negative_bar_hangs_from_zero() -> None:
    chart = charts.draw(plan(("2019", "4"), ("2020", "-2"), kind=ChartKind.BARS), WIDE)
    above, below = chart.bars
    assert above.y + above.height == pytest.approx(chart.axis)
    assert below.y == pytest.approx(chart.axis)
    assert above.height == pytest.approx(2 * below.height)
    assert said(chart) == ["4\u00a0%", "−2\u00a0%"]


def test_equal_figures_make_a_level_line() -> None:
    (stroke,) = charts.draw(plan(("2019", "7"), ("2020", "7"), ("2021", "7")), WIDE).strokes
    heights = re.findall(r"[ML]\S+ ([\d.]+)", stroke.path)
    assert len(heights) == 3
    assert len(set(heights)) == 1


def test_one_figure_is_a_point_without_a_line() -> None:
    chart = charts.draw(plan(("2020", "9")), NARROW)
    assert (len(chart.marks), chart.strokes) == (1, [])
    assert said(chart) == ["9\u00a0%"]


def test_an_unknown_figure_breaks_the_line_and_is_said() -> None:
    chart = charts.draw(plan(("2017", "1"), ("2018", "2"), ("2019", None), ("2020", "3"), ("2021", "4")), WIDE)
    assert len(chart.strokes) == 2
    assert len(chart.marks) == 4
    assert said(chart, "soft").count("okänt") == 1


def test_what_was_not_measured_is_no_gap() -> None:
    other = Series("En annan", series(("2019", "5")))
    chart = charts.draw(plan(("2018", "2"), ("2020", "3"), other=other), WIDE)
    assert len(chart.strokes) == 1
    assert "okänt" not in said(chart, "soft")


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.STACKED])
def test_an_unknown_bar_is_empty_and_says_nothing_of_how_much(kind: ChartKind) -> None:
    small = charts.draw(plan(("2019", "1"), ("2020", None), kind=kind), WIDE)
    large = charts.draw(plan(("2019", "900"), ("2020", None), kind=kind), WIDE)
    assert (len(small.bars), len(small.gaps)) == (1, 1)
    assert small.gaps[0].height == large.gaps[0].height
    assert "?" in said(small)
    assert "okänt" in said(small, "soft")


def test_one_unknown_among_several_is_counted() -> None:
    other = Series("En annan", series(("2019", "5"), ("2020", None)))
    chart = charts.draw(plan(("2019", "2"), ("2020", "3"), kind=ChartKind.BARS, other=other), WIDE)
    assert "1 okänd" in said(chart, "soft")


def test_a_sum_with_an_unknown_part_is_not_said() -> None:
    parts = [Series("a", series(("2019", "2"))), Series("b", series(("2019", None)))]
    assert "2" not in [words.text for words in charts.draw(Plan(ChartKind.STACKED, parts), WIDE).words if words.y < 40]


def test_second_hand_figures_carry_a_star() -> None:
    drawn = Plan(
        ChartKind.LINE, [Series("", [Point(PartialDate(2014), Decimal(8), secondary=True), Point(PartialDate(2017), Decimal(11))])]
    )
    assert said(charts.draw(drawn, WIDE)) == ["8*", "11"]


def test_figures_that_cannot_be_written_out_are_read_off_a_scale() -> None:
    many = [(f"{1925 + year}", str(1000 + 7 * (year % 5))) for year in range(100)]
    for kind in (ChartKind.LINE, ChartKind.BARS):
        chart = charts.draw(plan(*many, kind=kind), NARROW)
        assert not chart.whole
        assert said(chart) == []
        assert [words.text for words in chart.words if words.anchor == "end"] == ["0", "500", "1\u202f000"]
        assert len(chart.grid) == 3
        assert said(chart, "soft")[-1] == "2024"


def test_a_figure_gives_up_its_sign_before_it_gives_up_its_place() -> None:
    two = [Series(name, series(*((str(year), "61.3") for year in range(2020, 2024)))) for name in "ab"]
    assert set(said(charts.draw(Plan(ChartKind.BARS, two, "%"), WIDE))) == {"61,3"}
    assert set(said(charts.draw(Plan(ChartKind.BARS, two[:1], "%"), WIDE))) == {"61,3\u00a0%"}


@given(plans.filter(lambda given_plan: given_plan.kind is ChartKind.LINE))
def test_no_figure_stands_nearer_to_another_point_than_to_its_own(given_plan: Plan) -> None:
    for size in SIZES:
        chart = charts.draw(given_plan, size)
        sheet = plotting.Sheet(given_plan, size)
        spots = [
            (sheet.across[point.date], sheet.down(point.value), sheet.plan.label(point))
            for each in given_plan.series
            for point in each.points
            if point.value is not None
        ]
        for words in chart.words:
            if words.look == "value":
                away = sorted((math.dist((words.x, words.y - size.text * 0.28), (x, y)), text) for x, y, text in spots)
                nearest = {text for distance, text in away if distance - away[0][0] < 0.01}
                assert words.text in nearest


@given(values.filter(bool), values.filter(bool))
def test_a_scale_is_round_and_short(one: Decimal, other: Decimal) -> None:
    low, high = sorted((min(one, Decimal(0)), max(other, one, Decimal(1))))
    told = plotting.scale(low, high)
    assert 2 <= len(told) <= 5
    assert low <= told[0] < told[-1] <= high


def test_series_are_told_apart_without_colour() -> None:
    three = [Series(name, series(("2019", "5"), ("2020", "6"))) for name in "abc"]
    lines = plotting.keys(Plan(ChartKind.LINE, three))
    assert len({(key.path, key.dash) for key in lines}) == 3
    assert len({key.dash for key in lines}) == 3
    for kind in (ChartKind.BARS, ChartKind.STACKED):
        assert len({key.hatch for key in plotting.keys(Plan(kind, [*three, *three[:2]]))}) == 5
    bars = charts.draw(Plan(ChartKind.BARS, three), WIDE).bars
    assert [bool(bar.hatch) for bar in bars] == [False, False, True, True, True, True]


@given(st.integers(0, 5), st.floats(0, 200), st.floats(0, 200), st.floats(1, 200), st.floats(1, 200))
def test_hatching_stays_within_its_bar(kind: int, x: float, y: float, width: float, height: float) -> None:
    path = shapes.hatch(kind, (x, y, x + width, y + height))
    for across, down in re.findall(r"[ML]([-\d.e]+) ([-\d.e]+)", path):
        assert x - 0.1 <= float(across) <= x + width + 0.1
        assert y - 0.1 <= float(down) <= y + height + 0.1


@pytest.mark.parametrize(
    ("value", "sign", "written"),
    [
        ("9", "%", "9\u00a0%"),
        ("9.0", "", "9,0"),
        ("-12.5", "", "−12,5"),
        ("17669", "", "17\u202f669"),
        ("1234567.25", "kr", "1\u202f234\u202f567,25\u00a0kr"),
        ("0", "%", "0\u00a0%"),
    ],
)
def test_figures_are_written_as_swedish_readers_write_them(value: str, sign: str, written: str) -> None:
    assert swedish.figure(Decimal(value), sign) == written


def test_an_unknown_figure_is_said_to_be_unknown() -> None:
    assert swedish.figure(None, "%") == "okänt"


def test_swedish_letters_sort_last() -> None:
    assert sorted(["Östberga", "Älvsjö", "Årsta", "Zinken", "bredäng"], key=swedish.alphabetical) == [
        "bredäng",
        "Zinken",
        "Årsta",
        "Älvsjö",
        "Östberga",
    ]
