"""What is kept between builds, in files of the user's cache: each whole or not at all, whoever reads or writes it meanwhile."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast
from zlib import crc32

_SUM = 4  # octets at the end of a file


class _Summed:
    """A file that is written from its beginning to its end, with the sum of what has been written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sum = 0

    def write(self, octets: bytes) -> int:
        self.sum = crc32(octets, self.sum)
        return self._file.write(octets)

    def writelines(self, several: Iterable[bytes]) -> None:
        for octets in several:
            self.write(octets)


def write_whole(place: Path, write: Callable[[BinaryIO], object]) -> None:
    """Put a file of the user's cache in its place, for nobody else to read. `read_whole` gives what was written.

    Args:
        place: where it is to be; its folder is made.
        write: writes it. Where the system does not let that be done, what was there before is left: what is kept is a convenience, and a
            full disk is told where it matters.
    """
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=place.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                summed = _Summed(file)
                write(cast("BinaryIO", summed))
                file.write(summed.sum.to_bytes(_SUM, "big"))
            Path(half).replace(place)
        finally:
            Path(half).unlink(missing_ok=True)


def read_whole(place: Path) -> bytes:
    """What `write_whole` has put in a place.

    Raises:
        OSError: it is not there.
        ValueError: it is not as it was written, as after a fault of the disk.
    """
    content = place.read_bytes()
    whole, told = content[:-_SUM], content[-_SUM:]
    if crc32(whole).to_bytes(_SUM, "big") != told:
        raise ValueError(f"{place.name} is not as it was written")
    return whole


__all__ = ["read_whole", "write_whole"]
