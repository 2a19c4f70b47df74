"""From a tree of texts to a record: the model gives each field its type, and its objections become Swedish problems."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Problem, did_you_mean
from generator.reading.yaml_tree import Mapping, Node, Scalar, Sequence, Tree

M = TypeVar("M", bound=BaseModel)


def typed(tree: Tree, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The record that a tree holds, or None and every objection that the model has."""
    try:
        return model.model_validate(tree.data()), []
    except ValidationError as error:
        return None, [_problem(tree, model, details) for details in error.errors(include_url=False)]


def _problem(tree: Tree, model: type[BaseModel], details: ErrorDetails) -> Problem:
    path = tuple(details["loc"])
    name = str(path[-1]) if path else ""
    context: dict[str, Any] = details.get("ctx", {})
    kind = details["type"]
    if kind == "missing":
        above = path[:-1]
        return Problem(tree.place(above), "field.missing", f'fältet "{name}" saknas', _explained(model, path))
    if kind == "extra_forbidden":
        known = sorted(_fields_at(model, path[:-1]))
        suggestion = did_you_mean(name, known) or f"Här kan stå: {', '.join(known)}."
        return Problem(tree.place(path, of_key=True), "field.unknown", f'okänt fält "{name}"', suggestion)
    if "." in kind:  # a rule of ours, raised by a type in records/
        if kind.startswith("text.") and (line := context.get("line")) is not None:
            return Problem(tree.line_within(path, int(line)), kind, details["msg"], context.get("suggestion", ""))
        return Problem(tree.place(path), kind, details["msg"], context.get("suggestion", ""))
    rule, message, suggestion = _in_words(kind, context, _node_at(tree, path), _field_name(path))
    return Problem(tree.place(path), rule, message, suggestion)


def _in_words(kind: str, context: dict[str, Any], node: Node | None, name: str) -> tuple[str, str, str]:
    value = node.value if isinstance(node, Scalar) else ""
    if kind == "enum":
        choices = [choice.strip(" '") for choice in str(context["expected"]).replace(" or ", ", ").split(",")]
        return "field.choice", f'"{value}" är inget val för "{name}"', did_you_mean(value, choices) or f"Välj bland: {', '.join(choices)}."
    if kind == "string_pattern_mismatch":
        return "field.form", f'"{value[:60]}" har fel form för "{name}"', _form(str(context["pattern"]))
    if kind in {"string_too_short", "too_short"}:
        return "field.form", f'"{name}" är för kort', "Skriv ut det helt, eller ta bort fältet om det inte är känt."
    if kind == "string_too_long":
        return "field.form", f'"{name}" är längre än {context["max_length"]} tecken', "Korta texten."
    wanted = {
        "string_type": ("en text", 'Skriv värdet efter kolonet. Börjar det med "[" eller "{" ska det stå inom citattecken.'),
        "list_type": ("en lista", "Skriv varje punkt på en egen rad med bindestreck först."),
        "model_type": ("flera fält", 'Skriv varje fält på en egen rad med indrag: "namn: värde".'),
    }.get(kind, ("något annat", "Se data/README.md."))
    is_now = {Scalar: "en text", Sequence: "en lista", Mapping: "flera fält"}.get(type(node), "något annat")
    return "field.type", f'"{name}" ska vara {wanted[0]} men är {is_now}', wanted[1]


def _form(pattern: str) -> str:
    if "{64}" in pattern:
        return "En kontrollsumma är 64 siffror och bokstäver (0–9, a–f)."
    if "@" in pattern:
        return "Skriv en e-postadress."
    return "Ett id består av a–z, 0–9 och bindestreck."


def _field_name(path: tuple[Any, ...]) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "filen")


def _node_at(tree: Tree, path: tuple[Any, ...]) -> Node | None:
    node: Node = tree.root
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _model_at(model: type[BaseModel], path: tuple[Any, ...]) -> type[BaseModel] | None:
    """The model that the mapping at a path is read by."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        if current is None or step not in current.model_fields:
            return None
        current = _model_in(current.model_fields[step].annotation)
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _fields_at(model: type[BaseModel], path: tuple[Any, ...]) -> set[str]:
    found = _model_at(model, path)
    return set(found.model_fields) if found else set()


def _explained(model: type[BaseModel], path: tuple[Any, ...]) -> str:
    found = _model_at(model, path[:-1])
    field = found.model_fields.get(str(path[-1])) if found else None
    return f"{field.title}: {field.description}" if field and field.title else ""
