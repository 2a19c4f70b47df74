"""Snowball's Swedish algorithm (swedish.sbl 3.1) for folded words, as site_theme/assets/sok-ord.js has it too.

Snowball's own Python is made by a program, letter by letter, and took more time than all else that is asked of a new word. This asks
for whole endings. A test holds it to Snowball's own.
"""

from __future__ import annotations

import re

#: Up to the first consonant after a vowel: no ending is taken from within it, nor from the first three letters.
_BEGINNING = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_SHORTEST_BEGINNING = 3
_VOWELS = frozenset("aeiouy")
_TAKEN = frozenset(
    """
    heterna hetens arnas ernas ornas andes arens andet anden heten heter arna erna orna ades ande arne aste aren ens erns ade are ern
    het ast as es en ar er or at ad a e
    """.split()  # noqa: SIM905 - read as a text
)
_LONGEST = max(map(len, _TAKEN))
_AFTER_S = frozenset("bcdfghjklmnoprtvy")
#: What keeps its last -et: `planet`, `kabarett`.
_KEEPS_ET = (
    *("fab", "h", "pak", "rak", "stak", "kom", "iet", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit", "uit"),
    *("ivit", "kvit", "xit"),
)
_PAIRS = frozenset({"dd", "gd", "nn", "dt", "gt", "kt", "tt"})
_FULL = "fullt"
_LAST = ("lig", "els", "ig")


def stem(word: str) -> str:
    """The stem of a word of the letters a–z in small, perhaps with digits after the first."""
    beginning = _BEGINNING.match(word)
    if beginning is None:
        return word
    start = max(beginning.end(), _SHORTEST_BEGINNING)
    left = _without_ending(word, start)
    if len(left) - start >= 2 and left[-2:] in _PAIRS:  # noqa: PLR2004 - a pair
        left = left[:-1]
    if left.endswith(_FULL, start):
        return left[:-1]
    for each in _LAST:
        if left.endswith(each, start):
            return left[: -len(each)]
    return left


def _without_ending(word: str, start: int) -> str:
    for length in range(min(_LONGEST, len(word) - start), 0, -1):
        if (end := word[-length:]) in _TAKEN:
            return word[:-length]
        if end == "et":
            return word[:-2] if _may_lose_et(word[:-2]) else word
        if end == "s":
            rest = word[:-1]
            if rest.endswith("et") and _may_lose_et(rest[:-2]):
                return rest[:-2]
            return rest if rest[-1] in _AFTER_S else word
    return word


def _may_lose_et(rest: str) -> bool:
    return (
        len(rest) > 2  # noqa: PLR2004 - a consonant, a vowel and something before them
        and rest[-1] not in _VOWELS
        and rest[-2] in _VOWELS
        and not rest.endswith(_KEEPS_ET)
    )
