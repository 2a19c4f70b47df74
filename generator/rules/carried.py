"""Files that the engine copies from content/ as they are, such as downloads: what in them must not be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from generator import legible
from generator.identity import numbers
from generator.problems import Location
from generator.register import Register
from generator.rules import documents
from generator.withholding import Words

#: Kinds of files that are text. Pages (.md) are looked through when they are finished.
_TEXTS = frozenset(
    {".txt", ".csv", ".tsv", ".json", ".geojson", ".xml", ".svg", ".html", ".htm", ".ics", ".vcf", ".yml", ".yaml", ".js", ".css"}
)
_LARGEST = 20 * 1024 * 1024


class Found(NamedTuple):
    """Something in such a file."""

    place: Location
    subject: str  #: `numbers`, `withheld` or `fault`
    where: str  #: in the file, in Swedish; of a fault, a clause that says what it is


_found: WeakKeyDictionary[Register, list[Found]] = WeakKeyDictionary()  # several rules ask


def carried(register: Register) -> list[Found]:
    """All that such files hold that must not be published, or that hides whether they do."""
    if register not in _found:
        _found[register] = list(_all(register))
    return _found[register]


def _all(register: Register) -> Iterator[Found]:
    project, words = register.reading.project, register.reading.withheld
    files = [path for path in sorted((project / register.reading.engine.content).rglob("*")) if path.is_file() and not path.is_symlink()]
    shown = {path: path.relative_to(project).as_posix() for path in files}
    for path in files:
        if path.suffix.lower() in _TEXTS and path.stat().st_size <= _LARGEST:
            yield from _in_text(shown[path], path.read_text("utf-8", "replace"), words)
    papers = [(shown[path], path) for path in files if path.suffix.lower() in legible.KINDS]
    for name, document in legible.read_each(papers):
        seen = documents.look(document, words)
        if seen.fault:
            yield Found(Location(name), "fault", f"filen {seen.fault}")
        yield from (Found(Location(name), "numbers", where) for where in seen.numbers)
        yield from (Found(Location(name), "withheld", where) for where in seen.withheld)


def _in_text(name: str, text: str, words: Words) -> Iterator[Found]:
    for start in numbers(text):
        yield Found(Location(name, text.count("\n", 0, start) + 1, 1), "numbers", "texten")
    for line in words.lines(text):
        yield Found(Location(name, line + 1, 1), "withheld", "texten")
