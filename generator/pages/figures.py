"""An indicator as a figure: its conclusion, a chart, and the same figures in a table with the source of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.pages import charts, plotting, swedish, views
from generator.pages.plotting import Plan
from generator.pages.shapes import NARROW, WIDE, Chart, Key
from generator.pages.views import SourceMark
from generator.records.dates import PartialDate
from generator.records.indicator import ChartKind, Indicator, Series
from generator.records.shared import Evidence
from generator.records.source import Rank
from generator.register import Register
from generator.register.figures import Point, points
from generator.register.follow_up import IndicatorItem, PlaceItem

_TOGETHER = "tillsammans"  #: what the sum of several series is called
_TOLD_ONE_BY_ONE = 12  # more figures than that are summed up where the chart is read aloud


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing of a figure, in both its sizes."""

    id: str  #: begins every id within it; holds a double hyphen, which no anchor of a heading does
    title: str  #: the series, where each is drawn by itself
    name: str  #: what it is, for those who do not see it
    told: str  #: what it shows, for those who do not see it
    wide: Chart
    narrow: Chart


@dataclass(frozen=True, slots=True)
class TableRow:
    date: str
    value: str
    marks: list[SourceMark]
    note: str


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The figures of one series."""

    title: str
    place: PlaceItem | None
    rows: list[TableRow]


@dataclass(frozen=True, slots=True)
class Figure:
    """All that the figure of an indicator shows."""

    id: str  #: where it can be linked to: its conclusion is no name that lasts
    conclusion: str
    unit: str
    panels: list[Panel]
    keys: list[Key]  #: empty where there is nothing to tell apart
    groups: list[TableGroup]
    sources: list[SourceMark]
    target: str  #: the target in words; empty where it is no figure
    starred: bool  #: whether a figure in the drawing is marked as known at second hand
    whole: bool  #: whether every figure is written out in the drawing for wide screens
    whole_narrow: bool  #: and in that for narrow ones
    left_out: list[str]  #: the series that it does not show


def figure(register: Register, item: IndicatorItem, *, ids: str, only: Sequence[Series] | None = None, own_words: bool = True) -> Figure:
    """The figure of an indicator. A target belongs to the whole: it is drawn where the first series, or the sum of all, is.

    Args:
        register: what there is.
        item: the indicator.
        ids: what makes the ids within the figure unique on its page.
        only: the series to show; all where left out.
        own_words: whether the editor's conclusion may stand above those.
    """
    record = item.record
    shown = list(record.series if only is None else only)
    found = [(series, points(register, series)) for series in shown]
    plan = _plan(register, record, found, with_target=_shows_whole(record, shown))
    panels = _panels(plan, item, f"{ids}--{item.id}")
    told = [point for _, several in found for point in several]
    return Figure(
        f"{ids}--{item.id}",
        conclusion(register, item, only, own_words=own_words),
        record.unit,
        panels,
        plotting.keys(plan) if len(panels) == 1 and len(found) > 1 else [],
        [_group(register, series, several, record.sign or "") for series, several in found if several],
        _summed_sources(register, told),
        plan.target_text if panels else "",
        any(point.secondary and point.value is not None for series in plan.series for point in series.points),
        all(panel.wide.whole for panel in panels),
        all(panel.narrow.whole for panel in panels),
        [series.title for series in record.series if series not in shown],
    )


def card_series(record: Indicator) -> list[Series]:
    """The series that there is room for where an indicator is one among several: all that stand in one drawing, or the first."""
    return list(record.series if len(record.series) <= plotting.TOGETHER[record.chart] else record.series[:1])


def _shows_whole(record: Indicator, shown: list[Series]) -> bool:
    """Whether what a target is about is among what is shown."""
    if record.chart is ChartKind.STACKED:
        return len(record.series) <= plotting.TOGETHER[ChartKind.STACKED] and len(shown) == len(record.series)
    return record.series[0] in shown


def _plan(register: Register, record: Indicator, found: list[tuple[Series, list[Point]]], *, with_target: bool) -> Plan:
    def drawn(point: Point) -> plotting.Point:
        return plotting.Point(point.date, point.value, second_hand(register, point.sources))

    target = record.target.value if record.target and with_target else None
    sign = record.sign or ""
    by = f" senast {swedish.written(record.target.by)}" if record.target and record.target.by else ""
    alone = record.chart is ChartKind.STACKED and len(found) == 1  # nothing is stacked then
    return Plan(
        ChartKind.BARS if alone else record.chart,
        [plotting.Series(series.title, [drawn(point) for point in several]) for series, several in found],
        sign,
        target,
        f"Riktvärde {swedish.figure(target, sign)}{by}" if target is not None else "",
    )


def _panels(plan: Plan, item: IndicatorItem, ids: str) -> list[Panel]:
    if not plan.dates:
        return []
    if len(plan.series) <= plotting.TOGETHER[plan.kind]:
        split = [("", plan)]
    else:
        kind = ChartKind.BARS if plan.kind is ChartKind.STACKED else plan.kind
        shared = plotting.domain(Plan(kind, plan.series, target=plan.target))
        split = [
            (each.title, Plan(kind, [each], plan.sign, plan.target, plan.target_text, shared, tuple(plan.dates))) for each in plan.series
        ]
    return [
        Panel(
            f"{ids}--{number}",
            title,
            f"Diagram: {item.title}" + (f", {title}" if title else ""),
            _told(each),
            charts.draw(each, WIDE),
            charts.draw(each, NARROW),
        )
        for number, (title, each) in enumerate(split, start=1)
    ]


def _told(plan: Plan) -> str:
    """What a chart shows, in words."""
    parts = []
    for series in plan.series:
        if len(series.points) <= _TOLD_ONE_BY_ONE:
            words = ", ".join(f"{swedish.written(point.date)}: {plan.amount(point.value)}" for point in series.points)
        else:
            words = _summed_up(plan, series)
        if words:
            parts.append(f"{series.title}: {words}." if len(plan.series) > 1 else f"{swedish.sentence(words)}.")
    if plan.target_text:
        parts.append(f"{plan.target_text}.")
    return " ".join([*parts, "Samma siffror står i tabellen under diagrammet."])


def _summed_up(plan: Plan, series: plotting.Series) -> str:
    known = [(point.value, point) for point in series.points if point.value is not None]
    begins, ends = swedish.written(series.points[0].date), swedish.written(series.points[-1].date)
    words = f"{swedish.counted(len(series.points), 'siffra', 'siffror')}, från {begins} till {ends}"
    if known:
        least, most = min(known, key=lambda each: each[0])[1], max(known, key=lambda each: each[0])[1]
        words += f", lägst {plan.amount(least.value)} {swedish.when(least.date)}, högst {plan.amount(most.value)} {swedish.when(most.date)}"
    unknown = len(series.points) - len(known)
    if not unknown:
        return words
    return f"{words}, {swedish.counted(unknown, 'okänd', 'okända', beside=len(series.points))}"


def second_hand(register: Register, evidence: Sequence[Evidence]) -> bool:
    """Whether something is known from sources at second hand only."""
    ranks = [register.sources[part.source].record.rank for part in evidence if part.source in register.sources]
    return bool(ranks) and all(rank is Rank.SECONDARY for rank in ranks)


def _group(register: Register, series: Series, several: list[Point], sign: str) -> TableGroup:
    rows = [
        TableRow(swedish.written(point.date), swedish.figure(point.value, sign), views.marks(register, point.sources), point.note)
        for point in several
    ]
    return TableGroup(series.title, register.places.get(series.place or ""), rows)


def _summed_sources(register: Register, told: list[Point]) -> list[SourceMark]:
    """Every source of the figures once, with the dates that it stands behind where it does not stand behind all."""
    dates = {point.date for point in told}
    behind: dict[str, tuple[SourceMark, list[str]]] = {}
    for point in sorted(told, key=lambda point: (point.date.earliest(), point.date.latest())):
        for mark in views.marks(register, point.sources):
            days = behind.setdefault(mark.title, (mark, []))[1]
            if swedish.written(point.date) not in days:
                days.append(swedish.written(point.date))
    return [
        SourceMark(mark.title, mark.href, mark.secondary, note="" if len(days) == len(dates) else _days(days))
        for mark, days in behind.values()
    ]


def _days(days: list[str]) -> str:
    return swedish.listed(days) if len(days) <= _TOLD_ONE_BY_ONE // 2 else f"{swedish.numeral(len(days))} av siffrorna"


def conclusion(register: Register, item: IndicatorItem, only: Sequence[Series] | None = None, *, own_words: bool = True) -> str:
    """What the figures show in one sentence: the editor's own, or one that only says what the last two were.

    The editor's own is left aside where figures that it may speak of are not shown.
    """
    record = item.record
    whole = only is None or record.series[0] in only
    if own_words and record.headline and whole and not _ahead(register, record):
        return record.headline
    shown = list(record.series if only is None else only)
    return _sentence(register, record, shown) or "Inga siffror är kända."


def _ahead(register: Register, record: Indicator) -> bool:
    """Whether some figures lie after the register's day."""
    days = [figure.date for series in record.series for figure in series.figures]
    if any(series.counts for series in record.series):
        days += [each.date for place in register.places.values() for each in place.record.classifications]
    return any(day.surely_after(register.today) for day in days)


