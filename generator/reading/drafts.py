"""Drafts: files that are not read as records yet, and the marks that say that something in a file is still to be checked."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.problems import Location, Problem

_MARK = re.compile(r"#[ \t]*kontrollera\b", re.IGNORECASE)
_LONGEST = 120  # letters of a comment that are repeated in a problem


def unchecked(file: str, text: str) -> list[Problem]:
    """A problem for every comment that marks something to be checked. `# kontrollera` within a text is no comment."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return []
    inside = texts_in(text)
    found: dict[int, Problem] = {}  # by line, for a comment may speak of the mark
    for mark in marks:
        own = mark.start() == 0 or text[mark.start() - 1] in " \t\n"
        if own and not any(begin <= mark.start() < end for begin, end in inside):
            found.setdefault(text.count("\n", 0, mark.start()), _problem(file, text, mark.start()))
    return list(found.values())


def _problem(file: str, text: str, at: int) -> Problem:
    comment = text[at:].partition("\n")[0].lstrip("# \t").strip()
    said = comment if len(comment) <= _LONGEST else f"{comment[:_LONGEST].rsplit(' ', 1)[0]} …"
    return Problem(
        Location.at(file, text, at),
        "draft.unchecked",
        f'här står "{said}"',
        "Läs mot handlingen, rätta om det behövs, och ta bort kommentaren.",
    )


def texts_in(text: str) -> list[tuple[int, int]]:
    """Where the values of a file begin and end; the line that a block text begins on is not part of it."""
    found: list[tuple[int, int]] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                begin, end = _index(event.start_mark), _index(event.end_mark)
                if event.style in {"|", ">"}:
                    begin = text.find("\n", begin)
                    end = _end_of_block(text, begin)
                found.append((begin, end))
    except yaml.YAMLError:
        return found  # what is wrong with the file is told elsewhere
    return found


def _index(mark: Any) -> int:
    return int(mark.index) if mark else 0


def _end_of_block(text: str, begin: int) -> int:
    """Where a block text ends: before the first line that is indented less than its first one."""
    position, inner = begin + 1, -1
    while position <= len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        content = text[position:stop]
        if content.strip():
            indent = len(content) - len(content.lstrip(" "))
            inner = indent if inner < 0 else inner
            if indent < inner:
                break
        position = stop + 1
    return position
