"""What must be known before a record can be begun, and how answers become its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.records import KINDS
from generator.records.shape import Field, field, fields
from generator.records.shared import Claim

Path = tuple[str, ...]

#: What no model requires but a rule does: the fields of these kinds, beside the source of each claim.
_ASKED_BY_RULES: dict[tuple[str, Path], tuple[str, ...]] = {
    ("agreements", ()): ("sources",),
    ("indicators", ("series",)): ("figures",),
}

#: What a rule asks for where another field has a value: kind, that field, the value that asks for nothing, and the field that follows.
_FOLLOWING: tuple[tuple[str, Path, str, Path], ...] = (
    ("responses", ("stance", "position"), "unknown", ("stance", "quote")),
    ("sources", ("file",), "", ("terms",)),
)


class UnknownFieldError(Exception):
    """There is no such field; says what there is instead."""

    def __init__(self, path: Path, known: list[str]) -> None:
        super().__init__(".".join(path))
        self.path, self.known = path, known


@dataclass(frozen=True, slots=True)
class Need:
    """A field that must have a value."""

    path: Path  #: without the numbers of points
    field: Field

    @property
    def unknown(self) -> str:
        """What to write where the answer is not known, where that is one of the choices."""
        return "unknown" if self.field.choice and "unknown" in [each.value for each in self.field.choice] else ""


def needs(kind: str, values: Mapping[str, Any]) -> Iterator[Need]:
    """The fields that a new record of a kind must have, in the order in which they are written, then those that follow from answers.

    Args:
        kind: the name of a kind in `records.KINDS`.
        values: what is known. It is looked at again after each need, so answers may be put there meanwhile.
    """
    yield from _needs(kind, KINDS[kind].model, ())
    for of, given, harmless, asked in _FOLLOWING:
        if of == kind and _text_at(values, given) not in {"", harmless}:
            yield Need(asked, _field_at(KINDS[kind].model, asked))


def _text_at(values: Mapping[str, Any], path: Path) -> str:
    found: Any = values
    for name in path:
        found = found.get(name, "") if isinstance(found, Mapping) else ""
    return str(found)


def _field_at(model: type[BaseModel], path: Path) -> Field:
    found = field(model, path[0])
    assert found is not None  # noqa: S101 - the tables above name fields that there are
    return _field_at(found.part, path[1:]) if found.part and path[1:] else found


def _needs(kind: str, model: type[BaseModel], above: Path) -> Iterator[Need]:
    asked = _ASKED_BY_RULES.get((kind, above), ())
    for each in fields(model):
        if not each.required and each.name not in asked and not (each.name == "sources" and issubclass(model, Claim)):
            continue
        path = (*above, each.name)
        if each.part:
            yield from _needs(kind, each.part, path)
        else:
            yield Need(path, each)


def put(kind: str, values: MutableMapping[str, Any], path: Path, text: str) -> None:
    """Write a value at a path. In a list it is one more; a field that its last point has already begins a new point.

    Raises:
        UnknownFieldError: the kind has no such field.
    """
    model: type[BaseModel] | None = KINDS[kind].model
    current = values
    for depth, name in enumerate(path):
        shape = field(model, name)
        last = depth == len(path) - 1
        if shape is None:
            raise UnknownFieldError(path[: depth + 1], [each.name for each in fields(model)] if model else [])
        if last and shape.part is not None:
            raise UnknownFieldError(path, [f"{name}.{each.name}" for each in fields(shape.part)])
        if not last and shape.part is None:
            raise UnknownFieldError(path[: depth + 2], [name])
        if last and shape.several:
            current.setdefault(name, []).append(text)
        elif last:
            current[name] = text
        elif shape.several:
            current = _point(current.setdefault(name, []), path[depth + 1 :], shape.part)
        else:
            current = current.setdefault(name, {})
        model = shape.part


def _point(points: list[dict[str, Any]], rest: Path, part: type[BaseModel] | None) -> dict[str, Any]:
    """The point of a list that a value goes into."""
    inner = field(part, rest[0])
    begun = bool(points) and len(rest) == 1 and rest[0] in points[-1] and not (inner and inner.several)
    if not points or begun:
        points.append({})
    return points[-1]


def has(values: MutableMapping[str, Any], path: Path) -> bool:
    """Whether every point at a path has a value."""
    first, *rest = path
    found = values.get(first)
    if not rest or not found:
        return bool(found)
    return all(has(point, tuple(rest)) for point in (found if isinstance(found, list) else [found]))
