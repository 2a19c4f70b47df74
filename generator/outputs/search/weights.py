"""How much each term says about each section: the numbers that the search adds up.

After BM25F (Robertson, Zaragoza & Taylor, *Simple BM25 extension to multiple weighted fields*, CIKM 2004): what a term weighs in a
section is the sum over its fields, each by its own weight and length, and grows ever more slowly. How rare a term is the search works out
by itself from how many sections hold it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from generator.outputs.search import clues
from generator.outputs.search.dictionary import Dictionary
from generator.outputs.search.documents import Document, Field, Section
from generator.outputs.search.language import STOP, folded, key, words

#: What a word weighs in each field.
WEIGHTS = {
    Field.TITLE: 8.0,
    Field.HEADING: 5.0,
    Field.TEXT: 1.0,
    Field.EVIDENCE: 0.6,
    Field.NAMES: 1.2,
    Field.CONTEXT: 0.8,
    Field.WHO: 3.0,
    Field.LABEL: 4.0,
    Field.DATE: 4.0,
    Field.DIARY: 14.0,
    Field.KIND: 1.6,
}
#: The fields that name something: two words that stand side by side in them are found as a pair too.
_NAMING = frozenset({Field.TITLE, Field.HEADING, Field.WHO, Field.NAMES})
_HEADINGS = frozenset({Field.TITLE, Field.HEADING})
_CLEAR = frozenset({Field.DIARY, *_HEADINGS})  #: where a date or a diary number says all that it can
_NOT_SHOWN = frozenset({Field.KIND, Field.DIARY})  #: whose words no page shows as words
#: How much of the length of a field counts against it, and what length is usual, in words.
_LENGTHS = {Field.TITLE: (0.5, 5.0), Field.HEADING: (0.4, 4.0), Field.TEXT: (0.35, 60.0)}
_GROWTH = 4.0  #: the weight at which a term says half of all that it can
_PART = 0.4  #: of its word's weight, what a part of a joined word has
_LAST_PART = 0.5
_WHOLE_HEADING = 2.0
_CLUE = 2.0  #: a date or a diary number in a running text
#: What follows the key of a word that stands for another: the search prefers the word itself.
MEANT = "~"
#: What the keys of a whole title or heading begin with, all in one: who types just that means just that.
WHOLE = "="
_FULL = 127  #: the number that stands for all that a term can say


@dataclass(slots=True)
class Terms:
    """By term: the sections that hold it and a byte for each; sections are counted through all documents.

    The byte holds what the term says of the section, 1–127, and in its lowest bit whether it stands in the page's title.
    """

    postings: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    spellings: dict[str, int] = field(default_factory=lambda: defaultdict(int))  #: words in small letters as pages show them, and how often
    naming: set[str] = field(default_factory=set)  #: those of them that stand in a title or a heading


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What people type for what pages say: by the first key of what is meant, its keys in order, and those of each phrase that is added."""

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]


def whole(text: str) -> list[str]:
    """The keys of a text's words, in order, stop words left out."""
    return [key(word) for word in words(text) if folded(word) not in STOP]


class _Word(NamedTuple):
    """What a word adds wherever it stands: it depends on nothing but the word, and most words of a text have been met before."""

    small: str  #: in small letters
    key: str
    shares: tuple[tuple[str, float], ...]  #: its terms, each with its share of the word's weight
    begins: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]  #: the phrases that it begins and what they add


