"""What results can be narrowed by."""

from __future__ import annotations

from typing import Any

from generator.records.dates import PartialDate
from generator.records.walk import dates, references
from generator.register import Register
from generator.register.items import Item, OrganisationItem, ResponseItem, SourceItem

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


def facets_of(register: Register, item: Item[Any]) -> Facets:
    """What a record's page can be narrowed by."""
    found: Facets = {}
    named = {target for _, kind, target in references(item.record) if kind == "areas"}
    if item.kind == "areas":
        named.add(item.id)
    areas = sorted(named & register.areas.keys())
    if areas:
        found["omrade"] = [(each, register.areas[each].title) for each in areas]
    who = _who(item)
    if who:
        found["instans"] = [(who.id, who.title)]
        found["instanstyp"] = [(who.record.kind.value, who.record.kind.label)]
    days = _days(item)
    if days:
        found["ar"] = [(str(year), str(year)) for year in sorted({day.year for day in days})]
    if isinstance(item, ResponseItem):
        position = item.record.stance.position
        found["stallning"] = [(position.value, position.label)]
    if isinstance(item, ResponseItem | SourceItem):
        document = item.record.document if isinstance(item, ResponseItem) else item.record.kind
        found["handling"] = [(document.value, document.label)]
    return found


def _who(item: Item[Any]) -> OrganisationItem | None:
    if isinstance(item, OrganisationItem):
        return item
    if isinstance(item, ResponseItem):
        return item.respondent
    return item.organisation if isinstance(item, SourceItem) else None


def _days(item: Item[Any]) -> list[PartialDate]:
    """The record's own dates, not those on which somebody looked something up."""
    return [day for path, day in dates(item.record) if len(path) == 1 and path[0] != "retrieved_on"]
