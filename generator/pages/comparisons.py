"""Two versions of an agreement side by side: what was added, removed and reworded."""

from __future__ import annotations

from collections.abc import Callable

from generator.pages.draft import Draft
from generator.register import Register


def comparison_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The page of each pair of versions that can be compared, by its address."""
    del register
    return {}
