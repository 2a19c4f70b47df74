"""What slots are asked for: their arguments read, and what is written wrongly explained."""

from __future__ import annotations

from collections.abc import Mapping

from generator import addresses
from generator.page import SlotError
from generator.pages.components import COMPONENTS
from generator.problems import did_you_mean

_KIND_OF_SEGMENT = {segment: kind for kind, segment in addresses.SEGMENTS.items()}


def level_of(arguments: Mapping[str, str]) -> int:
    """The level of the headings that a slot writes."""
    level = arguments.get("level", "2")
    if level not in {"2", "3", "4"}:
        raise SlotError("slot.argument", f'"{level}" är ingen rubriknivå', "Skriv level=2, 3 eller 4.")
    return int(level)


def kind_of(arguments: Mapping[str, str]) -> str:
    """The kind of record that a slot is about."""
    wanted = arguments.get("kind", "")
    if wanted not in _KIND_OF_SEGMENT:
        raise SlotError(
            "slot.argument",
            f'okänt slag "{wanted}"',
            did_you_mean(wanted, _KIND_OF_SEGMENT) or f"Slagen är: {', '.join(_KIND_OF_SEGMENT)}.",
        )
    return _KIND_OF_SEGMENT[wanted]


def limit_of(arguments: Mapping[str, str], otherwise: int) -> int:
    """How many a slot shows."""
    limit = arguments.get("limit", str(otherwise))
    if not limit.isdecimal() or not int(limit):
        raise SlotError("slot.argument", f'"{limit}" är inget antal', "Skriv till exempel limit=10.")
    return int(limit)


def part_of(arguments: Mapping[str, str]) -> list[tuple[str, bool]]:
    """The parts of the family that are asked for, each with whether it needs a heading: the one that is named, or all."""
    wanted = arguments.get("part")
    if wanted is None:
        return [(name, name != "sidhuvud") for name in COMPONENTS]
    if wanted not in COMPONENTS:
        raise SlotError(
            "slot.argument", f'okänd del "{wanted}"', did_you_mean(wanted, COMPONENTS) or f"Delarna är: {', '.join(COMPONENTS)}."
        )
    return [(wanted, False)]
