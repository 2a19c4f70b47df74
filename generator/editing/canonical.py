"""Data in canonical form: the order of the model, the plainest way to write each text, comments where they belong.

The same data and comments always give the same file, so that two people's changes differ only where they changed something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.editing.comments import Path, Remarks, remarks
from generator.editing.scalars import WIDTH, inline, written
from generator.nodes import Mapping as Fields
from generator.nodes import Node, Scalar, Sequence, Tree
from generator.records.shape import Field, field, fields

#: Begins the line that tells editors' programs where the schema is.
SCHEMA_LINE = "# yaml-language-server: $schema="

_STEP = 2
_NONE = Remarks()


def canonical(tree: Tree, text: str, model: type[BaseModel], schema: str) -> str:
    """A file in canonical form.

    Args:
        tree: what `reading` made of it.
        text: the file itself, for its comments.
        model: the kind of record that it holds.
        schema: the path from the file to its JSON Schema, for the first line.

    Raises:
        UnknownCommentsError: the comments could not be told apart from the rest.
    """
    found = remarks(tree.root, text)
    writer = _Writer(found)
    own = found.get((), _NONE)
    head = [line for line in own.above if not line.startswith(SCHEMA_LINE)]
    body = [line for block in writer.fields(tree.root, model, (), 0) for line in block.all()]
    below = [line for line in own.below if not line.startswith(SCHEMA_LINE)]
    lines = [f"{SCHEMA_LINE}{schema}", *_without_gaps([*head, *body]), *below, *own.beside]
    return "\n".join(lines) + "\n"


def _without_gaps(lines: list[str]) -> list[str]:
    """Without the empty lines that it begins with."""
    while lines and not lines[0]:
        lines = lines[1:]
    return lines


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a field or point, not yet indented."""

    above: list[str]
    first: str
    rest: list[str]

    def all(self) -> list[str]:
        return [*self.above, self.first, *self.rest]


def _indented(lines: list[str], steps: int = _STEP) -> list[str]:
    return [f"{' ' * steps}{line}" if line else "" for line in lines]


class _Writer:
    def __init__(self, found: Mapping[Path, Remarks]) -> None:
        self.found = found

    def fields(self, node: Fields, model: type[BaseModel] | None, path: Path, indent: int) -> Iterator[_Block]:
        """The blocks of a group of fields, in the order of the model; what the model does not know comes last."""
        known = [each.name for each in fields(model)] if model else []
        names = [name for name in known if name in node.values] + [name for name in node.values if name not in known]
        for position, name in enumerate(names):
            key = inline(name, words=True)
            block = self._block(f"{key}:", node.values[name], field(model, name), (*path, name), indent)
            yield block if position else _Block(_without_gaps(block.above), block.first, block.rest)

    def _points(self, node: Sequence, shape: Field | None, path: Path, indent: int) -> Iterator[_Block]:
        for number, item in enumerate(node.items):
            place = (*path, number)
            if isinstance(item, Fields) and item.values:
                model = shape.part if shape else None
                first, *rest = self.fields(item, model, place, indent + _STEP)
                lines = _indented([first.first, *first.rest, *(line for block in rest for line in block.all())])
                lines += _indented(self._remarks(place).below)
                own = self._remarks(place)  # what stood beside it is that of a group in braces, which has no line of its own now
                above = [*own.above, *own.beside, *first.above]
                block = _Block(above, f"- {lines[0].lstrip()}", lines[1:])
            else:
                block = self._block("-", item, shape, place, indent)
            yield block if number else _Block(_without_gaps(block.above), block.first, block.rest)

    def _block(self, start: str, node: Node, shape: Field | None, path: Path, indent: int) -> _Block:
        """A field, or a point that is no group of fields, with its value."""
        beside = self._remarks(path).beside[:1]
        rest: list[str] = []
        if isinstance(node, Scalar):
            words = shape is None or shape.is_text
            value, following = written(node.value, indent + len(start) + 1, indent + _STEP, words=words)
            first, rest = f"{start} {value}", _indented(following)
        elif (lines := self._in_brackets(start, node, shape, path, indent)) is not None:
            first, rest = lines[0], _indented(lines[1:])
        else:
            first = start
            if isinstance(node, Sequence):
                blocks = self._points(node, shape, path, indent + _STEP)
            else:
                blocks = self.fields(node, shape.part if shape else None, path, indent + _STEP)
            rest = _indented([*(line for block in blocks for line in block.all()), *self._remarks(path).below])
        return _Block(self._above(path), "  ".join([first, *beside]), rest)

    def _in_brackets(self, start: str, node: Fields | Sequence, shape: Field | None, path: Path, indent: int) -> list[str] | None:
        """The lines of an empty list or group, or of a list of words that was written so; else None."""
        if isinstance(node, Fields):
            return None if node.values else [f"{start} {{}}"]
        if not node.items:
            return [f"{start} []"]
        texts = [item.value for item in node.items if isinstance(item, Scalar)]
        told = any(self._remarks((*path, number)).has_words() for number in range(len(node.items))) or self._remarks(path).below
        if not node.flow or told or len(texts) < len(node.items):
            return None
        words = [inline(text, words=shape is None or shape.is_text, flow=True) for text in texts]
        lines = [f"{start} [{words[0]}"]
        for word in words[1:]:
            if indent + (len(lines) > 1) * _STEP + len(lines[-1]) + len(f", {word},") > WIDTH:
                lines[-1] += ","
                lines.append(word)
            else:
                lines[-1] += f", {word}"
        lines[-1] += "]"
        return lines

    def _remarks(self, path: Path) -> Remarks:
        return self.found.get(path, _NONE)

    def _above(self, path: Path) -> list[str]:
        own = self._remarks(path)
        return [*own.above, *own.beside[1:]]
