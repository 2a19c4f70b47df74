"""Which terms stand in which file: told by the terms themselves, so that what is changed in some files leaves the others as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from operator import sub
from zlib import crc32

from generator.outputs.search.merging import Stretch

#: How large a file of terms is, in bytes before packing (some 15 kB after): the fewest, then up to where a term says so; the most.
_FEWEST, _ENDS, _MOST = 26_000, 2, 44_000
#: What a section takes where a term is held by it, and what some terms' names take that stand between two that may begin a file.
_OF_SECTION, _OF_NAMES = 2, 800


def divided(whole: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches of each file, those of no terms left out.

    Args:
        whole: all terms of each part.
    """
    begins = sorted({name for stretch in whole for name in stretch.table.beginning()})
    places = [[0, *stretch.table.places(begins), stretch.table.count] for stretch in whole]
    sizes = [_OF_NAMES + _OF_SECTION * sum(held) for held in zip(*map(_held, whole, places), strict=True)]
    cuts = [0, *_cuts(begins, sizes), len(sizes)]
    files = ([_stretch(stretch, at[start], at[end]) for stretch, at in zip(whole, places, strict=True)] for start, end in pairwise(cuts))
    return [told for file in files if (told := [stretch for stretch in file if stretch.end > stretch.start])]


def in_files(terms: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
    """The terms of a file in one or several, where they are more than was thought: the first and the last one's name, and the content."""
    first = last = ""
    gathered = bytearray()
    for last, told in terms:
        first = first if gathered else last
        gathered += told
        if len(gathered) >= _MOST:
            yield first, last, bytes(gathered)
            gathered = bytearray()
    if gathered:
        yield first, last, bytes(gathered)


def key(version: str, file: Iterable[Stretch]) -> str:
    """A checksum of all that a file is made of."""
    whole = sha256(version.encode())
    for table, first, start, end in file:
        whole.update(b"%d %d %b\n" % (first, end - start, table.sum(start, end)))
    return whole.hexdigest()


def _stretch(whole: Stretch, start: int, end: int) -> Stretch:
    return Stretch(whole.table, whole.first, start, end)


def _held(whole: Stretch, places: Sequence[int]) -> Iterable[int]:
    """How many sections the terms between places have."""
    before = whole.table.held_before(places)
    return map(sub, before[1:], before)


def _cuts(begins: Sequence[str], sizes: Sequence[int]) -> Iterator[int]:
    """Before which of the terms that may begin a file one begins. `sizes` tells of the terms before the first, after it, and so on."""
    size = sizes[0]
    for place, (name, following) in enumerate(zip(begins, sizes[1:], strict=True), 1):
        if size >= _MOST or (size >= _FEWEST and not crc32(name[::-1].encode()) % _ENDS) or size + following > 2 * _MOST:
            yield place
            size = 0
        size += following


__all__ = ["divided", "in_files", "key"]
