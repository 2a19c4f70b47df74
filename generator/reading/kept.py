"""What was read of each file, kept for the next build: that reads only the files whose content is another.

It lies in the user's cache as compiled templates do, never in the project: what lies there is run as it is. One file holds the records of
a project, as thousands of small ones would take longer to open than to read anew, and an index beside it tells what stands where. What
is read after an edit is put into a file of its own, which is merged with the others when there are many, or when most of them is left
over. None of them is ever written to again, so builds may use them side by side, and all may be deleted at any time.
"""

from __future__ import annotations

import mmap
import os
import pickle
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from generator.digests import Digests
from generator.problems import Problem
from generator.reading.discover import Found
from generator.reading.entries import Look, Read, read_anew, read_file
from generator.reading.packing import packed, unpacked
from generator.records import Record
from generator.records.entry import Later
from generator.records.outline import Outline
from generator.workers import Workers

_INDEX = "index"
_ENDING = ".records"
_MOST_FILES = 12


class _Row(NamedTuple):
    """What is known of a file, and where its record stands."""

    kind: str
    digest: str  #: of its content
    problems: list[Problem]
    line: int
    column: int
    seen: Any
    outline: Outline | None
    place: str = ""  #: the name of a file with records; empty where the file gave none
    start: int = 0
    length: int = 0
    check: int = 0  #: CRC-32 of it: half of it may be left of a machine that was stopped


class Kept:
    """What earlier builds have read of a project, as `entries.Before`.

    Whatever goes wrong with it, such as a full disk, it keeps nothing and finds nothing.

    Args:
        folder: where it lies; made when something is kept.
        digests: tells which content each file has.
        made_with: tells this program and all that it runs with from any other.
    """

    def __init__(self, folder: Path, digests: Digests, made_with: str) -> None:
        self._folder, self._digests, self._made_with = folder, digests, made_with
        self._open: dict[str, memoryview] = {}

    def read(self, found: Sequence[Found], look: Look | None, workers: Workers | None) -> list[Read]:
        """As `Before`. What is read now is kept, and nothing else: what belonged to files that are gone goes."""
        version = f"{self._made_with} {look.__module__}.{look.__qualname__}" if look else self._made_with
        known = self._known(version)
        rows = [self._row(known, file) for file in found]
        fresh = read_anew([file for file, row in zip(found, rows, strict=True) if row is None], look, workers)
        results = [self._read(file, row) if row else next(fresh) for file, row in zip(found, rows, strict=True)]
        if None in rows or len(known) > len(rows):
            told = zip(found, rows, results, strict=True)
            with suppress(OSError):
                self._keep(version, {file.file: row or _row(file, read) for file, row, read in told}, _packed(found, rows, results))
        return results

    def _row(self, known: dict[str, _Row], file: Found) -> _Row | None:
        row = known.get(file.file)
        return row if row and row.kind == file.kind and row.digest == self._digests.of(file.where) else None

    def _read(self, file: Found, row: _Row) -> Read:
        record = Later(partial(self._record, file, row), row.outline) if row.place else None
        return Read(row.digest, row.problems, record, row.line, row.column, row.seen, row.outline)

    def _record(self, file: Found, row: _Row) -> Record:
        content = self._content(row)
        if crc32(content) == row.check:
            return unpacked(content)
        again = read_file(file, None, None)
        if again.digest != row.digest or not isinstance(again.record, Record):
            raise OSError(f"{file.file} was changed while it was read")
        return again.record

    def _content(self, row: _Row) -> memoryview:
        return self._open[row.place][row.start : row.start + row.length]

    def _known(self, version: str) -> dict[str, _Row]:
        """What is known, if it is known of this very program, and of files whose records are there."""
        try:
            check, _, content = (self._folder / _INDEX).read_bytes().partition(b"\n")
            told, rows = pickle.loads(content) if check == _check(content) else ("", {})  # noqa: S301 - from the user's own cache
        except Exception:  # noqa: BLE001 - whatever another version of this program has left there
            return {}
        if told != version:
            return {}
        self._open = {name: held for name in {row.place for row in rows.values() if row.place} if (held := _opened(self._folder / name))}
        return {name: row for name, row in rows.items() if self._holds(row)}

    def _holds(self, row: _Row) -> bool:
        return not row.place or (row.place in self._open and row.start + row.length <= len(self._open[row.place]))

    def _keep(self, version: str, rows: dict[str, _Row], new: dict[str, bytes]) -> None:
        """Keep rows, with the records of those that are new."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        old = {name: row for name, row in rows.items() if row.place}
        used = {row.place for row in old.values()}
        left = sum(row.length for row in old.values())
        if len(used) >= _MOST_FILES or left < sum(len(self._open[name]) for name in used) / 2:
            new = {name: bytes(self._content(row)) for name, row in old.items()} | new
        if new:
            place = _written(self._folder, new.values(), _ENDING)
            starts = accumulate(map(len, new.values()), initial=0)
            rows = rows | {
                name: rows[name]._replace(place=place, start=start, length=len(content), check=crc32(content))
                for start, (name, content) in zip(starts, new.items(), strict=False)
            }
        content = pickle.dumps((version, rows), pickle.HIGHEST_PROTOCOL)
        index = _written(self._folder, [_check(content), b"\n", content])
        (self._folder / index).replace(self._folder / _INDEX)
        self._remove_but({_INDEX, *(row.place for row in rows.values())})

    def _remove_but(self, names: set[str]) -> None:
        """Remove what no index names. Another build may be about to name it: that one's files are then read anew next time."""
        for path in self._folder.iterdir():
            if path.name not in names:
                with suppress(OSError):
                    path.unlink()


def _row(file: Found, read: Read) -> _Row:
    return _Row(file.kind, read.digest, read.problems, read.line, read.column, read.seen, read.outline)


def _packed(found: Sequence[Found], rows: Sequence[_Row | None], results: Sequence[Read]) -> dict[str, bytes]:
    """The records of files that were read now."""
    new = ((file.file, read.record) for file, row, read in zip(found, rows, results, strict=True) if row is None)
    return {name: packed(held) if isinstance(held, Record) else held for name, held in new if isinstance(held, Record | bytes)}


def _written(folder: Path, pieces: Iterable[bytes], ending: str = "") -> str:
    """The name of a new file in a folder that holds some pieces."""
    handle, name = tempfile.mkstemp(ending, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
    except OSError:
        Path(name).unlink()
        raise
    return Path(name).name


def _opened(path: Path) -> memoryview | None:
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # it is not there, or empty
        return None


def _check(content: bytes) -> bytes:
    return f"{crc32(content):08x}".encode()


__all__ = ["Kept"]
