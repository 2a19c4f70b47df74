"""Records as tables: one per kind, and one for each list in it, so that no cell holds more than one value.

A row of a list has the id of its record and its number in the list, from 1; a list within a list has the numbers of both. What is only
the other side of a reference, such as an organisation's responses, is no table: whoever has tables asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from generator import addresses
from generator.published.deriving import KINDS
from generator.published.envelope import DataVersion, Envelope
from generator.published.form import steps
from generator.records import KINDS as RECORDS
from generator.records.fields import Choice
from generator.records.shape import Field, fields
from generator.records.shape import field as field_of
from generator.records.shared import Evidence, Missing
from generator.records.site import Licence

Row = tuple[Any, ...]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; what is no date, number or truth is text."""

    name: str
    title: str  #: Swedish
    description: str  #: Swedish
    value: str = "text"  #: as `records.shape.Field.value`
    required: bool = True
    choice: type[Choice] | None = None
    refers: str = ""  #: the table whose id it holds
    words: bool = False  #: whether it holds words that somebody wrote


@dataclass(eq=False, slots=True)
class Table:
    """A table, with the columns that name a row."""

    name: str
    title: str  #: Swedish
    key: Path
    parent: str = ""  #: the table that it is a list of; the first of its keys name the row there
    columns: list[Column] = field(default_factory=list)

    @property
    def of_parent(self) -> Path:
        """Its columns that name the row of the table that it is a list of; what is listed from anywhere belongs to the record."""
        return () if not self.parent else (_RECORD.name,) if _FIELD.name in self.key else self.key[:-1]

    @property
    def in_parent(self) -> Path:
        """The columns there that they are the same as."""
        return {0: (), 1: (_ID.name,)}.get(len(self.of_parent), (*self.of_parent[:-1], _NUMBER.name))


@dataclass(eq=False, slots=True)
class _Shape:
    """How the rows of a table are made of values: where its cells are found, and which lists there are."""

    table: Table
    cells: list[Path] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _List:
    path: Path
    shape: _Shape
    scalar: bool  #: whether its items are values and no parts
    pooled: bool  #: whether one table holds all such lists of a record, wherever they stand


_ID = Column("id", "Id", "Postens id.")
_RECORD = Column("record_id", "Post", "Id för posten som raden hör till.")
_NUMBER = Column("number", "Nummer", "Ordningen i listan, räknat från 1.", "integer")
_FIELD = Column("field", "Fält", "Var i postens JSON det hör hemma, som JSON Pointer.")
_REASON = Column("reason", "Skäl", "Varför fältet inte har något värde.")
#: What each record says of itself: the column, the model and where it is found.
_OWN: dict[str, tuple[type[BaseModel], Path]] = {
    "page": (Envelope, ("page",)),
    "page_title": (Envelope, ("title",)),
    "page_address": (Envelope, ("address",)),
    "data": (Envelope, ("data",)),
    "data_file": (Envelope, ("file",)),
    "data_changed": (DataVersion, ("version", "changed")),
    "data_content": (DataVersion, ("version", "content")),
    "licence": (Licence, ("licence", "name")),
}
_DERIVED = "derived_"
#: Fields of text that name a file, a place on the web or a language.
_NO_WORDS = frozenset({"sha256", "text_sha256", "file", "text_file", "language", "address"})
#: Lists that stand in many places: where something comes from, and what is missing.
_POOLED: dict[type[BaseModel], tuple[str, str]] = {Evidence: ("sources", "källor"), Missing: ("missing", "saknas")}


