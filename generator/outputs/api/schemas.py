"""The JSON Schemas of what is handed out (draft 2020-12), made from the same models as the values."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator import addresses
from generator.outputs.api.moved import SCHEMA
from generator.published import HANDED_OUT, KINDS
from generator.published.envelope import About, Envelope
from generator.published.form import Reason, steps
from generator.records import KINDS as RECORDS
from generator.records.fields import KIND_MARK, Choice
from generator.records.shape import Field, fields

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "examples": ["2019-11-04", "2019-11", "2019"]}
_PLAIN: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "yes-no": {"type": "boolean"},
    "date": _DATE,
}
_ADDRESSES = {"type": "array", "items": {"type": "string"}}
_UNKNOWN = {
    "type": "array",
    "title": "Okänt",
    "description": "Fält som är null, efter skälet. Vad redaktionen letat efter utan att hitta står dessutom i record.missing.",
    "items": {
        "type": "object",
        "properties": {
            "reason": {"oneOf": [{"const": each.value, "title": each.label} for each in Reason]},
            "text": {"type": "string"},
            "fields": {
                "type": "array",
                "items": {"type": "string", "format": "json-pointer"},
                "minItems": 1,
                "description": "Var i posten, som JSON Pointer (RFC 6901).",
            },
        },
        "required": ["reason", "text", "fields"],
        "additionalProperties": False,
    },
}


def all_of_them() -> dict[str, dict[str, Any]]:
    """Every schema by name: of a record of each kind, of all of a kind, and of the index."""
    made: dict[str, dict[str, Any]] = {}
    for kind in HANDED_OUT:
        segment = addresses.segment(kind)
        made[segment] = _of_record(kind)
        made[f"{segment}-alla"] = _of_all(segment, RECORDS[kind].plural)
    made["index"] = _of_index()
    made[SCHEMA] = _of_moved()
    return made


def _of_record(kind: str) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    envelope = _object(Envelope, parts)
    record, derived = _reference(RECORDS[kind].model, parts), _reference(KINDS[kind][0], parts)
    properties = {
        "$schema": {"type": "string"},
        **envelope["properties"],
        "record": {**record, "title": "Posten", "description": "Det som redaktionen har skrivit."},
        "derived": {**derived, "title": "Uträknat", "description": "Det som följer av data, per dagen i as_of."},
        "unknown": _UNKNOWN,
    }
    properties["kind"] = {**properties["kind"], "const": addresses.segment(kind)}
    return {
        "$schema": _DIALECT,
        "title": RECORDS[kind].singular.capitalize(),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name != "$schema"],
        "additionalProperties": False,
        "$defs": parts,
    }


def _of_all(segment: str, plural: str) -> dict[str, Any]:
    properties = {
        "$schema": {"type": "string"},
        "kind": {"const": segment},
        "records": {"type": "array", "items": {"$ref": f"{segment}.json"}, "description": "Alla poster, i ordning efter id."},
    }
    return {
        "$schema": _DIALECT,
        "title": f"Alla {plural}",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _of_moved() -> dict[str, Any]:
    to = {
        "page": {"type": "string", "title": "Sida", "description": "Adressen till sidan som nu gäller, från webbplatsens rot."},
        "data": {
            "type": ["string", "null"],
            "title": "Data",
            "description": "Samma post som data. null om den nya sidan inte är en post.",
        },
        "reason": {"type": ["string", "null"], "title": "Varför", "description": "Varför adressen ändrades. null om det inte är angivet."},
    }
    properties = {
        "$schema": {"type": "string"},
        "kind": {"enum": [addresses.segment(kind) for kind in HANDED_OUT]},
        "id": {"type": "string", "title": "Gammalt id"},
        "moved": {"type": "object", "properties": to, "required": list(to), "additionalProperties": False},
    }
    return {
        "$schema": _DIALECT,
        "title": "En post som har fått ett annat id",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _of_index() -> dict[str, Any]:
    parts: dict[str, Any] = {}
    listed = {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "title": "Slag", "description": "Slagets namn i adresser."},
            "title": {"type": "string", "title": "Namn"},
            "count": {"type": "integer", "title": "Antal poster"},
            "json": {"type": "string", "title": "Alla poster"},
            "records": {"type": "string", "title": "En post", "description": "Adressen till en post; {id} är postens id."},
            "schema": {"type": "string", "title": "JSON Schema för en post"},
            "csv": {"type": "string", "title": "Posterna som CSV; listorna i dem har egna filer"},
        },
        "required": ["kind", "title", "count", "json", "records", "schema", "csv"],
        "additionalProperties": False,
    }
    properties = {
        "$schema": {"type": "string"},
        **_object(About, parts)["properties"],
        "unknown": _UNKNOWN,
        "kinds": {"type": "array", "items": listed, "title": "Slag", "description": "Adresserna räknas från webbplatsens rot."},
        "datapackage": {"type": "string", "title": "Beskrivningen av CSV-filerna (Frictionless Data Package)"},
        "database": {"type": "string", "title": "Allt som en SQLite-fil"},
        "archive": {"type": "string", "title": "Allt som en ZIP-fil"},
        "catalogues": {**_ADDRESSES, "title": "Katalogen för dataportaler (DCAT-AP-SE), en gång per format"},
        "feeds": {**_ADDRESSES, "title": "Flöden av ändringar (Atom)", "description": "Hela webbplatsens först, om något har ändrats."},
        "calendars": {**_ADDRESSES, "title": "Kalendrar (iCalendar)", "description": "Hela webbplatsens först, om den har någon dag."},
    }
    return {
        "$schema": _DIALECT,
        "title": "Öppna data",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": parts,
    }


def _object(model: type[BaseModel], parts: dict[str, Any]) -> dict[str, Any]:
    told = {each.name: each for each in fields(model)}
    properties = {step.name: _property(told[step.name], parts) for step in steps(model)}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _reference(model: type[BaseModel], parts: dict[str, Any]) -> dict[str, Any]:
    name = model.__name__
    if name not in parts:
        parts[name] = {}  # so that a part within itself would end
        parts[name] = _object(model, parts)
    return {"$ref": f"#/$defs/{name}"}


def _property(field: Field, parts: dict[str, Any]) -> dict[str, Any]:
    about = {"title": field.title, "description": field.description}
    value = _value(field, parts)
    if field.several:
        return {**about, "type": "array", "items": value}
    if not field.nullable:
        return {**about, **value}
    if set(value) & {"$ref", "oneOf"}:
        return {**about, "anyOf": [value, {"type": "null"}]}
    return {**about, **value, "type": [value["type"], "null"]}


def _value(field: Field, parts: dict[str, Any]) -> dict[str, Any]:
    if field.part:
        return _reference(field.part, parts)
    if field.choice:
        return _choices(field.choice)
    if field.reference:
        return {"type": "string", KIND_MARK: addresses.segment(field.reference)}
    return _PLAIN[field.value]


def _choices(choice: type[Choice]) -> dict[str, Any]:
    return {"oneOf": [{"const": member.value, "title": member.label} for member in choice]}
