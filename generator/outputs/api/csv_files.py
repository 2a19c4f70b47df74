"""Tables as CSV (RFC 4180) in UTF-8, with nothing in them that a spreadsheet takes for a formula.

There is no byte order mark: programs take it for a part of the first column's name. Excel in Swedish would need more than the mark anyway,
since it expects semicolons; the page about the data says how it reads the files.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

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


def written(rows: Iterable[Row]) -> bytes:
    """Rows as they stand in a file."""
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return made.getvalue().encode()


def head(table: Table) -> bytes:
    """The first line of a table's file."""
    return written([tuple(column.name for column in table.columns)])


__all__ = ["FORMULA", "MARK", "cell", "head", "text", "written"]
