"""Records as JSON (RFC 8259): a file per record, for people to look at, and one per kind with a record a line, for programs to stream."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from generator import addresses
from generator.published import Published


def dumped(values: Any) -> bytes:
    """Plain values as JSON in UTF-8, indented, ending with a line feed."""
    return orjson.dumps(values, default=_number, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _in_one_line(values: Any) -> bytes:
    return orjson.dumps(values, default=_number)


def _number(value: Any) -> orjson.Fragment:
    """A number digit by digit as it was written: a float could say another one."""
    if isinstance(value, Decimal):
        return orjson.Fragment(format(value, "f"))
    raise TypeError(type(value).__name__)


def write_kind(site: Path, published: Published, kind: str) -> dict[str, str]:
    """Write every record of a kind, and the file of all of them. Returns what each says of its content, by id."""
    contents: dict[str, str] = {}
    together = site / addresses.data_kind(kind)
    folder = together.with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    segment = addresses.segment(kind)
    with together.open("wb") as file:
        file.write(b'{"$schema":"schema/%s-alla.json","kind":"%s","records":[' % (segment.encode(), segment.encode()))
        for values in published.of_kind(kind):
            own = {"$schema": f"../schema/{segment}.json", **values}
            (folder / f"{values['id']}.json").write_bytes(dumped(own))
            file.write(b",\n" if contents else b"\n")
            file.write(_in_one_line(values))
            contents[values["id"]] = values["version"]["content"]
        file.write(b"\n]}\n")
    return contents
