"""What results can be narrowed by."""

from __future__ import annotations

from generator.outputs.search.told import Told
from generator.records.dates import PartialDate
from generator.records.walk import dates

#: By the name of a facet: the values of a page, each an id that stands in the address and a label that people read.
Facets = dict[str, list[tuple[str, str]]]

#: The facets in the order in which the page shows them: the name in the address, and the label.
NAMES = {
    "omrade": "Område",
    "instans": "Remissinstans",
    "instanstyp": "Slag av instans",
    "slag": "Slag av sida",
    "handling": "Slag av handling",
    "ar": "År",
    "stallning": "Ställningstagande",
}


def facets_of(told: Told) -> Facets:
    """What a record's page can be narrowed by."""
    found: Facets = {}
    areas = {target: name for (kind, target), name in told.names.items() if kind == "areas"}
    if told.kind == "areas":
        areas[told.id] = told.title
    if areas:
        found["omrade"] = sorted(areas.items())
    if who := told.who:
        found["instans"] = [(who.id, who.title)]
        found["instanstyp"] = [(who.kind, who.label)]
    days = _days(told)
    if days:
        found["ar"] = [(str(year), str(year)) for year in sorted({day.year for day in days})]
    if told.kind == "responses":
        position = told.record.stance.position
        found["stallning"] = [(position.value, position.label)]
    if told.kind in {"responses", "sources"}:
        document = told.record.document if told.kind == "responses" else told.record.kind
        found["handling"] = [(document.value, document.label)]
    return found


def _days(told: Told) -> list[PartialDate]:
    """The record's own dates, not those on which somebody looked something up."""
    return [day for path, day in dates(told.record) if len(path) == 1 and path[0] != "retrieved_on"]
