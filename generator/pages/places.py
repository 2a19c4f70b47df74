"""The page of a place: how it has been classified, and everything that concerns it."""

from __future__ import annotations

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.classifications import caveats, latest, status, stood
from generator.pages.draft import Draft
from generator.pages.figures import Figure, figure, second_hand
from generator.pages.rows import area_row, measure_row, situation_row
from generator.pages.views import Fact, Row, item_link
from generator.records.place import Classification, PlaceKind
from generator.register import Register
from generator.register.follow_up import IndicatorItem, PlaceItem
from generator.register.items import AreaItem


def place_page(register: Register, item: PlaceItem) -> Draft:
    """What the page of a place shows."""
    record = item.record
    last = latest(register, item)
    above = _above(item)
    facts = [Fact("Slag", record.kind.label)]
    if above:
        facts.append(Fact("Ligger i", item_link(above[0])))
    if last:
        facts.append(Fact("Senaste klassning", last.level.label, _dated(register, last)))
    classifications = stood(register, item)
    context = {
        "facts": facts,
        "place_sources": views.marks(register, record.sources),
        "stood": classifications,
        "can_be_classified": record.kind in {PlaceKind.AREA, PlaceKind.SITE},  # nobody asks it of a whole municipality
        "caveats": caveats(register) if classifications else [],
        "children": [place_row(register, child, within=False) for child in by_name(item.children)],
        "measures": [measure_row(register, measure) for measure in item.measures],
        "situations": [situation_row(register, situation) for situation in item.situations],
        "figures": [(indicator, _figure(register, indicator, item)) for indicator in item.indicators],
        "areas": [area_row(area) for area in _areas(item)],
        "marks": lambda evidence: views.marks(register, evidence),
    }
    crumbs = [("Platser", addresses.link(addresses.listing("places"))), *((each.title, each.link) for each in reversed(above))]
    return Draft(item.title, _description(item, context), crumbs, context)


def _above(item: PlaceItem) -> list[PlaceItem]:
    """The places that it lies in, the nearest first; each once, should they go in a circle."""
    found: list[PlaceItem] = []
    parent = item.parent
    while parent and parent is not item and parent not in found:
        found.append(parent)
        parent = parent.parent
    return found


def _description(item: PlaceItem, context: dict[str, object]) -> str:
    kinds = {"klassningar": "stood", "insatser": "measures", "lägesbilder": "situations", "siffror": "figures"}
    held = [word for word, name in kinds.items() if context[name]]
    where = f"{item.title}, {item.record.kind.label.lower()}{f' i {item.parent.title}' if item.parent else ''}"
    told = f"{where}: {swedish.listed(held)}." if held else f"{where}."
    return f"{told} {prose.plain(item.record.text)}" if item.record.text else told


def place_row(register: Register, item: PlaceItem, *, within: bool = True) -> Row:
    """A place in a list, with how it was last classified and, if wanted, what it lies in."""
    last = latest(register, item)
    where = _within(item) if within else ""
    if last is None:
        return Row(item.link, item.title, where)
    note = " · ".join(filter(None, [f"Listan {_dated(register, last)}", where]))
    return Row(item.link, item.title, note, status=status(last.level))


def _dated(register: Register, last: Classification) -> str:
    """When a classification was made, and whether that is known at second hand only."""
    return swedish.written(last.date) + (" (andrahandskälla)" if second_hand(register, last.sources) else "")


def _within(item: PlaceItem) -> str:
    return f"I {item.parent.title}" if item.parent and item.parent.record.kind is not PlaceKind.MUNICIPALITY else ""


def by_name(places: list[PlaceItem]) -> list[PlaceItem]:
    """Places in Swedish alphabetical order."""
    return sorted(places, key=lambda place: (swedish.alphabetical(place.title), place.id))


def place_groups(register: Register) -> list[tuple[str, str, list[Row]]]:
    """All places, kind by kind."""
    places = by_name(list(register.places.values()))
    return [(_PLURALS[kind], "", [place_row(register, each) for each in places if each.record.kind is kind]) for kind in PlaceKind]


_PLURALS = {
    PlaceKind.MUNICIPALITY: "Kommuner",
    PlaceKind.DISTRICT: "Stadsdelsområden",
    PlaceKind.AREA: "Områden",
    PlaceKind.POLICE_AREA: "Lokalpolisområden",
    PlaceKind.SITE: "Platser",
}


def _figure(register: Register, indicator: IndicatorItem, place: PlaceItem) -> Figure:
    mine = [series for series in indicator.record.series if series.place == place.id]
    return figure(register, indicator, ids="figur", only=mine, own_words=len(mine) == len(indicator.record.series))


def _areas(item: PlaceItem) -> list[AreaItem]:
    """The areas of the agreements that its measures belong to."""
    return list(dict.fromkeys(area for measure in item.measures for area in measure.areas))
