"""Keeps what was made, by a checksum of all that it was made from: what is found is what would be made again.

It lies in the user's cache and not in the project, as what `unchanged` remembers does and for the same reason. It may be deleted at any
time, and builds may use it side by side: a file is written whole or not at all. What has not been asked for longest is removed first.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

#: So much is kept, in octets; a site of 10,000 responses needs about a tenth of it.
_MOST = 2 * 2**30
_DAY = 86_400.0


class Store:
    """A folder of things by their names, which must be checksums in small hexadecimal letters.

    Whatever goes wrong with it, such as a full disk, it keeps nothing and finds nothing.

    Args:
        folder: where they lie; made when something is kept.
        most: how much is kept, in octets, when `trim` is called.
    """

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self.folder, self.most = folder, most

    def get(self, key: str) -> bytes | None:
        """What was kept under a name, or None."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # it is still of use
        except OSError:
            return None
        digest, _, made = content.partition(b"\n")
        return made if digest == _check(made) else None  # half of it may be left of a machine that was stopped

    def put(self, key: str, made: bytes) -> None:
        """Keep something under a name."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, half = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_check(made) + b"\n" + made)
                os.replace(half, path)  # noqa: PTH105 - both are names of the system's
            except OSError:
                os.unlink(half)  # noqa: PTH108 - likewise
                raise

    def trim(self) -> None:
        """Remove what has not been asked for longest, until no more is there than may be."""
        with suppress(OSError):
            kept = sorted(self._kept(), reverse=True)
            total = 0
            for _, size, path in kept:
                total += size
                if total > self.most:
                    with suppress(OSError):
                        path.unlink()

    def _kept(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                told = path.stat()
                yield told.st_mtime, told.st_size, path

    def _path(self, key: str) -> Path:
        if not key or not set(key) <= set("0123456789abcdef"):
            raise ValueError(key)
        return self.folder / key[:2] / key[2:]


def _check(made: bytes) -> bytes:
    """Against accidents, not against anybody's will: the folder is the user's own."""
    return f"{len(made):x}-{crc32(made):08x}".encode()


__all__ = ["Store"]
