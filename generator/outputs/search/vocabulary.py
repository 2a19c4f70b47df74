"""What each word adds to a section that says it: it depends on nothing but the word, and most words of a text have been met before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from generator.outputs.search import clues
from generator.outputs.search.dictionary import Dictionary
from generator.outputs.search.language import term_of, words

_PART = 0.4  #: of its word's weight, what a part of a joined word has
_LAST_PART = 0.5


class _LookedUp(dict[str, tuple[str, ...]]):
    def __init__(self, look_up: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self[word] = self._look_up(word)
        return found


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What people type for what pages say: by the first key of what is meant, its keys in order, and those of each phrase that is added."""

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]


def whole(text: str) -> list[str]:
    """The keys of a text's words, in order, stop words left out."""
    return [term for word in words(text) if (term := term_of(word))]


class Known(NamedTuple):
    """What is known of some words, to be handed from one process or build to another."""

    terms: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[tuple[str, float], ...]]
    begins: dict[str, str]  #: words, by the first key of the phrases that they begin
    telling: set[str]


class Vocabulary:
    """What is known of each word as it is written. A word is looked up the first time that its terms are asked for.

    Args:
        dictionary: knows the forms and parts of words.
        synonyms: what is added where a word or phrase stands.
    """

    def __init__(self, dictionary: Dictionary, synonyms: Synonyms) -> None:
        self._dictionary = dictionary
        self._synonyms = synonyms
        self._forms: dict[str, frozenset[str]] = {}
        self._parts: dict[str, Mapping[str, float]] = {}
        self.terms: dict[str, tuple[str, ...]] = _LookedUp(self._look_up)
        """The terms that a word says in full: its own and those of its other forms. None of one that says nothing."""
        self.parts: dict[str, tuple[tuple[str, float], ...]] = {}
        """Of joined words that have been met, the terms of their parts, each with its share of the word's weight."""
        self.begins: dict[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        """Of words that have been met and begin phrases that stand for others, those phrases and what they add."""
        self.telling: set[str] = set()
        """Those that have been met and may belong to a date or a diary number."""

    def known(self, of: AbstractSet[str] | None = None) -> Known:
        """What is known of some words, or of all that have been met."""
        of = self.terms.keys() if of is None else of
        return Known(
            {word: found for word, found in self.terms.items() if word in of},
            {word: found for word, found in self.parts.items() if word in of},
            {word: term_of(word) for word in self.begins.keys() & of},
            self.telling & of,
        )

    def take_up(self, known: Known) -> None:
        """Take up what was known of words, by this very program and with the same synonyms."""
        self.terms.update(known.terms)
        self.parts.update(known.parts)
        self.begins.update({word: self._synonyms.by_first[own] for word, own in known.begins.items()})
        self.telling.update(known.telling)

    def _look_up(self, word: str) -> tuple[str, ...]:
        small = word.lower()
        if small != word:
            found = self.terms[small]
            if small in self.parts:
                self.parts[word] = self.parts[small]
            if small in self.begins:
                self.begins[word] = self.begins[small]
            if small in self.telling:
                self.telling.add(word)
            return found
        if clues.may_tell(small):
            self.telling.add(small)
        own = term_of(small)
        if not own:
            return ()
        found = tuple({own, *self._terms_of_forms(small)})
        parts = tuple((term, share) for term, share in self._terms_of_parts(small).items() if term not in found)
        if parts:
            self.parts[small] = parts
        if own in self._synonyms.by_first:
            self.begins[small] = self._synonyms.by_first[own]
        return found

    def _terms_of_forms(self, small: str) -> Iterable[str]:
        found = self._forms.get(small)
        if found is None:
            found = self._forms[small] = frozenset(map(term_of, self._dictionary.forms(small))) - {""}
        return found

    def _terms_of_parts(self, small: str) -> Mapping[str, float]:
        """The terms of the words that a word is joined of, each with its share of the whole's weight."""
        known = self._parts.get(small)
        if known is not None:
            return known
        found: dict[str, float] = defaultdict(float)
        parts = self._dictionary.parts(small)
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            plain = part if last else self._without_join(part)
            share = _LAST_PART if last else _PART
            for term in (term_of(plain), *self._terms_of_forms(plain)):
                found[term] = max(found[term], share)
            for term, within in self._terms_of_parts(plain).items():
                found[term] = max(found[term], share * within)
            if 0 < place < len(parts) - 1:
                rest = term_of("".join(parts[place:]))
                found[rest] = max(found[rest], _LAST_PART)
        found.pop("", None)
        self._parts[small] = found
        return found

    def _without_join(self, part: str) -> str:
        """A first part as a word of its own: `brotts` as `brott`, `gatu` as `gata`."""
        if part.endswith("s") and not self._dictionary.knows(part):
            return part[:-1]
        if not self._dictionary.knows(part):
            for plain in (f"{part[:-1]}a", f"{part}a", f"{part}e"):
                if self._dictionary.knows(plain):
                    return plain
        return part[:-1] if part.endswith("s") and self._dictionary.knows(part[:-1]) else part
