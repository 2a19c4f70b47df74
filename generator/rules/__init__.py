"""What must hold between records: one rule, one id, one function, one example (in tests/broken/)."""

from __future__ import annotations

from generator.problems import Problem
from generator.register import Register
from generator.rules import (
    dates,
    evidence,
    follow_up,
    glossary,
    identity,
    plain_words,
    plans,
    privacy,
    redirects,
    repeats,
    responses,
    site,
    stale,
    withheld,
)
from generator.rules.registry import CHECKS
from generator.rules.texts import look

#: Importing them registers their rules, in this order.
_MODULES = (
    *(identity, repeats, dates, evidence, responses, plans, follow_up, glossary),
    *(redirects, privacy, withheld, site, stale, plain_words),
)


def check(register: Register) -> list[Problem]:
    """Every problem that the rules find, in the order of the rules."""
    return [problem for run in CHECKS.values() for problem in run(register)]


__all__ = ["CHECKS", "check", "look"]
