"""What hand-written pages are about: the glossary as a set of terms, and the open data as a catalogue."""

from __future__ import annotations

from typing import Any

from generator import addresses, prose
from generator.pages.structured.naming import Names, known
from generator.published import HANDED_OUT
from generator.records import KINDS
from generator.register import Register


def terms(names: Names, register: Register, title: str) -> dict[str, Any]:
    """Every word of the glossary with what it means, each at its place on the page."""
    address = addresses.SINGLE["glossary"]
    words = [term for item in register.glossary.values() for term in item.record.terms]
    return known(
        {
            "@type": "DefinedTermSet",
            "@id": names.page(address, addresses.THING),
            "name": title,
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "@id": names.page(address, addresses.term_anchor(term.id)),
                    "name": term.term,
                    "description": prose.plain(term.text),
                }
                for term in words
            ],
        }
    )


def catalogue(names: Names, register: Register, title: str) -> dict[str, Any]:
    """The open data: each kind of record that there is, with the files that the page leads to. More stands in the catalogue for portals."""
    held = register.reading.site
    licence = held.licence.address if held else None
    return known(
        {
            "@type": "DataCatalog",
            "@id": names.page(addresses.OPEN_DATA, addresses.THING),
            "name": title,
            "license": licence,
            "dataset": [
                {
                    "@type": "Dataset",
                    "name": KINDS[kind].plural.capitalize(),
                    "license": licence,
                    "distribution": [
                        _file(names, addresses.data_kind(kind), "application/json"),
                        _file(names, addresses.data_table(addresses.segment(kind)), "text/csv"),
                    ],
                }
                for kind in HANDED_OUT
                if register.of_kind(kind)
            ],
        }
    )


def _file(names: Names, address: str, media_type: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": names.page(address)}
