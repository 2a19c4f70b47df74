"""One JSON Schema per kind (draft 2020-12), with Swedish titles and descriptions, for editors' tools."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.records import KINDS
from generator.records.site import Site

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind and of site.yml, by name."""
    models: dict[str, type[BaseModel]] = {"site": Site, **{kind.name: kind.model for kind in KINDS.values()}}
    return {name: {"$schema": _DIALECT, **model.model_json_schema()} for name, model in models.items()}
