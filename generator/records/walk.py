"""Goes through a record by its model: every reference, text, date, choice and part in it, with its path.

For each thing that is looked for, a model knows which of its fields hold it or lead to it; the others are not looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from generator import prose
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Part, Reference

Path = tuple[str | int, ...]
P = TypeVar("P", bound=Part)
#: What a field holds of what is looked for, or None.
_Wanted = Callable[[FieldInfo], Any]
_Found = list[tuple[Path, Any, Any]]  # path, value, and what its field holds


def references(part: Part, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every reference to another record: its path, the kind it names and the id."""
    return ((place, mark.kind, value) for place, value, mark in _all(part, path, _reference))


def texts(part: Part, path: Path = ()) -> Iterator[tuple[Path, str, bool]]:
    """Every text: its path, the text, and whether it is Markdown."""
    return ((place, value, mark is prose.MARKDOWN) for place, value, mark in _all(part, path, _text))


def dates(part: Part, path: Path = ()) -> Iterator[tuple[Path, PartialDate]]:
    """Every date: its path and the date."""
    return ((place, value) for place, value, _ in _all(part, path, _date))


def choices(part: Part, path: Path = ()) -> Iterator[tuple[Path, Choice]]:
    """Every choice: its path and what was chosen."""
    return ((place, value) for place, value, _ in _all(part, path, _choice))


def parts(part: Part, wanted: type[P], path: Path = ()) -> Iterator[tuple[Path, P]]:
    """Every part of a type, the record itself included."""
    if isinstance(part, wanted):
        yield path, part
    values = part.__dict__
    for name in _ways(type(part), wanted):
        value = values[name]
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from parts(item, wanted, (*path, name, number))
        elif value is not None:
            yield from parts(value, wanted, (*path, name))


def _reference(info: FieldInfo) -> Reference | None:
    return next((mark for mark in _marks(info) if isinstance(mark, Reference)), None)


def _text(info: FieldInfo) -> Any:
    if str not in _bases(info.annotation) or _reference(info):
        return None
    return prose.MARKDOWN if prose.MARKDOWN in _marks(info) else str


def _date(info: FieldInfo) -> Any:
    return PartialDate if PartialDate in _bases(info.annotation) else None


def _choice(info: FieldInfo) -> Any:
    return Choice if any(isinstance(base, type) and issubclass(base, Choice) for base in _bases(info.annotation)) else None


def _all(part: Part, path: Path, wanted: _Wanted) -> _Found:
    found: _Found = []
    _add(part, path, wanted, found)
    return found


def _add(part: Part, path: Path, wanted: _Wanted, found: _Found) -> None:
    """Add what a part holds to a list. One list for a record takes half the time of generators within generators."""
    values = part.__dict__
    for name, mark in _steps(type(part), wanted):
        value = values[name]
        if isinstance(value, list):
            for number, item in enumerate(value):
                if mark is None:
                    _add(item, (*path, name, number), wanted, found)
                else:
                    found.append(((*path, name, number), item, mark))
        elif value is not None:
            if mark is None:
                _add(value, (*path, name), wanted, found)
            else:
                found.append(((*path, name), value, mark))


@cache
def _steps(model: type[Part], wanted: _Wanted) -> tuple[tuple[str, Any], ...]:
    """The fields of a model that hold what is wanted, each with what it holds, and those that lead to it, each with None."""
    marks = [(name, wanted(info), _models_in(info)) for name, info in model.model_fields.items()]
    return tuple(
        (name, None if inner else mark)
        for name, mark, inner in marks
        if (any(_leads(each, wanted) for each in inner) if inner else mark is not None)
    )


@cache
def _leads(model: type[Part], wanted: _Wanted) -> bool:
    return any(wanted(info) is not None for part in _within(model) for info in part.model_fields.values())


@cache
def _ways(model: type[Part], wanted: type[Part]) -> tuple[str, ...]:
    """The fields of a model in which a part of a type can be."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(issubclass(part, wanted) for inner in _models_in(info) for part in _within(inner))
    )


@cache
def _within(model: type[Part]) -> frozenset[type[Part]]:
    """A model and every model of the parts in it."""
    found, new = {model}, [model]
    while new:
        inner = {part for info in new.pop().model_fields.values() for part in _models_in(info)} - found
        found |= inner
        new += inner
    return frozenset(found)


def _models_in(info: FieldInfo) -> list[type[Part]]:
    return [base for base in _bases(info.annotation) if isinstance(base, type) and issubclass(base, Part)]


def _marks(info: FieldInfo) -> list[Any]:
    return [*info.metadata, *_marks_in(info.annotation)]


def _marks_in(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _marks_in(inner)


def _bases(annotation: Any) -> Iterator[Any]:
    inner = [argument for argument in get_args(annotation) if isinstance(argument, type) or get_args(argument)]
    if not inner:
        yield annotation
    for argument in inner:
        yield from _bases(argument)
