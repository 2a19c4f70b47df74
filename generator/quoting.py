"""Finding quotes in stored documents, word for word, and marking them there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.prose import SOFT_HYPHEN, normalised
from generator.withholding import with_marks

_FEWEST = 3  # words in a row that are no coincidence
_NEAR = 40  # characters on each side of the place where a quote departs from its source


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quote stands in a stored text: lines from 1, the last included."""

    first_line: int
    last_line: int
    ranges: tuple[tuple[int, int], ...] = ()  #: begin and end of each of its parts in the joined text


@dataclass(frozen=True, slots=True)
class Near:
    """Where a text comes closest to a quote that does not stand in it."""

    line: int  #: of the first letter that differs, from 1
    words: str  #: what the text says there


@dataclass(frozen=True)
class StoredText:
    """A stored document's text, ready to be searched for quotes.

    Lines are joined as a reader joins them: white space is one space, and a hyphen at the end of a line before a small letter
    belongs to hyphenation. Where that hyphen might be a real one, both readings are tried.
    """

    raw: str  #: as it is stored

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, with marks where something has been taken out."""
        text = unicodedata.normalize("NFC", self.raw.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
        return with_marks(text).split("\n")

    @cached_property
    def _joined(self) -> tuple[str, list[int], list[int]]:
        """The text in one line with a soft hyphen where a hyphen at a line's end was, and where each line starts in it."""
        pieces: list[str] = []
        starts: list[int] = []
        numbers: list[int] = []
        length = 0
        for number, line in enumerate(normalised("\n".join(self.lines)).split("\n"), start=1):
            words = " ".join(line.split())
            if not words:
                continue
            if pieces:
                if pieces[-1].endswith("-") and words[0].islower():
                    pieces[-1] = pieces[-1][:-1] + SOFT_HYPHEN
                else:
                    pieces.append(" ")
                    length += 1
            starts.append(length)
            numbers.append(number)
            pieces.append(words)
            length += len(words)
        return "".join(pieces), starts, numbers

    def find(self, quote: str) -> Span | None:
        """Where the quote stands, word for word; with "…" in it, where its parts stand in order. None where it does not."""
        text, starts, numbers = self._joined
        parts = [
            part for part in (" ".join(piece.split()) for piece in re.split(r"\[?(?:…|\.\.\.)\]?", with_marks(normalised(quote)))) if part
        ]
        if not parts:
            return None
        ranges: list[tuple[int, int]] = []
        for part in parts:
            found = _find_from(text, part, ranges[-1][1] if ranges else 0)
            if not found:
                return None
            ranges.append(found)
        first, last = bisect_right(starts, ranges[0][0]), bisect_right(starts, max(ranges[-1][1] - 1, 0))
        return Span(numbers[first - 1], numbers[last - 1], tuple(ranges))

    def closest(self, quote: str) -> Near | None:
        """Where the text agrees with the longest beginning, or else the longest end, of a quote that does not stand in it.

        None where it agrees with fewer than three words in a row.
        """
        text, starts, numbers = self._joined
        words = re.sub(r"\[?(?:…|\.\.\.)\]?", " ", normalised(quote)).split()
        for forward in (True, False):
            pieces = [" ".join(words[:count] if forward else words[-count:]) for count in range(_FEWEST, len(words))]
            held = bisect_left(pieces, True, key=lambda piece: _find_from(text, piece, 0) is None)
            found = _find_from(text, pieces[held - 1], 0) if held else None
            if found:
                differs = found[1] if forward else found[0] - 1
                line = numbers[bisect_right(starts, min(differs + 1, len(text) - 1) if forward else max(differs, 0)) - 1]
                return Near(line, _around(text, found[1] if forward else found[0]))
        return None

    def marked(self, spans: Iterable[Span]) -> list[tuple[int, list[tuple[str, bool]]]]:
        """The lines that hold words, by number, each cut where the marking of some span's words begins or ends."""
        _, starts, numbers = self._joined
        inside = _merged(sorted(found for span in spans for found in span.ranges))
        found, past = [], 0
        for place, (number, start) in enumerate(zip(numbers, starts, strict=True)):
            while past < len(inside) and inside[past][1] <= start:
                past += 1  # what ends before a line is of no matter to those after it either
            found.append((number, self._pieces(place, inside, past)))
        return found

    def around(self, span: Span, lines: int) -> list[tuple[int, list[tuple[str, bool]]]]:
        """The lines that hold the words of one span, and so many before and after each; by their place among all that hold words."""
        _, starts, _ = self._joined
        inside = _merged(sorted(span.ranges))
        wanted: set[int] = set()
        for begin, end in inside:
            for place in range(max(0, bisect_right(starts, begin) - 1), bisect_right(starts, end)):
                if any(hit for _, hit in self._pieces(place, inside)):
                    wanted.update(range(max(0, place - lines), min(len(starts), place + lines + 1)))
        return [(place, self._pieces(place, inside)) for place in sorted(wanted)]

    def _pieces(self, place: int, inside: list[tuple[int, int]], past: int = 0) -> list[tuple[str, bool]]:
        """A line, cut where ranges begin and end; the first ones of them, which end before it, may be passed over."""
        text, starts, _ = self._joined
        return [(text[a:b].replace(SOFT_HYPHEN, "-"), hit) for a, b, hit in _cut(starts[place], self._ends[place], inside, past)]

    @cached_property
    def _ends(self) -> list[int]:
        text, starts, _ = self._joined
        return [start if text[start - 1] == SOFT_HYPHEN else start - 1 for start in starts[1:]] + [len(text)]


def _around(text: str, position: int) -> str:
    """A few words on both sides of a position."""
    begin = text.rfind(" ", 0, max(0, position - _NEAR)) + 1 if position > _NEAR else 0
    stop = text.find(" ", position + _NEAR)
    return text[begin : stop if stop >= 0 else len(text)].replace(SOFT_HYPHEN, "")


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order of their beginnings, those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for begin, end in ranges:
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def _cut(start: int, end: int, inside: list[tuple[int, int]], past: int) -> Iterator[tuple[int, int, bool]]:
    """A stretch of text as pieces, each wholly inside a range or outside all of them; ranges are in order."""
    position = start
    for at in range(past, len(inside)):
        begin, stop = inside[at]
        if begin >= end:
            break
        if stop <= position:
            continue
        if begin > position:
            yield position, begin, False
        yield max(begin, position), min(stop, end), True
        position = min(stop, end)
    if position < end:
        yield position, end, False


def _find_from(text: str, part: str, start: int) -> tuple[int, int] | None:
    """The first place at or after `start` where the part stands as whole words."""
    at = text.find(part, start)
    while at >= 0:
        if _whole_words(text, at, at + len(part)):
            return at, at + len(part)
        at = text.find(part, at + 1)
    if SOFT_HYPHEN not in text and "- " not in text:
        return None
    maybe = f"{SOFT_HYPHEN}?"
    pattern = maybe.join("(?:- ?|\u00ad)" if char == "-" else re.escape(char) for char in part.replace("- ", "-"))
    for match in re.compile(pattern).finditer(text, start):
        if _whole_words(text, *match.span()):
            return match.span()
    return None


def _whole_words(text: str, begin: int, end: int) -> bool:
    """Whether the cut falls between words, so that "stad" is not found in "stadens"."""
    before = begin == 0 or not (text[begin - 1].isalnum() and text[begin].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after
