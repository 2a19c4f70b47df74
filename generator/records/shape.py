"""What a model says of each of its fields, for whatever writes or explains files: the form, the questions, the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from generator import prose
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Reference

#: What every claim and record has stands after what is its own: a reader of the file is told the thing first, then how it is known.
_LAST = ("sources", "missing")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as an editor meets it."""

    name: str
    title: str  #: Swedish
    description: str  #: Swedish
    examples: tuple[Any, ...]
    required: bool
    several: bool  #: a list
    part: type[BaseModel] | None  #: what it consists of, where that is fields again
    choice: type[Choice] | None
    reference: str  #: the kind of record whose id it holds, or empty
    markdown: bool
    value: str  #: `part`, `choice`, `reference`, `date`, `number`, `integer`, `yes-no` or `text`
    nullable: bool = False  #: whether it may be without a value

    @property
    def is_text(self) -> bool:
        """Whether it holds words, an id included, so that `2019` in it is a word."""
        return self.value in {"text", "reference", "choice"}


@cache
def fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model in the order in which they are written: its own, then sources, then what is missing."""
    return tuple(_field(name, model) for name in in_order(model.model_fields))


def in_order(names: Iterable[str]) -> list[str]:
    """Names of fields, in the order of their model, as they are written."""
    return sorted(names, key=lambda name: (name in _LAST, name != "id", name in _LAST and _LAST.index(name)))


def field(model: type[BaseModel] | None, name: str) -> Field | None:
    """A field by its name, or None where the model has no such field."""
    return next((each for each in fields(model) if each.name == name), None) if model else None


def _field(name: str, model: type[BaseModel]) -> Field:
    info = model.model_fields[name]
    leaves = [*_leaves(info.annotation), *info.metadata]
    types = [leaf for leaf in leaves if isinstance(leaf, type)]
    part = next((each for each in types if issubclass(each, BaseModel)), None)
    choice = next((each for each in types if issubclass(each, Choice)), None)
    reference = next((leaf.kind for leaf in leaves if isinstance(leaf, Reference)), "")
    plain = {PartialDate: "date", Decimal: "number", int: "integer", bool: "yes-no"}
    value = (
        ("part" if part else "")
        or ("choice" if choice else "")
        or ("reference" if reference else "")
        or next((plain[each] for each in types if each in plain), "text")
    )
    return Field(
        name,
        info.title or name,
        info.description or "",
        tuple(info.examples or ()),
        info.is_required(),
        get_origin(info.annotation) is list,
        part,
        choice,
        reference,
        prose.MARKDOWN in leaves,
        value,
        NoneType in get_args(info.annotation),
    )


def _leaves(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _leaves(inner)
