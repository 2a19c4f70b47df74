"""A part of the index, as whoever has weighed some pages hands it on: bytes that can be kept, sent, and put together with others.

Sections are counted from the part's own first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import sub
from typing import Any, NamedTuple

import orjson

from generator.outputs.search.numbers import numbers
from generator.outputs.search.table import Held, Table, apart, four_bytes, joined, numbers_of, of_terms
from generator.outputs.search.weights import Terms

_BETWEEN = "\n"  # no word holds one


class Text(NamedTuple):
    """A file of what results show."""

    first: int  #: section
    packed: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """What a part says of its pages, in their order."""

    count: int  #: of sections
    sections: Sequence[int]  #: how many numbers each page has, of which the last one's may be more than its sections
    priors: Sequence[int]
    apart: Sequence[int]  #: the numbers of pages whose sections have nothing to do with one another
    facets: bytes  #: of each page, as JSON with commas between
    texts: Sequence[Text]
    named: Sequence[tuple[str, int]]  #: names of texts that are named together, and how many they are


@dataclass(frozen=True, slots=True)
class Words:
    """The words that some pages show, in small letters."""

    shown: Mapping[str, int]  #: how often each is
    naming: Iterable[str]  #: those that stand in a title or a heading


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index, read."""

    pages: Pages
    words: Words
    table: Table


def packed(pages: Pages, terms: Terms) -> bytes:
    """A part as bytes.

    Args:
        pages: what it says of its pages.
        terms: what their sections say.
    """
    names = sorted(terms.places)
    return as_bytes(pages, Words(terms.spellings, terms.naming), of_terms(names, [_held(terms, name) for name in names], summed=False))


def as_bytes(pages: Pages, words: Words, table: bytes) -> bytes:
    """A part as bytes, of what it is when it is read."""
    told = {
        "count": pages.count,
        "sections": pages.sections,
        "priors": pages.priors,
        "apart": pages.apart,
        "named": pages.named,
        "texts": [text.first for text in pages.texts],
    }
    lists = [_BETWEEN.join(words.shown).encode(), four_bytes([*words.shown.values()]), _BETWEEN.join(sorted(words.naming)).encode()]
    return joined([orjson.dumps(told), pages.facets, *lists, table, *(text.packed for text in pages.texts)])


def read(content: bytes) -> Part:
    """A part from its bytes."""
    told, facets, shown, counts, naming, table, *texts = apart(content)
    known: dict[str, Any] = orjson.loads(told)
    made = [Text(first, text) for first, text in zip(known.pop("texts"), texts, strict=True)]
    words = Words(dict(zip(_lines(shown), numbers_of(counts), strict=True)), _lines(naming))
    return Part(Pages(**known, facets=facets, texts=made), words, Table(table))


def _held(terms: Terms, name: str) -> Held:
    places = terms.places[name]
    if len(places) == 1:  # as most have in a few pages
        (place,) = places
        section = terms.sections[place]
        return Held(1, section, section, b"", terms.impacts[place : place + 1])
    sections = list(map(terms.sections.__getitem__, places))
    steps = numbers(list(map(sub, sections[1:], sections)))
    return Held(len(sections), sections[0], sections[-1], steps, bytes(map(terms.impacts.__getitem__, places)))


def _lines(content: bytes) -> list[str]:
    return content.decode().split(_BETWEEN) if content else []
