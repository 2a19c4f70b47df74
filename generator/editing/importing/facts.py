"""Case numbers, dates, deadlines and extensions in the text of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.editing.importing.cases import THEIRS, case_numbers, labelled, same_number
from generator.editing.importing.days import Dated, as_period_ends, dates, day_in_figures
from generator.editing.importing.sentences import around

_EXTENSION = re.compile(
    r"anstånd|uppskov|förläng(?:d|t|ning)\w*(?: av)? (?:(?:svars|remiss)?tid|till)|(?:svars|remiss)tiden? (?:har )?förläng", re.IGNORECASE
)
_DEADLINE = re.compile(
    r"remisstid|svarstid|sista (?:svars)?dag|senast|ska ha inkommit|fått tid|tid (?:att svara )?till|svar (?:önskas|ska|vill)|besvaras",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"(?:\bink(?:om|ommen|ommet|\.)|\bankom(?:stdatum)?\b|ankomststämpel)[^\n]{0,20}$", re.IGNORECASE)
_DECIDED = re.compile(r"(?:sammanträd\w*|beslut(?:ade|sdatum|at)?|möte\w*)(?:\s*(?:datum|dag))?[^\n.]{0,40}$", re.IGNORECASE)
_NOT_OWN = re.compile(
    r"(?:senast|remisstid|anstånd|ink(?:om|\.)|ankom|remiss(?!var|yttrande)|skickades|t\.?o\.?m|under|från|till|giltig"
    r"|ändrad)[^\n.]{0,40}$",
    re.IGNORECASE,
)
#: A place and a day, as they stand over a signature: "Exempelstad den 3 maj 2024".
_PLACED = re.compile(r"(?:[A-ZÅÄÖ][\wåäö-]+,? ){1,3}(?:den )?")


@dataclass(slots=True)
class Facts:
    """What is told of a document in a few words here and there. Each with the words that show it."""

    own_number: tuple[str, str] | None = None
    their_number: tuple[str, str] | None = None
    dated: Dated | None = None
    decided: Dated | None = None
    received: Dated | None = None
    deadline: Dated | None = None
    extension: Dated | None = None


def facts(head: str, body: str, consultation_number: str | None) -> Facts:
    """What the heading block (with running heads) and the text of a document tell."""
    found = Facts()
    head = labelled(head)
    for number, start in case_numbers(head):
        before = head[max(0, start - 80) : start].rpartition("\n")[2]
        ours = not (consultation_number and same_number(number, consultation_number)) and not THEIRS.search(before)
        line = around(head, start)
        if ours and not found.own_number:
            found.own_number = (number, line)
        elif not ours and not found.their_number:
            found.their_number = (number, line)
    if not found.their_number and consultation_number:
        same = [(number, start) for number, start in case_numbers(body) if same_number(number, consultation_number)]
        found.their_number = (same[0][0], around(body, same[0][1])) if same else None
    _date_it(found, head)
    found.dated = found.dated or day_in_figures(head) or _over_signature(body)
    _limit(found, dates(body), body)
    return found


def _limit(found: Facts, days: list[Dated], body: str) -> None:
    """Tell by when an answer was asked for, and until when the time was extended: by what leads to each day in its sentence."""
    sentence, at = "", 0
    for each in as_period_ends(days):
        if each.sentence != sentence:
            sentence, at = each.sentence, max(0, body.rfind("\n", 0, each.start))
            at = max(at, each.start - len(sentence))
        lead = body[at : each.end]
        alone = sum(other.sentence == sentence for other in days) == 1
        if _EXTENSION.search(sentence if alone else lead):
            found.extension = found.extension or each
        elif _DEADLINE.search(sentence if alone else lead):
            found.deadline = found.deadline or each
        at = each.end


def _over_signature(body: str) -> Dated | None:
    """The day that stands with a place on a line of its own, as letters end."""
    for each in reversed(dates(body)):
        line = body[body.rfind("\n", 0, each.start) + 1 :].split("\n", 1)[0].strip().rstrip(".")
        if each.sentence.rstrip(".") == line and _PLACED.fullmatch(line[: len(line) - (each.end - each.start)]):
            return each
    return None


def _date_it(found: Facts, head: str) -> None:
    """Tell the days in a heading block apart: when it was written, decided and received."""
    for each in dates(head):
        before = head[max(0, each.start - 60) : each.start]
        line = before.rpartition("\n")[2] or before.rstrip("\n").rpartition("\n")[2]
        if _RECEIVED.search(line):
            found.received = found.received or each
        elif _DECIDED.search(line):
            found.decided = found.decided or each
        elif not _NOT_OWN.search(line):
            found.dated = found.dated or each
