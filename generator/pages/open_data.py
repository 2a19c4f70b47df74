"""The page about open data: which files there are, examples that run as they stand, and what each field means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from generator import addresses
from generator.page import SlotError
from generator.pages import swedish
from generator.pages.views import anchor_link
from generator.problems import did_you_mean
from generator.published import HANDED_OUT
from generator.published.deriving import KINDS as DERIVED
from generator.published.form import steps
from generator.records import KINDS
from generator.records.shape import Field, fields
from generator.register import Register

#: Where a site without an address of its own would be.
_SOMEWHERE = "https://webbplatsen.example/"
_FILES = (
    (addresses.data_index(), "Början: vad webbplatsen är, och var allt annat finns"),
    (addresses.archive(), "Allt i en fil, med texterna som citaten kontrolleras mot"),
    (addresses.database(), "Alla poster som en SQLite-databas med sökning, klar för Datasette"),
    (addresses.data_package(), "Beskrivningen av alla CSV-filer (Frictionless Data Package)"),
)
_FORMATS = {"json": "JSON", "zip": "ZIP", "db": "SQLite"}
_CATALOGUES = {"ttl": "Turtle", "jsonld": "JSON-LD", "rdf": "RDF/XML"}
_SCHEMA = f"JSON{swedish.NO_BREAK}Schema"
_VALUES = {"text": "text", "date": "datum", "number": "tal", "integer": "heltal", "yes-no": "ja eller nej"}


def open_data_shown(register: Register, sizes: Mapping[str, int], arguments: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The template of a part of the page, and what it shows.

    Raises:
        SlotError: there is no such part.
    """
    part = arguments.get("part", "files")
    if part not in _PARTS:
        known = did_you_mean(part, _PARTS) or f"Delarna är: {', '.join(_PARTS)}."
        raise SlotError("slot.argument", f'okänd del "{part}"', known)
    return f"open_data_{part}", _PARTS[part](register, sizes)


def _files(register: Register, sizes: Mapping[str, int]) -> dict[str, Any]:
    wholes = [
        (_under(_file(address, _FORMATS[address.rpartition(".")[2]], address.rpartition("/")[2]), _size(sizes, address)), about)
        for address, about in _FILES
    ]
    kinds = []
    for kind in HANDED_OUT:
        plural = KINDS[kind].plural.capitalize()
        segment = addresses.segment(kind)
        data, table = addresses.data_kind(kind), addresses.data_table(segment)
        files = (
            _file(data, "JSON", f"{plural} som JSON", _size(sizes, data)),
            _file(table, "CSV", f"{plural} som CSV", _size(sizes, table)),
            _file(addresses.data_schema(segment), _SCHEMA, f"{_SCHEMA} för {KINDS[kind].singular}"),
        )
        count = len(register.of_kind(kind))
        kinds.append((_under(plural, f"{swedish.number(count)} {'post' if count == 1 else 'poster'}"), Markup(" · ").join(files)))
    return {"wholes": [*wholes, *_catalogues(register)], "kinds": kinds}


def _under(first: str, second: str) -> Markup:
    """Two lines of a cell: a column less, so that the table has room on a phone."""
    return Markup('{}<br><span class="small">{}</span>').format(first, second) if second else Markup("{}").format(first)


def _catalogues(register: Register) -> list[tuple[Markup, str]]:
    """The catalogue for data portals, in each form; none where the site has no address, since it has no catalogue then."""
    if not register.reading.engine.address:
        return []
    about = "Katalogen för dataportaler (DCAT-AP-SE) som {}"
    found = ((addresses.data_catalogue(form), form, name) for form, name in _CATALOGUES.items())
    return [(_file(address, name, address.rpartition("/")[2]), about.format(name)) for address, _, name in found]


def _file(address: str, kind: str, title: str, size: str = "") -> Markup:
    """A link to a file that says what it is to those who only hear the link."""
    shown = kind if title != kind and "." not in title else title
    link = Markup('<a href="{}" aria-label="{}">{}</a>').format(addresses.link(address), title, shown)
    if shown == title:
        link = anchor_link(addresses.link(address), title)
    return Markup("{}{}({})").format(link, swedish.NO_BREAK, size) if size else link


def _size(sizes: Mapping[str, int], address: str) -> str:
    return swedish.size(sizes[address]) if address in sizes else ""


def _examples(register: Register, _: Mapping[str, int]) -> dict[str, Any]:
    """Examples with the site's own address and one of its own records."""
    kind = next((kind for kind in ("responses", *HANDED_OUT) if register.of_kind(kind)), HANDED_OUT[0])
    own = register.reading.engine.address
    return {
        "address": own or _SOMEWHERE,
        "has_address": bool(own),
        "segment": addresses.segment(kind),
        "plural": KINDS[kind].plural,
        "record_id": next(iter(register.of_kind(kind)), "id"),
        "api": addresses.API,
    }


def _fields(_: Register, __: Mapping[str, int]) -> dict[str, Any]:
    return {
        "kinds": [
            (
                KINDS[kind].plural.capitalize(),
                [(each.name, each.title, _kind_of(each), each.description) for each in _of(KINDS[kind].model)],
                [(each.name, each.title, _kind_of(each), each.description) for each in _of(DERIVED[kind][0])],
            )
            for kind in HANDED_OUT
        ]
    }


def _of(model: type[BaseModel]) -> list[Field]:
    told = {each.name: each for each in fields(model)}
    return [told[step.name] for step in steps(model)]


def _kind_of(field: Field) -> str:
    """What stands in a field, in words."""
    if field.part:
        what = f"delar: {', '.join(step.name for step in steps(field.part))}"
    elif field.choice:
        what = f"ett av {', '.join(member.value for member in field.choice)}"
    elif field.reference:
        what = f"id, {addresses.segment(field.reference)}"
    else:
        what = "Markdown" if field.markdown else _VALUES[field.value]
    return f"lista av {what}" if field.several else f"{what} eller null" if field.nullable else what


_PARTS = {"files": _files, "examples": _examples, "fields": _fields}
