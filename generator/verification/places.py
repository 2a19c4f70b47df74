"""Where a site can lie: a folder; and what a place must know, whichever it is."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Protocol

from generator.verification.manifests import NAME

#: What `deploy/publish.py` lays beside a file: the same, packed.
PACKED = (".gz", ".br")


class UnreachedError(Exception):
    """A place did not let something be read; says in Swedish why."""


class Place(Protocol):
    """Where a published site lies."""

    def manifest(self) -> bytes | None:
        """Its manifest; None where it has none. Raises UnreachedError."""

    def listed(self) -> dict[str, str] | None:
        """The SHA-256 of every file by path; None where a place cannot list them."""

    def digest(self, path: str, size: int) -> str | None:
        """The SHA-256 of a file that should have `size` octets, or of its beginning where it has more; None where it is not there.

        Raises UnreachedError.
        """


class Folder:
    """A site in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def manifest(self) -> bytes | None:
        """Its manifest; None where it has none."""
        path = self.folder / NAME
        return path.read_bytes() if path.is_file() else None

    def listed(self) -> dict[str, str]:
        """The SHA-256 of every file by path. What lies packed beside its file is left out where it is the same."""
        found = {path.relative_to(self.folder).as_posix(): path for path in self._paths()}
        return {name: _digest(path) for name, path in found.items() if not self._packed(name, path)}

    def digest(self, path: str, size: int) -> str | None:
        """The SHA-256 of a file; None where it is not there."""
        del size
        file = self.folder / path
        return _digest(file) if file.is_file() else None

    def _paths(self) -> Iterator[Path]:
        return (path for path in self.folder.rglob("*") if path.is_symlink() or path.is_file())

    def _packed(self, name: str, path: Path) -> bool:
        plain = path.with_suffix("")
        return name.endswith(PACKED) and plain.is_file() and _unpacked(path, plain.stat().st_size) == plain.read_bytes()


def _digest(path: Path) -> str:
    if path.is_symlink():  # of no site of ours, and it might lead anywhere
        return sha256(b"").hexdigest() + " (länk)"
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _unpacked(path: Path, most: int) -> bytes | None:
    """What a packed file holds, no more than one octet above `most`; None where it is broken, or where it cannot be told."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        with suppress(zlib.error):
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, most + 1)
        return None
    try:
        import brotli  # noqa: PLC0415 - an extra that only publishers may have
    except ImportError:
        return path.with_suffix("").read_bytes()  # taken at its word: nothing here can unpack it
    try:
        unpacked: bytes = brotli.decompress(content)
    except brotli.error:
        return None
    return unpacked
