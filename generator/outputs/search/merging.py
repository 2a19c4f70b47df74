"""Puts the terms of parts together. What each part says of a term is taken as it is: only the steps between parts are made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from generator.outputs.search import numbers
from generator.outputs.search.numbers import number
from generator.outputs.search.part import Pages, Part, Text, Words, as_bytes
from generator.outputs.search.table import Held, Table, of_terms

_ROOM = 64  #: parts begin at a section whose number is so many times another
_MOST_SECTIONS = 8_000  # of a term: the best ones, where nearly every section holds it


class Stretch(NamedTuple):
    """Some of the terms of a part."""

    table: Table
    first: int  #: the number of the part's first section
    start: int  #: the place of the first term
    end: int


def together(parts: Sequence[Part]) -> bytes:
    """Parts as one, which `part.read` reads.

    Args:
        parts: in the order of their pages.
    """
    said = _said(whole(parts))
    names = sorted(said)
    return as_bytes(pages(parts), words(parts), of_terms(names, [_one(said[name]) for name in names]))


def whole(parts: Sequence[Part]) -> list[Stretch]:
    """All terms of some parts."""
    return [Stretch(each.table, first, 0, each.table.count) for each, first in zip(parts, first_sections(parts), strict=True)]


def first_sections(parts: Sequence[Part]) -> list[int]:
    """The number of each part's first section."""
    return list(accumulate((sum(_with_room(each.pages.sections)) for each in parts), initial=0))[:-1]


def pages(parts: Sequence[Part]) -> Pages:
    """What parts say of their pages, as one part."""
    told = [each.pages for each in parts]
    numbers_of_pages = accumulate((len(each.sections) for each in told), initial=0)
    return Pages(
        count=sum(each.count for each in told),
        sections=[count for each in told for count in _with_room(each.sections)],
        priors=[prior for each in told for prior in each.priors],
        apart=[page + number for page, each in zip(numbers_of_pages, told, strict=False) for number in each.apart],
        facets=b",".join([each.facets for each in told if each.facets]),
        texts=[
            Text(first + text.first, text.packed) for first, each in zip(first_sections(parts), told, strict=True) for text in each.texts
        ],
        named=[named for each in told for named in each.named],
    )


def words(parts: Sequence[Part]) -> Words:
    """The words that the pages of parts show."""
    shown: dict[str, int] = {}
    for each in parts:
        for word, count in each.words.shown.items():
            shown[word] = shown.get(word, 0) + count
    return Words(shown, set().union(*(each.words.naming for each in parts)))


def merged(stretches: Iterable[Stretch]) -> Iterator[tuple[str, bytes]]:
    """Every term of some stretches in order, as `sok-motor.js` reads it.

    That is the length of its name, the name, how many bytes follow; how many sections hold it, how many are told, the steps between
    those (the first from −1), impacts.

    Args:
        stretches: in the order of their parts' pages.
    """
    said = _said(stretches)
    for name in sorted(said):
        letters, body = name.encode(), _body(_one(said[name]))
        yield name, b"".join((number(len(letters)), letters, number(len(body)), body))


def _with_room(sections: Sequence[int]) -> Sequence[int]:
    """How many numbers each page has, the last one so many more that the next part begins where it should."""
    room = -sum(sections) % _ROOM
    return [*sections[:-1], sections[-1] + room] if sections else sections


def _said(stretches: Iterable[Stretch]) -> dict[str, list[tuple[int, Held]]]:
    """By term, what each part says of it, with the part's first section."""
    found: dict[str, list[tuple[int, Held]]] = {}
    for table, first, start, end in stretches:
        for name, held in table.rows(start, end):
            if name in found:
                found[name].append((first, held))
            else:
                found[name] = [(first, held)]
    return found


def _one(said: list[tuple[int, Held]]) -> Held:
    """What several parts say of a term, with the sections counted from the first part's first."""
    base, first = said[0]
    if len(said) == 1:
        return Held(first.holding, base + first.first, base + first.last, first.steps, first.impacts)
    before, steps = base + first.last, [first.steps]
    for start, held in said[1:]:
        steps += [number(start + held.first - before), held.steps]
        before = start + held.last
    impacts = b"".join([held.impacts for _, held in said])
    return Held(sum([held.holding for _, held in said]), base + first.first, before, b"".join(steps), impacts)


def _body(held: Held) -> bytes:
    steps = number(held.first + 1) + held.steps
    if held.holding <= _MOST_SECTIONS:
        return b"".join((number(held.holding), number(held.holding), steps, held.impacts))
    return number(held.holding) + number(_MOST_SECTIONS) + b"".join(_best(steps, held.impacts))


def _best(steps: bytes, impacts: bytes) -> tuple[bytes, bytes]:
    """The steps and impacts of the sections that say most, the first ones of those that say as much."""
    left = _MOST_SECTIONS
    by_impact = Counter(impacts)
    for least in sorted(by_impact, reverse=True):
        if left <= by_impact[least]:
            break
        left -= by_impact[least]
    above = bytes(impact > least for impact in range(256))
    from_least = bytes(impact >= least for impact in range(256))
    as_much = bytes(impact == least for impact in range(256))
    last = next(place for nth, place in enumerate(compress(range(len(impacts)), impacts.translate(as_much)), 1) if nth == left)
    kept = impacts[: last + 1].translate(from_least) + impacts[last + 1 :].translate(above)
    sections = list(compress(accumulate(numbers.read(steps), initial=-1), b"\0" + kept))
    return numbers.numbers([after - before for before, after in zip([-1, *sections], sections, strict=False)]), bytes(
        compress(impacts, kept)
    )
