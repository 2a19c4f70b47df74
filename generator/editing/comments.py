"""Comments in a file: where they stand, and to what each of them belongs, so that it goes along when fields change places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.nodes import Mapping, Node, Sequence

Path = tuple[str | int, ...]

#: What stands before a comment that is on no line of its own where a list within brackets ends there.
_CLOSED = re.compile(r"[\]}]\s*$")
_ONLY_DASHES = re.compile(r"[\s-]*$")


class UnknownCommentsError(Exception):
    """A file can be read, but its comments could not be told apart from the rest."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it stands in a file. Lines and columns count from 1."""

    line: int
    column: int
    text: str  #: with its #
    alone: bool  #: on a line of its own


def comments(text: str) -> list[Comment]:
    """Every comment of a text that can be read as YAML, in order.

    Raises:
        UnknownCommentsError: the text cannot be read so.
    """
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines) if "#" in line]
    if marked in ([], [0]) and (not marked or lines[0].startswith("#")):  # most files, which then need no scanner
        return [Comment(1, 1, lines[0].rstrip(), alone=True)] if marked else []
    found: dict[int, Comment] = {}
    try:
        tokens = list(YAML(typ="rt", pure=True).scan(text))
    except (YAMLError, NotImplementedError) as error:
        raise UnknownCommentsError from error
    for token in tokens:
        after, before = token.comment or (None, None)
        for each in [*([after] if after else []), *(before or [])]:
            if isinstance(each, str):  # what stands on the first line of a block text
                number = token.start_mark.line
                column = lines[number].index(each.strip(), token.start_mark.column)
                found[number] = Comment(number + 1, column + 1, each.strip(), alone=False)
            else:
                for comment in _run(lines, each.start_mark.line, each.start_mark.column, each.value):
                    found[comment.line - 1] = comment
    return [found[number] for number in sorted(found)]


def _run(lines: list[str], number: int, column: int, value: str) -> Iterator[Comment]:
    """The comments of one token, which begins at a place, or at the white space before it, and goes on over the lines below."""
    wanted = sum(part.lstrip().startswith("#") for part in value.split("\n"))
    for line_number, line in enumerate(lines[number:], start=number + 1):
        if not wanted:
            return
        rest = line[column:].lstrip()
        if rest.startswith("#"):
            start = len(line) - len(rest)
            yield Comment(line_number, start + 1, rest.rstrip(), alone=bool(_ONLY_DASHES.match(line[:start])))
            wanted -= 1
        column = 0
    if wanted:
        raise UnknownCommentsError


@dataclass(slots=True)
class Remarks:
    """The comments that belong to one field, point or list. An empty text is an empty line."""

    above: list[str] = field(default_factory=list)  #: on lines of their own before it
    beside: list[str] = field(default_factory=list)  #: at the end of its first line
    below: list[str] = field(default_factory=list)  #: after the last thing in it

    def has_words(self) -> bool:
        """Whether there is more than empty lines."""
        return any([*self.above, *self.beside, *self.below])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a field or a point begins, and the lists and groups of fields that it lies in, outermost first."""

    path: Path
    line: int
    column: int
    within: tuple[tuple[Path, int, bool], ...]  #: path, column, and whether it is written within brackets


def remarks(root: Mapping, text: str) -> dict[Path, Remarks]:
    """The comments and empty lines of a file by the path of what they belong to; the path `()` is the file itself.

    A comment on a line of its own belongs to what follows, unless it is indented like something that has just ended.
    What stands before the first field belongs to the file: it stays where it is.
    """
    found: dict[Path, Remarks] = {}
    places = [_Place((), 0, 0, ()), *_places(root, (), ())]
    lines = text.split("\n")
    by_line = {comment.line: comment for comment in comments(text)}
    for comment in by_line.values():
        if not comment.alone:
            owner = _beside(places, comment, lines[comment.line - 1])
            found.setdefault(owner, Remarks()).beside.append(comment.text)
    ends = [*places[1:], _Place((), len(lines) + 1, 0, ())]
    for before, after in zip(places, ends, strict=True):
        _between(found, before, after, _gap(lines, by_line, before, after))
    return found


def _places(node: Node, path: Path, within: tuple[tuple[Path, int, bool], ...]) -> Iterator[_Place]:
    """Every field and point in the order of the file."""
    if isinstance(node, Mapping):
        inside = (*within, (path, node.column, node.flow))
        for name, key in node.keys.items():
            yield _Place((*path, name), key.line, key.column, inside)
            yield from _places(node.values[name], (*path, name), inside)
    elif isinstance(node, Sequence):
        inside = (*within, (path, node.column, node.flow))
        for number, item in enumerate(node.items):
            yield _Place((*path, number), item.line, item.column, inside)
            yield from _places(item, (*path, number), inside)


def _beside(places: list[_Place], comment: Comment, line: str) -> Path:
    """What a comment at the end of a line belongs to: the last thing that begins before it."""
    last = next(each for each in reversed(places) if (each.line, each.column) < (comment.line, comment.column))
    brackets = next((path for path, _, flow in last.within if flow), None)
    return last.path if brackets is None or not _CLOSED.search(line[: comment.column - 1]) else brackets


def _gap(lines: list[str], by_line: dict[int, Comment], before: _Place, after: _Place) -> list[Comment]:
    """Comments between two places, and the empty lines that are no part of a text; an empty line is a comment without text."""
    gap: list[Comment] = []
    for number in range(before.line + 1, after.line):
        comment = by_line.get(number)
        if comment and comment.alone:
            gap.append(comment)
        elif not lines[number - 1].strip():
            gap.append(Comment(number, 0, "", alone=True))
        else:
            while gap and not gap[-1].text:
                gap.pop()
    return gap


def _between(found: dict[Path, Remarks], before: _Place, after: _Place, gap: list[Comment]) -> None:
    """Give each comment of a gap to what it belongs to."""
    ended = [(path, column) for path, column, flow in before.within if (path, column, flow) not in after.within]
    outer = after.within[-1][1] if after.within else 0
    waiting: list[str] = []
    for comment in gap:
        if not comment.text:
            waiting = [""]
            continue
        inner = next((path for path, column in reversed(ended) if outer < comment.column >= column), None)
        if inner is not None or not after.path:
            kept = found.setdefault(inner or (), Remarks()).below
        else:
            kept = found.setdefault(after.path if before.path else (), Remarks()).above
        kept += [*waiting, comment.text]
        waiting = []
    if waiting and before.path and after.path:
        found.setdefault(after.path, Remarks()).above += waiting
    elif waiting and after.path:
        found.setdefault((), Remarks()).above += waiting
