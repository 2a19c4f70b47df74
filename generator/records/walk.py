"""Goes through a record by its model: every reference, text, date, choice and part in it, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from generator import prose
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Part, Reference

Path = tuple[str | int, ...]
P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    reference: Reference | None
    markdown: bool
    text: bool
    date: bool
    choice: bool
    nested: bool


@cache
def _steps(model: type[Part]) -> tuple[_Step, ...]:
    steps = []
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *_marks(info.annotation)]
        reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
        bases = set(_bases(info.annotation))
        nested = any(isinstance(base, type) and issubclass(base, Part) for base in bases)
        text = str in bases and reference is None
        choice = any(isinstance(base, type) and issubclass(base, Choice) for base in bases)
        steps.append(_Step(name, reference, prose.MARKDOWN in marks, text, PartialDate in bases, choice, nested))
    return tuple(steps)


def _marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _marks(inner)


def _bases(annotation: Any) -> Iterator[Any]:
    inner = [argument for argument in get_args(annotation) if isinstance(argument, type) or get_args(argument)]
    if not inner:
        yield annotation
    for argument in inner:
        yield from _bases(argument)


def _values(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield (*path, number), item
    elif value is not None:
        yield path, value


def references(part: Part, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every reference to another record: its path, the kind it names and the id."""
    for step in _steps(type(part)):
        for place, value in _values(getattr(part, step.name), (*path, step.name)):
            if step.reference:
                yield place, step.reference.kind, value
            elif step.nested:
                yield from references(value, place)


def texts(part: Part, path: Path = ()) -> Iterator[tuple[Path, str, bool]]:
    """Every text: its path, the text, and whether it is Markdown."""
    for step in _steps(type(part)):
        for place, value in _values(getattr(part, step.name), (*path, step.name)):
            if step.nested:
                yield from texts(value, place)
            elif step.text:
                yield place, value, step.markdown


def dates(part: Part, path: Path = ()) -> Iterator[tuple[Path, PartialDate]]:
    """Every date: its path and the date."""
    for step in _steps(type(part)):
        if step.nested or step.date:
            for place, value in _values(getattr(part, step.name), (*path, step.name)):
                yield from dates(value, place) if step.nested else [(place, value)]


def choices(part: Part, path: Path = ()) -> Iterator[tuple[Path, Choice]]:
    """Every choice: its path and what was chosen."""
    for step in _steps(type(part)):
        if step.nested or step.choice:
            for place, value in _values(getattr(part, step.name), (*path, step.name)):
                yield from choices(value, place) if step.nested else [(place, value)]


def parts(part: Part, wanted: type[P], path: Path = ()) -> Iterator[tuple[Path, P]]:
    """Every part of a type, the record itself included."""
    if isinstance(part, wanted):
        yield path, part
    for step in _steps(type(part)):
        if step.nested:
            for place, value in _values(getattr(part, step.name), (*path, step.name)):
                yield from parts(value, wanted, place)