class Tables:
    """The tables of a kind."""

    def __init__(self, kind: str) -> None:
        self._segment, self._plural = addresses.segment(kind), RECORDS[kind].plural.capitalize()
        self.all: list[Table] = []  #: the records' own first; each after the one that it is a list of
        self._pools: dict[type[BaseModel], _Shape] = {}
        self._main = self._shape(Table(self._segment, self._plural, ("id",)), [_ID])
        for name, (model, path) in _OWN.items():
            self._add(self._main, _column(field_of(model, path[-1]), name), path)
        self._fill(self._main, RECORDS[kind].model, ("record",), "", sure=True)
        self._fill(self._main, KINDS[kind][0], ("derived",), _DERIVED, sure=True)
        self._unknown = self._of_record("unknown", "okänt", [_RECORD, _FIELD], [_REASON]).table

    def rows(self, values: dict[str, Any]) -> Iterator[tuple[str, Row]]:
        """Every row that a record gives, with the name of its table; `values` are those of `Published.values`."""
        yield from _rows(self._main, values, (values["id"],), "")
        for unknown in values["unknown"]:
            for place in unknown["fields"]:
                yield self._unknown.name, (values["id"], place, unknown["text"])

    def _shape(self, table: Table, columns: list[Column]) -> _Shape:
        table.columns += columns
        self.all.append(table)
        return _Shape(table)

    def _of_record(self, name: str, title: str, key: list[Column], columns: list[Column]) -> _Shape:
        """A table of rows that belong to the record as a whole."""
        names = tuple(column.name for column in key)
        return self._shape(Table(f"{self._segment}_{name}", f"{self._plural}: {title}", names, self._segment), key + columns)

    def _add(self, shape: _Shape, column: Column, path: Path) -> None:
        shape.table.columns.append(column)
        shape.cells.append(path)

    def _fill(self, shape: _Shape, model: type[BaseModel], path: Path, prefix: str, *, sure: bool) -> None:
        """Add the columns and lists of a model; the fields of a part within it are columns of the same table.

        `sure` is whether there always is such a part.
        """
        told = {each.name: each for each in fields(model)}
        for step in steps(model):
            each, here, name = told[step.name], (*path, step.name), f"{prefix}{step.name}"
            if each.several and each.part is None and prefix == _DERIVED:
                continue
            if each.several:
                shape.lists.append(self._list(shape.table, each, here, name))
            elif each.part:
                self._fill(shape, each.part, here, f"{name}_", sure=sure and not each.nullable)
            else:
                self._add(shape, _column(each, name, required=sure and not each.nullable), here)

    def _list(self, above: Table, told: Field, path: Path, name: str) -> _List:
        if told.part and told.part in _POOLED:
            return _List(path, self._pool(told.part), scalar=False, pooled=True)
        listed = above.name.removeprefix(f"{self._segment}_")
        numbers = [*above.key[1:-1], f"{listed}_number"] if above.parent else []
        table = Table(f"{above.name}_{name}", f"{above.title}: {told.title.lower()}", (_RECORD.name, *numbers, _NUMBER.name), above.name)
        shape = self._shape(table, [_RECORD, *map(_of_above, numbers), _NUMBER])
        if told.part:
            self._fill(shape, told.part, (), "", sure=True)
        else:
            self._add(shape, _column(told, "value", required=True), ())
        return _List(path, shape, scalar=told.part is None, pooled=False)

    def _pool(self, model: type[BaseModel]) -> _Shape:
        if model not in self._pools:
            name, title = _POOLED[model]
            self._pools[model] = self._of_record(name, title, [_RECORD, _FIELD, _NUMBER], [])
            self._fill(self._pools[model], model, (), "", sure=True)
        return self._pools[model]


def _column(told: Field | None, name: str, *, required: bool = False) -> Column:
    assert told is not None  # noqa: S101 - it is named from its model
    refers = addresses.segment(told.reference) if told.reference else ""
    words = told.value == "text" and told.name not in _NO_WORDS and (name not in _OWN or name == "page_title")
    return Column(name, told.title, told.description, told.value, required, told.choice, refers, words)


def _of_above(name: str) -> Column:
    return Column(name, "Nummer ovanför", f"Numret på raden i {name.removesuffix('_number')} som listan hör till.", "integer")


def _rows(shape: _Shape, values: Any, key: Row, at: str) -> Iterator[tuple[str, Row]]:
    yield shape.table.name, (*key, *(_at(values, path) for path in shape.cells))
    for each in shape.lists:
        place = f"{at}/{'/'.join(each.path)}"
        for number, item in enumerate(_at(values, each.path) or (), start=1):
            if each.pooled:
                yield from _rows(each.shape, item, (key[0], place, number), "")
            elif each.scalar:
                yield each.shape.table.name, (*key, number, item)
            else:
                yield from _rows(each.shape, item, (*key, number), f"{place}/{number - 1}")


def _at(values: Any, path: Path) -> Any:
    for name in path:
        if values is None:
            return None
        values = values[name]
    return values
