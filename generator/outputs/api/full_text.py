"""Search in texts, as SQLite's FTS5 keeps it: a segment for some records at a time, made by SQLite itself, and all of them in one table.

A table may have up to 2,000 segments, and a question looks in each (sqlite.org/fts5.html, "The FTS5 on-disk format"). So only the segment
of those records whose texts have changed is made again.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.outputs.api.kept import large, pack, unpack
from generator.outputs.api.sqlite_record import read_varint, record, varint
from generator.outputs.api.sqlite_tree import Cells, Pages, Tree, cells_of, keyed, numbered

#: å, ä and ö are letters of their own in Swedish: "får" is not "far". So no mark is taken away, and "idé" is written with its own.
TOKENS = "unicode61 remove_diacritics 0"
#: More segments than this are not made, so that a table that somebody adds to has room for theirs.
MOST = 1000
_ROOM = 1 << 28  #: octets of words that SQLite may hold before it writes a segment
_SEGMENT = 37  #: the bits of the number of a block that say which of its segment it is
_TOTALS, _STRUCTURE = 1, 10  #: numbers of the blocks that tell of all segments


class NoFullTextError(OSError):
    """SQLite on this machine has no full-text search."""

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(f"SQLite {sqlite3.sqlite_version} på den här datorn kan inte söka i text: {error}")


class _Segment(NamedTuple):
    """Where each word of some rows stands, as cells of the tables that say so."""

    blocks: Cells
    numbers: array[int]  #: of the blocks
    words: Cells  #: which words lead to which block
    sizes: Cells  #: of each row, how many words it has
    totals: list[int]  #: rows, and words by column
    pages: tuple[int, int]  #: the first and the last one


def segment(own: int, first: int, rows: Sequence[Sequence[str | None]]) -> bytes:
    """The segment of some rows, each its texts, packed to be kept. `own` is its number, and `first` that of the first row."""
    columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        try:
            made.execute(f"CREATE VIRTUAL TABLE f USING fts5({columns}, content='', tokenize='{TOKENS}')")
        except sqlite3.OperationalError as error:
            raise NoFullTextError(error) from error
        made.execute("INSERT INTO f(f, rank) VALUES ('hashsize', ?)", [_ROOM])
        places = ", ".join("?" * (len(rows[0]) + 1))
        made.execute("BEGIN")
        told = ((number, *row) for number, row in enumerate(rows, start=first))
        made.executemany(f"INSERT INTO f(rowid, {columns}) VALUES ({places})", told)  # noqa: S608 - names are ours
        made.execute("COMMIT")
        made.execute("INSERT INTO f(f) VALUES ('optimize')")
        blocks = dict(made.execute("SELECT id, block FROM f_data"))
        words = made.execute("SELECT term, pgno FROM f_idx ORDER BY term").fetchall()
        sizes = made.execute("SELECT id, sz FROM f_docsize ORDER BY id").fetchall()
    totals, structure = _numbers(blocks.pop(_TOTALS)), _numbers(blocks.pop(_STRUCTURE)[4:])  # behind the number of its settings
    placed = sorted(((own << _SEGMENT) + (number & (1 << _SEGMENT) - 1), block) for number, block in blocks.items())
    return pack(
        _Segment(
            _large(cells_of([numbered(number, record((None, block))) for number, block in placed])),
            array("Q", (number for number, _ in placed)),
            _large(keyed((own, word, page) for word, page in words)),
            _large(cells_of([numbered(number, record((None, size))) for number, size in sizes])),
            totals,
            _pages_of_one(structure) if blocks else (0, 0),
        )
    )


def _large(cells: Cells) -> Cells:
    return Cells(large(bytes(cells.octets)), cells.lengths)


def sqlite() -> str:
    """The version of SQLite, which segments follow from."""
    return sqlite3.sqlite_version


def _numbers(octets: bytes) -> list[int]:
    found, at = [], 0
    while at < len(octets):
        number, at = read_varint(octets, at)
        found.append(number)
    return found


def _pages_of_one(structure: list[int]) -> tuple[int, int]:
    """The first and the last page of the only segment that a structure tells of: it counts levels and segments, then goes through them."""
    levels, segments = structure[:2]
    if segments != 1:
        raise NoFullTextError(sqlite3.OperationalError(f"{segments} segments"))
    at = 3
    for _ in range(levels):
        _, own = structure[at : at + 2]
        if own:
            return structure[at + 3], structure[at + 4]
        at += 2
    raise NoFullTextError(sqlite3.OperationalError("no segment"))


@dataclass(slots=True)
class FullText:
    """A table of words that segments are added to, in order of their rows."""

    pages: Pages
    columns: int
    _data: Tree = field(init=False)
    _words: Tree = field(init=False)
    _sizes: Tree = field(init=False)
    _totals: list[int] = field(init=False)
    _segments: list[tuple[int, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._data, self._sizes = Tree(self.pages, keys=False), Tree(self.pages, keys=False)
        self._words = Tree(self.pages, keys=True)
        self._totals = [0] * (self.columns + 1)

    def add(self, own: int, first: int, packed: bytes) -> None:
        """Add what `segment` has made with the same numbers, which must be greater than those before."""
        made: _Segment = unpack(packed)
        self._totals = [before + more for before, more in zip(self._totals, made.totals, strict=True)]
        self._sizes.add(made.sizes, range(first, first + len(made.sizes.lengths)))
        self._data.add(made.blocks, made.numbers)
        self._words.add(made.words)
        if made.numbers:  # else there is no word in any of its texts
            self._segments.append((own, *made.pages))

    def finish(self) -> dict[str, int]:
        """Write what is left. Returns the page that leads to all others of each table, by the end of its name."""
        head = [1, len(self._segments), 0, 0, len(self._segments)] if self._segments else [0, 0, 0]
        structure = bytes(4) + _joined((*head, *(number for each in self._segments for number in each)))
        rows = [record((None, _joined(self._totals))), record((None, structure))]
        self._data.lead([_TOTALS, _STRUCTURE], cells_of(rows))
        return {"data": self._data.finish(), "idx": self._words.finish(), "docsize": self._sizes.finish()}


def _joined(numbers: Iterable[int]) -> bytes:
    return b"".join(map(varint, numbers))


__all__ = ["MOST", "TOKENS", "FullText", "NoFullTextError", "segment", "sqlite"]
