"""The terms of a part of the index, in order, each with what is said of it: bytes of which any stretch is read by itself.

Numbers are little-endian, whatever machine made them.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from operator import xor
from typing import NamedTuple
from zlib import crc32

_BETWEEN = "\n"  # no word, and so no term, holds one
#: One term in so many may begin a file: which ones they say themselves, so that what comes or goes moves no others.
_BEGIN = 64
_FOUR, _EIGHT = 4, 8  # bytes


class Held(NamedTuple):
    """What a part says of a term."""

    holding: int  #: how many sections do
    first: int  #: section
    last: int
    steps: bytes  #: from each section to the next
    impacts: bytes


class Table:
    """Terms as `of_terms` has packed them.

    Args:
        content: the bytes.
    """

    def __init__(self, content: bytes) -> None:
        columns = apart(content)
        self._names, self._names_at, self._firsts, self._lasts, self._steps_at, self._impacts_at = columns[:6]
        self._sums, self._beginning, self._steps, self._impacts = columns[6:]
        self.count = len(self._firsts) // _FOUR

    def names(self, start: int, end: int) -> list[str]:
        """The terms of a stretch."""
        if start >= end:
            return []
        ((begin, stop),) = zip(_some(self._names_at, start, start + 1), _some(self._names_at, end, end + 1), strict=True)
        return self._names[begin : stop - len(_BETWEEN)].decode().split(_BETWEEN)

    def rows(self, start: int, end: int) -> Iterator[tuple[str, Held]]:
        """The terms of a stretch, each with what is said of it."""
        steps, impacts = self._steps, self._impacts
        told = zip(
            self.names(start, end),
            _some(self._firsts, start, end),
            _some(self._lasts, start, end),
            pairwise(_some(self._steps_at, start, end + 1)),
            pairwise(_some(self._impacts_at, start, end + 1)),
            strict=True,
        )
        for name, first, last, (begin, stop), (at, until) in told if start < end else ():
            yield name, Held(until - at, first, last, steps[begin:stop], impacts[at:until])

    def beginning(self) -> list[str]:
        """The terms that may begin a file."""
        return [self.names(place, place + 1)[0] for place in numbers_of(self._beginning)]

    def places(self, names: Sequence[str]) -> list[int]:
        """Where each of some terms in order stands, or would stand."""
        own = self.names(0, self.count)
        found, place = [], 0
        for name in names:
            place = bisect_left(own, name, place)
            found.append(place)
        return found

    def held_before(self, places: Sequence[int]) -> list[int]:
        """How many sections all terms before each of some places have."""
        return list(map(numbers_of(self._impacts_at).__getitem__, places))

    def sum(self, start: int, end: int) -> bytes:
        """What tells a stretch of terms from any other."""
        one, other = self._sums[_EIGHT * start : _EIGHT * start + _EIGHT], self._sums[_EIGHT * end : _EIGHT * end + _EIGHT]
        return bytes(map(xor, one, other))


def of_terms(names: Sequence[str], held: Sequence[Held], *, summed: bool = True) -> bytes:
    """Terms in order as bytes. Whether they are `summed` says whether the table's `beginning` and `sum` can be asked for."""
    letters = [name.encode() for name in names]
    sums = accumulate(map(_sum, letters, held) if summed else (), xor, initial=0)
    beginning = [place for place, name in enumerate(letters) if not crc32(name) % _BEGIN] if summed else []
    return joined(
        [
            _BETWEEN.join(names).encode(),
            four_bytes(_starts([len(name) + 1 for name in letters])),
            four_bytes([each.first for each in held]),
            four_bytes([each.last for each in held]),
            four_bytes(_starts([len(each.steps) for each in held])),
            four_bytes(_starts([each.holding for each in held])),
            b"".join([each.to_bytes(_EIGHT, "little") for each in sums]),
            four_bytes(beginning),
            b"".join([each.steps for each in held]),
            b"".join([each.impacts for each in held]),
        ]
    )


def four_bytes(values: Sequence[int]) -> bytes:
    """Numbers below 2³², each in four bytes."""
    return struct.pack(f"<{len(values)}I", *values)


def numbers_of(content: bytes) -> tuple[int, ...]:
    """The numbers that `four_bytes` was given."""
    return struct.unpack(f"<{len(content) // _FOUR}I", content)


def joined(pieces: Sequence[bytes]) -> bytes:
    """Pieces one after the other, with their lengths first."""
    return b"".join((four_bytes([len(pieces), *map(len, pieces)]), *pieces))


def apart(content: bytes) -> list[bytes]:
    """The pieces that `joined` was given."""
    (count,) = struct.unpack_from("<I", content)
    lengths: Iterable[int] = struct.unpack_from(f"<{count}I", content, _FOUR)
    return [content[start:end] for start, end in pairwise(accumulate(lengths, initial=_FOUR + _FOUR * count))]


def _starts(lengths: Sequence[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))


def _some(column: bytes, start: int, end: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{end - start}I", column, _FOUR * start)


def _sum(name: bytes, held: Held) -> int:
    told = struct.pack("<III", held.holding, held.first, held.last)
    whole = b"".join((name, _BETWEEN.encode(), told, held.steps, held.impacts))
    return int.from_bytes(blake2b(whole, digest_size=_EIGHT).digest(), "little")
