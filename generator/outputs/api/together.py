"""A file that is put together of parts, and the same file in the archive."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from generator.outputs.api.kept import Octets
from generator.outputs.api.packing import END, crc_of_both, plain
from generator.outputs.api.zip_form import Archive, Entry


class Part(NamedTuple):
    """Some octets, and what they are in an archive."""

    octets: Octets
    packed: Octets


def few(octets: bytes) -> Part:
    """A few signs between other parts."""
    return Part(octets, plain(octets))


class Together:
    """A file of a site, open to be written part by part; its packed form waits beside it until the archive is given it.

    Args:
        site: the site's folder.
        address: of the file in it.
        room: so many octets at its beginning are given last.
        summed: whether its checksum will be asked for.
    """

    def __init__(self, site: Path, address: str, room: int = 0, *, summed: bool = False) -> None:
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb")
        self._packed = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115 - both stay open until it is closed
        self._file.write(bytes(room))
        self.address: Final = address
        self.size = 0  #: without that room
        self._crc = self._in_archive = 0
        self._sum = sha256() if summed else None

    def add(self, part: Part) -> None:
        """Add what comes next."""
        self._file.write(part.octets)
        self._packed.write(part.packed)
        self.size += len(part.octets)
        self._in_archive += len(part.packed)
        self._crc = crc32(part.octets, self._crc)
        if self._sum:
            self._sum.update(part.octets)

    @property
    def checksum(self) -> str:
        """The SHA-256 of the file, if it was said that it will be asked for."""
        return self._sum.hexdigest() if self._sum else ""

    def close(self, archive: Archive, first: Part | None = None) -> None:
        """Finish the file, and put it into an archive; `first` is what goes to the room at its beginning."""
        before: Octets = b""
        crc, size = self._crc, self.size
        if first:
            self._file.seek(0)
            self._file.write(first.octets)
            before, crc, size = first.packed, crc_of_both(crc32(first.octets), crc, size), size + len(first.octets)
        self._packed.write(END)
        self._packed.seek(0)
        packed = len(before) + self._in_archive + len(END)
        with self._file, self._packed:
            archive.add(Entry(self.address, crc, size, packed), self._packed, before)

    def give_up(self) -> None:
        """Close what is open, as something went wrong."""
        self._file.close()
        self._packed.close()


__all__ = ["Part", "Together", "few"]
