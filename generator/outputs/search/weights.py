"""How much each term says about each section: the numbers that the search adds up.

After BM25F (Robertson, Zaragoza & Taylor, *Simple BM25 extension to multiple weighted fields*, CIKM 2004): what a term weighs in a
section is the sum over its fields, each by its own weight and length, and grows ever more slowly. How rare a term is the search works out
by itself from how many sections hold it, so nothing here depends on any other section.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise, repeat
from typing import NamedTuple

from generator.outputs.search import clues
from generator.outputs.search.documents import Document, Field, Section
from generator.outputs.search.language import term_of, words
from generator.outputs.search.vocabulary import Vocabulary

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
_WHOLE_HEADING = 2.0
_CLUE = 2.0  #: a date or a diary number in a running text
#: What follows the key of a word that stands for another: the search prefers the word itself.
MEANT = "~"
#: What the keys of a whole title or heading begin with, all in one: who types just that means just that.
WHOLE = "="
_FULL = 127  #: the number that stands for all that a term can say


@dataclass(slots=True)
class Terms:
    """What the sections of some documents say; sections are counted through all of these.

    A posting is a term in a section, with a byte. The byte holds what the term says of the section, 1–127, and in its lowest bit whether it
    stands in the page's title.
    """

    places: Mapping[str, Sequence[int]]  #: by term: its postings, in the order of the sections
    sections: Sequence[int]  #: of each posting
    impacts: bytes  #: of each posting
    spellings: Mapping[str, int]  #: words in small letters as pages show them, and how often
    naming: AbstractSet[str]  #: those of them that stand in a title or a heading


class _Said(dict[float, int]):
    """A posting's byte by its weight, which is told as less than nothing where the term stands in the title; most weights come again."""

    def __missing__(self, weight: float) -> int:
        size = abs(weight)
        said = self[weight] = (round(_FULL * size / (size + _GROWTH)) or 1) << 1 | (weight < 0)
        return said


class _Text(NamedTuple):
    text: str
    words: list[str]  #: as they are written


@dataclass(slots=True)
class _Met:
    """Words as they are written, of those that pages show."""

    shown: Counter[str] = field(default_factory=Counter)
    naming: set[str] = field(default_factory=set)  #: those that stand in a title or a heading


class Weigher:
    """Weighs the terms of sections.

    Args:
        vocabulary: knows what each word adds.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def weigh(self, documents: Iterable[Document]) -> Terms:
        """The terms of all sections."""
        # Whole columns at a time: a statement for each of millions of postings is what would take the time.
        names: list[str] = []
        sections: list[int] = []
        impacts = bytearray()
        met = _Met()
        said = _Said()
        for number, section in enumerate(section for document in documents for section in document.sections):
            found = self._of_section(section, met)
            names += found
            sections += repeat(number, len(found))
            impacts += bytes(map(said.__getitem__, found.values()))
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            places[name].append(place)
        return Terms(places, sections, bytes(impacts), _spellings(met.shown), {word.lower() for word in met.naming})

    def _of_section(self, section: Section, met: _Met) -> dict[str, float]:
        """What each term weighs in a section, less than nothing where it stands in the page's title."""
        by_kind: dict[Field, list[_Text]] = {}
        for kind, text in ((Field.TEXT if section.usual else Field.HEADING, section.heading), *section.fields):
            by_kind.setdefault(kind, []).append(_Text(text, words(text)))
        found: dict[str, float] = defaultdict(float)
        for kind, texts in by_kind.items():
            said = list(chain.from_iterable(text.words for text in texts))
            self._add_texts(found, kind, texts, said)
            if kind in _HEADINGS:
                met.naming.update(said)
            if kind not in _NOT_SHOWN:
                met.shown.update(said)
        for day in section.dates:
            for term in clues.date_terms(day):
                found[term] += WEIGHTS[Field.DATE]
        for term in self._terms(text.words for text in by_kind.get(Field.TITLE, ())):
            found[term] = -found[term]
        return found

    def _add_texts(self, found: dict[str, float], kind: Field, texts: Sequence[_Text], said: Sequence[str]) -> None:
        """Add a section's texts of one kind, and all the words that they say."""
        counted, usual = _LENGTHS.get(kind, (0.0, 1.0))
        weight = WEIGHTS[kind] / (1 - counted + counted * max(len(said), usual / 2) / usual)
        self._add_words(found, said, weight)
        if kind is Field.DIARY or not self._vocabulary.telling.isdisjoint(said):
            _add_clues(found, texts, kind)
        if not self._vocabulary.begins.keys().isdisjoint(said):
            self._add_meant(found, texts, weight)
        if kind in _NAMING:
            _add_names(found, texts, kind)

    def _add_words(self, found: dict[str, float], said: Sequence[str], weight: float) -> None:
        """Add the words of a section's texts of one kind."""
        # The terms of all words are looked up first: only of words that have been looked up is it known what parts they have.
        for term, count in Counter(chain.from_iterable(map(self._vocabulary.terms.__getitem__, said))).items():
            found[term] += weight * count
        for parts in filter(None, map(self._vocabulary.parts.get, said)):
            for term, share in parts:
                found[term] += weight * share

    def _terms(self, texts: Iterable[Sequence[str]]) -> set[str]:
        said = list(chain.from_iterable(texts))
        parts = filter(None, map(self._vocabulary.parts.get, said))
        return {*chain.from_iterable(map(self._vocabulary.terms.__getitem__, said)), *(term for each in parts for term, _ in each)}

    def _add_meant(self, found: dict[str, float], texts: Iterable[_Text], weight: float) -> None:
        """Add what the phrases of texts stand for."""
        begins = self._vocabulary.begins
        for _, text in texts:
            for place in [place for place, word in enumerate(text) if word in begins]:
                for phrase, added in begins[text[place]]:
                    if len(phrase) == 1 or phrase == tuple(islice(filter(None, map(term_of, islice(text, place, None))), len(phrase))):
                        for term in added:
                            found[f"{term}{MEANT}"] += weight


def _spellings(shown: Mapping[str, int]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for word, count in shown.items():
        if term_of(word):
            found[word.lower()] += count
    return found


def _add_clues(found: dict[str, float], texts: Iterable[_Text], kind: Field) -> None:
    """Add the dates and diary numbers of texts."""
    for text, _ in texts:
        for term in clues.diary_terms(text) if kind is Field.DIARY else clues.in_text(text):
            found[term] = max(found[term], WEIGHTS[kind] if kind in _CLEAR else _CLUE)


def _add_names(found: dict[str, float], texts: Iterable[_Text], kind: Field) -> None:
    """Add what names say beyond their words: pairs of words, and a title or heading as a whole."""
    for _, text in texts:
        keys = list(filter(None, map(term_of, text)))
        for one, other in pairwise(keys):
            found[f"{one} {other}"] = max(found[f"{one} {other}"], WEIGHTS[kind])
        if keys and kind in _HEADINGS:
            found[f"{WHOLE}{' '.join(keys)}"] = WEIGHTS[kind] if kind is Field.TITLE else _WHOLE_HEADING
