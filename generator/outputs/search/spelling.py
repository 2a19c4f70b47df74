"""The words that pages show, for "Menade du …?"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from generator.outputs.search.keeping import Means, kept
from generator.outputs.search.part import Words

_MOST, _SHORTEST = 24_000, 3  # words, and the letters of one
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_SHARED = len(_DIGITS) - 1  # letters, told by one digit
_MOST_COMMON = 9


def spelling(words: Words, means: Means) -> str:
    """The words in order, one a line: how many letters it has in common with the one before, the rest, and how common it is (0–9)."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in _kept(words):
        if len(word) >= _SHORTEST and not word.isdigit():
            by_letter[word[0]].append(word)
    # What begins with other letters has nothing to do with those of one letter, so most are what they were.
    return "\n".join(_of_letter(sorted(by_letter[letter]), words.shown, means) for letter in sorted(by_letter))


def _of_letter(words: Sequence[str], shown: Mapping[str, int], means: Means) -> str:
    common = [min(_MOST_COMMON, shown[word].bit_length()) for word in words]
    key = sha256(f"spelling {means.version}\n{' '.join(words)}\n{common}".encode()).hexdigest() if means.cache is not None else ""
    return kept(means.cache, key, lambda: _lines(words, common).encode()).decode()


def _lines(words: Sequence[str], common: Sequence[int]) -> str:
    lines = []
    for before, word, digit in zip(["", *words], words, common, strict=False):
        shared = min(len(word), len(before), _MOST_SHARED)
        while word[:shared] != before[:shared]:
            shared -= 1
        lines.append(f"{_DIGITS[shared]}{word[shared:]} {digit}")
    return "\n".join(lines)


def _kept(words: Words) -> list[str]:
    """As many words as there is room for: what a title or heading says is what somebody looks for, however rare it is."""
    if len(words.shown) <= _MOST:
        return list(words.shown)
    naming = frozenset(words.naming)
    named = _most_shown([word for word in words.shown if word in naming], words.shown, _MOST)
    return named + _most_shown([word for word in words.shown if word not in naming], words.shown, _MOST - len(named))


def _most_shown(words: Sequence[str], shown: Mapping[str, int], room: int) -> list[str]:
    """The words that are shown most, the first ones of those that are as often."""
    if len(words) <= room:
        return list(words)
    least = 0  # most words are shown once or twice, and only those that are shown so often that some of them are kept need be in order
    by_count = Counter(map(shown.__getitem__, words))
    for least in sorted(by_count, reverse=True):
        if by_count[least] >= room:
            break
        room -= by_count[least]
    more = [word for word in words if shown[word] > least]
    return more + sorted(word for word in words if shown[word] == least)[:room]
