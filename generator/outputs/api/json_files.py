"""Records as JSON (RFC 8259): a file per record, for people to look at, and one per kind with a record a line, for programs to stream."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import orjson


def dumped(values: Any) -> bytes:
    """Plain values as JSON in UTF-8, indented, ending with a line feed."""
    return orjson.dumps(values, default=_number, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _number(value: Any) -> orjson.Fragment:
    """A number digit by digit as it was written: a float could say another one."""
    if isinstance(value, Decimal):
        return orjson.Fragment(format(value, "f"))
    raise TypeError(type(value).__name__)


def dumped_on_a_line(values: Any) -> bytes:
    """Plain values as JSON in UTF-8, without a line feed."""
    return orjson.dumps(values, default=_number)


def around(segment: str) -> tuple[bytes, bytes]:
    """What stands before and after the records in the file of all of a kind."""
    return f'{{"$schema":"schema/{segment}-alla.json","kind":"{segment}","records":['.encode(), b"\n]}\n"


__all__ = ["around", "dumped", "dumped_on_a_line"]