class Weigher:
    """Weighs the terms of sections.

    Args:
        dictionary: knows the forms and parts of words.
        synonyms: what is added where a word or phrase stands.
    """

    def __init__(self, dictionary: Dictionary, synonyms: Synonyms) -> None:
        self._dictionary = dictionary
        self._synonyms = synonyms
        self._known: dict[str, _Word | None] = {}

    def weigh(self, documents: Iterable[Document]) -> Terms:
        """The terms of all sections, in their order."""
        terms = Terms()
        number = 0
        for document in documents:
            for section in document.sections:
                found, titles = self._of_section(section, terms)
                for term, weight in found.items():
                    said = round(_FULL * weight / (weight + _GROWTH)) or 1
                    terms.postings[term].append((number, said << 1 | (term in titles)))
                number += 1
        return terms

    def _of_section(self, section: Section, terms: Terms) -> tuple[dict[str, float], AbstractSet[str]]:
        """What each term weighs in a section, and those that stand in its page's title."""
        found: dict[str, float] = defaultdict(float)
        titles: set[str] = set()
        by_kind: dict[Field, list[list[str]]] = {}
        for kind, text in ((Field.TEXT if section.usual else Field.HEADING, section.heading), *section.fields):
            by_kind.setdefault(kind, []).append(words(text))
            for term in clues.diary_terms(text) if kind is Field.DIARY else clues.in_text(text):
                found[term] = max(found[term], WEIGHTS[kind] if kind in _CLEAR else _CLUE)
        for kind, texts in by_kind.items():
            counted, usual = _LENGTHS.get(kind, (0.0, 1.0))
            length = sum(map(len, texts)) if counted else 0
            weight = WEIGHTS[kind] / (1 - counted + counted * max(length, usual / 2) / usual)
            self._add_words(found, texts, weight, terms if kind not in _NOT_SHOWN else None)
            if kind in _NAMING:
                self._add_names(found, texts, kind, terms)
            if kind is Field.TITLE:
                titles = {term for text in texts for word in text if (known := self._word(word)) for term, _ in known.shares}
        for day in section.dates:
            for term in clues.date_terms(day):
                found[term] += WEIGHTS[Field.DATE]
        return found, titles

    def _add_words(self, found: dict[str, float], texts: list[list[str]], weight: float, terms: Terms | None) -> None:
        """Add the words of a section's texts of one kind, each word once."""
        begun = False
        for word, count in Counter(chain.from_iterable(texts)).items():
            known = self._word(word)
            if known is None:
                continue
            small, _, shares, begins = known
            if terms is not None:
                terms.spellings[small] += count
            for term, share in shares:
                found[term] += weight * share * count
            begun = begun or bool(begins)
        if begun:
            for text in texts:
                self._add_meant(found, text, weight)

    def _add_meant(self, found: dict[str, float], text: list[str], weight: float) -> None:
        """Add what the phrases of a text stand for."""
        known = [each for each in map(self._word, text) if each]
        keys = tuple(each.key for each in known)
        for place, each in enumerate(known):
            for phrase, added in each.begins:
                if keys[place : place + len(phrase)] == phrase:
                    for term in added:
                        found[f"{term}{MEANT}"] += weight

    def _add_names(self, found: dict[str, float], texts: list[list[str]], kind: Field, terms: Terms) -> None:
        """Add what names say beyond their words: pairs of words, and a title or heading as a whole."""
        for text in texts:
            keys = [known.key for known in map(self._word, text) if known]
            for one, other in pairwise(keys):
                found[f"{one} {other}"] = max(found[f"{one} {other}"], WEIGHTS[kind])
            if kind in _HEADINGS:
                terms.naming.update(word.lower() for word in text)
                if keys:
                    found[f"{WHOLE}{' '.join(keys)}"] = WEIGHTS[kind] if kind is Field.TITLE else _WHOLE_HEADING

    def _word(self, word: str) -> _Word | None:
        """What is known of a word as it is written; None of a stop word."""
        try:
            return self._known[word]
        except KeyError:
            small = word.lower()
            if small != word:
                known = self._word(small)
            elif folded(small) in STOP:
                known = None
            else:
                own = key(small)
                known = _Word(small, own, self._shares(small, own), self._synonyms.by_first.get(own, ()))
            self._known[word] = known
            return known

    def _shares(self, small: str, own: str) -> tuple[tuple[str, float], ...]:
        """The terms of a word: its own, those of its other forms, those of its parts."""
        shares = dict.fromkeys((key(form) for form in self._dictionary.forms(small) if folded(form) not in STOP), 1.0) | {own: 1.0}
        for part, share in self._parts(small, 1.0):
            if folded(part) in STOP:
                continue
            term = key(part)
            shares[term] = max(shares.get(term, 0.0), share)
        return tuple(shares.items())

    def _parts(self, small: str, share: float) -> Iterable[tuple[str, float]]:
        parts = self._dictionary.parts(small)
        for place, part in enumerate(parts):
            last = place == len(parts) - 1
            of_part = share * (_LAST_PART if last else _PART)
            plain = part if last else self._without_join(part)
            yield plain, of_part
            for form in self._dictionary.forms(plain):
                yield form, of_part
            yield from self._parts(plain, of_part)
        for place in range(1, len(parts) - 1):
            yield "".join(parts[place:]), share * _LAST_PART

    def _without_join(self, part: str) -> str:
        """A first part as a word of its own: `brotts` as `brott`, `gatu` as `gata`."""
        if part.endswith("s") and not self._dictionary.knows(part):
            return part[:-1]
        if not self._dictionary.knows(part):
            for plain in (f"{part[:-1]}a", f"{part}a", f"{part}e"):
                if self._dictionary.knows(plain):
                    return plain
        return part[:-1] if part.endswith("s") and self._dictionary.knows(part[:-1]) else part
