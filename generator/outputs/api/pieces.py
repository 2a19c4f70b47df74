"""Everything that the outputs need of some records, made once and kept: a piece.

Where one piece ends and the next begins follows from the ids near that place, so that a record more or less changes only few of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import blake2b, sha256
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

import orjson

from generator import addresses
from generator.outputs.api.csv_files import written
from generator.outputs.api.json_files import dumped, dumped_on_a_line
from generator.outputs.api.kept import Octets, large, pack, unpack
from generator.outputs.api.packing import packed, whole
from generator.outputs.api.sqlite_record import record
from generator.outputs.api.sqlite_tree import Cells, cells_of, keyed
from generator.outputs.api.together import Part
from generator.outputs.api.zip_form import Entry
from generator.published import Published
from generator.published.tables import Row, Table, Tables
from generator.register.items import Item, SourceItem

T = TypeVar("T")

_LEAST, _ON_AVERAGE, _MOST = 16, 16, 64


class OwnFile(NamedTuple):
    """A record's own file."""

    address: str
    checksum: bytes  #: SHA-256
    entry: Entry


class Rows(NamedTuple):
    """Rows of a table: as CSV, and as cells of an SQLite file in order of their keys."""

    csv: Part
    cells: Cells


class Piece(NamedTuple):
    """What the outputs need of some records of a kind."""

    contents: list[tuple[str, str]]  #: what each says of its content, by id
    own: list[OwnFile]
    own_packed: Octets  #: their heads and octets in the archive, one after the other
    together: Part  #: their lines in the file of all
    tables: dict[str, Rows]
    first: Cells  #: the rows of the first table, which is searched by its rows' numbers
    texts: Cells  #: the rows of the table of whole records
    words: bytes  #: a checksum of what is searched

    def searched(self) -> Searched:
        """What is searched, without holding on to the rest."""
        first, texts = (Cells(bytes(each.octets), each.lengths) for each in (self.first, self.texts))
        return Searched(self.words, first, texts)


class Searched(NamedTuple):
    """What of a piece is searched."""

    words: bytes
    first: Cells
    texts: Cells


def cut(items: Sequence[T], name: Callable[[T], str], least: int = _LEAST, more: int = _ON_AVERAGE, most: int = _MOST) -> list[Sequence[T]]:
    """A sequence cut before some of its items: which they are follows from their names, so that it is the same ones whatever is added.

    Args:
        items: in order.
        name: what tells an item from the others.
        least: as many as there are at least in each part but the last.
        more: how many there are on average besides those.
        most: as many as there are at most.
    """
    found, start = [], 0
    for place in range(1, len(items)):
        size = place - start
        if size >= most or (size >= least and _chance(name(items[place])) % more == 0):
            found.append(items[start:place])
            start = place
    return [*found, items[start:]] if items else []


def _chance(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())


@cache
def tables_of(kind: str) -> Tables:
    """The tables of a kind."""
    return Tables(kind)


def make(published: Published, kind: str, items: Sequence[Item[Any]], level: int) -> bytes:
    """A piece, packed to be kept. It follows from the records of the items and those that they are linked to, and from `circumstances`.

    Args:
        published: what is handed out.
        kind: the kind of the items.
        items: in order of id.
        level: how hard the archive is packed, from 1 to 9.
    """
    tables, segment = tables_of(kind), addresses.segment(kind)
    rows: dict[str, list[Row]] = defaultdict(list)
    whole_rows: list[Row] = []
    contents: list[tuple[str, str]] = []
    lines: list[bytes] = []
    own: list[OwnFile] = []
    own_packed: list[bytes] = []
    for item in items:
        values = published.values(item)
        contents.append((values["id"], values["version"]["content"]))
        lines.append(dumped_on_a_line(values))
        file, octets = _own(kind, values["id"], dumped({"$schema": f"../schema/{segment}.json", **values}), level)
        own.append(file)
        own_packed += (file.entry.head, octets)
        for name, row in tables.rows(values):
            rows[name].append(row)
        whole_rows.append((values["kind"], values["id"], values["title"], values["page"], published.text(item, values)))
    every = b"\n" + b",\n".join(lines)
    first, texts = [record(row) for row in rows[segment]], [record(row) for row in whole_rows]
    return pack(
        Piece(
            contents,
            own,
            large(b"".join(own_packed)),
            _part(every, level),
            {table.name: _rows(table, rows[table.name], level) for table in tables.all if rows[table.name]},
            _cells(first),
            _cells(texts),
            sha256(b"".join(first + texts)).digest(),
        )
    )


def _own(kind: str, record_id: str, content: bytes, level: int) -> tuple[OwnFile, bytes]:
    octets, address = whole(content, level), addresses.data_record(kind, record_id)
    return OwnFile(address, sha256(content).digest(), Entry(address, crc32(content), len(content), len(octets))), octets


def _rows(table: Table, rows: list[Row], level: int) -> Rows:
    csv = _part(written(rows), level)
    if not table.parent:
        return Rows(csv, _cells([]))
    rows.sort(key=itemgetter(slice(len(table.key))))
    made = keyed(rows)
    return Rows(csv, Cells(large(bytes(made.octets)), made.lengths))


def _part(octets: bytes, level: int) -> Part:
    return Part(large(octets), large(packed(octets, level)))


def _cells(rows: Sequence[bytes]) -> Cells:
    made = cells_of(rows)
    return Cells(large(bytes(made.octets)), made.lengths)


def name_of(published: Published, kind: str, items: Sequence[Item[Any]], level: int) -> str:
    """What a piece is kept under: everything that it follows from besides the records themselves."""
    told = [[item.id, item.entry.file, published.changed(item), *_documents(item)] for item in items]
    circumstances = orjson.dumps([published.circumstances, level, told])
    return f"records/{addresses.segment(kind)}/{sha256(circumstances).hexdigest()}"


def _documents(item: Item[Any]) -> list[str]:
    """What tells the documents that are stored with a record."""
    return [f"{each.sha256} {each.name}" for each in (item.file, item.text_file) if each] if isinstance(item, SourceItem) else []


def opened(made: bytes) -> Piece:
    """A piece that was packed."""
    piece: Piece = unpack(made)
    return piece


def groups(pieces: Sequence[T], name: Callable[[T], str], scale: int) -> Iterator[Sequence[T]]:
    """Pieces by those whose words are searched together; `scale` times as many as usual."""
    return iter(cut(pieces, lambda piece: f"words {name(piece)}", 2 * scale, 2 * scale, 8 * scale))


__all__ = ["OwnFile", "Piece", "Rows", "Searched", "cut", "groups", "make", "name_of", "opened", "tables_of"]
