"""A row as it lies in an SQLite file (sqlite.org/fileformat2.html, sections 1.6 and 2.1).

Rows are written so, and not by SQLite, because what a record gives must be the same octets wherever in the file it comes to lie: then only
what has changed is made again, and the file does not depend on the version of SQLite.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

_SEVEN = 0x7F
_LONGEST = 0x80  #: numbers from here on take more than one octet
_TEXT, _BLOB = 13, 12
_REAL = 7
_REST = 8  #: the octets of the longest integer
_CONSTANTS = {0: 8, 1: 9}
#: By how many whole octets an integer fills besides its sign: how many it is given, and how a row says so.
_WIDTHS = ((1, 1), (2, 2), (3, 3), (4, 4), (6, 5), (6, 5), (8, 6), (8, 6))
_WIDTH_OF = {told: width for width, told in _WIDTHS}


def varint(number: int) -> bytes:
    """A whole number from 0 and below 2^56, in as few octets as it needs."""
    if number < _LONGEST:
        return bytes((number,))
    parts = [number & _SEVEN]
    while number := number >> 7:
        parts.append(number & _SEVEN | _LONGEST)
    return bytes(reversed(parts))


def read_varint(octets: bytes, at: int) -> tuple[int, int]:
    """The number that begins at a place, and where what follows begins."""
    number = 0
    while True:
        octet = octets[at]
        at += 1
        number = number << 7 | octet & _SEVEN
        if octet < _LONGEST:
            return number, at


def record(values: Iterable[Any]) -> bytes:
    """A row of texts, numbers, truths, octets and `None`."""
    types: list[int] = []
    body: list[bytes] = []
    for value in values:
        kind = type(value)
        if kind is str:
            told = value.encode()
            types.append(_TEXT + 2 * len(told))
            body.append(told)
        elif value is None:
            types.append(0)
        elif kind is bytes:
            types.append(_BLOB + 2 * len(value))
            body.append(value)
        elif kind is int or kind is bool:
            if value in _CONSTANTS:
                types.append(_CONSTANTS[value])
                continue
            width, told_kind = _WIDTHS[(value if value >= 0 else ~value).bit_length() // 8]
            types.append(told_kind)
            body.append(value.to_bytes(width, "big", signed=True))
        else:  # a number with decimals
            types.append(_REAL)
            body.append(struct.pack(">d", value))
    head = bytes(types) if max(types) < _LONGEST else b"".join(map(varint, types))
    size = len(head) + 1
    if size >= _LONGEST:  # its own length counts, in two octets from here on
        size += 1
    return b"".join((varint(size), head, *body))


def texts(row: bytes, columns: Iterable[int]) -> list[str | None]:
    """The texts in some columns of a row; they count from 0."""
    end, at = read_varint(row, 0)
    places: list[tuple[int, int]] = []
    start = end
    while at < end:
        kind, at = read_varint(row, at)
        width = (kind - _BLOB) // 2 if kind >= _BLOB else _REST if kind == _REAL else _WIDTH_OF.get(kind, 0)
        places.append((start, width if kind else -1))
        start += width
    return [None if places[each][1] < 0 else row[places[each][0] : sum(places[each])].decode() for each in columns]


__all__ = ["read_varint", "record", "texts", "varint"]
