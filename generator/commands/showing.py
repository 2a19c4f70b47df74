"""Problems as a person at a terminal reads them: in colour, with the line that is meant and a caret under the column."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import click

from generator.problems import SEVERITY_WORDS, Location, Problem, Severity

_WIDEST = 100  #: of a quoted line, in characters
_LEAD = 30  #: of them at most before the column, where the line is longer
_LARGEST = 4 * 1024 * 1024
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
#: Rules whose messages never repeat what they are about; a quoted line would.
_DISCREET = ("privacy.", "withheld.")


def shown(problems: Iterable[Problem], project: Path) -> Iterator[str]:
    """Each problem as in the plain format, coloured, and under it the line of its file with a caret where its place is known.

    Args:
        problems: in the order in which they are to be read.
        project: the folder that their places are told from.
    """
    for problem in problems:
        severity = click.style(f"{SEVERITY_WORDS[problem.severity]}:", fg=_COLOURS[problem.severity], bold=True)
        suggestion = f" {problem.suggestion}" if problem.suggestion else ""
        place = click.style(f"{problem.location}:", bold=True)
        yield f"{place} {severity} {problem.message}.{suggestion} {click.style(f'[{problem.rule}]', dim=True)}"
        if not problem.rule.startswith(_DISCREET):
            yield from _quoted(problem.location, project)


def _quoted(place: Location, project: Path) -> Iterator[str]:
    lines = _lines(project / place.file) if place.line else ()
    if not 0 < place.line <= len(lines):
        return
    line, column = _around(lines[place.line - 1], max(place.column, 1) - 1)
    if not line.strip():
        return
    number = f"{place.line:>5} | "
    yield f"{click.style(number, fg='cyan')}{line}"
    if place.column:
        before = sum(_width(sign) for sign in line[:column])
        yield f"{click.style(f'{chr(32) * 5} | ', fg='cyan')}{' ' * before}{click.style('^', fg='green', bold=True)}"


@lru_cache(maxsize=16)
def _lines(path: Path) -> tuple[str, ...]:
    """The lines of a file as places count them; none where it is no file of text."""
    try:
        if path.stat().st_size > _LARGEST:
            return ()
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(re.split(r"\r\n|\r|\n", text))


def _around(line: str, column: int) -> tuple[str, int]:
    """A line that fits, with its signs safe to print, and where the column is in it."""
    safe = "".join(" " if sign == "\t" else sign if sign.isprintable() else "\ufffd" for sign in line)
    if len(safe) <= _WIDEST:
        return safe, column
    start = max(0, min(column - _LEAD, len(safe) - _WIDEST))
    piece = safe[start : start + _WIDEST]
    if start:
        piece = f"…{piece[1:]}"
    if start + _WIDEST < len(safe):
        piece = f"{piece[:-1]}…"
    return piece, column - start


def _width(sign: str) -> int:
    """How many places a sign takes on a terminal."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def from_workspace(problems: Iterable[Problem], project: Path) -> list[Problem]:
    """Problems whose files are told from the folder that GitHub counts from, which need not be the project's."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    folder = project.resolve()
    if folder == root or not folder.is_relative_to(root):
        return list(problems)
    above = folder.relative_to(root).as_posix()
    return [
        replace(each, location=replace(each.location, file=f"{above}/{each.location.file}"))
        if not each.location.file.startswith("/")
        else each
        for each in problems
    ]
