"""Octets as an archive holds them (deflate, RFC 1951): what is packed part by part can be put together without being unpacked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from generator.outputs.api.kept import Octets

#: What ends a row of parts: an empty block that says that it is the last one.
END = b"\x03\x00"
_MOST_PLAIN = 0xFFFF


def packed(octets: bytes, level: int) -> bytes:
    """A part that others can follow: it ends at a whole octet, and nothing in it leads back to what lies before it."""
    packing = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(octets) + packing.flush(zlib.Z_SYNC_FLUSH)


def whole(octets: bytes, level: int) -> bytes:
    """All of an entry."""
    packing = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(octets) + packing.flush()


def plain(octets: bytes) -> bytes:
    """A part of at most 65,535 octets as it is: for a few signs between others, which packing would make longer."""
    if len(octets) > _MOST_PLAIN:
        raise ValueError(len(octets))
    return struct.pack("<BHH", 0, len(octets), len(octets) ^ _MOST_PLAIN) + octets


def unpacked(octets: Octets) -> bytes:
    """What `whole` has packed."""
    return zlib.decompress(octets, -zlib.MAX_WBITS)


def crc_of_both(first: int, then: int, length: int) -> int:
    """The CRC-32 of two texts one after the other, from that of each and how long the second is.

    A CRC is a remainder of polynomials over two values: the first is moved on by so many zeros, which is a product.
    """
    moved, power = first, _OF_ONE_OCTET
    while length:
        if length & 1:
            moved = _product(power, moved)
        power = [_product(power, row) for row in power]
        length >>= 1
    return moved ^ then


def _product(matrix: Iterable[int], vector: int) -> int:
    found = 0
    for number, row in enumerate(matrix):
        if vector >> number & 1:
            found ^= row
    return found


def _one_octet() -> list[int]:
    """What one octet of zeros makes of each bit."""
    rows = []
    for bit in range(32):
        made = 1 << bit
        for _ in range(8):
            made = made >> 1 ^ (0xEDB88320 if made & 1 else 0)
        rows.append(made)
    return rows


_OF_ONE_OCTET = _one_octet()

__all__ = ["END", "crc_of_both", "packed", "plain", "unpacked", "whole"]
