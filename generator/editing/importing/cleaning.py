"""Page heads, page feet and page numbers told from the text and taken out of it."""

from __future__ import annotations

import re
from collections import Counter

from generator.editing.importing import closing
from generator.editing.importing.lines import Extracted, Line

_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an)?|sid\.|s\.|page)\s*:?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|of\s+\d{1,4}|/\s*\d{1,4}))?"
    r"|\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|/\s*\d{1,3})|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
_WITH_NUMBER = re.compile(r"(?:^|\s)(?:\d{1,3}\s*\(\d{1,3}\)|sida \d{1,3}(?: av \d{1,3})?)$", re.IGNORECASE)
_MARGIN = 0.1  # of a page's height, in which only heads and feet stand
_COLUMN = re.compile(r"\s{2,}|\t")
_CONTACTS = 3  # addresses, numbers and the like in a row that no sentence holds
_ALONE = re.compile(r"\d{1,4}")
_EDGE = 5  # lines at the top and at the bottom of a page among which its head and foot are
_LONGEST = 160
_APART = 0.04  # of a page's height, within which a line stands at the same place on every page


def without_running(extracted: Extracted) -> tuple[list[Line], list[str]]:
    """The lines that are text, and what was taken out: heads and feet once each, in order. Page numbers are dropped."""
    lines = extracted.lines
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        pages.setdefault(line.page, []).append(number)
    edges = {number for numbers in pages.values() for number in (*numbers[:_EDGE], *numbers[-_EDGE:])}
    repeated = _repeated(lines, list(pages.values())) if len(pages) > 1 else _repeated_unpaged(lines)
    repeated |= {number for number in edges if _stands_in_margin(lines[number])}
    repeated |= _letterheads(lines)
    gone = {number for number, line in enumerate(lines) if _is_page_number(line.text, number in edges and extracted.paged)}
    running: list[str] = []
    for number in sorted(repeated):
        if lines[number].text not in running and number not in gone:
            running.append(lines[number].text)
    kept = [line for number, line in enumerate(lines) if number not in gone and number not in repeated]
    return kept, running


def _is_page_number(text: str, at_edge: bool) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip())) or (at_edge and bool(_ALONE.fullmatch(text.strip())))


def _stands_in_margin(line: Line) -> bool:
    """Whether a line with a page number in it stands at the very head or foot of its page: there may be one page only."""
    return bool(_WITH_NUMBER.search(line.text)) and line.top > 0 and not _MARGIN < line.top < 1 - _MARGIN


def _letterheads(lines: list[Line]) -> set[int]:
    """Addresses and the like between two pages: a run of them, with what stands among them and elsewhere too.

    The first page's foot is told by nothing else, and a text that was taken out of a PDF has no pages at all.
    """
    first = next((number for number, line in enumerate(lines) if closing.is_prose(line.text)), len(lines))
    cells = [[cell.casefold() for cell in _COLUMN.split(line.text.strip()) if cell] for line in lines]
    count = Counter(cell for each in cells for cell in each)
    found: set[int] = set()
    run: list[int] = []
    for number in range(first, len(lines) + 1):
        line = lines[number] if number < len(lines) else None
        contact = line is not None and (closing.is_contact(line.text) or _is_page_number(line.text, at_edge=False))
        again = line is not None and len(line.text) <= _LONGEST and all(count[cell] > 1 for cell in cells[number])
        if line is not None and (contact or again) and not (line.item or line.row or line.level):
            run.append(number)
            continue
        contacts = sum(closing.is_contact(lines[each].text) for each in run)
        if contacts >= _CONTACTS or (contacts and any(_is_page_number(lines[each].text, at_edge=False) for each in run)):
            found |= set(run)
        run = []
    return {number for number in found if not _is_page_number(lines[number].text, at_edge=False)}


def _shape(text: str) -> str:
    """A line with its figures made alike, as the numbers of pages are what differs."""
    return re.sub(r"\d+", "0", " ".join(text.split())).casefold()


def _repeated(lines: list[Line], pages: list[list[int]]) -> set[int]:
    """Lines at the head of pages, or at their foot, that stand there on most of them: on half at least, and on two."""
    found: set[int] = set()
    least = max(2, (len(pages) + 1) // 2)
    for ends in ([numbers[:_EDGE] for numbers in pages], [numbers[-_EDGE:] for numbers in pages]):
        seen: dict[str, list[int]] = {}
        for numbers in ends:
            for number in numbers:
                if len(lines[number].text) <= _LONGEST and not lines[number].item and not lines[number].row:
                    seen.setdefault(_shape(lines[number].text), []).append(number)
        for numbers in seen.values():
            where = [lines[number].top for number in numbers]
            if len({lines[number].page for number in numbers}) >= least and max(where) - min(where) < _APART:
                found |= set(numbers)
    return found


def _repeated_unpaged(lines: list[Line]) -> set[int]:
    """In text without pages: what stands three times or more right beside a page number."""
    numbers = [number for number, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text.strip())]
    near = {other for number in numbers for other in range(max(0, number - 3), min(len(lines), number + 4)) if other != number}
    seen = Counter(_shape(lines[number].text) for number in near)
    return {number for number in near if seen[_shape(lines[number].text)] >= 3 and len(lines[number].text) <= _LONGEST}  # noqa: PLR2004 - times
