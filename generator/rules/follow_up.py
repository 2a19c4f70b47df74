"""Rules on goals, series of figures and how places are classified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.problems import did_you_mean
from generator.records.dates import PartialDate
from generator.register import Register
from generator.rules.registry import Finding, error, rule


@rule("reference.goal")
def goal_exists(register: Register) -> Finding:
    """An indicator's `goal` and a goal's `replaces` name goals of the same agreement; an id is one goal's alone."""
    for agreement in register.agreements.values():
        goals = agreement.record.goals
        known = [goal.id for goal in goals if goal.id]
        for position, goal in enumerate(goals):
            if goal.id and goal.id in [earlier.id for earlier in goals[:position]]:
                path = ("goals", position, "id")
                yield error("reference.goal", agreement, f'målet "{goal.id}" finns två gånger', "Ge det ena ett annat id.", path)
            if goal.replaces and goal.replaces not in known:
                message = f'okänt mål "{goal.replaces}"'
                yield error("reference.goal", agreement, message, _goals(goal.replaces, known), ("goals", position, "replaces"))
        for indicator in agreement.indicators:
            if (wanted := indicator.record.goal) and wanted not in known:
                yield error("reference.goal", indicator, f'okänt mål "{wanted}"', _goals(wanted, known), ("goal",))


def _goals(wanted: str, known: list[str]) -> str:
    if not known:
        return "Överenskommelsen har inga mål med id. Lägg till id: på målet där."
    return did_you_mean(wanted, known) or f"Målen är: {', '.join(dict.fromkeys(known))}."


@rule("series.figures")
def series_has_figures_or_counts(register: Register) -> Finding:
    """A series with `figures` passes, and one with `counts`; not one with both or neither, nor two figures of the same date."""
    for item in register.indicators.values():
        for position, series in enumerate(item.record.series):
            path = ("series", position)
            if series.figures and series.counts:
                advice = "Ta bort det ena. Med counts räknas siffrorna fram ur data/places/."
                yield error("series.figures", item, f'serien "{series.title}" har både figures och counts', advice, (*path, "counts"))
            elif not series.figures and not series.counts:
                advice = "Skriv figures: med siffrorna, eller counts: med de klassningar som ska räknas."
                yield error("series.figures", item, f'serien "{series.title}" har inga siffror', advice, path)
            for number, day in _again(figure.date for figure in series.figures):
                message = f'serien "{series.title}" har två siffror för {day}'
                advice = "Ta bort den ena. Säger två källor olika kan varje källa få en egen serie."
                yield error("series.figures", item, message, advice, (*path, "figures", number, "date"))


@rule("place.classification")
def classification_is_one_a_list(register: Register) -> Finding:
    """A place that is classified in 2019 and 2021 passes; two classifications of 2019 would both be counted."""
    for item in register.places.values():
        for number, day in _again(each.date for each in item.record.classifications):
            path = ("classifications", number, "date")
            yield error("place.classification", item, f"platsen har två klassningar från {day}", "Ta bort den ena.", path)


def _again(days: Iterable[PartialDate]) -> Iterator[tuple[int, PartialDate]]:
    """Each date that has stood before, with its position."""
    seen: Counter[PartialDate] = Counter()
    for number, day in enumerate(days):
        if seen[day]:
            yield number, day
        seen[day] += 1
