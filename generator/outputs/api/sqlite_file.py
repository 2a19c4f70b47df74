"""All tables as one SQLite file, with tables for full-text search, as Datasette opens it.

The same rows give the same bytes with the same version of SQLite, whose number stands in the file: pages of a fixed size, no journal,
rows in a fixed order, nothing that is deleted.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from generator import addresses
from generator.published.tables import Column, Row, Table

#: The table of whole records, for questions to all of them at once.
EVERYTHING = "sok"
ABOUT = "om"
_FULL_TEXT = "_fts"
#: å, ä and ö are letters of their own in Swedish: "får" is not "far". So no mark is taken away, and "idé" is written with its own.
_TOKENS = "unicode61 remove_diacritics 0"
_TYPES = {"number": "REAL", "integer": "INTEGER", "yes-no": "INTEGER"}
_BATCH = 500


class NoFullTextError(OSError):
    """SQLite on this machine has no full-text search."""


class Database:
    """A new SQLite file, open to be written row by row."""

    def __init__(self, site: Path) -> None:
        self._path = site / addresses.database()
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._width: dict[str, int] = {}
        self._fractions: set[str] = set()  #: the tables that have numbers with decimals

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        for setting in ("page_size=2048", "encoding='UTF-8'", "journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "user_version=1"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("BEGIN")
        about = Table(ABOUT, "Om", ("name",), columns=[Column("name", "", ""), Column("value", "", "", required=False)])
        words = [Column(name, "", "", words=name in {"title", "text"}) for name in ("kind", "id", "title", "page", "text")]
        self._everything = Table(EVERYTHING, "Sök", ("kind", "id"), columns=words)
        self.create([about, self._everything])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            for name in list(self._rows):
                self._flush(name)
            self._connection.execute("COMMIT")
            self._connection.execute("VACUUM")
        self._connection.close()

    def create(self, tables: Iterable[Table]) -> None:
        """Make tables, with full-text search where records are told."""
        for table in tables:
            self._connection.execute(_definition(table))
            self._width[table.name] = len(table.columns)
            if any(column.value == "number" for column in table.columns):
                self._fractions.add(table.name)

    def write(self, name: str, row: Row) -> None:
        """Add a row to a table."""
        rows = self._rows[name]
        rows.append(tuple(map(_stored, row)) if name in self._fractions else row)
        if len(rows) >= _BATCH:
            self._flush(name)

    def write_text(self, values: dict[str, Any], text: str) -> None:
        """Add a record to the table of whole records: what it says of itself, and all of its text."""
        self.write(EVERYTHING, (values["kind"], values["id"], values["title"], values["page"], text))

    def finish(self, about: dict[str, Any]) -> None:
        """Add what the site says of itself, and make whole records searchable. `about` are the values of `Published.about`."""
        licence = about["site"]["licence"] if about["site"] else {}
        told = {
            "namn": about["name"],
            "adress": about["address"],
            "galler_per": about["as_of"],
            "andrad": about["version"]["changed"],
            "innehall": about["version"]["content"],
            "format": about["version"]["api"],
            "licens": licence.get("name"),
            "licens_adress": licence.get("address"),
        }
        for row in told.items():
            self.write(ABOUT, row)
        self.index(self._everything)

    def index(self, table: Table) -> None:
        """Make a table searchable, when all of its rows are there."""
        self._flush(table.name)
        columns = ", ".join(_quoted(column.name) for column in table.columns if column.words)
        name = table.name + _FULL_TEXT
        options = f'content="{table.name}", tokenize="{_TOKENS}"'
        try:
            self._connection.execute(f"CREATE VIRTUAL TABLE {_quoted(name)} USING fts5({columns}, {options})")
        except sqlite3.OperationalError as error:
            raise NoFullTextError(f"SQLite {sqlite3.sqlite_version} på den här datorn kan inte söka i text: {error}") from error
        for command in ("rebuild", "optimize"):
            self._connection.execute(f"INSERT INTO {_quoted(name)}({_quoted(name)}) VALUES (?)", [command])  # noqa: S608 - names are ours

    def _flush(self, name: str) -> None:
        rows = self._rows[name]
        if rows:
            places = ", ".join("?" * self._width[name])
            self._connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", rows)  # noqa: S608 - names are ours
            rows.clear()


def _definition(table: Table) -> str:
    rows = [f"{_quoted(each.name)} {_TYPES.get(each.value, 'TEXT')}{' NOT NULL' if each.required else ''}" for each in table.columns]
    rows.append(f"PRIMARY KEY ({_list(table.key)})")
    if table.parent:
        rows.append(f"FOREIGN KEY ({_list(table.of_parent)}) REFERENCES {_quoted(table.parent)} ({_list(table.in_parent)})")
    rows += [f'FOREIGN KEY ({_quoted(each.name)}) REFERENCES {_quoted(each.refers)} ("id")' for each in table.columns if each.refers]
    end = ") WITHOUT ROWID" if table.parent else ")"  # half the size; the search for text asks for the numbers of rows
    return "\n".join([f"CREATE TABLE {_quoted(table.name)} (", ",\n".join(f"  {row}" for row in rows), end])


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    """A name of ours, made of letters and underscores, as SQL writes it."""
    return f'"{name}"'


def _stored(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
