"""Each file of a record by itself: read, checked against its model, and made an entry of; many of them by several processes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

from pydantic import ValidationError

from generator.digests import digest
from generator.nodes import Tree
from generator.problems import Problem
from generator.reading import yaml_tree
from generator.reading.comments import misread, numbers_in_comments
from generator.reading.decoding import text_of
from generator.reading.discover import Found
from generator.reading.drafts import unchecked
from generator.reading.packing import fields_of, packed, unpacked
from generator.reading.places import PlacesInFile
from generator.reading.typed import typed
from generator.reading.yaml_data import data_of
from generator.records import KINDS, Record, walk
from generator.records.entry import Entry, Later
from generator.records.fields import Part
from generator.records.outline import Outline, outline_of
from generator.workers import Workers, in_pieces, undisturbed

#: What somebody wants to know of a record by itself, from its kind and the record: a function at the top level of a module.
Look = Callable[[str, Record], Any]

_PIECE = 64  # files: enough that to hand them out is little of the work, few enough that all workers are done at about the same time
FEWEST = 500  # files, below which processes take longer to begin than they save


class Read(NamedTuple):
    """What is made of a file."""

    digest: str  #: of its content
    problems: list[Problem]
    record: Record | bytes | Later[Record] | None = None  #: as it is, packed, or to be fetched
    line: int = 1  #: where its fields begin
    column: int = 1
    seen: Any = None  #: what the look shows
    outline: Outline | None = None  #: of the record

    def entry(self, file: Found) -> Entry[Record] | None:
        """The entry of the record, if there is one."""
        if self.record is None:
            return None
        record: Any = self.record
        if isinstance(record, bytes):
            record = Later(partial(unpacked, record), self.outline)
        elif isinstance(record, Record):
            record = Later(partial(_itself, record), self.outline)
        places = PlacesInFile(file.file, file.where, self.line, self.column, self.digest)
        return Entry(file.kind, file.stem, record, file.file, places, file.agreement, file.consultation, self.seen, self.digest)


def _itself(record: Record) -> Record:
    return record


class Before(Protocol):
    """Knows what was read of a project's files before: a file with the same content is not read again."""

    def read(self, found: Sequence[Found], look: Look | None, workers: Workers | None) -> Iterable[Read]:
        """As `read_anew`."""


def read_each(
    found: Sequence[Found], workers: Workers | None = None, look: Look | None = None, before: Before | None = None
) -> Iterator[tuple[Entry[Record] | None, list[Problem]]]:
    """What `read_entry` gives for each file, in their order, with what a look at each record shows.

    `before` knows what was read of the files before, and is told what is read now.

    Raises:
        OSError: a file is not there, or the system does not let it be read.
    """
    results = before.read(found, look, workers) if before else read_anew(found, look, workers)
    for file, read in zip(found, results, strict=True):
        yield read.entry(file), list(read.problems)


def read_anew(found: Sequence[Found], look: Look | None, workers: Workers | None) -> Iterator[Read]:
    """What is made of each file, in their order: by workers, where there are some and the files are many.

    Raises:
        OSError: a file is not there, or the system does not let it be read.
    """
    if workers is None or not workers.several or len(found) < FEWEST:
        yield from (read_file(file, None, look) for file in found)
        return
    for results in workers.each(read_several, look, _Pieces(found, carried=workers.elsewhere)):
        yield from results


class BeforeInMemory:
    """What was read last time, for a program that reads the same project again and again. The look must be the same each time."""

    def __init__(self) -> None:
        self._results: dict[str, Read] = {}

    def read(self, found: Sequence[Found], look: Look | None, workers: Workers | None = None) -> Iterator[Read]:
        """As `Before`; workers are not asked."""
        del workers
        known, self._results = self._results, {}
        for file in found:
            content = file.path.read_bytes()
            kept = known.get(file.file)
            result = kept if kept and kept.digest == digest(content) else read_file(file, content, look)
            self._results[file.file] = result
            yield result


def read_several(look: Look | None, files: Sequence[tuple[Found, bytes | None]]) -> list[Read]:
    """What is made of each file, its record packed. The content is given where the files do not lie on this machine."""
    with undisturbed():
        results = [read_file(file, content, look) for file, content in files]
        return [each._replace(record=packed(each.record)) if isinstance(each.record, Record) else each for each in results]


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
    read = read_file(file, None, None)
    return read.entry(file), read.problems


def read_file(file: Found, content: bytes | None, look: Look | None) -> Read:
    """What is made of a file; its content is given where somebody has read it already."""
    content = file.path.read_bytes() if content is None else content
    told = digest(content)
    text, problems = text_of(file.file, content)
    if text is None:
        return Read(told, problems)
    model = KINDS[file.kind].model
    read = _at_once(text, model)
    if read is None:
        tree, problems = tree_and_comments(file.file, text)
        if tree is None:
            return Read(told, problems)
        record, objections = typed(tree, model)
        problems += objections
        if record is None:
            return Read(told, problems)
        read = record, (tree.root.line, tree.root.column)
    else:
        problems = _in_comments(file.file, text)
    record, begins = read
    _share_what_is_set(record)
    return Read(told, problems, record, *begins, look(file.kind, record) if look else None, outline_of(record, told))


def _share_what_is_set(record: Record) -> None:
    """Let all parts of a type have one set of the fields that were given, which are all of them.

    A set for each part is a fifth of what a record takes, and which fields were left out nobody asks: they are None, or empty.
    """
    for _, part in walk.parts(record, Part):
        object.__setattr__(part, "__pydantic_fields_set__", fields_of(type(part)))  # parts are frozen, and this is no field


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


__all__ = ["FEWEST", "Before", "BeforeInMemory", "Look", "Read", "read_anew", "read_each", "read_entry", "tree_and_comments"]
