"""Rules on what would be counted twice, or never come to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.records import Agreement, Consultation, Response
from generator.records.walk import Path
from generator.register import Register
from generator.register.items import Item
from generator.rules.registry import Finding, error, rule


@rule("reference.twice")
def nobody_stands_twice_in_a_list(register: Register) -> Finding:
    """An organisation that is invited twice would be counted twice."""
    for item in register.items():
        seen: set[tuple[Path, str]] = set()
        for path, place, name in _listed(item.record):
            if (path, name) in seen:
                yield error("reference.twice", item, f'"{name}" står två gånger i listan', "Ta bort det ena.", place)
            seen.add((path, name))


def _listed(record: object) -> Iterator[tuple[Path, Path, str]]:
    """Each name in lists where it may stand once: which list, where, and the name."""
    if isinstance(record, Agreement):
        yield from ((("parties",), ("parties", number), party) for number, party in enumerate(record.parties))
        for position, version in enumerate(record.versions):
            path: Path = ("versions", position, "areas")
            yield from ((path, (*path, number, "area"), listed.area) for number, listed in enumerate(version.areas))
    elif isinstance(record, Consultation):
        for number, invitation in enumerate(record.invited):
            yield ("invited",), ("invited", number, "organisation"), invitation.organisation
    elif isinstance(record, Response):
        for position, viewpoint in enumerate(record.viewpoints):
            path = ("viewpoints", position, "areas")
            yield from ((path, (*path, number), area) for number, area in enumerate(viewpoint.areas))


@rule("reference.circle")
def nothing_comes_before_itself(register: Register) -> Finding:
    """An organisation that is a part of itself, an agreement or a version that comes before itself, does not pass."""
    parents = {item.id: item.record.parent for item in register.organisations.values()}
    befores = {item.id: before.agreement for item in register.agreements.values() if (before := item.record.predecessor)}
    yield from _circles(parents, register.organisations, "organisationen hör till sig själv", ("parent",))
    yield from _circles(befores, register.agreements, "överenskommelsen är sin egen föregångare", ("predecessor", "agreement"))
    for agreement in register.agreements.values():
        follows = {version.id: version.follows for version in agreement.record.versions}
        places = {version.id: number for number, version in enumerate(agreement.record.versions)}
        for circle in _circular(follows):
            through = f', genom "{circle[1]}"' if len(circle) > 1 else ""
            path: Path = ("versions", places[circle[0]], "follows")
            message = f'versionen "{circle[0]}" följer på sig själv{through}'
            yield error("reference.circle", agreement, message, "Ange den version som kom före.", path)


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
