"""What a step of the audit came to."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """What a step found, and what it looked at."""

    faults: list[str]  #: a line each
    figures: str  #: how much was looked at, in a few words


class CannotJudge(Exception):
    """A tool did not do its work, so nothing is known. Its words say which, and why."""
