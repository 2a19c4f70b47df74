"""A stored source's text with the quoted words marked, and each quote with the lines around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator import addresses
from generator.pages.views import Row
from generator.quoting import Span
from generator.register import Register
from generator.register.items import Item, SourceItem

_AROUND = 2  # lines shown before and after a quote

#: A line's anchor, and its words in pieces, each with whether it is marked.
Line = tuple[str, list[tuple[str, bool]]]


@dataclass(slots=True)
class QuotedWords:
    """A quote of a source: where it stands, and who uses it."""

    words: str
    span: Span
    lines: list[Line]
    used_by: list[Item[Any]] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return addresses.quote_anchor(self.words)

    @property
    def line_anchor(self) -> str:
        return addresses.line_anchor(self.span.first_line)

    @property
    def uses(self) -> list[Row]:
        return [Row(item.link, item.title) for item in self.used_by]


def quotes_of(register: Register, source: SourceItem) -> list[QuotedWords]:
    """Every quote of a source that stands in its stored text, each once, in the text's own order."""
    found: dict[str, QuotedWords] = {}
    if source.text is None:
        return []
    for each in register.quoted.get(source.id, []):
        item, words = each.item, each.words
        span = register.check(source.id, words).span
        if span is None:
            continue
        if words not in found:
            found[words] = QuotedWords(words, span, _excerpt(source, span))
        if item not in found[words].used_by:
            found[words].used_by.append(item)
    return sorted(found.values(), key=lambda quoted: (quoted.span.ranges, quoted.words))


def _excerpt(source: SourceItem, span: Span) -> list[Line]:
    """The lines of a quote with those around it, its words marked; a long gap between two parts of it is left out."""
    assert source.text is not None  # noqa: S101 - `quotes_of` has looked
    lines = source.text.marked([span])
    wanted: set[int] = set()
    for place, (_, pieces) in enumerate(lines):
        if any(hit for _, hit in pieces):
            wanted.update(range(max(0, place - _AROUND), min(len(lines), place + _AROUND + 1)))
    shown: list[Line] = []
    for place in sorted(wanted):
        if shown and place - 1 not in wanted:
            shown.append(("", [("…", False)]))
        shown.append(("", lines[place][1]))
    return shown


def marked_lines(source: SourceItem, quoted: list[QuotedWords]) -> list[Line]:
    """The whole text with all quoted words marked; an empty line stands for any number of them."""
    if source.text is None:
        return []
    shown: list[Line] = []
    before = 0
    for number, pieces in source.text.marked(each.span for each in quoted):
        if shown and number > before + 1:
            shown.append(("", []))
        shown.append((addresses.line_anchor(number), pieces))
        before = number
    return shown