def _sentence(register: Register, record: Indicator, shown: list[Series]) -> str:
    if not shown:
        return ""
    if record.chart is ChartKind.STACKED and len(shown) > 1:
        return last_figures(_sums(register, shown), record, _TOGETHER)
    return last_figures(points(register, shown[0]), record, shown[0].title if len(record.series) > 1 else "")


def last_figures(told: list[Point], record: Indicator, name: str = "") -> str:
    """`Hela staden: 11 procent 2017, 9 procent 2020.` or `Antal områden: 8 år 2021, 6 år 2023.`; what is not known is said last."""
    known = [point for point in told if point.value is not None][-2:]
    sign = "procent" if record.unit == "procent" else record.sign or ""
    if sign:
        words = ", ".join(f"{swedish.figure(point.value, sign)} {swedish.when(point.date)}" for point in known)
        begins = swedish.sentence(name)
    else:
        words = ", ".join(f"{swedish.figure(point.value)} {_at(point.date)}" for point in known)
        begins = swedish.sentence(f"{record.unit} {_TOGETHER}" if name == _TOGETHER else ", ".join(filter(None, [name, record.unit])))
    sentences = [": ".join(filter(None, [begins, words]))] if words else []
    if told and told[-1].value is None:
        sentences.append(f"Siffran för {swedish.written(told[-1].date)} är okänd")
    return f"{'. '.join(sentences)}." if sentences else ""


def _at(day: PartialDate) -> str:
    """A date that cannot be read as part of the number before it: `år 2021`, `i juni 2023`, `den 1 december 2025`."""
    return swedish.when(day) if day.month and not day.day else f"{'den' if day.day else 'år'} {swedish.written(day)}"


def _sums(register: Register, shown: list[Series]) -> list[Point]:
    """The series put together, at each date that all of them have."""
    several = [{point.date: point for point in points(register, series)} for series in shown]
    days = [day for day in several[0] if all(day in each for each in several)]
    made = []
    for day in days:
        values = [each[day].value for each in several]
        known = [value for value in values if value is not None]
        made.append(Point(day, sum(known, Decimal(0)) if len(known) == len(values) else None))
    return made


def counts_places(record: Indicator) -> bool:
    """Whether some of its figures are counted from how places are classified."""
    return any(series.counts for series in record.series)
