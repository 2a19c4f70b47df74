"""Rules on what would be counted twice, or never come to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.records.walk import Path
from generator.register import Register
from generator.register.items import Item
from generator.rules import texts
from generator.rules.registry import Finding, error, rule


@rule("reference.twice")
def nobody_stands_twice_in_a_list(register: Register) -> Finding:
    """An organisation that is invited twice, or a measure that names an area twice, would be counted twice."""
    for item, seen in texts.seen_in(register):
        for place, name in seen.twice:
            yield error("reference.twice", item, f'"{name}" står två gånger i listan', "Ta bort det ena.", place)


@rule("reference.circle")
def nothing_comes_before_itself(register: Register) -> Finding:
    """An organisation or a place that is a part of itself does not pass, nor what comes before, lies under or rewords itself."""
    parents = {item.id: item.record.parent for item in register.organisations.values()}
    around = {item.id: item.record.parent for item in register.places.values()}
    befores = {item.id: before.agreement for item in register.agreements.values() if (before := item.record.predecessor)}
    above = {item.id: item.record.under for item in register.agreements.values()}
    yield from _circles(parents, register.organisations, "organisationen hör till sig själv", ("parent",))
    yield from _circles(around, register.places, "platsen ligger i sig själv", ("parent",))
    yield from _circles(befores, register.agreements, "överenskommelsen är sin egen föregångare", ("predecessor", "agreement"))
    yield from _circles(above, register.agreements, "överenskommelsen hör under sig själv", ("under",))
    for agreement in register.agreements.values():
        versions = [(version.id, version.follows) for version in agreement.record.versions]
        goals = [(goal.id or "", goal.replaces) for goal in agreement.record.goals]
        told = ("versionen {} följer på sig själv", "Ange den version som kom före.")
        yield from _circles_within(agreement, versions, ("versions", "follows"), told)
        told = ("målet {} är en annan lydelse av sig självt", "Låt en av lydelserna stå utan replaces.")
        yield from _circles_within(agreement, goals, ("goals", "replaces"), told)


def _circles_within(item: Item[Any], links: list[tuple[str, str | None]], field: tuple[str, str], told: tuple[str, str]) -> Finding:
    """Circles among parts of one record; `field` is the list and its part's field, `told` the message and the advice."""
    places = {part: number for number, (part, _) in enumerate(links)}
    for circle in _circular(dict(links)):
        through = f', genom "{circle[1]}"' if len(circle) > 1 else ""
        message, advice = told
        path: Path = (field[0], places[circle[0]], field[1])
        yield error("reference.circle", item, message.format(f'"{circle[0]}"') + through, advice, path)


def _circles(links: Mapping[str, str | None], items: Mapping[str, Item[Any]], message: str, path: Path) -> Finding:
    for circle in _circular(links):
        through = f', genom "{circle[1]}"' if len(circle) > 1 else ""
        yield error("reference.circle", items[circle[0]], f"{message}{through}", "Ta bort fältet, eller rätta det.", path)


def _circular(links: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each circle of links once, from the first of its members by name."""
    done: set[str] = set()
    for start in sorted(links):
        trail: list[str] = []
        here: str | None = start
        while here is not None and here in links and here not in done:
            done.add(here)
            trail.append(here)
            here = links[here]
        if here in trail:
            circle = trail[trail.index(here) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]
