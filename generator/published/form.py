"""A part as plain values in a fixed order of keys, and what in it is unknown and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.identity import masked
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Part
from generator.records.shape import fields
from generator.records.shared import Evidence, Record
from generator.records.source import Source
from generator.withholding import Words


class Reason(Choice):
    """Why a field has no value."""

    NOT_STATED = "not_stated", "Ej angivet"
    NOT_FOUND = "not_found", "Eftersökt men inte funnet"
    NOT_SHOWN = "not_shown", "Visas inte på webbplatsen"
    AWAITS_BOTH = "awaits_both", "Publiceras först när både kommunens och polisens bild finns"
    NOT_DERIVED = "not_derived", "Går inte att räkna ut av det som är känt"
    NO_ADDRESS = "no_address", "Webbplatsen har ingen egen adress än"
    NO_HISTORY = "no_history", "Bygget såg inte när uppgifterna ändrades"


@dataclass(frozen=True, slots=True)
class Step:
    """A field as it is handed out."""

    name: str
    several: bool
    part: type[BaseModel] | None
    value: str  #: as `records.shape.Field.value`
    nullable: bool
    told: bool  #: whether it is said why it has no value


#: What is no fact of its own: the id stands beside the record, and a note to the checks is for them alone.
_LEFT_OUT: dict[type[BaseModel], frozenset[str]] = {Record: frozenset({"id"}), Source: frozenset({"allowed"})}
#: Where in a source something stands, and with which words, is said where it helps; that it is not said is nothing unknown.
_UNSAID = frozenset({"quote", "place"})

Clean = Callable[[str], str]


@cache
def steps(model: type[BaseModel]) -> tuple[Step, ...]:
    """The fields of a model that are handed out, in their fixed order."""
    left_out = frozenset[str]().union(*(names for kind, names in _LEFT_OUT.items() if issubclass(model, kind)))
    return tuple(
        Step(each.name, each.several, each.part, each.value, each.nullable, not (model is Evidence and each.name in _UNSAID))
        for each in fields(model)
        if each.name not in left_out
    )


def cleaner(withheld: Words) -> Clean:
    """Takes out of a text what must not be published, should it have come this far."""
    return (lambda text: masked(withheld.out_of(text))) if withheld else masked


def plain(part: Part, at: str, clean: Clean, nulls: list[str]) -> dict[str, Any]:
    """A part as plain values: dictionaries, lists, texts, numbers, `True`, `False` and `None`.

    Args:
        part: what is to be told.
        at: where it stands, as JSON Pointer (RFC 6901).
        clean: takes out of texts what must not be published.
        nulls: where each field without a value stands is added to it.
    """
    made: dict[str, Any] = {}
    for step in steps(type(part)):
        value = getattr(part, step.name)
        place = f"{at}/{step.name}"
        if value is None:
            if step.told:
                nulls.append(place)
            made[step.name] = None
        elif step.several:
            made[step.name] = [_value(each, f"{place}/{number}", clean, nulls) for number, each in enumerate(value)]
        else:
            made[step.name] = _value(value, place, clean, nulls)
    return made


def _value(value: Any, place: str, clean: Clean, nulls: list[str]) -> Any:
    if type(value) is str:  # a choice is one too, but of its own kind; most values are texts, so they are asked first
        return clean(value)
    if isinstance(value, Part):
        return plain(value, place, clean, nulls)
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, str):
        return clean(value)
    return str(value) if isinstance(value, PartialDate) else value


def words(model: type[BaseModel], values: dict[str, Any]) -> Iterator[str]:
    """Every text in plain values that were made of a part of a model."""
    for step in steps(model):
        value = values[step.name]
        found = value if step.several else [value] if value is not None else []
        for each in found:
            if step.part:
                yield from words(step.part, each)
            elif step.value == "text":
                yield each
