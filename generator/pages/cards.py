"""What the search shows above its results when somebody types the diary number of a case: the facts of its page, as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.pages.views import Fact

#: By a page's address: labels and what is known.
Cards = dict[str, list[tuple[str, str]]]


def card(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """The facts of a page as labels and plain text."""
    return [(fact.label, _plain(fact.value) + (f" ({_plain(fact.note)})" if fact.note else "")) for fact in facts]


def _plain(text: str) -> str:
    return text.striptags() if isinstance(text, Markup) else text
