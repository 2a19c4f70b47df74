"""What stands in comments: no part of a record, but in the file that is stored and handed on.

And what was meant to be part of a record but is not, or not as it was meant: what follows ` #`, and quotation marks that YAML does
not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.identity import has_number, masked
from generator.problems import Location, Problem, Severity
from generator.reading.drafts import texts_in

#: Begins with its sign, as do those below, so that the search leaps from one to the next.
_COMMENT = re.compile(r"#(?<![^ \t\n]#)[^\n]*")

#: `Nämnd #1`: a comment right after a text without quotes, and no space after its sign. A comment that was meant has one.
_LOST = re.compile(r"""[^\s:|>"'\]}#-][ \t]+(#[^\s#][^\n]*)""")
_CURLY_END = re.compile(r"”[ \t]*$", re.MULTILINE)
_CURLY = re.compile(r"(?:.*[:-])?[ \t]+([”“][^”“\n]*”)[ \t]*")
_LONGEST = 40  # letters that are repeated in a problem


def numbers_in_comments(file: str, text: str) -> list[Problem]:
    """A problem for every comment with a personal identity number; those in values are the business of the rules."""
    found = [comment for comment in _COMMENT.finditer(text) if has_number(comment[0])]
    inside = texts_in(text) if found else []
    return [_problem(file, text, comment.start()) for comment in found if not any(begin <= comment.start() < end for begin, end in inside)]


def misread(file: str, text: str) -> list[Problem]:
    """A problem for each text that YAML reads otherwise than it looks: cut off at ` #`, or within quotation marks that are part of it."""
    lost = list(_LOST.finditer(text)) if " #" in text or "\t#" in text else []
    curly = list(_curly(text))
    if not lost and not curly:
        return []
    values = texts_in(text)
    ends = {end for _, end in values}
    cut = [each for each in lost if each.start() + 1 in ends and not any(begin <= each.start(1) < end for begin, end in values)]
    starts = {begin for begin, _ in values}
    found = [_told(file, text, each, "yaml.comment") for each in cut]
    return found + [_told(file, text, each, "yaml.quotes") for each in curly if each.start(1) in starts]


def _curly(text: str) -> Iterator[re.Match[str]]:
    """The last quotation marks of each line that may be a whole text."""
    for end in _CURLY_END.finditer(text):
        if found := _CURLY.fullmatch(text, text.rfind("\n", 0, end.start()) + 1, end.end()):
            yield found


_ADVICE = {
    "yaml.comment": (
        'det som står efter värdet, "{}", läses som en kommentar och kommer inte med',
        "Hör det till texten: sätt hela texten inom citattecken. Är det en kommentar: skriv ett mellanslag efter #.",
        Severity.ERROR,
    ),
    "yaml.quotes": (
        "citattecknen i {} blir en del av texten och visas på sidan",
        'Ta bort dem, eller skriv raka citattecken (") om texten behöver några för att läsas rätt.',
        Severity.WARNING,
    ),
}


def _told(file: str, text: str, found: re.Match[str], rule: str) -> Problem:
    message, advice, severity = _ADVICE[rule]
    words = found[1] if len(found[1]) <= _LONGEST else f"{found[1][:_LONGEST]}…"
    return Problem(Location.at(file, text, found.start(1)), rule, message.format(masked(words)), advice, severity)


def _problem(file: str, text: str, at: int) -> Problem:
    place = Location.at(file, text, at)
    told = "kommentaren innehåller något som ser ut som ett personnummer"
    return Problem(place, "privacy.identity-number", told, "Ta bort numret. Filen sparas och sprids med sina kommentarer.")
