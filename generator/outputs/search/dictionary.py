"""What the Swedish dictionary of hunspell-sv knows of a word: its base forms, all its forms, and the words that it is joined of.

The dictionary's format is that of Hunspell 1.7 (hunspell(5)): `sv_SE.dic` holds base forms with letters for the rules that bend them,
`sv_SE.aff` the rules. Only suffixes are read; Swedish has no other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import files
from pathlib import Path

_LONGEST = 40  # letters of a word worth taking apart: longer ones are addresses
_SHORTEST_PART = 3
_FEWEST_PARTS, _MOST_PARTS = 2, 4
_BEGINNING, _LONGER_BEGINNING = 3, 6  # letters
_JOINS_FIRST, _JOINS_MIDDLE, _JOINS_LAST, _ONLY_JOINED = "X", "U", "Y", "Z"


@dataclass(frozen=True, slots=True)
class _Suffix:
    flag: str
    taken: str  #: off the base form
    added: str
    then: str  #: the flags of what comes out
    fits: re.Pattern[str]  #: the end of the base form that it is for


class Dictionary:
    """The dictionary in two files.

    Args:
        words: the file of base forms.
        rules: the file of rules.
    """

    def __init__(self, words: Path, rules: Path) -> None:
        self._flags: dict[str, str] = {}  #: by the base form in small letters, a letter for each rule
        for line in words.read_text("utf-8").split("\n")[1:]:
            word, _, flags = line.partition("/")
            small = word.lower()
            self._flags[small] = self._flags[small] + flags if small in self._flags else flags
        self._suffixes = list(_suffixes(rules))

    @property
    def base_forms(self) -> AbstractSet[str]:
        """Every word that it holds, in small letters."""
        return self._flags.keys()

    @cached_property
    def _by_added(self) -> dict[str, dict[str, list[_Suffix]]]:
        """By what is added and what is taken away, the suffixes that do so: most words have none of their base forms in the dictionary."""
        found: dict[str, dict[str, list[_Suffix]]] = defaultdict(lambda: defaultdict(list))
        for suffix in self._suffixes:
            found[suffix.added][suffix.taken].append(suffix)
        return {added: dict(by_taken) for added, by_taken in found.items()}

    @cached_property
    def _by_flag(self) -> dict[str, list[_Suffix]]:
        """By flag, the suffixes that make words which can stand by themselves."""
        found: dict[str, list[_Suffix]] = defaultdict(list)
        for suffix in self._suffixes:
            if _ONLY_JOINED not in suffix.then:
                found[suffix.flag].append(suffix)
        return found

    def make_ready(self) -> None:
        """Work out what every question needs."""
        _ = self._by_added, self._by_flag, self._beginnings, self._longer_beginnings

    @cached_property
    def _longest_added(self) -> int:
        return max(map(len, self._by_added), default=0)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first letters of all forms, where they are so many: most of what is tried as a part of a word begins none."""
        long = {base[:_BEGINNING] for base in self._flags if len(base) >= _BEGINNING}
        # Of a base form that loses letters so early, other letters follow.
        short = ((base, self._flags[base]) for base in self._flags if len(base) < _BEGINNING + self._longest_taken)
        bent = (
            (base[: len(base) - len(suffix.taken)] + suffix.added)[:_BEGINNING]
            for base, flags in short
            for flag in flags
            for suffix in self._all_by_flag.get(flag, ())
            if len(base) - len(suffix.taken) < _BEGINNING and suffix.fits.search(base)
        )
        return frozenset(long | set(bent))

    @cached_property
    def _longer_beginnings(self) -> frozenset[str]:
        """More of the first letters of base forms."""
        return frozenset(base[:_LONGER_BEGINNING] for base in self._flags if len(base) >= _LONGER_BEGINNING)

    @cached_property
    def _longest_taken(self) -> int:
        return max((len(suffix.taken) for suffix in self._suffixes), default=0)

    @cached_property
    def _all_by_flag(self) -> dict[str, list[_Suffix]]:
        found: dict[str, list[_Suffix]] = defaultdict(list)
        for suffix in self._suffixes:
            found[suffix.flag].append(suffix)
        return found

    @cache  # noqa: B019 - there is one dictionary, and it is kept
    def _bases(self, word: str) -> tuple[tuple[str, str], ...]:
        """Each base form that a word in small letters may be bent from, with the flags that the word itself then has."""
        known, added = self._flags, self._by_added
        if len(word) >= _BEGINNING and word[:_BEGINNING] not in self._beginnings:
            return ()
        found = [(word, known[word])] if word in known else []
        last = len(word)
        if last >= _LONGER_BEGINNING and word[:_LONGER_BEGINNING] not in self._longer_beginnings:
            last = _LONGER_BEGINNING - 1  # the last place that what is added to a base form can begin at
        for start in range(max(1, len(word) - self._longest_added), last + 1):
            by_taken = added.get(word[start:])
            if by_taken is None:
                continue
            for taken, suffixes in by_taken.items():
                base = word[:start] + taken
                if base not in known:
                    continue
                flags = known[base]
                found += [(base, suffix.then) for suffix in suffixes if suffix.flag in flags and suffix.fits.search(base)]
        return tuple(found)

    @cache  # noqa: B019 - as above
    def forms(self, word: str) -> frozenset[str]:
        """All forms of the words that a word in small letters may be a form of, those of a joined word by its last part."""
        bases = {base for base, flags in self._bases(word) if _ONLY_JOINED not in flags}
        if bases:
            return frozenset().union(*map(self._bent, bases))
        parts = self.parts(word)
        if not parts:
            return frozenset()
        first = word[: len(word) - len(parts[-1])]
        return frozenset(first + form for form in self.forms(parts[-1]))

    @cache  # noqa: B019 - as above
    def _bent(self, base: str) -> frozenset[str]:
        return frozenset(
            {
                base,
                *(
                    base.removesuffix(suffix.taken) + suffix.added
                    for flag in self._flags[base]
                    for suffix in self._by_flag.get(flag, ())
                    if suffix.fits.search(base)
                ),
            }
        )

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is a form of one in the dictionary."""
        return any(_ONLY_JOINED not in flags for _, flags in self._bases(word))

    @cache  # noqa: B019 - as above
    def parts(self, word: str) -> tuple[str, ...]:
        """The words that a word in small letters is joined of, in order, each as it stands in it; none where it is not a joined word.

        The fewest parts win, then the longest last one: `brottsofferjour` as `brotts` and `offerjour`, never `brott`, `soffer`, `jour`.
        """
        if not 2 * _SHORTEST_PART <= len(word) <= _LONGEST or not word.isalpha():
            return ()
        return self._taken_apart(word, _MOST_PARTS, "") or ()

    def _taken_apart(self, word: str, most: int, before: str) -> tuple[str, ...] | None:
        # Whether what is left can stand last is asked first: few ends can, and they come again and again.
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        beginnings = self._beginnings
        last = [cut for cut in cuts if word[cut : cut + _BEGINNING] in beginnings and self._ends(word[cut:])]
        if not last:
            return None
        how = _JOINS_MIDDLE if before else _JOINS_FIRST
        for cut in last:
            if self._joins(word[:cut], how):
                return word[:cut], word[cut:]
        if most == _FEWEST_PARTS:
            return None
        firsts = (word[:cut] for cut in range(_SHORTEST_PART, last[-1] - _SHORTEST_PART + 1) if self._joins(word[:cut], how))
        found = [(first, *more) for first in firsts if (more := self._taken_apart(word[len(first) :], most - 1, first))]
        return min(found, key=len, default=None)

    @cache  # noqa: B019 - as above
    def _joins(self, part: str, how: str) -> bool:
        """Whether a word can have others after it: as it is, with an s, or with its last vowel gone or changed (Svenska skrivregler, 6)."""
        if any(how in flags or _JOINS_FIRST in flags for _, flags in self._bases(part)):
            return True
        plain = self._flags.get(part)
        if plain is not None and _JOINS_LAST in plain and len(part) > _SHORTEST_PART:
            return True
        with_s = self._flags.get(part[:-1], "") if part.endswith("s") and len(part) > _SHORTEST_PART + 1 else ""
        if _JOINS_LAST in with_s:
            return True
        if len(part) > _SHORTEST_PART and part[-1] in "uo" and "E" in self._flags.get(f"{part[:-1]}a", ""):
            return True  # gatu-, kyrko-
        return "E" in self._flags.get(f"{part}a", "") and len(part) > _SHORTEST_PART  # skol-

    @cache  # noqa: B019 - as above
    def _ends(self, part: str) -> bool:
        """Whether a word, in any form, can stand last in another."""
        return any(_ONLY_JOINED not in flags and _JOINS_LAST in self._flags[base] for base, flags in self._bases(part))


def _suffixes(rules: Path) -> Iterator[_Suffix]:
    for line in rules.read_text("utf-8").splitlines():
        match line.split():
            case ["SFX", flag, taken, added, fits, *_]:
                ending, _, then = added.partition("/")
                yield _Suffix(flag, "" if taken == "0" else taken, "" if ending == "0" else ending, then, re.compile(f"{fits}$"))


@cache
def swedish() -> Dictionary:
    """The dictionary that is installed with the program."""
    found = {path.name: Path(str(path.locate())) for path in files("hunspell-sv") or () if path.name in {"sv_SE.dic", "sv_SE.aff"}}
    return Dictionary(found["sv_SE.dic"], found["sv_SE.aff"])
