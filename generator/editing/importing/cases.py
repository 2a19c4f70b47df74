"""Case numbers (diarienummer) in the forms in which Swedish authorities write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.editing.importing.days import DATE

_LABEL = (
    r"(?:dnr|diarienummer|diarienr|diarie|ärendenummer|ärendenr|ärende nr|ärendebeteckning|beteckning|(?:vår|er) ref(?:erens)?|mål ?nr)\.?"
    r"(?: ?nr\.?)?(?: ?\([^)\n]{1,20}\))?\s?:?"
)
#: Whole words of figures, letters and signs that a case number may be, where a label says that it is one.
_ANY_NUMBER = (
    r"(?:[A-ZÅÄÖ][A-Za-zåäö]{0,6}[ /-]?)?"
    r"(?:\d{4}/[A-ZÅÄÖ]{2,5} \d{2,5}(?: \d{2,4})?"
    r"|\d{4}-[A-ZÅÄÖ]{2,5}\d{3,7}"
    r"|\d+(?:\.\d+)+[-/ ]\d+[-/]\d{2,4}"
    r"|\d+(?:\.\d+)+/(?:19|20)\d\d-\d+"
    r"|\d{2,4}-\d+/\d{2,4}(?:-\d+)?"
    r"|\d{4}[/:-]\d+(?:[-/][\dA-Z][\d.A-Z]*)*"
    r"|(?:19|20)\d\d\.\d{2,6}(?![.\d])"
    r"|\d+/\d{4}(?:-\d+)?|\d{1,6}[-./:]\d{2,7}(?:[-/]\d{2,4})?)"
)
_LABELLED = re.compile(rf"(?<![a-zåäö]){_LABEL}\s*(?P<number>{_ANY_NUMBER})", re.IGNORECASE)
#: What is a case number without being called one: letters of a diary and a year, or a plan of registration and a year.
_UNLABELLED = re.compile(
    r"(?<![\w/.-])(?P<number>(?!SFS|PROP)[A-ZÅÄÖ]{1,5}[ /-]?(?:19|20)\d\d[/:]\d+(?:-[\d.]+)?(?:/(?:[A-Z]+\d*|\d+))?"
    r"|[A-ZÅÄÖ]{2,4}(?:19|20)\d\d-\d{3,6}"
    r"|[A-ZÅÄÖ]{2,5}[ -](?:19|20)\d\d-(?!\d\d-\d\d(?!\d))\d{2,7}"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[-/](?:\d+[-/](?:19|20)\d\d|(?:19|20)\d\d-\d+)"
    r"|\d{3}-\d{3,6}-(?:19|20)\d\d"
    r"|(?:19|20)\d\d/[A-ZÅÄÖ]{2,5} \d{3,5}(?: \d{3})?"
    r"|[A-Z]\d{2,3}\.\d{3}/(?:19|20)\d\d|[A-Z][a-z](?:19|20)\d\d/\d+(?:/[A-Z]+\d*)?)(?![\w/])"
)
THEIRS = re.compile(
    r"(?:\ber(?:t|s|an?)?\b|remiss(?!var|yttrande)\w*|kommunstyrelsens|stadsledningskontorets|inkommande|svar på)[^.\n]{0,60}$",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\s{2,}|\t")
_LABEL_ALONE = re.compile(
    rf"(?:(?:vårt?|ert?) )?(?:{_LABEL}|datum|dokumentdatum|beslutsdatum|handläggare|sida|telefon|e-post)(?: \([^)]*\))?", re.IGNORECASE
)


def same_number(one: str, other: str) -> bool:
    """Whether two writings are of one case number: signs, spaces and a word for it aside."""
    return _bare_number(one) == _bare_number(other)


def _bare_number(number: str) -> list[str]:
    return re.findall(r"[a-zåäö]+|\d+", re.sub(r"\b(?:dnr|diarienr|nr)\b", "", number.casefold()))


def case_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Every case number in a text and where it starts, in the order of the text."""
    taken: list[range] = []
    found: list[tuple[int, str]] = []
    for pattern in (_LABELLED, _UNLABELLED):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            if not any(start < each.stop and end > each.start for each in taken) and not DATE.fullmatch(match["number"]):
                taken.append(range(start, end))
                found.append((start, match["number"].rstrip(".-")))
    yield from ((number, start) for start, number in sorted(found))


def labelled(head: str) -> str:
    """A heading block in which a row of labels over a row of what they label is made one line each: "Datum: 2024-05-10"."""
    found: list[str] = []
    labels: list[str] = []
    for line in head.split("\n"):
        cells = [cell for cell in _COLUMN.split(line.strip()) if cell]
        if labels and len(cells) == len(labels):
            found += [f"{label}: {cell}" for label, cell in zip(labels, cells, strict=True)]
            labels = []
            continue
        found.append(line)
        labels = cells if cells and all(_LABEL_ALONE.fullmatch(cell.rstrip(":")) for cell in cells) else []
    return "\n".join(found)
