"""Each file of a record by itself: read, checked against its model, and made an entry of; many of them by several processes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from generator.nodes import Tree
from generator.problems import Problem
from generator.reading import yaml_tree
from generator.reading.comments import misread, numbers_in_comments
from generator.reading.decoding import text_of
from generator.reading.discover import Found
from generator.reading.drafts import unchecked
from generator.reading.places import PlacesInFile, digest
from generator.reading.typed import typed
from generator.reading.yaml_data import data_of
from generator.records import KINDS, Record, walk
from generator.records.entry import Entry
from generator.records.fields import Part
from generator.workers import Workers, in_pieces, undisturbed

#: What somebody wants to know of a record by itself, from its kind and the record: a function at the top level of a module.
Look = Callable[[str, Record], Any]

_PIECE = 64  # files: enough that to hand them out is little of the work, few enough that all workers are done at about the same time
FEWEST = 500  # files, below which processes take longer to begin than they save


class _Read(NamedTuple):
    """What is made of a file: little more than its record, so that it is soon handed on from one process to another."""

    record: Record
    line: int  #: where its fields begin
    column: int
    digest: bytes  #: of its content
    seen: Any  #: what the look shows, or None


def read_each(
    found: Sequence[Found], workers: Workers | None = None, look: Look | None = None, before: Before | None = None
) -> Iterator[tuple[Entry[Record] | None, list[Problem]]]:
    """What `read_entry` gives for each file, in their order, with what a look at each record shows.

    `before` is what was read of the files last time, and then of them now; workers are not asked where there is such.

    Raises:
        OSError: a file is not there, or the system does not let it be read.
    """
    if before is not None:
        yield from before.read(found, look)
        return
    if workers is None or not workers.several or len(found) < FEWEST:
        yield from (_entry(file, *_read(file, None, look)) for file in found)
        return
    for pieces in zip(in_pieces(found, _PIECE), workers.each(read_several, look, _Pieces(found, carried=workers.elsewhere)), strict=True):
        yield from (_entry(file, *result) for file, result in zip(*pieces, strict=True))


class Before:
    """What was read of a project's files last time: a file with the same content is not read again."""

    def __init__(self) -> None:
        self._results: dict[str, tuple[bytes, tuple[_Read | None, list[Problem]]]] = {}

    def read(self, found: Sequence[Found], look: Look | None) -> Iterator[tuple[Entry[Record] | None, list[Problem]]]:
        """As `read_each`. The look must be the same each time."""
        known, self._results = self._results, {}
        for file in found:
            content = file.path.read_bytes()
            told = digest(content)
            kept = known.get(file.file)
            result = kept[1] if kept and kept[0] == told else _read(file, content, look)
            self._results[file.file] = told, result
            read, problems = result
            yield _entry(file, read, list(problems))


def read_several(look: Look | None, files: Sequence[tuple[Found, bytes | None]]) -> list[tuple[_Read | None, list[Problem]]]:
    """What is read of each file, with the problems in it. The content is given where the files do not lie on this machine."""
    with undisturbed():
        return [_read(file, content, look) for file, content in files]


class _Pieces(Sequence[list[tuple[Found, bytes | None]]]):
    """Files in pieces for workers, with their content where they have no disk in common; it is read when its turn comes."""

    def __init__(self, found: Sequence[Found], *, carried: bool) -> None:
        self.pieces, self.carried = in_pieces(found, _PIECE), carried

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, number: Any) -> Any:
        return [(file, file.path.read_bytes() if self.carried else None) for file in self.pieces[number]]


def read_entry(file: Found) -> tuple[Entry[Record] | None, list[Problem]]:
    """A file's record, or None, with what is wrong with it.

    Raises:
        OSError: the file is not there, or the system does not let it be read.
    """
    return _entry(file, *_read(file, None, None))


def _entry(file: Found, read: _Read | None, problems: list[Problem]) -> tuple[Entry[Record] | None, list[Problem]]:
    if read is None:
        return None, problems
    places = PlacesInFile(file.file, file.where, read.line, read.column, read.digest)
    return Entry(file.kind, file.stem, read.record, file.file, places, file.agreement, file.consultation, read.seen), problems


def _read(file: Found, content: bytes | None, look: Look | None) -> tuple[_Read | None, list[Problem]]:
    content = file.path.read_bytes() if content is None else content
    text, problems = text_of(file.file, content)
    if text is None:
        return None, problems
    model = KINDS[file.kind].model
    read = _at_once(text, model)
    if read is None:
        tree, problems = tree_and_comments(file.file, text)
        if tree is None:
            return None, problems
        record, objections = typed(tree, model)
        problems += objections
        if record is None:
            return None, problems
        read = record, (tree.root.line, tree.root.column)
    else:
        problems = _in_comments(file.file, text)
    record, begins = read
    _share_what_is_set(record)
    return _Read(record, *begins, digest(content), look(file.kind, record) if look else None), problems


def _share_what_is_set(record: Record) -> None:
    """Let all parts of a type have one set of the fields that were given, which are all of them.

    A set for each part is a fifth of what a record takes, and which fields were left out nobody asks: they are None, or empty.
    """
    for _, part in walk.parts(record, Part):
        object.__setattr__(part, "__pydantic_fields_set__", _fields_of(type(part)))  # parts are frozen, and this is no field


@cache
def _fields_of(model: type[Part]) -> set[str]:
    return set(model.model_fields)


def _at_once(text: str, model: type[Record]) -> tuple[Record, tuple[int, int]] | None:
    """The record of a file with nothing wrong or unusual in it, and where its fields begin."""
    data = data_of(text)
    if data is None:
        return None
    content, begins = data
    try:
        return model.model_validate(content), begins
    except ValidationError:
        return None


def tree_and_comments(file: str, text: str) -> tuple[Tree | None, list[Problem]]:
    """A file's tree, or None, with what is wrong with it and what in it is still to be checked."""
    tree, problems = yaml_tree.tree_of(file, text)
    return tree, problems if tree is None else [*problems, *_in_comments(file, text)]


def _in_comments(file: str, text: str) -> list[Problem]:
    return unchecked(file, text) + numbers_in_comments(file, text) + misread(file, text)


__all__ = ["FEWEST", "Before", "Look", "read_each", "read_entry", "read_several", "tree_and_comments"]
