"""Du sa – vi gjorde: every viewpoint with its outcome, all together and by one choice at a time."""

from __future__ import annotations

from collections.abc import Callable

from generator.pages.draft import Draft
from generator.register import Register


def viewpoint_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """A page for each choice that somebody may make among the viewpoints, by its address."""
    del register
    return {}
