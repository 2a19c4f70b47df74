"""Records as JSON (RFC 8259): a file per record, for people to look at, and one per kind with a record a line, for programs to stream."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from generator import addresses


def dumped(values: Any) -> bytes:
    """Plain values as JSON in UTF-8, indented, ending with a line feed."""
    return orjson.dumps(values, default=_number, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _number(value: Any) -> orjson.Fragment:
    """A number digit by digit as it was written: a float could say another one."""
    if isinstance(value, Decimal):
        return orjson.Fragment(format(value, "f"))
    raise TypeError(type(value).__name__)


class JsonFiles:
    """The files of a kind, open to be written record by record."""

    def __init__(self, site: Path, kind: str) -> None:
        self._together, self._segment = site / addresses.data_kind(kind), addresses.segment(kind)
        self.contents: dict[str, str] = {}  #: what each record says of its content, by id

    def __enter__(self) -> Self:
        self._together.with_suffix("").mkdir(parents=True, exist_ok=True)
        self._file = self._together.open("wb")
        self._file.write(f'{{"$schema":"schema/{self._segment}-alla.json","kind":"{self._segment}","records":['.encode())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.write(b"\n]}\n")
        self._file.close()

    def write(self, values: dict[str, Any]) -> None:
        """Write a record, into its own file and into that of all."""
        own = {"$schema": f"../schema/{self._segment}.json", **values}
        (self._together.with_suffix("") / f"{values['id']}.json").write_bytes(dumped(own))
        self._file.write(b",\n" if self.contents else b"\n")
        self._file.write(orjson.dumps(values, default=_number))
        self.contents[values["id"]] = values["version"]["content"]
