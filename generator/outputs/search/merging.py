"""Puts the terms of parts together. What each part says of a term is taken as it is: only the steps between parts are made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress

from generator.outputs.search import numbers
from generator.outputs.search.numbers import number
from generator.outputs.search.part import RANGES, Held, Pages, Part, Text, joined, of_terms, terms

_ROOM = 64  #: parts begin at a section whose number is so many times another
_MOST_SECTIONS = 8_000  # of a term: the best ones, where nearly every section holds it


def together(parts: Sequence[Part]) -> bytes:
    """Parts as one, which `part.read` reads.

    Args:
        parts: in the order of their pages.
    """
    firsts = first_sections(parts)
    spellings: Counter[str] = Counter()
    for each in parts:
        for word, count in each.spellings.items():
            spellings[word] += count
    naming = {word for each in parts for word in each.naming}
    ranges = []
    for said in _ranges(parts, firsts):
        names = sorted(said)
        ranges.append(of_terms(names, [_one(said[name]) for name in names]) if names else b"")
    return joined(pages(parts), spellings, naming, ranges)


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
        facets=[facets for each in told for facets in each.facets],
        texts=[
            Text(first + text.first, text.packed) for first, each in zip(first_sections(parts), told, strict=True) for text in each.texts
        ],
    )


def merged(parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    """Every term in order, as `sok-motor.js` reads it.

    That is the length of its name, the name, how many bytes follow; how many sections hold it, how many are told, the steps between
    those (the first from −1), impacts.

    Args:
        parts: in the order of their pages.
    """
    for said in _ranges(parts, first_sections(parts)):
        for name in sorted(said):
            letters, body = name.encode(), _body(_one(said[name]))
            yield name, b"".join((number(len(letters)), letters, number(len(body)), body))


def _with_room(sections: Sequence[int]) -> Sequence[int]:
    """How many numbers each page has, the last one so many more that the next part begins where it should."""
    room = -sum(sections) % _ROOM
    return [*sections[:-1], sections[-1] + room] if sections else sections


def _ranges(parts: Sequence[Part], firsts: Sequence[int]) -> Iterator[dict[str, list[tuple[int, Held]]]]:
    """By term, what each part says of it, with the part's first section: one range after the other."""
    for place in range(len(RANGES)):
        found: dict[str, list[tuple[int, Held]]] = {}
        for each, first in zip(parts, firsts, strict=True):
            for name, held in terms(each, place):
                if name in found:
                    found[name].append((first, held))
                else:
                    found[name] = [(first, held)]
        yield found


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
