"""One JSON Schema per kind (draft 2020-12), with Swedish titles, explanations, examples and choices, for editors' programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.records import KINDS
from generator.records.entry import Reading
from generator.records.fields import KIND_MARK
from generator.records.shape import in_order
from generator.records.site import Site

#: Where a project's own schemas lie, with the ids that there are in it; git leaves the folder alone.
FOLDER = ".insyn/schema"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: What there is to refer to: ids and what they are called, by kind.
Names = Mapping[str, Mapping[str, str]]


def schemas(names: Names | None = None) -> dict[str, dict[str, Any]]:
    """The schema of every kind and of site.yml, by name.

    Args:
        names: ids that a program may offer where a record is referred to. Others are still accepted: a schema is older than the
            newest file, and whether an id exists is what `insyn check` says.
    """
    made = {"site": _schema(Site, "Webbplatsen", "site.yml", names)}
    for kind in KINDS.values():
        made[kind.name] = _schema(kind.model, kind.singular.capitalize(), kind.pattern, names)
    return made


def names_in(reading: Reading) -> dict[str, dict[str, str]]:
    """The ids that a project has, with what each is called."""
    found: dict[str, dict[str, str]] = {}
    for entry in reading.entries:
        called = getattr(entry.record, "name", None) or getattr(entry.record, "title", None) or ""
        found.setdefault(entry.kind, {})[entry.stem] = called
    for kind, stems in reading.unread.items():
        found.setdefault(kind, {}).update(dict.fromkeys(stems, ""))
    return found


def write(folder: Path, made: Mapping[str, Mapping[str, Any]]) -> None:
    """Write a file per schema, where it is not already what it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        path, text = folder / f"{name}.schema.json", json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def write_own(reading: Reading) -> int:
    """Write a project's own schemas, which the first line of each data file names. Returns how many they are."""
    folder = reading.project / FOLDER
    made = schemas(names_in(reading))
    write(folder, made)
    ignored = folder.parent / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", "utf-8")
    return len(made)


def write_own_if_possible(reading: Reading) -> None:
    """The same, as a help beside what was asked for: where nothing may be written, nothing is."""
    with suppress(OSError):
        write_own(reading)


def _schema(model: type[BaseModel], title: str, pattern: str, names: Names | None) -> dict[str, Any]:
    whole = dict(_of_model(model))
    parts = {name: _part(part, names) for name, part in whole.pop("$defs", {}).items()}
    place = pattern.replace("<agreement>", "<överenskommelse>").replace("<consultation>", "<remiss>")
    about = f"En fil: data/{place}. Vad varje fält betyder står i data/README.md."
    return {"$schema": _DIALECT, "title": title, "description": about, **_part(whole, names), **({"$defs": parts} if parts else {})}


@cache  # takes most of the time of it all, and a preview asks again at every change
def _of_model(model: type[BaseModel]) -> dict[str, Any]:
    """The schema as the model gives it; to be read, never changed."""
    return model.model_json_schema()


def _part(part: dict[str, Any], names: Names | None) -> dict[str, Any]:
    """A group of fields, or a choice, without the names and explanations that are for programmers."""
    plain = {key: value for key, value in part.items() if key not in {"title", "description", "properties"}}
    fields = part.get("properties")
    if fields is None:
        return plain
    return {**plain, "properties": {name: _field(fields[name], names) for name in in_order(fields)}}


def _field(field: dict[str, Any], names: Names | None) -> dict[str, Any]:
    """A field that is left out where it has no value, since `null` is refused; with ids to choose from."""
    made = {key: value for key, value in field.items() if key != "default" or value is not None}
    if "items" in made:
        made["items"] = _field(made["items"], names)
    allowed = [each for each in made.get("anyOf", []) if each != {"type": "null"}]
    if len(allowed) == 1:
        del made["anyOf"]
        made = {**allowed[0], **made}
    elif allowed:
        made["anyOf"] = allowed
    known = (names or {}).get(made.pop(KIND_MARK, ""))
    if known:
        form = {key: made.pop(key) for key in ("type", "pattern", "maxLength") if key in made}
        listed = dict(sorted(known.items()))
        made["anyOf"] = [{"enum": list(listed), "enumDescriptions": list(listed.values())}, form]
    return made
