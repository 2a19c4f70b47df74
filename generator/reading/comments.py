"""What stands in comments: no part of a record, but in the file that is stored and handed on."""

from __future__ import annotations

import re

from generator.identity import has_number
from generator.problems import Location, Problem
from generator.reading.drafts import texts_in

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def numbers_in_comments(file: str, text: str) -> list[Problem]:
    """A problem for every comment with a personal identity number; those in values are the business of the rules."""
    found = [comment for comment in _COMMENT.finditer(text) if has_number(comment[0])]
    inside = texts_in(text) if found else []
    return [_problem(file, text, comment.start()) for comment in found if not any(begin <= comment.start() < end for begin, end in inside)]


def _problem(file: str, text: str, at: int) -> Problem:
    place = Location(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    told = "kommentaren innehåller något som ser ut som ett personnummer"
    return Problem(place, "privacy.identity-number", told, "Ta bort numret. Filen sparas och sprids med sina kommentarer.")
