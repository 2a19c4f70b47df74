"""Words that have been taken out of what is published: the mark that stands instead of them, and the guard that keeps them out.

The words themselves stand nowhere in a project. The guard knows them from a list that is kept apart: a file that `INSYN_WITHHELD` names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from generator.prose import normalised

#: What stands where words were taken away: read out by a screen reader, found by a search, the same in every format.
MARK = "[maskat]"
#: What those who blacken documents write: the length of it may tell how long the words were, so it is not kept.
_BOX = r"[\u2580-\u259f\u25a0\u25ac\u25ae\u2b1b]"
_BOXES = tuple(map(chr, (*range(0x2580, 0x25A0), 0x25A0, 0x25AC, 0x25AE, 0x2B1B)))
_BLACKENED = re.compile(rf"{_BOX}(?:[ \u00a0]?{_BOX})+")
_SHORTEST = 3
_APART = r"[\W_]{1,4}"
_BETWEEN = r"[\W_]{0,4}"


def with_marks(text: str) -> str:
    """A text with the mark in place of every black box."""
    return _BLACKENED.sub(MARK, text)


def has_mark(text: str) -> bool:
    """Whether something has been taken out of a text."""
    return MARK in text or (any(box in text for box in _BOXES) and _BLACKENED.search(text) is not None)


@dataclass(frozen=True)
class Words:
    """Words that must not be published, however their case, line breaks, hyphenation and spaces."""

    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(_as_pattern, self.words), key=len, reverse=True)) or r"(?!)", re.IGNORECASE)

    def lines(self, text: str) -> list[int]:
        """The lines of a text, from 0, on which one of the words begins; each once."""
        if not self.words:
            return []
        plain = normalised(text)
        return sorted({plain.count("\n", 0, found.start()) for found in self._pattern.finditer(plain)})

    def stand_in(self, text: str) -> bool:
        """Whether one of the words stands in a text."""
        return bool(self.words) and self._pattern.search(normalised(text)) is not None

    def out_of(self, text: str) -> str:
        """A text with the mark instead of each of the words."""
        return self._pattern.sub(MARK, normalised(text)) if self.stand_in(text) else text


def words_in(text: str) -> tuple[Words, list[int]]:
    """The words of a list, one a line, and the lines (from 1) that are too short to be looked for. `#` begins a remark."""
    words, short = [], []
    for number, line in enumerate(normalised(text).split("\n"), start=1):
        told = line.strip()
        if not told or told.startswith("#"):
            continue
        if len(re.sub(r"[\W_]", "", told)) < _SHORTEST:
            short.append(number)
        else:
            words.append(told)
    return Words(tuple(dict.fromkeys(words))), short


def _as_pattern(words: str) -> str:
    """Letters in order; between them a line's end with its hyphen, between words any signs. In numbers, signs between all digits."""
    pieces = re.findall(r"[^\W_]+", words)
    if "".join(pieces).isdecimal():
        return rf"(?<!\d){_BETWEEN.join(''.join(pieces))}(?!\d)"
    inside = [r"(?:-\s{1,4})?".join(map(re.escape, piece)) for piece in pieces]
    return rf"(?<![^\W_]){_APART.join(inside)}s?(?![^\W_])"
