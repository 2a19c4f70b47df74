"""Records as YAML, in the few shapes that the corpus needs; PyYAML's own dumper would take longer than all the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäö][\wÅÄÖåäö ,.()/–-]*[\wÅÄÖåäö.)]|\d{4}(-\d\d){0,2}")


def as_yaml(record: Mapping[str, Any]) -> str:
    """A record's file. What is None, an empty text or an empty list is left out."""
    return "\n".join(_mapping(record, "")) + "\n"


def _mapping(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in values.items():
        if value is None or value in ("", [], {}):
            continue
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, (list, tuple)):
            yield f"{indent}{key}:"
            yield from _items(value, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(value, indent + '  ')}"


def _items(values: Sequence[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(value, indent + '  ')}"


def _scalar(value: Any, indent: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if "\n" in text:
        return "|\n" + "\n".join(indent + line if line else "" for line in text.rstrip("\n").split("\n"))
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
