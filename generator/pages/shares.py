"""How many of all: the pieces of one bar, with a legend whose numbers add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the bar."""

    word: str
    count: int
    fill: str  #: the name of a fill in the style sheet, or of a pattern in the bar
    begins: str  #: per cent of the bar's width
    width: str


@dataclass(frozen=True, slots=True)
class ShareBar:
    """All of something as one bar; the counts of its segments add up to the total."""

    segments: list[Segment]
    total: int
    of: str  #: what is counted, in the number that the total asks for
    told: str  #: the bar in words, for those who do not see it


def share_bar(pieces: Iterable[tuple[str, int, str]], of: str, told: str = "") -> ShareBar | None:
    """The bar of some pieces, each a word, a count and a fill; those that count none are left out. None where nothing is counted."""
    counted = [piece for piece in pieces if piece[1]]
    total = sum(count for _, count, _ in counted)
    if not total:
        return None
    segments, before = [], 0
    for word, count, fill in counted:
        segments.append(Segment(word, count, fill, _percent(before, total), _percent(count, total)))
        before += count
    return ShareBar(segments, total, of, told or ", ".join(f"{count} {word}" for word, count, _ in counted))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f}%"
