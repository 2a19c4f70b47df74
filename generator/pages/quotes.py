"""A stored source's text with the quoted words marked, and each quote with the lines around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from generator import addresses
from generator.pages.views import Row
from generator.quoting import Span
from generator.register import Register
from generator.register.items import Item, SourceItem

_AROUND = 2  # lines shown before and after a quote
_USERS = 20  # so many who use a quote are named beside it; all stand in the list of what the source is used for

#: A line's anchor, and its words in pieces, each with whether it is marked.
Line = tuple[str, list[tuple[str, bool]]]


@dataclass(slots=True)
class QuotedWords:
    """A quote of a source: where it stands, and who uses it."""

    words: str
    span: Span
    lines: list[Line]
    used_by: dict[Item[Any], None] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        return addresses.quote_anchor(self.words)

    @property
    def line_anchor(self) -> str:
        return addresses.line_anchor(self.span.first_line)

    @property
    def uses(self) -> list[Row]:
        return [Row(item.link, item.title) for item in islice(self.used_by, _USERS)]

    @property
    def more(self) -> int:
        """How many use it beside those that are named."""
        return max(0, len(self.used_by) - _USERS)


def quotes_of(register: Register, source: SourceItem) -> list[QuotedWords]:
    """Every quote of a source that stands in its stored text, each once, in the text's own order."""
    found: dict[str, QuotedWords] = {}
    if source.text is None:
        return []
    for each in register.quoted(source.id):
        item, words = each.item, each.words
        span = register.check(source.id, words).span
        if span is None:
            continue
        if words not in found:
            found[words] = QuotedWords(words, span, _excerpt(source, span))
        found[words].used_by[item] = None
    return sorted(found.values(), key=lambda quoted: (quoted.span.ranges, quoted.words))


def _excerpt(source: SourceItem, span: Span) -> list[Line]:
    """The lines of a quote with those around it, its words marked; a long gap between two parts of it is left out."""
    assert source.text is not None  # noqa: S101 - `quotes_of` has looked
    shown: list[Line] = []
    before = -1
    for place, pieces in source.text.around(span, _AROUND):
        if shown and place > before + 1:
            shown.append(("", [("…", False)]))
        shown.append(("", pieces))
        before = place
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
