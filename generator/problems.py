"""What went wrong, where, and what to do about it: values that every stage collects and no stage raises."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

#: Longer than any name in the data, and short enough to be compared with all of them.
_LONGEST_NAME = 200

#: What would break a line, colour a terminal or turn the text around, and halves of characters that cannot be written at all.
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _shown(text: str, longest: int) -> str:
    """A text that an editor or a file's name may have brought in, safe to print on one line."""
    return printable(text if len(text) <= longest else f"{text[: longest - 1]}…")


def printable(line: str) -> str:
    """A line that somebody else may have written, with nothing in it that a terminal would obey."""
    return _UNSHOWABLE.sub(lambda found: "\ufffd" if found[0] >= "\ud800" else f"\\u{ord(found[0]):04x}", line)


class Severity(StrEnum):
    """How much a problem stops: an error stops publishing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


#: The words an editor reads.
SEVERITY_WORDS = {Severity.ERROR: "fel", Severity.WARNING: "varning"}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1; 0 means that the file as a whole is meant."""

    file: str  #: path relative to the project folder, with forward slashes
    line: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", _shown(self.file, 1_000))

    @classmethod
    def at(cls, file: str, text: str, place: int) -> Location:
        """The line and column of a place in a file's text, `place` being counted in characters from 0."""
        return cls(file, text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which rule says so, and in Swedish what and what to do."""

    location: Location
    rule: str  #: the id of a rule in `catalogue.RULES`
    message: str  #: a Swedish clause without a full stop at its end
    suggestion: str = ""  #: whole Swedish sentences
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _shown(self.message, 400))
        object.__setattr__(self, "suggestion", _shown(self.suggestion, 1_500))

    def __str__(self) -> str:
        suggestion = f" {self.suggestion}" if self.suggestion else ""
        return f"{self.location}: {SEVERITY_WORDS[self.severity]}: {self.message}.{suggestion} [{self.rule}]"


class AlreadyFilledError(Exception):
    """A folder holds no frames: it is filled already, or no engine has built it."""


class Problems(Exception):
    """Raised by the pipeline when the data cannot be published; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Problems], tuple[list[Problem]]]:
        """As it comes from a worker to whoever gave out the work."""
        return type(self), (self.problems,)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by place, then rule, each once: the order that every output has."""
    return sorted(set(problems), key=lambda p: (p.location, p.rule, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything here stops publishing."""
    return any(p.severity is Severity.ERROR for p in problems)


def nearest(wrong: str, candidates: Mapping[str, str]) -> str:
    """What the nearest of the candidates' names stands for, or an empty string when none is near."""
    if len(wrong) > _LONGEST_NAME:
        return ""
    by_fold = {name.casefold(): meant for name, meant in candidates.items()}
    near = difflib.get_close_matches(wrong.casefold(), by_fold, n=1, cutoff=0.7)
    return by_fold[near[0]] if near else ""


def did_you_mean(wrong: str, candidates: Iterable[str]) -> str:
    """`Menade du "x"?` with the nearest candidate, or an empty string when none is near."""
    meant = nearest(wrong, {candidate: candidate for candidate in candidates})
    return f'Menade du "{meant}"?' if meant else ""


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """A line per problem, as an editor reads it."""
    yield from map(str, problems)


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the line of a pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error message.
    """
    for p in problems:
        place = f"file={_property(p.location.file)}"
        if p.location.line:
            place += f",line={p.location.line},col={max(p.location.column, 1)}"
        text = f"{p.message}. {p.suggestion}".strip()
        yield f"::{p.severity.value} {place},title={_property(p.rule)}::{_data(text)}"


def as_json(problems: Iterable[Problem]) -> Iterator[str]:
    """One JSON array of objects: file, line, column, severity, rule, message, suggestion."""
    rows = [
        {
            "file": p.location.file,
            "line": p.location.line,
            "column": p.location.column,
            "severity": p.severity.value,
            "rule": p.rule,
            "message": p.message,
            "suggestion": p.suggestion,
        }
        for p in problems
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=2)


#: Every way to print problems, by the name that `insyn check --format` takes.
FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
