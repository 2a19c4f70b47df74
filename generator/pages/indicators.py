"""The page of an indicator: figures as a chart and a table, beside goal and target."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.classifications import Grid, grid
from generator.pages.draft import Draft
from generator.pages.figures import conclusion, figure
from generator.pages.rows import area_row, indicator_row, source_row
from generator.pages.views import QuoteView, Row, SourceMark
from generator.records.agreement import Goal
from generator.records.indicator import Indicator
from generator.register import Register
from generator.register.figures import Point, points
from generator.register.follow_up import IndicatorItem
from generator.register.items import AgreementItem
from generator.register.validity import versions_on


@dataclass(frozen=True, slots=True)
class Wording:
    """A goal as one source words it."""

    goal: Goal
    said: str  #: in which version, or when
    quote: QuoteView | None
    marks: list[SourceMark]


def indicator_page(register: Register, item: IndicatorItem) -> Draft:
    """What the page of an indicator shows."""
    record = item.record
    counted = [series for series in record.series if series.counts]
    wordings = _wordings(register, item)
    context = {
        "figure": figure(register, item, ids="figur"),
        "agreement": item.agreement,
        "wordings": wordings,
        "latest": _latest(register, record),
        "target": record.target,
        "target_figure": _amount(record),
        "grid": grid(register, counted) if counted else Grid([], [], []),
        "areas": [area_row(area) for area in item.areas],
        "places": _places(register, item),
        "same_goal": [indicator_row(register, each) for each in _same_goal(item, wordings)],
        "sources": [source_row(register.sources[each]) for each in _sources(register, record)],
        "marks": lambda evidence: views.marks(register, evidence),
    }
    told = conclusion(register, item)
    description = f"{told} {prose.plain(record.text)}" if record.text else told
    return Draft(item.title, description, [("Indikatorer", addresses.link(addresses.listing("indicators")))], context)


def goal_wordings(register: Register, agreement: AgreementItem, goal_id: str) -> list[Goal]:
    """A goal and every other wording of it that has been given by the register's day, in the order of the agreement."""
    versions = {version.id: version for version in agreement.record.versions}
    given = {version.id for version in versions_on(agreement.record, register.today)}
    known = [
        goal
        for goal in agreement.record.goals
        if not (goal.stated_on and goal.stated_on.surely_after(register.today)) and (goal.version not in versions or goal.version in given)
    ]
    wanted = {goal_id}
    for _ in known:  # a wording of a wording is one too
        wanted |= {goal.id for goal in known if goal.id and goal.replaces in wanted}
        wanted |= {goal.replaces for goal in known if goal.replaces and goal.id in wanted}
    return [goal for goal in known if goal.id in wanted or goal.replaces in wanted]


def _amount(record: Indicator) -> str:
    known = record.target is not None and record.target.value is not None
    return swedish.figure(record.target.value, record.sign or "") if known and record.target else ""


def _wordings(register: Register, item: IndicatorItem) -> list[Wording]:
    agreement, wanted = item.agreement, item.record.goal
    if not agreement or not wanted:
        return []
    titles = {version.id: version.title for version in agreement.record.versions}
    made = []
    for goal in goal_wordings(register, agreement, wanted):
        said = [titles[goal.version]] if goal.version in titles else []
        said += [swedish.written(goal.stated_on)] if goal.stated_on else []
        quote = next((views.quote(register, part.source, part.quote) for part in goal.sources if part.quote), None)
        made.append(Wording(goal, swedish.sentence(", ".join(said)), quote, views.marks(register, goal.sources)))
    return made


def _latest(register: Register, record: Indicator) -> list[views.Fact]:
    """The last figure of each series that is known."""
    made = []
    for series in record.series:
        known: list[Point] = [point for point in points(register, series) if point.value is not None]
        last = known[-1] if known else None
        value = swedish.figure(last.value, record.sign or "") if last else "okänt"
        made.append(views.Fact(series.title, value, swedish.written(last.date) if last else ""))
    return made


def _same_goal(item: IndicatorItem, wordings: list[Wording]) -> list[IndicatorItem]:
    ids = {wording.goal.id for wording in wordings}
    others = item.agreement.indicators if item.agreement else []
    return [each for each in others if each is not item and each.record.goal in ids]


def _places(register: Register, item: IndicatorItem) -> list[Row]:
    found = dict.fromkeys(series.place for series in item.record.series if series.place in register.places)
    return [Row(place.link, place.title, place.record.kind.label) for place in (register.places[each or ""] for each in found)]


def _sources(register: Register, record: Indicator) -> list[str]:
    """The ids of all that the page leans on, in the order in which it does."""
    told = [part for series in record.series for point in points(register, series) for part in point.sources]
    claims = [claim for claim in (record.target, record.reached, record.method, *record.caveats) if claim]
    told += [part for claim in claims for part in claim.sources]
    return [each for each in dict.fromkeys(part.source for part in told) if each in register.sources]
