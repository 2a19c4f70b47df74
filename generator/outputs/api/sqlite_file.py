"""All tables as one SQLite file, with tables for full-text search, as Datasette opens it.

The same rows give the same octets, whoever makes them and whatever was made before: pages of a fixed size, rows in order of their keys.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from generator.outputs.api.full_text import TOKENS, FullText, NoFullTextError
from generator.outputs.api.pieces import Piece
from generator.outputs.api.sqlite_record import record
from generator.outputs.api.sqlite_tree import Pages, Tree, cells_of, keyed
from generator.published.tables import Column, Table

#: The table of whole records, for questions to all of them at once.
EVERYTHING = "sok"
ABOUT = "om"
_FULL_TEXT = "_fts"
_TYPES = {"number": "REAL", "integer": "INTEGER", "yes-no": "INTEGER"}


def _plain(name: str, *, words: bool = False, required: bool = True) -> Column:
    return Column(name, "", "", required=required, words=words)


_ABOUT = Table(ABOUT, "Om", ("name",), columns=[_plain("name"), _plain("value", required=False)])
_WHOLE = Table(
    EVERYTHING,
    "Sök",
    ("kind", "id"),
    columns=[_plain(each, words=each in {"title", "text"}) for each in ("kind", "id", "title", "page", "text")],
)


class Database:
    """A new SQLite file, open to be given its rows in order.

    Args:
        pages: where it is written.
        tables: all tables of records, by kind.
    """

    def __init__(self, pages: Pages, tables: Iterable[Sequence[Table]]) -> None:
        self._pages: Final = pages
        kinds = [list(each) for each in tables]
        every = [_ABOUT, _WHOLE, *(table for each in kinds for table in each)]
        self._trees = {table.name: Tree(pages, keys=bool(table.parent)) for table in every}
        searched = [*(each[0] for each in kinds), _WHOLE]
        self._words = {table.name: FullText(pages, len(words_in(table))) for table in searched}
        self._keys: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in every if not table.parent}
        self._made = sqlite3.connect(":memory:", isolation_level=None)
        for table in [_ABOUT, _WHOLE]:
            self._made.execute(_definition(table))
        for each in kinds:
            for table in each:
                self._made.execute(_definition(table))
            self._search(each[0])
        self._search(_WHOLE)

    def add(self, table: Table, piece: Piece, numbers: Sequence[int]) -> None:
        """Add the rows of a piece; `numbers` are those of its records' rows in `table`, which is the first one of their kind."""
        ids = [each for each, _ in piece.contents]
        self._trees[table.name].add_rows(numbers, piece.first)
        self._trees[EVERYTHING].add_rows(numbers, piece.texts)
        self._keys[table.name] += zip(ids, numbers, strict=True)
        self._keys[EVERYTHING] += ((table.name, each, number) for each, number in zip(ids, numbers, strict=True))
        for name, rows in piece.tables.items():
            self._trees[name].add(rows.cells)

    def add_words(self, name: str, own: int, first: int, packed: bytes) -> None:
        """Add a segment to what can be searched of a table; the numbers are those that it was made with."""
        self._words[name].add(own, first, packed)

    def finish(self, about: dict[str, Any]) -> bytes:
        """Add what the site says of itself, and write what is left. `about` are the values of `Published.about`. Returns the first page."""
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
        self._trees[ABOUT].add_rows(range(1, len(told) + 1), cells_of([record(row) for row in told.items()]))
        self._keys[ABOUT] = [(name, number) for number, name in enumerate(told, start=1)]
        roots = self._roots()
        every = self._made.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid")
        rows = [record((kind, name, table, roots.get(name, 0), sql)) for kind, name, table, sql in every]
        self._made.close()
        return self._pages.first(rows)

    def _roots(self) -> dict[str, int]:
        """Where each table and index begins, when all of them are written."""
        roots = {name: tree.finish() for name, tree in self._trees.items()}
        for name, keys in self._keys.items():
            roots[f"sqlite_autoindex_{name}_1"] = self._ordered(sorted(keys))
        for name, words in self._words.items():
            roots |= {f"{name}{_FULL_TEXT}_{part}": page for part, page in words.finish().items()}
            settings = self._made.execute(f"SELECT k, v FROM {_quoted(f'{name}{_FULL_TEXT}_config')} ORDER BY k")  # noqa: S608 - names are ours
            roots[f"{name}{_FULL_TEXT}_config"] = self._ordered(settings)
        return roots

    def _ordered(self, rows: Iterable[tuple[Any, ...]]) -> int:
        """Write rows in order of what they hold. Returns where they begin."""
        tree = Tree(self._pages, keys=True)
        tree.add(keyed(rows))
        return tree.finish()

    def _search(self, table: Table) -> None:
        columns = ", ".join(_quoted(table.columns[each].name) for each in words_in(table))
        options = f'content="{table.name}", tokenize="{TOKENS}"'
        try:
            self._made.execute(f"CREATE VIRTUAL TABLE {_quoted(table.name + _FULL_TEXT)} USING fts5({columns}, {options})")
        except sqlite3.OperationalError as error:
            raise NoFullTextError(error) from error


def words_in(table: Table) -> list[int]:
    """The columns of a table that can be searched, from 0."""
    return [number for number, column in enumerate(table.columns) if column.words]


def whole_words() -> list[int]:
    """As `words_in`, of the table of whole records."""
    return words_in(_WHOLE)


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


__all__ = ["ABOUT", "EVERYTHING", "Database", "whole_words", "words_in"]
