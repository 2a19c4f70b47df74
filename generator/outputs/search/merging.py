"""Puts the terms of parts together. What each part says of a term is taken as it is: only the steps between parts are made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress

from generator.outputs.search import numbers
from generator.outputs.search.numbers import number
from generator.outputs.search.part import RANGES, Held, Part, terms

_MOST_SECTIONS = 8_000  # of a term: the best ones, where nearly every section holds it


def merged(parts: Sequence[Part], firsts: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """Every term in order, as `sok-motor.js` reads it.

    That is the length of its name, the name, how many bytes follow; how many sections hold it, how many are told, the steps between
    those (the first from −1), impacts.

    Args:
        parts: in the order of their sections.
        firsts: the number of each part's first section.
    """
    for place in range(len(RANGES)):
        held: dict[str, list[tuple[int, Held]]] = {}
        for part, first in zip(parts, firsts, strict=True):
            for name, said in terms(part, place):
                if name in held:
                    held[name].append((first, said))
                else:
                    held[name] = [(first, said)]
        for name in sorted(held):
            letters, body = name.encode(), _body(held[name])
            yield name, b"".join((number(len(letters)), letters, number(len(body)), body))


def _body(held: list[tuple[int, Held]]) -> bytes:
    pieces, before, count = [], -1, 0
    for base, said in held:
        pieces += [number(base + said.first - before), said.steps]
        before = base + said.last
        count += said.holding
    steps, impacts = b"".join(pieces), b"".join([said.impacts for _, said in held])
    if count <= _MOST_SECTIONS:
        return b"".join((number(count), number(count), steps, impacts))
    return number(count) + number(_MOST_SECTIONS) + b"".join(_best(steps, impacts))


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
