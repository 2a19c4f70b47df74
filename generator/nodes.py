"""What stands in a file: texts in lists and fields, each with its place. `reading` makes it and `editing` writes it anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.problems import Location

_LITERAL = "|"


@dataclass(slots=True)
class Scalar:
    value: str
    line: int
    column: int
    style: str | None = None  #: `|` and `>` for block texts, quotes for quoted ones, None for plain


@dataclass(slots=True)
class Sequence:
    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    flow: bool = False  #: written within brackets


@dataclass(slots=True)
class Mapping:
    line: int
    column: int
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)
    flow: bool = False  #: written within braces


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's content with the place of everything in it."""

    file: str
    root: Mapping

    def data(self) -> dict[str, Any]:
        """The content as dictionaries, lists and texts."""
        plain = _plain(self.root)
        assert isinstance(plain, dict)  # noqa: S101 - tells mypy what the root is
        return plain

    def place(self, path: tuple[str | int, ...] = (), *, of_key: bool = False) -> Location:
        """Where the value at a path stands (or its key); the nearest thing above it where there is no such value."""
        node: Node = self.root
        found = (node.line, node.column)
        for depth, step in enumerate(path):
            if isinstance(node, Mapping) and step in node.values:
                last = depth == len(path) - 1
                key, node = node.keys[str(step)], node.values[str(step)]
                above = (of_key and last) or not isinstance(node, Scalar)
                found = (key.line, key.column) if above else (node.line, node.column)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                found = (node.line, node.column)
            else:
                break
        return Location(self.file, *found)

    def carried(self) -> Tree:
        """Itself: it needs no file."""
        return self

    def line_within(self, path: tuple[str | int, ...], line: int) -> Location:
        """The place of a line (from 0) inside a text, as exact as the way it is written allows."""
        place = self.place(path)
        node: Node = self.root
        for step in path:
            if isinstance(node, Mapping) and step in node.values:
                node = node.values[str(step)]
            elif isinstance(node, Sequence) and isinstance(step, int):
                node = node.items[step]
        if isinstance(node, Scalar) and node.style == _LITERAL:
            return Location(self.file, place.line + 1 + line, 1)
        return place


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.values.items()}
