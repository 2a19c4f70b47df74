"""The list of rules, and what every rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.catalogue import RULES
from generator.problems import Location, Problem, Severity
from generator.register import Register
from generator.register.items import Item

Finding = Iterator[Problem]
Check = Callable[[Register], Finding]

#: Every rule's check by its id, in the order in which they run.
CHECKS: dict[str, Check] = {}


def rule(rule_id: str) -> Callable[[Check], Check]:
    """Register the check of a rule. One rule, one id, one function."""

    def register(check: Check) -> Check:
        if rule_id not in RULES or rule_id in CHECKS:
            raise LookupError(f"{rule_id}: not in the catalogue, or registered twice")
        CHECKS[rule_id] = check
        return check

    return register


def error(rule_id: str, place: Location | Item[Any], message: str, suggestion: str = "", path: tuple[str | int, ...] = ()) -> Problem:
    """A problem at a place, or at a path in an item's file."""
    location = place if isinstance(place, Location) else place.place(path)
    return Problem(location, rule_id, message, suggestion)


def warning(rule_id: str, place: Location, message: str, suggestion: str = "") -> Problem:
    """A problem that does not stop publishing."""
    return Problem(place, rule_id, message, suggestion, Severity.WARNING)
