"""What a chart is to show, and where each date and value lies on the sheet that it is drawn on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from generator.pages import shapes, swedish
from generator.pages.shapes import Bar, Key, Mark, Room, Size, Stroke, Words
from generator.records.dates import PartialDate
from generator.records.indicator import ChartKind

#: How many series can be told apart in one drawing; more are drawn one by one.
TOGETHER = {ChartKind.LINE: 3, ChartKind.BARS: 3, ChartKind.STACKED: 5}
_LONGEST_SIGN = 4  # what is longer stands in the unit and the table only

_TONES = {
    ChartKind.LINE: ("pine", "amber", "red"),
    ChartKind.BARS: ("pine", "amber", "red", "sea", "pale"),
    ChartKind.STACKED: ("red", "amber", "sea", "pine", "pale"),
}
_DASHES = ("", "9 5", "2 5")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure to draw; no value where it was looked for and not found."""

    date: PartialDate
    value: Decimal | None
    secondary: bool = False  #: whether it is known at second hand only


@dataclass(frozen=True, slots=True)
class Series:
    title: str
    points: list[Point]

    def at(self, day: PartialDate) -> Point | None:
        """The figure of a date; the last one where there are several."""
        return next((point for point in reversed(self.points) if point.date == day), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn, and how."""

    kind: ChartKind
    series: list[Series]
    sign: str = ""
    target: Decimal | None = None
    target_text: str = ""
    domain: tuple[Decimal, Decimal] | None = None  #: the least and the greatest, where charts beside each other share a scale
    days: tuple[PartialDate, ...] = ()  #: dates to make room for, where charts beside each other share them

    @property
    def dates(self) -> list[PartialDate]:
        """Every date, in order of time."""
        found = {point.date for series in self.series for point in series.points} | set(self.days)
        return sorted(found, key=lambda day: (day.earliest(), day.latest()))

    def label(self, point: Point) -> str:
        """A figure as it stands in the drawing."""
        return self.amount(point.value) + ("*" if point.secondary else "")

    def amount(self, value: Decimal | None) -> str:
        return swedish.figure(value, self.sign if len(self.sign) <= _LONGEST_SIGN else "")


def tone(kind: ChartKind, number: int) -> str:
    """The colour of a series."""
    return _TONES[kind][number % len(_TONES[kind])]


def dash(number: int) -> str:
    """How the line of a series is broken."""
    return _DASHES[number % len(_DASHES)]


def keys(plan: Plan) -> list[Key]:
    """The legend, in the order of the series."""
    if plan.kind is ChartKind.LINE:
        return [
            Key(series.title, tone(plan.kind, number), shapes.sign(number, 14, 8), dash(number))
            for number, series in enumerate(plan.series)
        ]
    return [
        Key(series.title, tone(plan.kind, number), hatch=shapes.hatch(number, (1, 1, 27, 15))) for number, series in enumerate(plan.series)
    ]


def domain(plan: Plan) -> tuple[Decimal, Decimal]:
    """The least and the greatest value to make room for. Zero is always among them, so that no difference looks greater than it is."""
    values = [Decimal(0), *([plan.target] if plan.target is not None else [])]
    for day in plan.dates:
        known = [point.value for series in plan.series if (point := series.at(day)) and point.value is not None]
        if plan.kind is ChartKind.STACKED:
            values += [sum((v for v in known if v > 0), Decimal(0)), sum((v for v in known if v < 0), Decimal(0))]
        else:
            values += known
    low, high = min(values), max(values)
    return (low, high) if low < high else (Decimal(0), Decimal(1))


@dataclass
class Sheet:
    """A drawing in the making."""

    plan: Plan
    size: Size
    dates: list[PartialDate] = field(init=False)
    across: dict[PartialDate, float] = field(init=False)
    low: Decimal = field(init=False)
    high: Decimal = field(init=False)
    room: Room = field(init=False)
    bars: list[Bar] = field(default_factory=list)
    gaps: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    chips: list[Bar] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    grid: list[float] = field(default_factory=list)  #: how far down the lines of a scale lie, where there is one
    left: float = 0  #: where the drawing begins, with the scale to the left of it
    whole: bool = True

    def __post_init__(self) -> None:
        self.dates = self.plan.dates
        self.low, self.high = self.plan.domain or domain(self.plan)
        self.room = Room((0, 0, self.size.width, self.bottom + (self.size.text * 1.4 if self.low < 0 else 0)))
        self.across = self._positions()
        if not self._has_room():
            self.plan = replace(self.plan, sign="")
            self.across = self._positions()
        if not self._has_room():
            self._scale()
            self.across = self._positions()

    @property
    def top(self) -> float:
        return self.size.text * 1.6

    @property
    def plot(self) -> float:
        """The height between the least and the greatest value: lines that may cross need more of it."""
        return self.size.plot * (1.5 if self.plan.kind is ChartKind.LINE and len(self.plan.series) > 1 else 1)

    @property
    def bottom(self) -> float:
        return self.top + self.plot

    @property
    def band(self) -> float:
        """The width that each date has of its own where bars are drawn."""
        return (self.size.width - self.left) / max(1, len(self.dates))

    @property
    def bar(self) -> float:
        """The width of a bar."""
        if self.plan.kind is ChartKind.STACKED:
            return min(64.0, self.band * 0.66)
        count = len(self.plan.series)
        return min(58.0, self.band * (0.74 if count == 1 else 0.86) / max(1, count))

    def down(self, value: Decimal) -> float:
        return self.bottom - float((value - self.low) / (self.high - self.low)) * self.plot

    def _positions(self) -> dict[PartialDate, float]:
        if self.plan.kind is not ChartKind.LINE:
            return {day: self.left + self.band * (number + 0.5) for number, day in enumerate(self.dates)}
        widest = max([self._widest(), *(self.width(part) for day in self.dates for part in swedish.date_lines(day))])
        edge = min(widest / 2 + 4, self.size.width / 4)
        return dict(zip(self.dates, in_time(self.dates, self.left + edge, self.size.width - edge), strict=True))

    def width(self, text: str) -> float:
        return shapes.text_width(text, self.size.text)

    def _widest(self) -> float:
        """The width of the widest figure that is to be written out."""
        if self.plan.kind is ChartKind.STACKED:
            return max(self.width(self.plan.amount(value) + "*") for value in (self.low, self.high))
        return max((self.width(self.plan.label(point)) for series in self.plan.series for point in series.points), default=0)

    def _has_room(self) -> bool:
        """Whether most figures can be written out where they are."""
        across = list(self.across.values())
        if self.plan.kind is ChartKind.LINE:
            return self._widest() <= 1.25 * min((later - earlier for earlier, later in pairwise(across)), default=self.size.width)
        grouped = self.plan.kind is ChartKind.BARS and len(self.plan.series) > 1
        return self._widest() <= (self.bar + 2 if grouped else self.band)

    def _scale(self) -> None:
        """Make room for a scale to the left: the figures cannot be written out."""
        self.whole = False
        told = {value: swedish.figure(value) for value in scale(self.low, self.high)}
        widest = max(self.width(text) for text in told.values())
        if widest > self.size.width / 3:
            return
        self.left = widest + 8
        for value, text in told.items():
            y = self.down(value)
            self.grid.append(y)
            baseline = y + self.size.text * 0.34
            self.words.append(Words(widest, baseline, text, "soft", "end"))
            self.room.taken.append(shapes.text_box(text, self.size.text, widest - self.width(text) / 2, baseline))

    def say(self, text: str, x: float, baselines: list[float], look: str) -> bool:
        """Write a text at the first height where there is room for it; whether there was."""
        x = shapes.centred(text, self.size.text, x, self.size.width)
        for y in baselines:
            if self.room.take(shapes.text_box(text, self.size.text, x, y)):
                self.words.append(Words(x, y, text, look))
                return True
        return False


def in_time(dates: list[PartialDate], left: float, right: float) -> list[float]:
    """Where each date lies between two edges, as far apart as they are in time but never on one another."""
    if len(dates) == 1:
        return [(left + right) / 2]
    days = [day.earliest().toordinal() for day in dates]
    span = days[-1] - days[0] if days else 0
    least = (right - left) / max(1, len(dates) - 1) * (1 if span == 0 else 0.25)
    found: list[float] = []
    for day in days:
        ideal = left + ((day - days[0]) / span * (right - left) if span else 0)
        found.append(max(ideal, found[-1] + least) if found else ideal)
    for back in range(len(found) - 1, -1, -1):
        found[back] = min(found[back], right - least * (len(found) - 1 - back))
    return found


def scale(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round values from the least to the greatest, two to five of them."""
    raw = (high - low) / 4
    step = next(found for factor in ("1", "2", "2.5", "5", "10") if (found := Decimal(factor).scaleb(raw.adjusted())) >= raw)
    begin = (low / step).to_integral_value(ROUND_CEILING)
    end = (high / step).to_integral_value(ROUND_FLOOR)
    return [each * step for each in range(int(begin), int(end) + 1)]
