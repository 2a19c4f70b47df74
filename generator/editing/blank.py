"""A new file: what is known of it filled in, every other field explained and left as a comment."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.editing.scalars import WIDTH, inline, quoted
from generator.records import KINDS
from generator.records.shape import Field, fields
from generator.records.shared import Evidence

#: What a file may hold: texts, lists and groups of fields.
Values = Mapping[str, Any]

HEADING = "Rader som börjar med # läses inte. Ta bort # framför ett fält för att fylla i det, eller hela raden om fältet inte behövs."

_STEP = 2
_SAYS_ID = re.compile(r"\bid\b", re.IGNORECASE)
_EXAMPLES = {"date": "2019-11-04", "number": "12", "yes-no": "true", "reference": "id"}


def blank(model: type[BaseModel], values: Values) -> str:
    """A file with a record's known values, not yet in canonical form. Each field has its explanation above it."""
    return "\n".join([*_comment(HEADING, 0), "", *_fields(model, values, 0)]) + "\n"


def explained(field: Field) -> str:
    """What a field is for, in a line: title, explanation and the choices that there are."""
    asks = field.title if field.title.endswith("?") else f"{field.title}:"
    return " ".join(filter(None, [asks, field.description, chosen_from(field)]))


def chosen_from(field: Field) -> str:
    """The choices of a field as a sentence, or nothing."""
    if field.choice is not None:
        return f"Välj bland: {', '.join(f'{each.value} ({each.label})' for each in field.choice)}."
    if field.reference and not _SAYS_ID.search(field.description):
        return f"Skriv id för {KINDS[field.reference].singular}."
    return ""


def _fields(model: type[BaseModel], values: Values, indent: int) -> Iterator[str]:
    for position, field in enumerate(each for each in fields(model) if each.name != "id" or (each.required and indent)):
        if position and not indent:
            yield ""
        yield from _comment(explained(field), indent)
        if field.name in values:
            yield from _value(field, values[field.name], indent)
        else:
            yield from (f"{' ' * indent}#{line}" for line in _example(field))  # no space: it would be left when # is taken away


def _comment(text: str, indent: int) -> Iterator[str]:
    for line in textwrap.wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}# {line}"


def _value(field: Field, value: Any, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{field.name}:"
    if isinstance(value, str):
        yield f"{start} {quoted(value)}"
    elif isinstance(value, Mapping):
        yield start
        yield from _fields(field.part or Evidence, value, indent + _STEP)
    else:
        yield start
        for item in value:
            yield from _point(field, item, indent + _STEP)


def _point(field: Field, item: Any, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    if isinstance(item, str):
        yield f"{dash} {quoted(item)}"
        return
    yield dash
    yield from _fields(field.part or Evidence, item, indent + _STEP)


def _example(field: Field) -> Iterator[str]:
    """How a field would be written, with what must be in it."""
    if field.part is None:
        word = _word(field)
        yield from [f"{field.name}:", f"  - {word}"] if field.several else [f"{field.name}: {word}"]
        return
    yield f"{field.name}:"
    inner = [each for each in fields(field.part) if each.required or each.name == "sources"] or fields(field.part)[:1]
    lines = [line for each in inner for line in _example(each)]
    for number, line in enumerate(lines):
        yield f"  {'' if not field.several else '- ' if not number else '  '}{line}"


def _word(field: Field) -> str:
    if field.choice is not None:
        values = [str(each.value) for each in field.choice]
        return "unknown" if "unknown" in values else values[0]
    if field.examples and isinstance(field.examples[0], str):
        return inline(field.examples[0], words=field.is_text)
    return _EXAMPLES.get(field.value, "…")
