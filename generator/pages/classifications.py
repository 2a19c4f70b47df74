"""How places are classified over time: as one table of places and dates, and place by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.pages import swedish, views
from generator.pages.draft import TONES
from generator.pages.figures import counts_places, second_hand
from generator.pages.views import SourceMark, Status
from generator.records.dates import PartialDate
from generator.records.indicator import Series
from generator.records.place import Classification, Level
from generator.records.shared import Evidence, Statement
from generator.register import Register
from generator.register.figures import listed_on, points
from generator.register.follow_up import IndicatorItem, PlaceItem


@dataclass(frozen=True, slots=True)
class Cell:
    """How a place stood on a list; without a level where nothing is told of it."""

    date: str
    level: Level | None
    tone: str
    secondary: bool


@dataclass(frozen=True, slots=True)
class Column:
    date: str
    secondary: bool  #: whether all that is told of the date is known at second hand


@dataclass(frozen=True, slots=True)
class Grid:
    """Places and dates, with what is counted of each date at the foot."""

    columns: list[Column]
    rows: list[tuple[PlaceItem, list[Cell]]]
    sums: list[tuple[str, list[str]]]
    levels: list[tuple[Level, str]] = field(default_factory=list)  #: those that occur, with their colours, for the legend
    marks: list[SourceMark] = field(default_factory=list)

    @property
    def secondary(self) -> bool:
        """Whether anything in it is known at second hand only."""
        return any(cell.secondary for _, cells in self.rows for cell in cells)


@dataclass(frozen=True, slots=True)
class Stood:
    """One classification of a place, as its page shows it."""

    date: str
    status: Status
    by: str | Markup
    text: str
    marks: list[SourceMark]


def grid(register: Register, counted: Iterable[Series] = ()) -> Grid:
    """Every classified place at every date that a list came out, and what the series count."""
    days = list(listed_on(register))
    places = sorted({place.id: place for named in listed_on(register).values() for place in named}.values(), key=_by_name)
    rows = [(place, [_cell(register, place, day) for day in days]) for place in places]
    columns = []
    for position, day in enumerate(days):
        told = [cells[position] for _, cells in rows if cells[position].level]
        columns.append(Column(swedish.written(day), bool(told) and all(cell.secondary for cell in told)))
    sums = []
    for series in counted:
        found = {point.date: swedish.figure(point.value) for point in points(register, series)}
        sums.append((series.title, [found.get(day, "okänt") for day in days]))
    occurring = {cell.level for _, cells in rows for cell in cells}
    evidence = [part for place in places for each in known(register, place) for part in each.sources]
    return Grid(
        columns,
        rows,
        sums,
        [(level, TONES.get(level, "stone")) for level in Level if level in occurring],
        _whole_sources(register, evidence),
    )


def _by_name(place: PlaceItem) -> tuple[str, str]:
    return swedish.alphabetical(place.title), place.id


def _cell(register: Register, place: PlaceItem, day: PartialDate) -> Cell:
    found = next((each for each in reversed(place.record.classifications) if each.date == day), None)
    if found is None:
        return Cell(swedish.written(day), None, "none", secondary=False)
    return Cell(swedish.written(day), found.level, TONES.get(found.level, "stone"), second_hand(register, found.sources))


def _whole_sources(register: Register, evidence: list[Evidence]) -> list[SourceMark]:
    """Each source once, as a whole: a quote of it tells of one place only."""
    return views.marks(register, [Evidence(source=part.source) for part in evidence])


def known(register: Register, place: PlaceItem) -> list[Classification]:
    """How a place has been classified up to the register's day, in order of time."""
    found = [each for each in place.record.classifications if not each.date.surely_after(register.today)]
    return sorted(found, key=lambda each: (each.date.earliest(), each.date.latest()))


def stood(register: Register, place: PlaceItem) -> list[Stood]:
    """A place's classifications as its page shows them, the latest first."""
    return [
        Stood(
            swedish.written(each.date),
            status(each.level),
            views.item_link(register.organisations.get(each.organisation or ""), ""),
            each.text or "",
            views.marks(register, each.sources),
        )
        for each in reversed(known(register, place))
    ]


def status(level: Level) -> Status:
    """A level as a label."""
    return Status(level.label, level.sign, TONES.get(level, "stone"))


def latest(register: Register, place: PlaceItem) -> Classification | None:
    """The last that is known of how a place is classified."""
    return next(reversed(known(register, place)), None)


def counting(register: Register) -> list[IndicatorItem]:
    """The indicators that count how places are classified."""
    return [item for item in register.indicators.values() if counts_places(item.record)]


def caveats(register: Register) -> list[Statement]:
    """What makes classifications to be read with care, from the indicators that count them, each once."""
    return list({each.text: each for item in counting(register) for each in item.record.caveats}.values())
