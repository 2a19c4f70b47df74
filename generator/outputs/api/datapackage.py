"""What says how the CSV files hang together: a Frictionless Data Package (specs.frictionlessdata.io, version 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator import addresses
from generator.outputs.api.csv_files import FORMULA, MARK
from generator.published.tables import Column, Table

_TYPES = {"number": "number", "integer": "integer", "yes-no": "boolean"}
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_SIGNS = " ".join(sign for sign in FORMULA if sign.isprintable())
_ABOUT = (
    "Varje slag av post är en tabell, och varje lista i posten en egen. En tom cell betyder att värdet inte är känt. Skälet står i den "
    f"tabell som slutar på _unknown. En text som börjar med något av tecknen {_SIGNS} eller med {MARK} har tecknet {MARK} före sig, så att "
    "kalkylprogram inte tar den för en formel. Samma sak gäller inne i texten, efter semikolon, tabb och radbrytning. Ta bort "
    f"ett {MARK} på varje sådant ställe för att få texten. Negativa tal har ett mellanslag före sig."
)


def datapackage(about: dict[str, Any], tables: Iterable[Table], files: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """The description of the tables of a site, as plain values.

    Args:
        about: the values of `Published.about`.
        tables: all of them.
        files: how large the file of each is, in octets, and its SHA-256, by the table's name.
    """
    licence = about["site"]["licence"] if about["site"] else None
    return {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9]+", "-", addresses.slug(about["name"])),
        "title": about["name"],
        "description": _ABOUT,
        "version": f"{about['version']['api']}-{about['version']['content'][:16]}",
        **({"homepage": about["address"]} if about["address"] else {}),
        **({"licenses": [{"title": licence["name"], "path": licence["address"]}]} if licence else {}),
        "resources": [_resource(table, *files[table.name]) for table in tables],
    }


def _resource(table: Table, size: int, checksum: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": addresses.data_table(table.name).rpartition("/")[2],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{checksum}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
            "foreignKeys": [*_to_parent(table), *_to_others(table)],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choice:
        constraints["enum"] = [member.value for member in column.choice]
    if column.value == "date":
        constraints["pattern"] = _DATE
    meanings = f" {', '.join(f'{each.value}: {each.label}' for each in column.choice)}." if column.choice else ""
    return {
        "name": column.name,
        "title": column.title,
        "description": column.description + meanings,
        "type": _TYPES.get(column.value, "string"),
        **({"constraints": constraints} if constraints else {}),
    }


def _to_parent(table: Table) -> list[dict[str, Any]]:
    if not table.parent:
        return []
    return [{"fields": list(table.of_parent), "reference": {"resource": table.parent, "fields": list(table.in_parent)}}]


def _to_others(table: Table) -> list[dict[str, Any]]:
    return [
        {"fields": [column.name], "reference": {"resource": "" if column.refers == table.name else column.refers, "fields": ["id"]}}
        for column in table.columns
        if column.refers
    ]
