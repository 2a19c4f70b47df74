"""Every place in the data where words can stand, for rules on what must stand nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from generator.problems import Location
from generator.records import walk
from generator.records.fields import Part
from generator.register import Register


def parts(register: Register) -> Iterator[tuple[Part, Callable[[walk.Path], Location]]]:
    """Every record, and what the site says of itself, with what knows the places of their fields."""
    for item in register.items():
        yield item.record, item.place
    site, places = register.reading.site, register.reading.site_places
    if site and places:
        yield site, places.place


def fields(register: Register) -> Iterator[tuple[Callable[[walk.Path], Location], walk.Path, str]]:
    """Every text field: what knows where it is, its path, and its words. To find a place takes longer than to look through a text."""
    for part, place in parts(register):
        yield from ((place, path, text) for path, text, _ in walk.texts(part))


def names(register: Register) -> Iterator[tuple[Location, str]]:
    """The name of every file in data/ that an editor has chosen. Of a stored file the place does not repeat it."""
    for item in register.items():
        yield item.place(), item.entry.stem
    for name in register.reading.stored:
        yield Location("data/sources/files"), PurePosixPath(name).stem
