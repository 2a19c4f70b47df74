"""The files that an editor works with, line by line: only those of the project's data, pages and settings, and never through a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.problems import Problem
from generator.reading import engine_config

_MOST = 4 << 20  # bytes that are shown; a file of data/ may have a quarter of that
_BINARY = b"\0"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, parted where a problem points at a word of it."""

    number: int  #: from 1
    before: str
    marked: str  #: empty where no problem names a column of the line
    after: str
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Shown:
    """A file, with the problems beside the lines that they are about."""

    file: str  #: path below the project
    lines: Sequence[Line]
    of_whole: Sequence[Problem]  #: what is about the file as a whole, or about a line that is no longer there
    unreadable: str = ""  #: why its text is not shown


def may_be_shown(file: str, content: str) -> bool:
    """Whether a path below the project is one of what editors write: data/, the hand-written pages, mkdocs.yml. No hidden files."""
    parts = file.split("/")
    if any(not part or part.startswith(".") or set(part) & set("\\:\0") for part in parts):
        return False
    return file == engine_config.FILE or file.startswith(tuple(f"{folder}/" for folder in ("data", content.strip("/")) if folder))


def found(project: Path, content: str, file: str) -> Path | None:
    """Where such a file lies; None where there is none, or where the way to it goes over a symbolic link."""
    if not may_be_shown(file, content):
        return None
    path = project / file
    try:
        is_there = path.is_file() and path.resolve() == project.resolve() / file
    except OSError:  # a loop of links, or a name that is too long
        return None
    return path if is_there else None


def shown(path: Path, file: str, problems: Iterable[Problem]) -> Shown:
    """A file with its problems.

    Args:
        path: where it lies.
        file: its path below the project.
        problems: those of this file.
    """
    told = list(problems)
    text, unreadable = _text(path)
    rows = text.split("\n") if text else []
    if rows and not rows[-1]:
        rows.pop()
    lines = [_line(number, row, [each for each in told if each.location.line == number]) for number, row in enumerate(rows, start=1)]
    return Shown(file, lines, [each for each in told if not 0 < each.location.line <= len(rows)], unreadable)


def _text(path: Path) -> tuple[str, str]:
    """A file's text as places count its lines, or why there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError as error:
        return "", f"Filen går inte att läsa: {error.strerror or type(error).__name__}."
    if len(content) > _MOST:
        return "", "Filen är för stor för att visas här."
    if _BINARY in content or content.startswith(b"%PDF"):
        return "", "Filen är ingen textfil och visas inte här."
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n"), ""


def _line(number: int, row: str, problems: Sequence[Problem]) -> Line:
    column = next((each.location.column for each in problems if each.location.column), 0)
    if not 0 < column <= len(row):
        return Line(number, row, "", "", problems)
    begin = column - 1
    end = next((at for at in range(begin, len(row)) if row[at].isspace()), len(row))
    return Line(number, row[:begin], row[begin:end], row[end:], problems)


def in_editor(path: Path, line: int = 0) -> str:
    """The address at which Visual Studio Code opens a file on the same machine (its documentation, "Opening VS Code with URLs")."""
    absolute = path.resolve().as_posix()
    return f"vscode://file/{quote(absolute.lstrip('/'), safe='/:')}{f':{line}' if line else ''}"
