"""Tables as CSV (RFC 4180) in UTF-8, with nothing in them that a spreadsheet takes for a formula.

There is no byte order mark: programs take it for a part of the first column's name. Excel in Swedish would need more than the mark anyway,
since it expects semicolons; the page about the data says how it reads the files.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from generator import addresses
from generator.published.tables import Row, Table

#: What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), and the sign that is put before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
MARK = "'"
_MARKED = frozenset({*FORMULA, MARK})
#: What Excel in Swedish takes for the end of a cell when such a file is opened without being told of commas: no quotation marks help, as
#: those of a cell only count at its beginning. Then a formula could begin in the middle of a text.
_ENDS = r"[;\t\r\n]"
_SIGNS = "".join(sorted(sign for sign in _MARKED if sign.isprintable()))
#: A point of a list in Markdown is left alone where nothing in it can be a call.
_WITHIN = re.compile(rf"(?<={_ENDS})(?=[{re.escape(_SIGNS)}])(?!(?<=[\r\n])[-+] [^(|!\r\n]*(?:[\r\n]|\Z))")
#: Where nothing of the kind can be; to ask this first takes a tenth of the time.
_NEAR = re.compile(rf"{_ENDS}[{re.escape(_SIGNS)}]")
_MADE = re.compile(rf"(\A|{_ENDS}){MARK}")


def cell(value: Any) -> str:
    """A value as it stands in a cell. Nothing is an empty cell.

    A text that begins with what begins a formula, or with the mark itself, has the mark before it, and so has each of these within a text
    behind a semicolon, a tab or the end of a line. `text` gives back every text. A number below zero has a space before it instead,
    which readers of numbers pass over.
    """
    if isinstance(value, str):
        told = _WITHIN.sub(MARK, value) if _NEAR.search(value) else value
        return MARK + told if value[:1] in _MARKED else told
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    number = format(value, "f") if isinstance(value, Decimal) else str(value)
    return f" {number}" if value < 0 else number


def text(told: str) -> str:
    """The text that a cell holds."""
    return _MADE.sub(r"\1", told)


class CsvFiles:
    """The files of some tables, open to be written row by row."""

    def __init__(self, site: Path, tables: Iterable[Table]) -> None:
        self._site, self._tables = site, list(tables)
        self._open = ExitStack()
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        for table in self._tables:
            path = self._site / addresses.data_table(table.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            file = self._open.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._writers[table.name] = csv.writer(file, lineterminator="\r\n")
            self._writers[table.name].writerow(column.name for column in table.columns)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    def write(self, name: str, row: Row) -> None:
        """Add a row to a table."""
        self._writers[name].writerow(map(cell, row))
