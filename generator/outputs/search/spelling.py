"""The words that pages show, for "Menade du …?"."""

from __future__ import annotations

from generator.outputs.search.part import Words

_MOST, _SHORTEST = 24_000, 3  # words, and the letters of one
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_SHARED = len(_DIGITS) - 1  # letters, told by one digit
_MOST_COMMON = 9


def spelling(words: Words) -> str:
    """The words in order, one a line: how many letters it has in common with the one before, the rest, and how common it is (0–9)."""
    lines = []
    before = ""
    for word in sorted(each for each in _kept(words) if len(each) >= _SHORTEST and not each.isdigit()):
        shared = 0
        for one, other in zip(word, before[:_MOST_SHARED], strict=False):
            if one != other:
                break
            shared += 1
        lines.append(f"{_DIGITS[shared]}{word[shared:]} {min(_MOST_COMMON, words.shown[word].bit_length())}")
        before = word
    return "\n".join(lines)


def _kept(words: Words) -> list[str]:
    """As many words as there is room for: what a title or heading says is what somebody looks for, however rare it is."""
    if len(words.shown) <= _MOST:
        return list(words.shown)
    shown, naming = words.shown, frozenset(words.naming)
    return sorted(shown, key=lambda word: (word not in naming, -shown[word], word))[:_MOST]
