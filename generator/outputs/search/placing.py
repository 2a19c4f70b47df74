"""Where on its page each field of a record is shown: the heading above it and that heading's anchor.

What is named nowhere here stands at the top of the page. `tests/outputs/search/` holds that every anchor exists on the finished page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from generator import addresses
from generator.outputs.search.told import Told
from generator.records.walk import Path


class Spot(NamedTuple):
    """A place on a page that a result can lead to."""

    address: str  #: of the page
    heading: str  #: empty at the top
    anchor: str  #: as above
    usual: bool = False  #: the heading stands on every page of the kind


def spot(told: Told, path: Path) -> Spot:
    """Where a field of a record is shown."""
    match (told.kind, *path):
        case ("agreements", "easy_read" | "english" as form, *rest):
            return _telling(told, form, rest)
        case ("glossary", "terms", int(number), *_):
            term = told.record.terms[number]
            return Spot(told.address, term.term, addresses.term_anchor(term.id))
    heading, anchor = _on_own_page(told, path)
    usual = heading in _USUAL
    return Spot(told.address, heading, anchor or (addresses.anchors([heading])[0] if heading else ""), usual)


def _telling(told: Told, form: str, rest: list[str | int]) -> Spot:
    address = addresses.telling(addresses.EASY_READ if form == "easy_read" else addresses.ENGLISH, told.id)
    match rest:
        case ["sections", int(number), *_]:
            heading = getattr(told.record, form).sections[number].title
            return Spot(address, heading, addresses.anchors([heading])[0])
    return Spot(address, "", "")


def _on_own_page(told: Told, path: Path) -> tuple[str, str]:
    """The heading, and the anchor where it is not the heading's own."""
    match path:
        case ("missing", *_):
            return ("", "") if told.kind == "glossary" else ("Det här vet vi inte", "")
        case ("stance", *_) if not told.record.stance.quote:
            return "", ""
        case (str(field), int(number), *_) | ("joint", str(field), int(number), *_) if (told.kind, field) in _NUMBERED:
            return _NUMBERED[told.kind, field](told, told.record, number)
    return _HEADINGS.get((told.kind, str(path[0])), ""), ""


def _mention(told: Told, record: Any, number: int) -> tuple[str, str]:
    area = record.mentions[number].area
    return told.names.get(("areas", area), "Områden som nämns"), addresses.area_anchor(area)


#: Where each part of a list has a place of its own: its heading, and its anchor if that is not the heading's.
_NUMBERED: dict[tuple[str, str], Callable[[Told, Any, int], tuple[str, str]]] = {
    ("responses", "viewpoints"): lambda _, record, number: (record.viewpoints[number].title, addresses.viewpoint_anchor(number + 1)),
    ("responses", "mentions"): _mention,
    ("responses", "sections"): lambda _, record, number: (record.sections[number].title, ""),
    ("situations", "problems"): lambda _, record, number: (record.joint.problems[number].title, addresses.problem_anchor(number + 1)),
    ("agreements", "versions"): lambda _, record, number: (
        record.versions[number].title,
        addresses.version_anchor(record.versions[number].id),
    ),
}

#: The heading that a field of a kind stands under.
_HEADINGS = {
    ("responses", "stance"): "Så säger de det själva",
    ("responses", "proposals"): "Förslag till beslut",
    ("responses", "attachments"): "Bilagor",
    ("agreements", "purpose"): "Syfte och mål",
    ("agreements", "goals"): "Syfte och mål",
    ("agreements", "predecessor"): "Det förra avtalet",
    ("agreements", "events"): "Vad har hänt?",
    ("agreements", "plan"): "Handlingsplan och insatser",
    ("agreements", "situations_text"): "Lägesbilder",
    ("agreements", "situations_missing"): "Lägesbilder",
    ("consultations", "invited"): "Vilka fick frågan?",
    ("measures", "progress"): "Vad har hänt?",
    ("situations", "city"): "Kommunens bild",
    ("situations", "police"): "Polisens bild",
    ("situations", "joint"): "Gemensam analys",
    ("indicators", "text"): "Vad som mäts",
    ("indicators", "target"): "Målet",
    ("indicators", "reached"): "Är målet nått?",
    ("indicators", "method"): "Så är siffrorna framtagna",
    ("indicators", "caveats"): "Att tänka på",
    ("places", "classifications"): "Så har platsen klassats",
}
_USUAL = frozenset({*_HEADINGS.values(), "Det här vet vi inte"})
