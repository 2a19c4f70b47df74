"""The form of a ZIP file (APPNOTE.TXT 6.3.10), for entries that are packed already, which `zipfile` cannot be given.

Dates and order are fixed, so the same entries give the same octets. What is too large for the plain form is told in that of version 4.5.
"""

from __future__ import annotations

import shutil
import struct
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NamedTuple, Self

from generator.outputs.api.kept import Octets

_HEAD, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LARGE_END, _LARGE_PLACE = b"PK\x06\x06", b"PK\x06\x07"
_PLAIN, _LARGE = 20, 45  #: versions that know deflate, and more than 32 bits
_UNIX = 3
_HEAD_LENGTH, _LARGE_LENGTH = 30, 20
_DEFLATED = 8
_UTF8 = 1 << 11
#: The first date that the format knows. When something changed stands in the records.
_NO_TIME, _NO_DATE = 0, 0x21
_READABLE = 0o100644 << 16
_MOST: Final = 0xFFFFFFFF
_MANY = 0xFFFF
_AT_ONCE = 1 << 20


class Entry(NamedTuple):
    """A file in the archive."""

    name: str
    crc: int
    size: int
    packed: int  #: how large it is there

    @property
    def head(self) -> bytes:
        """What stands before its octets."""
        name = self.name.encode()
        more = struct.pack("<HHQQ", 1, 16, self.size, self.packed) if self._is_large else b""
        return struct.pack("<4sHHHHHIIIHH", _HEAD, *self._told(self._is_large), len(name), len(more)) + name + more

    def listed(self, at: int) -> bytes:
        """What the list at the end says of it; its head begins at a place."""
        name = self.name.encode()
        large = struct.pack("<QQ", self.size, self.packed) if self._is_large else b""
        large += struct.pack("<Q", at) if at >= _MOST else b""
        more = struct.pack("<HH", 1, len(large)) + large if large else b""
        told = self._told(bool(large))
        rest = (len(name), len(more), 0, 0, 0, _READABLE, min(at, _MOST))
        return struct.pack("<4sBBHHHHHIIIHHHHHII", _CENTRAL, told[0], _UNIX, *told, *rest) + name + more

    @property
    def extent(self) -> int:
        """How many octets it takes in the archive, with what stands before it."""
        return _HEAD_LENGTH + len(self.name.encode()) + (_LARGE_LENGTH if self._is_large else 0) + self.packed

    @property
    def _is_large(self) -> bool:
        return max(self.size, self.packed) >= _MOST

    def _told(self, large: bool) -> tuple[int, ...]:
        sizes = (_MOST, _MOST) if self._is_large else (self.packed, self.size)
        flags = 0 if self.name.isascii() else _UTF8
        return (_LARGE if large else _PLAIN, flags, _DEFLATED, _NO_TIME, _NO_DATE, self.crc, *sizes)


class Archive:
    """A new ZIP file, open to be written entry by entry."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._listed: list[bytes] = []
        self._at = 0

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("wb")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._file:
            if error is None:
                self._close()

    def add(self, entry: Entry, octets: Octets | IO[bytes], before: Octets = b"") -> None:
        """Add an entry; its packed octets are given, or a file that they are read from, `before` it those that come first."""
        self._put(entry.head)
        self._file.write(before)
        if isinstance(octets, bytes | memoryview):
            self._file.write(octets)
        else:
            shutil.copyfileobj(octets, self._file, _AT_ONCE)
        self._listed.append(entry.listed(self._at - len(entry.head)))
        self._at += entry.packed

    def add_all(self, entries: list[Entry], octets: Octets) -> None:
        """Add entries whose heads and packed octets lie one after the other."""
        at = self._at
        self._put(octets)
        for entry in entries:
            self._listed.append(entry.listed(at))
            at += entry.extent

    def _put(self, octets: Octets) -> None:
        self._file.write(octets)
        self._at += len(octets)

    def _close(self) -> None:
        count, start, size = len(self._listed), self._at, sum(map(len, self._listed))
        self._file.write(b"".join(self._listed))
        if count >= _MANY or start >= _MOST or size >= _MOST:
            large = struct.pack("<4sQHHIIQQQQ", _LARGE_END, 44, _UNIX << 8 | _LARGE, _LARGE, 0, 0, count, count, size, start)
            self._file.write(large + struct.pack("<4sIQI", _LARGE_PLACE, 0, start + size, 1))
        count = min(count, _MANY)
        self._file.write(struct.pack("<4sHHHHIIH", _END, 0, 0, count, count, min(size, _MOST), min(start, _MOST), 0))


__all__ = ["Archive", "Entry"]
