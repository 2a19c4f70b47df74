"""Case numbers, dates, deadlines and extensions in the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.dates import MONTHS, PartialDate

_DATE = re.compile(
    rf"(?<![\d/.-])(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?::?e)? (?P<name>{'|'.join(MONTHS)})(?:,? (?P<year2>(?:19|20)\d\d))?"
    rf"|(?P<day3>\d{{1,2}})[/.](?P<month3>\d{{1,2}})[-/. ](?P<year3>(?:19|20)\d\d))(?![\d/-])",
    re.IGNORECASE,
)
_LABEL = r"(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|ärende nr|beteckning|vår ref(?:erens)?|mål ?nr)\.?:?"
#: Whole words of figures, letters and signs that a case number may be, where a label says that it is one.
_ANY_NUMBER = (
    r"(?:[A-ZÅÄÖ][A-Za-zåäö]{0,6}[ -]?)?"
    r"(?:\d{4}/[A-ZÅÄÖ]{2,5} \d{2,5}(?: \d{2,4})?"
    r"|\d+(?:\.\d+)+[-/ ]\d+[-/]\d{2,4}"
    r"|\d{2,4}-\d+/\d{4}(?:-\d+)?"
    r"|\d{4}[/:-]\d+(?:[-/][\dA-Z][\d.A-Z]*)*"
    r"|\d+/\d{4}(?:-\d+)?|\d{1,4}[-.]\d{2,7}(?:[-/]\d{2,4})?)"
)
_LABELLED = re.compile(rf"{_LABEL}\s*(?P<number>{_ANY_NUMBER})", re.IGNORECASE)
#: What is a case number without being called one: letters of a diary and a year.
_UNLABELLED = re.compile(
    r"(?<![\w/])(?P<number>[A-ZÅÄÖ]{1,5}[ -]?(?:19|20)\d\d[/:]\d+(?:-[\d.]+)?(?:/[A-Z]+\d*)?"
    r"|(?:19|20)\d\d/[A-ZÅÄÖ]{2,5} \d{3,5}(?: \d{3})?"
    r"|[A-Z]\d{2,3}\.\d{3}/(?:19|20)\d\d|[A-Z][a-z](?:19|20)\d\d/\d+(?:/[A-Z]+\d*)?)(?![\w/])"
)
_THEIRS = re.compile(
    r"(?:\ber(?:t|s|an?)?\b|remiss\w*|kommunstyrelsens|stadsledningskontorets|inkommande|svar på)[^.\n]{0,60}$", re.IGNORECASE
)
_EXTENSION = re.compile(r"anstånd|förlängd (?:svars|remiss)?tid|förlängning av (?:svars|remiss)tiden", re.IGNORECASE)
_DEADLINE = re.compile(r"remisstid|svarstid|sista (?:svars)?dag|senast (?:den )?\d|ska ha inkommit|besvaras senast", re.IGNORECASE)
_RECEIVED = re.compile(r"(?:\bink(?:om|ommen|ommet|\.)|\bankom(?:stdatum)?\b|ankomststämpel)[^\n]{0,20}$", re.IGNORECASE)
_DECIDED = re.compile(r"(?:sammanträd\w*|beslut(?:ade|sdatum|at)?|möte\w*)(?:\s*(?:datum|dag))?[^\n.]{0,40}$", re.IGNORECASE)
_NOT_OWN = re.compile(
    r"(?:senast|remisstid|anstånd|ink(?:om|\.)|ankom|remiss(?!var|yttrande)|skickades|t\.?o\.?m|under|från|till|giltig|ändrad)[^\n.]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"])|\n+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: what it is, where it stands, and its sentence."""

    date: PartialDate
    start: int
    sentence: str


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


def sentences(text: str) -> list[str]:
    """A text's sentences, as far as full stops tell."""
    pieces = [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]
    found: list[str] = []
    for piece in pieces:
        if found and re.search(r"\b(?:bl\.a|t\.ex|m\.m|d\.v\.s|f\.d|s\.k|ca|kap|nr|dnr|jfr|resp|st|kl|prop|[A-ZÅÄÖ])\.$", found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def same_number(one: str, other: str) -> bool:
    """Whether two writings are of one case number: signs, spaces and a word for it aside."""
    return _bare_number(one) == _bare_number(other)


def _bare_number(number: str) -> list[str]:
    return re.findall(r"[a-zåäö]+|\d+", re.sub(r"\b(?:dnr|diarienr|nr)\b", "", number.casefold()))


def case_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Every case number in a text and where it starts."""
    taken: list[range] = []
    for pattern in (_LABELLED, _UNLABELLED):
        for found in pattern.finditer(text):
            start, end = found.span("number")
            if not any(start < each.stop and end > each.start for each in taken) and not _DATE.fullmatch(found["number"]):
                taken.append(range(start, end))
                yield found["number"].rstrip(".-"), start


def dates(text: str) -> list[Dated]:
    """Every day in a text. One without a year has that of the day last named before it."""
    found: list[Dated] = []
    year = 0
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        year = int(parts["year"] or parts["year2"] or parts["year3"] or year)
        month = int(parts["month"] or parts["month3"] or (MONTHS.index(parts["name"].casefold()) + 1 if parts["name"] else 0))
        day = int(parts["day"] or parts["day2"] or parts["day3"])
        try:
            date = PartialDate.parse(f"{year:04}-{month:02}-{day:02}")
        except ValueError:
            continue
        if year:
            found.append(Dated(date, match.start(), _around(text, match.start())))
    return found


def _around(text: str, place: int) -> str:
    begin = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    line = text[begin : stop if stop >= 0 else len(text)]
    position = begin
    for sentence in sentences(line):
        start = text.find(sentence[:40], position)
        if start <= place < start + len(sentence):
            return sentence
        position = max(position, start)
    return line.strip()


def facts(head: str, body: str, consultation_number: str | None) -> Facts:
    """What the heading block (with running heads) and the text of a document tell."""
    found = Facts()
    for number, start in case_numbers(head):
        before = head[max(0, start - 80) : start].rpartition("\n")[2]
        ours = not (consultation_number and same_number(number, consultation_number)) and not _THEIRS.search(before)
        line = _around(head, start)
        if ours and not found.own_number:
            found.own_number = (number, line)
        elif not ours and not found.their_number:
            found.their_number = (number, line)
    if not found.their_number and consultation_number:
        same = [(number, start) for number, start in case_numbers(body) if same_number(number, consultation_number)]
        found.their_number = (same[0][0], _around(body, same[0][1])) if same else None
    _date_it(found, head)
    for each in dates(body):
        if _EXTENSION.search(each.sentence):
            found.extension = found.extension or each
        elif _DEADLINE.search(each.sentence):
            found.deadline = found.deadline or each
    return found


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
