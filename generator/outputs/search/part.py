"""A part of the index, as whoever has weighed some pages hands it on: bytes that can be kept, sent, and put together with others.

Sections are counted from the part's own first. Terms lie in ranges by their first letter, so that whoever puts parts together needs
only one range of all of them in memory at a time. Numbers are little-endian, whatever machine made them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub
from typing import Any, NamedTuple

import orjson

from generator.outputs.search.numbers import numbers
from generator.outputs.search.weights import Terms

#: Where each range of terms begins. Most begin with a letter a–z; before these are dates, diary numbers, whole titles and numbers.
RANGES = ("", "=", *"abcdefghijklmnopqrstuvwxyz", "{")
_BETWEEN = "\n"  # no word, and so no term, holds one


class Held(NamedTuple):
    """What a part says of a term."""

    holding: int  #: how many sections do
    first: int  #: section
    last: int
    steps: bytes  #: from each section to the next
    impacts: bytes


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
    facets: Sequence[Mapping[str, Sequence[Sequence[str]]]]
    texts: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index, read."""

    pages: Pages
    spellings: Mapping[str, int]
    naming: Sequence[str]
    ranges: Sequence[bytes]  #: see `terms`


def packed(pages: Pages, terms: Terms) -> bytes:
    """A part as bytes.

    Args:
        pages: what it says of its pages.
        terms: what their sections say.
    """
    return joined(pages, terms.spellings, terms.naming, _in_ranges(terms))


def joined(pages: Pages, spellings: Mapping[str, int], naming: Iterable[str], ranges: Sequence[bytes]) -> bytes:
    """A part as bytes, of what it is when it is read."""
    told = {
        "count": pages.count,
        "sections": pages.sections,
        "priors": pages.priors,
        "apart": pages.apart,
        "facets": pages.facets,
        "texts": [text.first for text in pages.texts],
        "spelt": list(spellings.values()),
    }
    lists = [_BETWEEN.join(spellings).encode(), _BETWEEN.join(sorted(naming)).encode()]
    return _joined([orjson.dumps(told), *lists, *ranges, *(text.packed for text in pages.texts)])


def read(content: bytes) -> Part:
    """A part from its bytes."""
    told, spelt, naming, *rest = _apart(content)
    known: dict[str, Any] = orjson.loads(told)
    counts = known.pop("spelt")
    texts = [Text(first, text) for first, text in zip(known.pop("texts"), rest[len(RANGES) :], strict=True)]
    return Part(Pages(**known, texts=texts), dict(zip(_lines(spelt), counts, strict=True)), _lines(naming), rest[: len(RANGES)])


def terms(part: Part, number: int) -> Iterator[tuple[str, Held]]:
    """The terms of one of the ranges of a part, in order, each with what is said of it."""
    if not part.ranges[number]:
        return
    names, counts, firsts, lasts, lengths, steps, impacts = _apart(part.ranges[number])
    how_many = _numbers(counts)
    told = zip(
        _lines(names),
        how_many,
        _numbers(firsts),
        _numbers(lasts),
        pairwise(accumulate(_numbers(lengths), initial=0)),
        pairwise(accumulate(how_many, initial=0)),
        strict=True,
    )
    for name, count, first, last, (start, end), (begin, stop) in told:
        yield name, Held(count, first, last, steps[start:end], impacts[begin:stop])


def _in_ranges(terms: Terms) -> list[bytes]:
    names = sorted(terms.places)
    found, place = [], 0
    for _, end in pairwise((*RANGES, None)):
        start = place
        while place < len(names) and (end is None or names[place] < end):
            place += 1
        found.append(_range(names[start:place], terms) if place > start else b"")
    return found


def _range(names: list[str], terms: Terms) -> bytes:
    return of_terms(names, [_held(terms, name) for name in names])


def _held(terms: Terms, name: str) -> Held:
    places = terms.places[name]
    sections = list(map(terms.sections.__getitem__, places))
    steps = numbers(list(map(sub, sections[1:], sections)))
    return Held(len(sections), sections[0], sections[-1], steps, bytes(map(terms.impacts.__getitem__, places)))


def of_terms(names: Sequence[str], held: Sequence[Held]) -> bytes:
    """A range of terms, in order, as bytes."""
    return _joined(
        [
            _BETWEEN.join(names).encode(),
            _four_bytes([each.holding for each in held]),
            _four_bytes([each.first for each in held]),
            _four_bytes([each.last for each in held]),
            _four_bytes([len(each.steps) for each in held]),
            b"".join([each.steps for each in held]),
            b"".join([each.impacts for each in held]),
        ]
    )


def _lines(content: bytes) -> list[str]:
    return content.decode().split(_BETWEEN) if content else []


def _four_bytes(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content)


def _joined(pieces: Sequence[bytes]) -> bytes:
    """Pieces one after the other, with their lengths first."""
    return b"".join((_four_bytes([len(pieces), *map(len, pieces)]), *pieces))


def _apart(content: bytes) -> list[bytes]:
    (count,) = struct.unpack_from("<I", content)
    lengths: Iterable[int] = struct.unpack_from(f"<{count}I", content, 4)
    return [content[start:end] for start, end in pairwise(accumulate(lengths, initial=4 + 4 * count))]
