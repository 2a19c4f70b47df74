"""From a tree of texts to a record: the model gives each field its type, and its objections become Swedish problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator import prose
from generator.nodes import Mapping, Node, Scalar, Sequence, Tree
from generator.problems import Problem, nearest
from generator.reading.discover import suggested_id
from generator.records.fields import Choice

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]

_MARKDOWN = {"text.html", "text.image", "text.link", "field.form"}  # what `prose.markdown_faults` tells, all of it at once


def typed(tree: Tree, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The record that a tree holds, or None and every objection that the model has."""
    try:
        return model.model_validate(tree.data()), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    misspelt = {(*each["loc"][:-1], _meant(model, each["loc"])) for each in details if each["type"] == "extra_forbidden"}
    told = [each for each in details if each["type"] != "missing" or each["loc"] not in misspelt]
    return None, [problem for each in told for problem in _problems(tree, model, each)]


def _problems(tree: Tree, model: type[BaseModel], details: ErrorDetails) -> Iterator[Problem]:
    path, kind, context = details["loc"], details["type"], details.get("ctx", {})
    node = _node_at(tree, path)
    if kind == "missing":
        field = _field_at(model, path)
        explained = f"{field.title}: {field.description}" if field else ""
        yield Problem(tree.place(path[:-1]), "field.missing", f'fältet "{path[-1]}" saknas', explained)
    elif kind == "extra_forbidden":
        meant = _meant(model, path)
        suggestion = f'Menade du "{meant}"?' if meant else f"Här kan stå: {', '.join(sorted(_fields_at(model, path[:-1])))}."
        yield Problem(tree.place(path, of_key=True), "field.unknown", f'okänt fält "{path[-1]}"', suggestion)
    elif kind in _MARKDOWN and isinstance(node, Scalar):
        text = prose.normalised(node.value)
        above = text[: len(text) - len(text.lstrip())].count("\n")
        for fault in prose.markdown_faults(text.strip()):
            yield Problem(tree.line_within(path, above + fault.line), fault.rule, fault.message, fault.suggestion)
    elif "." in kind and isinstance(node, Scalar):  # a rule of ours, raised by a type in records/
        yield Problem(tree.line_within(path, int(context.get("line", 0))), kind, details["msg"], context.get("suggestion", ""))
    else:
        yield Problem(tree.place(path), *_in_words(kind, context, node, path, _field_at(model, path)))


def _in_words(kind: str, context: dict[str, Any], node: Node | None, path: Path, field: FieldInfo | None) -> tuple[str, str, str]:
    """The rule, the message and the suggestion."""
    name = _field_name(path)
    if not isinstance(node, Scalar):
        return _of_wrong_type(kind, node, path, field)
    value = node.value
    shown = prose.shortened(value, 60)
    if kind == "enum":
        return "field.choice", f'"{shown}" är inget val för "{name}"', _choice(value, field)
    if kind == "string_pattern_mismatch":
        return "field.form", f'"{shown}" har fel form för "{name}"', _form(str(context["pattern"]), value)
    if kind in {"string_too_short", "too_short"}:
        return "field.form", f'"{name}" är för kort', "Skriv ut det helt, eller ta bort fältet om det inte är känt."
    if kind in {"string_too_long", "too_long"}:
        return "field.form", f'"{name}" är längre än {context["max_length"]} tecken', "Korta texten."
    return _of_wrong_type(kind, node, path, field)


def _of_wrong_type(kind: str, node: Node | None, path: Path, field: FieldInfo | None) -> tuple[str, str, str]:
    name = _field_name(path)
    what = f'en punkt i "{name}"' if path and isinstance(path[-1], int) else f'"{name}"'
    if kind == "too_short":
        return "field.form", f"{what} är en tom lista", "Skriv minst en punkt."
    alone = "bindestrecket, utan kolon" if path and isinstance(path[-1], int) else "kolonet, utan bindestreck"
    wanted, suggestion = {
        "list_type": ("en lista", _as_list(node, field)),
        "model_type": ("flera fält", _as_fields(node, path, field)),
    }.get(kind, ("ett enda värde", f"Skriv det efter {alone}. Börjar det med [ eller {{ ska det stå inom citattecken."))
    is_now = {Scalar: "en text", Sequence: "en lista", Mapping: "flera fält"}.get(type(node), "något annat")
    return "field.type", f"{what} ska vara {wanted} men är {is_now}", suggestion


def _as_list(node: Node | None, field: FieldInfo | None) -> str:
    first = node.value if isinstance(node, Scalar) else f"{next(iter(node.values), '')}: …" if isinstance(node, Mapping) else ""
    if first.startswith("-"):
        return f'Det ska vara ett mellanslag efter bindestrecket: "- {prose.shortened(first.lstrip("-"), 40)}".'
    before = f"{needed}: " if isinstance(node, Scalar) and (needed := _first_field(field)) else ""
    return f'Skriv varje punkt på en egen rad med bindestreck först: "- {before}{prose.shortened(first, 40)}".'


def _as_fields(node: Node | None, path: Path, field: FieldInfo | None) -> str:
    if not isinstance(node, Scalar) or not (needed := _first_field(field)):
        return 'Skriv varje fält på en egen rad med indrag, utan bindestreck: "namn: värde".'
    dash = "- " if isinstance(path[-1], int) else ""
    value = node.value.removeprefix(needed).lstrip(": ") if node.value.startswith((f"{needed} ", f"{needed}:")) else node.value
    return f'Skriv fältets namn, ett kolon, ett mellanslag och värdet: "{dash}{needed}: {prose.shortened(value, 40)}".'


def _first_field(field: FieldInfo | None) -> str:
    """The first field that a part must have."""
    part = _model_in(field.annotation) if field else None
    return next((name for name, inner in part.model_fields.items() if inner.is_required()), "") if part else ""


def _choice(value: str, field: FieldInfo | None) -> str:
    choices = _choices_in(field.annotation) if field else []
    meant = nearest(value, {**{choice.label: choice.value for choice in choices}, **{choice.value: choice.value for choice in choices}})
    return f'Menade du "{meant}"?' if meant else f"Välj bland: {', '.join(f'{choice.value} ({choice.label})' for choice in choices)}."


def _choices_in(annotation: Any) -> list[Choice]:
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return list(annotation)
    return next((found for inner in get_args(annotation) if (found := _choices_in(inner))), [])


def _form(pattern: str, value: str) -> str:
    if "{64}" in pattern:
        return "En kontrollsumma är 64 siffror och små bokstäver (0–9, a–f)."
    if "@" in pattern:
        return "Skriv en e-postadress, till exempel kontakt@exempel.se."
    return f'Ett id består av a–z, 0–9 och bindestreck, till exempel "{suggested_id(value)}".'


def _field_name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "filen")


def _node_at(tree: Tree, path: Path) -> Node | None:
    node: Node = tree.root
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field that a path leads to, numbers of points left out."""
    names = [step for step in path if isinstance(step, str)]
    return _fields_at(model, tuple(names[:-1])).get(names[-1]) if names else None


def _fields_at(model: type[BaseModel], path: Path) -> dict[str, FieldInfo]:
    """The fields of the part that a path leads to."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current is not None:
            current = _model_in(current.model_fields[step].annotation) if step in current.model_fields else None
    return current.model_fields if current else {}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _meant(model: type[BaseModel], path: Path) -> str:
    """The known field that an unknown one is nearest to, by its name or its Swedish title; empty where none is near."""
    fields = _fields_at(model, path[:-1])
    return nearest(str(path[-1]), {**{field.title or name: name for name, field in fields.items()}, **{name: name for name in fields}})
