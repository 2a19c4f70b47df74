"""The pages of an SQLite file (sqlite.org/fileformat2.html, section 1): trees that are filled from their first row to their last.

A page of rows holds no number of another page, so it is the same wherever it comes to lie.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any, Final, NamedTuple

from generator.outputs.api.kept import Octets
from generator.outputs.api.sqlite_record import read_varint, record, varint

_HEAD, _LEAF_HEAD, _INNER_HEAD = 100, 8, 12
_ROWS, _ROWS_ABOVE, _KEYS, _KEYS_ABOVE = 13, 5, 10, 2
_CELL = 2  #: what names where a cell begins, in octets
#: The version of SQLite that is said to have written the file: it is that which knows all of what is in it.
_WRITTEN_BY = 3_009_000

#: Where pages go: is given the octets of one or more, which may be cut where what is in them changes in different ways.
Put = Callable[[Sequence[Octets]], None]


class Pages:
    """The pages of a file, written one after the other from the second on; the first is made last.

    Args:
        size: of a page, in octets: a power of two from 512 to 65,536.
        put: takes each of them.
    """

    def __init__(self, size: int, put: Put) -> None:
        self.size: Final = size
        self.count = 1
        self._put = put

    def add(self, *parts: Octets) -> int:
        """Write a page. Returns its number."""
        self._put(parts)
        self.count += 1
        return self.count

    def overflow(self, rest: bytes) -> int:
        """Write what has no room in a cell, on pages that name one another. Returns the number of the first."""
        first, room = self.count + 1, self.size - 4
        for start in range(0, len(rest), room):
            last = start + room >= len(rest)
            self.add(struct.pack(">I", 0 if last else self.count + 2), rest[start : start + room].ljust(room, b"\0"))
        return first

    def first(self, rows: Sequence[bytes]) -> bytes:
        """The first page, when all others are written; `rows` are those that tell of all trees."""
        tree = Tree(self, keys=False)
        half = (len(rows) + 1) // 2
        for start, each in ((1, rows[:half]), (half + 1, rows[half:])):  # at least two pages, as the first one only leads to them
            tree.add_rows(range(start, start + len(each)), cells_of(each))
            tree.close_page()
        told = tree.top(_HEAD)
        size = 1 if self.size == 1 << 16 else self.size
        head = struct.pack(
            ">16sH6B12I20x2I",
            *(b"SQLite format 3\0", size, 1, 1, 0, 64, 32, 32, 1, self.count, 0, 0, 1, 4, 0, 0, 1, 1, 0, 0, 1, _WRITTEN_BY),
        )
        return head + told


class Cells(NamedTuple):
    """Cells or rows of a table as they lie one after the other, and how long each is."""

    octets: Octets
    lengths: array[int]


def cells_of(rows: Sequence[bytes]) -> Cells:
    """Rows or cells one after the other."""
    return Cells(b"".join(rows), array("I", map(len, rows)))


def keyed(rows: Iterable[Iterable[Any]]) -> Cells:
    """The cells of rows that are ordered by what they hold."""
    return cells_of([varint(len(row)) + row for row in map(record, rows)])


def numbered(number: int, row: bytes) -> bytes:
    """The cell of a row that has a number."""
    return varint(len(row)) + varint(number) + row


@dataclass(slots=True)
class _Leaf:
    """Cells that go onto one page."""

    parts: list[Octets]
    lengths: array[int]
    last: int = 0  #: the number of the last row
    held: int = 0  #: how many of the parts are no views of what is larger

    def hold(self) -> None:
        """Keep its own cells alone, as what they were cut from is much larger and a page may wait long for more."""
        self.parts[self.held :] = [b"".join(self.parts[self.held :])]
        self.held = len(self.parts)


class Tree:
    """A table or an index, given its cells in order.

    Args:
        pages: where it is written.
        keys: whether it is ordered by what its rows hold (an index, a table without numbers of rows); else by the numbers of its rows.
    """

    def __init__(self, pages: Pages, *, keys: bool) -> None:
        self._pages, self._keys = pages, keys
        size = pages.size
        self._most = (size - 12) * 64 // 255 - 23 if keys else size - 35  #: of a row that lies in a cell as a whole
        self._least = (size - 12) * 32 // 255 - 23
        self._leaf = _Leaf([], array("I"))
        self._room = self._whole = size - _LEAF_HEAD
        self._waiting: tuple[_Leaf, bytes] | None = None  #: a full page and the key behind it, until it is known that more follows
        self._children: list[tuple[int, bytes]] = []

    def add(self, cells: Cells, numbers: Sequence[int] = ()) -> None:
        """Add cells, with the numbers of their rows if those have any."""
        octets, lengths, start = memoryview(cells.octets), cells.lengths, 0
        if not lengths or max(lengths) <= self._most:
            ends = [0, *accumulate(lengths)]
            self._fill(ends, lengths, lambda begin, end: [octets[ends[begin] : ends[end]]], numbers)
            return
        for place, length in enumerate(lengths):
            told = [self._cell(bytes(octets[start : start + length]))]
            self._fill([0, len(told[0])], array("I", [len(told[0])]), partial(_those, told), numbers[place : place + 1])
            start += length

    def add_rows(self, numbers: Sequence[int], rows: Cells) -> None:
        """Add rows with their numbers."""
        octets, parts, lengths, start = memoryview(rows.octets), list[Octets](), array("I"), 0
        for number, length in zip(numbers, rows.lengths, strict=True):
            row: Octets = octets[start : start + length]
            start += length
            head = varint(length) + varint(number)
            if length > self._most:
                row = self._shortened(bytes(row))
            parts += (head, row)
            lengths.append(len(head) + len(row))
        self._fill([0, *accumulate(lengths)], lengths, lambda begin, end: parts[2 * begin : 2 * end], numbers)

    def lead(self, numbers: Sequence[int], rows: Cells) -> None:
        """Put a page of rows before all others, which are known only now."""
        self.close_page()
        behind, self._children = self._children, []
        self.add_rows(numbers, rows)
        self.close_page()
        self._children += behind

    def close_page(self) -> None:
        """Let what follows begin on a new page; for numbered rows."""
        if self._leaf.lengths:
            self._write(self._leaf, varint(self._leaf.last))

    def top(self, room: int = 0) -> bytes:
        """The page that leads to all others, not written; so much less room is on it. Only for a tree of more than one page."""
        self._end()
        while len(led := self._above(room)) > 1:
            self._children = [(self._pages.add(page), key) for page, key in self._above()]
        return led[0][0]

    def finish(self) -> int:
        """Write what is left. Returns the number of the page that leads to all others."""
        self._end()
        while len(self._children) > 1:
            self._children = [(self._pages.add(page), key) for page, key in self._above()]
        return self._children[0][0]

    def _end(self) -> None:
        if self._waiting:
            full, key = self._waiting  # nothing came behind the key: the last one before it goes there instead
            before = full.lengths.pop()
            cells = b"".join(full.parts)
            full.parts = [cells[:-before]]
            self._leaf, self._waiting = _Leaf([key], array("I", [len(key)])), None
            self._write_page(full, cells[-before:])
        if self._leaf.lengths or not self._children:
            self._write(self._leaf, varint(self._leaf.last))

    def _fill(
        self, ends: Sequence[int], lengths: array[int], cells: Callable[[int, int], Sequence[Octets]], numbers: Sequence[int]
    ) -> None:
        """Add cells.

        Args:
            ends: where each begins, and where the last one ends.
            lengths: how long each is.
            cells: what lies from one to before another.
            numbers: of their rows, if those have any.
        """
        done, count = 0, len(lengths)
        while done < count:
            room = ends[done] + _CELL * done + self._room
            fit = bisect_right(range(count + 1), room, done, key=lambda place: ends[place] + _CELL * place) - 1
            if fit > done:
                self._take(cells(done, fit), lengths[done:fit], numbers[fit - 1] if numbers else 0)
                done = fit
            if done < count and self._keys:  # the page is full, and the next one is the key between it and the one after
                self._part(b"".join(cells(done, done + 1)))
                done += 1
            elif done < count:
                self.close_page()
        self._leaf.hold()
        if self._waiting:
            self._waiting[0].hold()

    def _take(self, cells: Sequence[Octets], lengths: array[int], number: int) -> None:
        if self._waiting:
            self._write_page(*self._waiting)
            self._waiting = None
        self._leaf.parts += cells
        self._leaf.lengths += lengths
        self._leaf.last = number
        self._room -= sum(lengths) + _CELL * len(lengths)

    def _part(self, key: bytes) -> None:
        """End a page; a key stands between it and what follows."""
        self._waiting = (self._leaf, key)
        self._leaf, self._room = _Leaf([], array("I")), self._whole

    def _write(self, leaf: _Leaf, key: bytes) -> None:
        self._write_page(leaf, key)
        self._leaf, self._room = _Leaf([], array("I")), self._whole

    def _write_page(self, leaf: _Leaf, key: bytes) -> None:
        kind = _KEYS if self._keys else _ROWS
        page = _page(struct.pack(">BHHHB", kind, 0, len(leaf.lengths), 0, 0), leaf.parts, leaf.lengths, self._pages.size)
        self._children.append((self._pages.add(page), key))

    def _above(self, room: int = 0) -> list[tuple[bytes, bytes]]:
        """The pages above the last ones that were written, each with the key behind it."""
        made: list[tuple[bytes, bytes]] = []
        left = self._children
        whole = self._pages.size - room
        while left:
            sizes = accumulate(len(key) + 4 + _CELL for _, key in left)
            count = max(1, sum(1 for size in sizes if size <= whole - _INNER_HEAD)) + 1
            if count < len(left) and len(left) - count == 1:
                count -= 1  # none leads to one page alone
            taken, left = left[:count], left[count:]
            cells = [struct.pack(">I", page) + key for page, key in taken[:-1]]
            kind = _KEYS_ABOVE if self._keys else _ROWS_ABOVE
            head = struct.pack(">BHHHBI", kind, 0, len(cells), 0, 0, taken[-1][0])
            made.append((_page(head, cells, array("I", map(len, cells)), whole, room), taken[-1][1]))
        return made

    def _cell(self, cell: bytes) -> bytes:
        """A cell, shortened if its row is too long."""
        size, at = read_varint(cell, 0)
        if not self._keys:
            _, at = read_varint(cell, at)
        return cell if size <= self._most else cell[:at] + self._shortened(cell[at:])

    def _shortened(self, row: bytes) -> bytes:
        """What of a long row lies in its cell, and where the rest of it is."""
        size = self._pages.size
        local = self._least + (len(row) - self._least) % (size - 4)
        local = local if local <= self._most else self._least
        return row[:local] + struct.pack(">I", self._pages.overflow(row[local:]))


def _those(cells: Sequence[Octets], begin: int, end: int) -> Sequence[Octets]:
    return cells[begin:end]


def _page(head: bytes, cells: Sequence[Octets], lengths: array[int], size: int, before: int = 0) -> bytes:
    """A page of cells, which lie at its end in their order; `before` is what lies before it on the same page of the file."""
    start = size - sum(lengths)
    places = array("H", list(accumulate(lengths, initial=before + start))[:-1])
    if sys.byteorder == "little":
        places.byteswap()
    head = head[:5] + struct.pack(">H", (before + start) & 0xFFFF) + head[7:]
    told = head + places.tobytes()
    return b"".join((told, bytes(start - len(told)), *cells))


__all__ = ["Cells", "Pages", "Put", "Tree", "cells_of", "keyed", "numbered"]
