"""Values as octets that can be kept. What is large in them is not copied when they are opened again."""

from __future__ import annotations

import pickle
import struct
from typing import Any, cast

Octets = bytes | memoryview


def large(octets: bytes) -> Octets:
    """Octets in a value that is about to be packed, as what is large is to stand in it. They are a `memoryview` when it is opened."""
    return cast("Octets", pickle.PickleBuffer(octets))


def pack(value: Any) -> bytes:
    """A value as octets."""
    parts: list[pickle.PickleBuffer] = []
    told = pickle.dumps(value, protocol=5, buffer_callback=parts.append)
    views = [part.raw() for part in parts]
    return b"".join((struct.pack(f"<I{len(views) + 1}Q", len(views), len(told), *map(len, views)), told, *views))


def unpack(octets: bytes) -> Any:
    """The value that `pack` was given by this program."""
    (count,) = struct.unpack_from("<I", octets)
    lengths = struct.unpack_from(f"<{count + 1}Q", octets, 4)
    at, view, parts = 4 + 8 * len(lengths), memoryview(octets), []
    for length in lengths:
        parts.append(view[at : at + length])
        at += length
    return pickle.loads(parts[0], buffers=parts[1:])  # noqa: S301 - what was made by this program


__all__ = ["Octets", "large", "pack", "unpack"]
