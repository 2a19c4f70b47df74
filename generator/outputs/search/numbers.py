"""Numbers in groups of seven bits, the lowest first; the highest bit of each byte says that more follow (LEB128)."""

from __future__ import annotations

from collections.abc import Sequence

_SEVEN_BITS, _MORE = 0x7F, 0x80


def number(value: int) -> bytes:
    """A number as bytes."""
    if value < len(_USUAL):
        return _USUAL[value]
    return _made(value)


def numbers(values: Sequence[int]) -> bytes:
    """Numbers as bytes, one after the other."""
    if not values or max(values) < _MORE:
        return bytes(values)
    return b"".join(map(number, values))


def read(content: bytes) -> Sequence[int]:
    """The numbers of some bytes."""
    if content.isascii():  # all are small, as nearly all are where there are many
        return content
    found = []
    value = shift = 0
    for byte in content:
        value |= (byte & _SEVEN_BITS) << shift
        shift += 7
        if not byte & _MORE:
            found.append(value)
            value = shift = 0
    return found


def _made(value: int) -> bytes:
    found = bytearray()
    while value > _SEVEN_BITS:
        found.append(value & _SEVEN_BITS | _MORE)
        value >>= 7
    found.append(value)
    return bytes(found)


#: Numbers of one byte and of two. To make each as others are made would take as long as to load ten modules.
_USUAL = (
    *(bytes((low,)) for low in range(_MORE)),
    *(bytes((low | _MORE, high)) for high in range(1, _MORE) for low in range(_MORE)),
)
