"""YAML as an editor may write it: a tree of texts with their places, read from libyaml's events.

Every scalar stays a text (so `no`, `12:30` and `2019-05` mean what they say), and what YAML allows beyond plain lists and fields
(anchors, aliases, tags, merge keys, several documents) is refused, since it hides from the reader what the data are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.nodes import Mapping, Node, Scalar, Sequence, Tree
from generator.problems import Location, Problem
from generator.reading.decoding import text_of
from generator.reading.yaml_words import Stop, in_swedish

MAX_DEPTH = 20
#: The field that merges another into this one, and what stands for no value.
MERGE = "<<"
NOTHING = frozenset({"null", "~"})

_LOADER = yaml.CSafeLoader
_LEADING_TAB = re.compile(r" *\t")
_QUOTES = {'"', "'"}


def read(file: str, content: bytes) -> tuple[Tree | None, list[Problem]]:
    """A file's tree, or None, and every problem that could be told apart in it. `file` is the name shown in problems."""
    text, problems = text_of(file, content)
    return (None, problems) if text is None else tree_of(file, text)


def tree_of(file: str, text: str) -> tuple[Tree | None, list[Problem]]:
    """As `read`, of a file's text as `text_of` gives it."""
    problems = [
        Problem(Location(file, number, found.end()), "yaml.tab", "raden börjar med ett tabbtecken", "Använd mellanslag för indrag.")
        for number, line in enumerate(text.split("\n") if "\t" in text else (), start=1)
        if (found := _LEADING_TAB.match(line))
    ]
    if problems:
        return None, problems
    builder = _Builder(file)
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        problems.append(syntax(file, text, error, builder.quoted))
    except _TooDeepError as error:
        problems.append(error.problem)
    problems += builder.problems
    root = builder.root
    if problems:
        return None, problems
    if root is None or (isinstance(root, Scalar) and not root.value and not root.style):
        return None, [Problem(Location(file), "yaml.empty", "filen är tom", "Fyll i fälten, eller ta bort filen.")]
    if not isinstance(root, Mapping):
        advice = 'Skriv varje fält på en egen rad, med ett mellanslag efter kolonet: "namn: värde".'
        return None, [Problem(Location(file, root.line, root.column), "field.type", "filen ska bestå av fält", advice)]
    return Tree(file, root), []


def position(event: yaml.Event) -> tuple[int, int]:
    """The line and column where an event begins, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _at(mark: Any, otherwise: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else otherwise


def syntax(file: str, text: str, error: yaml.MarkedYAMLError, quoted: yaml.Event | None = None) -> Problem:
    """What libyaml says, for an editor. `quoted` is the last text within quotes before it stopped."""
    at = _at(error.problem_mark, _at(error.context_mark))
    texts = (_at(quoted.start_mark), _at(quoted.end_mark)) if quoted else None
    told = in_swedish(Stop(error.problem or "", error.context or "", at, _at(error.context_mark, at), texts), text)
    line, column = told.at
    return Problem(Location(file, line + 1, column + 1), told.rule, told.message, told.suggestion)


class _TooDeepError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Takes libyaml's events one by one and keeps where everything stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.documents = 0
        self.quoted: yaml.Event | None = None  # the last text within quotes

    def build(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents == 2:  # noqa: PLR2004 - the second of what may only be one
                    self._report(event, "yaml.documents", "filen innehåller flera dokument", 'Ta bort raden "---", eller dela upp filen.')
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.root = self._node(event, events, 0)

    def _report(self, event: yaml.Event, rule: str, message: str, suggestion: str) -> None:
        self.problems.append(Problem(Location(self.file, *position(event)), rule, message, suggestion))

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        line, column = position(event)
        self._refuse_hidden(event)
        if depth > MAX_DEPTH:
            place = Location(self.file, line, column)
            raise _TooDeepError(
                Problem(
                    place, "yaml.depth", f"fälten ligger i mer än {MAX_DEPTH} nivåer", "Så djupt går inga uppgifter. Kontrollera indragen."
                )
            )
        if isinstance(event, yaml.SequenceStartEvent):
            sequence = Sequence(line, column, flow=bool(event.flow_style))
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                item = self._node(inner, events, depth + 1)
                self._refuse_empty(inner, item, "punkten")
                sequence.items.append(item)
            return sequence
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(Mapping(line, column, flow=bool(event.flow_style)), events, depth)
        if isinstance(event, yaml.ScalarEvent):
            self.quoted = event if event.style in _QUOTES else self.quoted
            return Scalar(event.value, line, column, event.style or None)  # libyaml says "" for a plain one
        return Scalar("", line, column, "*")  # an alias, refused above

    def _mapping(self, mapping: Mapping, events: Iterator[yaml.Event], depth: int) -> Mapping:
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self._node(inner, events, depth + 1)
            value_event = next(events)
            value = self._node(value_event, events, depth + 1)
            if not isinstance(key, Scalar):
                self._report(inner, "yaml.key", "ett fältnamn måste vara ett ord", "Skriv fältets namn, ett kolon och värdet.")
                continue
            if key.value == MERGE:
                self._report(inner, "yaml.anchor", 'sammanslagning med "<<" är inte tillåten', "Skriv ut uppgifterna.")
                continue
            if key.value in mapping.keys:
                first = mapping.keys[key.value].line
                self._report(
                    inner,
                    "yaml.duplicate-key",
                    f'fältet "{key.value}" står två gånger',
                    f"Första gången är på rad {first}. Ta bort det ena.",
                )
                continue
            self._refuse_empty(inner, value, f'fältet "{key.value}"')
            mapping.keys[key.value] = key
            mapping.values[key.value] = value
        return mapping

    def _refuse_hidden(self, event: yaml.Event) -> None:
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            self._report(event, "yaml.anchor", f'hänvisningen "*{anchor}" är inte tillåten', "Skriv ut uppgiften på varje ställe.")
        elif anchor:
            self._report(event, "yaml.anchor", f'ankaret "&{anchor}" är inte tillåtet', "Ta bort det, eller sätt texten inom citattecken.")
        if tag := getattr(event, "tag", None):
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._report(event, "yaml.tag", f'märket "{shown}" är inte tillåtet', "Ta bort det, eller sätt texten inom citattecken.")

    def _refuse_empty(self, event: yaml.Event, value: Node, what: str) -> None:
        if not isinstance(value, Scalar) or value.style == "*":
            return
        if not value.value.strip():
            self._report(event, "yaml.empty", f"{what} har inget värde", "Skriv ett värde, eller ta bort raden.")
        elif value.style is None and value.value.casefold() in NOTHING:
            self._report(event, "yaml.empty", f'{what} har värdet "{value.value}"', "Ta bort raden om uppgiften inte är känd.")
