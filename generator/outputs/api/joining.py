"""Writes the files of the open data from pieces, as quickly as they can be laid together, and each of them into the archive as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from zlib import ZLIB_RUNTIME_VERSION, crc32

from generator import addresses
from generator.outputs.api import pieces
from generator.outputs.api.csv_files import head
from generator.outputs.api.full_text import MOST, segment, sqlite
from generator.outputs.api.json_files import around
from generator.outputs.api.kept import Octets
from generator.outputs.api.packing import packed, unpacked, whole
from generator.outputs.api.pieces import Piece, Searched
from generator.outputs.api.sqlite_file import EVERYTHING, Database, whole_words, words_in
from generator.outputs.api.sqlite_record import texts
from generator.outputs.api.sqlite_tree import Cells, Pages
from generator.outputs.api.together import Part, Together, few
from generator.outputs.api.zip_form import Archive, Entry
from generator.published import HANDED_OUT, Published
from generator.published.tables import Table
from generator.register.items import Item

#: Gives what was made under a name before, where nothing that `make` reads has changed since; else what it makes now.
Remembered = Callable[[str, Callable[[], bytes]], bytes]
#: Whether a file of an address and with a SHA-256 stands in the new site already.
Carried = Callable[[str, bytes], bool]

#: Above so many records the archive is packed as quickly as can be: it grows by a fourth, and takes a fourth of the time.
_MUCH, _LEVEL, _LEVEL_OF_MUCH = 500, 6, 1
#: How large a page of the database is, by the most records that it holds. Each of its many tables has at least one; but where
#: there are many rows, large pages hold the longest texts without parting them.
PAGES = ((500, 1 << 11), (5000, 1 << 14))
_LARGE_PAGE = 1 << 16
#: How many octets of the database are packed together, at least and at most; and one of so many pages ends such a part.
_LEAST, _MOST, _ONE_OF = 1 << 16, 1 << 18, 4
_TELLING = 32  #: octets at the end of a page that say whether it does
#: Rows are numbered by kind and group, so that those of a group are the same whatever is added elsewhere.
_OF_KIND, _OF_GROUP = 32, 10
_SEGMENTS = 4096  #: of a kind, at most


class Joining:
    """The files of the open data of a site, being written.

    Args:
        site: the site's folder.
        published: what is handed out.
        remembered, carried: what was made before.
    """

    def __init__(self, site: Path, published: Published, remembered: Remembered, carried: Carried) -> None:
        self._site, self._published = site, published
        self._remembered, self._carried = remembered, carried
        self._items = {kind: published.items(kind) for kind in HANDED_OUT}
        number = sum(map(len, self._items.values()))
        self._level: Final = _LEVEL if number <= _MUCH else _LEVEL_OF_MUCH
        self._page: Final = next((size for most, size in PAGES if number <= most), _LARGE_PAGE)
        self._scale: Final = next(scale for scale in (1 << power for power in count()) if number <= scale * 64 * MOST)
        self._open = ExitStack()
        self.files: dict[str, tuple[int, str]] = {}  #: how large each table's file is, and its SHA-256
        self.small: dict[str, int] = {}  #: how large each small file is, in octets; it need not be in the folder

    def __enter__(self) -> Self:
        self.archive = self._open.enter_context(Archive(self._site / addresses.archive()))
        self._file = self._together(addresses.database(), self._page)
        self._waiting: list[Octets] = []
        self._database = Database(Pages(self._page, self._put_page), [pieces.tables_of(kind).all for kind in HANDED_OUT])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.__exit__(kind, error, trace)

    def put(self, address: str, content: bytes, *, also: bool = True) -> None:
        """Write a small file; `also` into the archive."""
        self.small[address] = len(content)
        if not self._carried(address, sha256(content).digest()):
            path = self._site / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if also:
            self.pack(address, content)

    def pack(self, name: str, content: bytes) -> None:
        """Put something into the archive alone."""
        octets = whole(content, self._level)
        self.archive.add(Entry(name, crc32(content), len(content), len(octets)), octets)

    def stored(self, name: str, checksum: str, path: Path) -> None:
        """Put a stored text into the archive alone; `checksum` tells what is in it."""
        made = self._remembered(f"stored/{self._level}/{ZLIB_RUNTIME_VERSION}/{checksum}", partial(_stored, path, self._level))
        told, octets = made[:12], made[12:]
        self.archive.add(Entry(name, int.from_bytes(told[:4]), int.from_bytes(told[4:]), len(octets)), octets)

    def kind(self, kind: str) -> dict[str, str]:
        """Write every record of a kind in every form. Returns what each says of its content, by id."""
        segment_, tables = addresses.segment(kind), pieces.tables_of(kind).all
        if self._items[kind]:
            (self._site / addresses.data_kind(kind)).with_suffix("").mkdir(parents=True, exist_ok=True)
        before, after = map(few, around(segment_))
        together = self._together(addresses.data_kind(kind))
        csv = {table.name: self._together(addresses.data_table(table.name), summed=True) for table in tables}
        together.add(before)
        for table in tables:
            csv[table.name].add(few(head(table)))
        contents: dict[str, str] = {}
        cut = pieces.cut(self._items[kind], lambda item: item.id)
        base = HANDED_OUT.index(kind) << _OF_KIND
        for number, group in enumerate(pieces.groups(cut, lambda items: items[0].id, self._scale)):
            first = start = base + number * (self._scale << _OF_GROUP) + 1
            searched: list[Searched] = []
            for items in group:
                piece = self._piece(kind, items)
                if contents:
                    together.add(few(b","))
                together.add(piece.together)
                for name, rows in piece.tables.items():
                    csv[name].add(rows.csv)
                self._own(piece)
                self._database.add(tables[0], piece, range(start, start + len(items)))
                start += len(items)
                contents |= piece.contents
                searched.append(piece.searched())
            self._words(tables[0], searched, HANDED_OUT.index(kind) * _SEGMENTS + number + 1, first)
        together.add(after)
        together.close(self.archive)
        for name, file in csv.items():
            file.close(self.archive)
            self.files[name] = file.size, file.checksum
        return contents

    def finish_database(self, about: dict[str, Any]) -> None:
        """Write what is left of the database; `about` are the values of `Published.about`."""
        first = self._database.finish(about)
        self._pack_pages()
        self._file.close(self.archive, Part(first, packed(first, self._level)))

    def _together(self, address: str, room: int = 0, *, summed: bool = False) -> Together:
        file = Together(self._site, address, room, summed=summed)
        self._open.callback(file.give_up)
        return file

    def _piece(self, kind: str, items: Sequence[Item[Any]]) -> Piece:
        name = pieces.name_of(self._published, kind, items, self._level)
        return pieces.opened(self._remembered(name, partial(pieces.make, self._published, kind, items, self._level)))

    def _own(self, piece: Piece) -> None:
        """The records' own files: those that are not there yet are what stands in the archive."""
        at = 0
        for file in piece.own:
            at += file.entry.extent
            if not self._carried(file.address, file.checksum):
                with open(self._site / file.address, "wb") as own:  # noqa: PTH123 - ten thousands of them
                    own.write(unpacked(piece.own_packed[at - file.entry.packed : at]))
        self.archive.add_all([file.entry for file in piece.own], piece.own_packed)

    def _words(self, table: Table, made: Sequence[Searched], own: int, first: int) -> None:
        """What of a group can be searched: a segment with a number of its own, whose rows are numbered from the first on."""
        told = sha256(b"".join(piece.words for piece in made)).hexdigest()
        both = (
            (table.name, words_in(table), [piece.first for piece in made]),
            (EVERYTHING, whole_words(), [piece.texts for piece in made]),
        )
        for name, columns, rows in both:
            kept = f"words/{name}/{sqlite()}/{own}/{first}/{told}"
            self._database.add_words(name, own, first, self._remembered(kept, partial(_segment, own, first, rows, columns)))

    def _put_page(self, parts: Sequence[Octets]) -> None:
        """Take a page of the database. It is packed with those before it that are as likely to be the same next time."""
        if len(parts) > 1 and self._page == _LARGE_PAGE:  # begins with the number of another page, which is another one each time
            self._pack_pages()
            self._file.add(few(bytes(parts[0])))
            parts = parts[1:]
        self._waiting.extend(parts)
        size = sum(map(len, self._waiting))
        if size >= _MOST or (size >= _LEAST and crc32(parts[-1][-_TELLING:]) % _ONE_OF == 0):
            self._pack_pages()

    def _pack_pages(self) -> None:
        octets = b"".join(self._waiting)
        self._waiting.clear()
        if octets:
            name = f"packed/{self._level}/{ZLIB_RUNTIME_VERSION}/{sha256(octets).hexdigest()}"
            self._file.add(Part(octets, self._remembered(name, partial(packed, octets, self._level))))


def _segment(own: int, first: int, pieces_: Sequence[Cells], columns: Sequence[int]) -> bytes:
    found = []
    for cells in pieces_:
        at = 0
        for length in cells.lengths:
            found.append(texts(bytes(cells.octets[at : at + length]), columns))
            at += length
    return segment(own, first, found)


def _stored(path: Path, level: int) -> bytes:
    content = path.read_bytes()
    return crc32(content).to_bytes(4) + len(content).to_bytes(8) + whole(content, level)


__all__ = ["Carried", "Joining", "Remembered"]
