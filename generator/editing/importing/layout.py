"""The words of a page by their places → its lines in the order in which one reads: rows, columns, tables, notes at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.editing.importing.lines import Line
from generator.editing.importing.markup import superscript

_GAP = 1.3  # heights of a letter between two words from which they are no neighbours in a line
_TOUCH = 0.08  # heights of a letter below which there is no space, as between a raised number and the comma after it
_SAME_ROW = 0.35  # heights of a letter by which words of one row may differ
_EMPTY = 2.2  # heights of a letter from one line to the next from which the page is empty between them
_LEAST_ROWS = 3  # of a column
_LEAST_LETTERS = 14  # that a column's rows hold on average
_LEAST_FULL = 0.5  # share of a column's rows that fill it, which cells of a table do not
_PARAGRAPH = 1.28  # line heights from one line to the next from which an empty line is told between them
_LARGE = 1.12  # size of a title, as a share of the text's
_SAME_SIZE = 0.8  # points
_TITLE = 1.45  # heights of a title's letters from one of its lines to the next
_NOTE = 0.9  # size of a footnote, as a share of the text's
_MARK = re.compile(r"(?:\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*)\s*(?=[A-Za-zÅÄÖåäö\"”])")
_ALIGNED = 4.0  # points by which the cells of a table may start apart


@dataclass(slots=True)
class Word:
    text: str
    left: float
    right: float
    base: float  #: from the bottom of the page
    size: float
    bold: bool


class Run:
    """Words in a row with no gap between them. What is known of them is worked out once: it is asked for often."""

    __slots__ = ("base", "bold", "left", "right", "size", "text")

    def __init__(self, words: list[Word]) -> None:
        self.left, self.base = words[0].left, words[0].base
        self.right = max(word.right for word in words)
        self.size = max(word.size for word in words)
        self.bold = all(word.bold for word in words)
        pieces = [words[0].text]
        for last, word in pairwise(words):
            pieces += [word.text] if word.left - last.right < _TOUCH * word.size else [" ", word.text]
        self.text = "".join(pieces)


def page_lines(words: list[Word], page: int, height: float, body: float) -> list[Line]:
    """The lines of a page. `body` is the size of the document's text."""
    runs = sorted(_runs(words), key=lambda run: (-run.base, run.left))
    rows = [row for part in _parts(runs) for row in _rows(part)]
    leading = _leading(rows)
    found: list[Line] = []
    tables = _table_rows(rows)
    above: list[Run] | None = None
    for number, row in enumerate(rows):
        text = (" | " if number in tables else "  ").join(run.text for run in row)
        size = max(row, key=lambda run: len(run.text)).size
        line = Line(
            text.strip(),
            page,
            _empty(above, row, leading, body),
            round(size, 1),
            all(run.bold for run in row),
        )
        line.row = number in tables
        line.left, line.right = row[0].left, max(run.right for run in row)
        line.top = 1 - row[0].base / height if height else 0
        if line.text:
            found.append(line)
            above = row
    _mark_notes(found, body)
    return found


def _runs(words: list[Word]) -> Iterator[Run]:
    """Words put together as long as each follows the one before on the same line."""
    run: list[Word] = []
    for word in words:
        if run:
            last = run[-1]
            size = max(last.size, word.size, 1)
            near = -0.3 * size <= word.left - last.right <= _GAP * size
            if abs(word.base - last.base) < _SAME_ROW * size and near:
                run.append(word)
                continue
            yield Run(run)
        run = [word]
    if run:
        yield Run(run)


def _parts(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of a page in parts to be read one after another: what spans the page, and columns between."""
    gutter = _gutter(runs)
    if gutter is None:
        yield runs
        return
    band: list[Run] = []
    for run in [*runs, None]:
        if run is not None and not run.left < gutter < run.right:
            band.append(run)
            continue
        yield from _columns(band, gutter)
        band = []
        if run is not None:
            yield [run]


def _columns(band: list[Run], gutter: float) -> Iterator[list[Run]]:
    """Columns one after the other, and what stands above and below them, such as a foot of the page, apart."""
    left: list[Run] = []
    right: list[Run] = []
    for piece in _pieces(band):
        sides = [run for run in piece if run.right <= gutter], [run for run in piece if run.left >= gutter]
        if _is_column(sides[0]) and _is_column(sides[1]):
            left += sides[0]
            right += sides[1]
            continue
        yield from filter(None, (left, right))
        left, right = [], []
        yield piece
    yield from filter(None, (left, right))


def _pieces(band: list[Run]) -> Iterator[list[Run]]:
    """A band cut where nothing stands from one side of it to the other."""
    piece: list[Run] = []
    for run in band:
        if piece and min(each.base for each in piece) - run.base > _EMPTY * max(run.size, 1):
            yield piece
            piece = []
        piece.append(run)
    if piece:
        yield piece


def _is_column(runs: list[Run]) -> bool:
    if len(runs) < _LEAST_ROWS or sum(len(run.text) for run in runs) / len(runs) < _LEAST_LETTERS:
        return False
    widest = max(run.right - run.left for run in runs)
    return sum(run.right - run.left > 0.75 * widest for run in runs) / len(runs) >= _LEAST_FULL


def _gutter(runs: list[Run]) -> float | None:
    """Where between two columns nothing stands, or None where the page has one column."""
    if len(runs) < 2 * _LEAST_ROWS:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        at = left + (right - left) * step / 100
        crossing = sum(run.left < at < run.right for run in runs)
        beside = [run for run in runs if run.right <= at], [run for run in runs if run.left >= at]
        if crossing * 2 <= len(runs) and all(map(_is_column, beside)) and _overlap(*beside) and (best is None or crossing < best[0]):
            best = crossing, at
    return best[1] if best else None


def _overlap(left: list[Run], right: list[Run]) -> bool:
    """Whether columns stand beside one another and not one above the other."""
    low, high = max(min(run.base for run in side) for side in (left, right)), min(max(run.base for run in side) for side in (left, right))
    return high > low


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs on one line together, from the left."""
    rows: list[list[Run]] = []
    for run in runs:
        if rows and abs(rows[-1][0].base - run.base) < _SAME_ROW * max(run.size, rows[-1][0].size, 1):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _leading(rows: list[list[Run]]) -> float:
    """The distance between two lines of text: the middle of those that are near one another."""
    steps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    near = [step for step, row in zip(steps, rows, strict=False) if 0 < step < 3 * max(row[0].size, 1)]
    if not near:
        return 0
    least = sorted(near)[len(near) // 10]
    return float(median([step for step in near if step < least * _PARAGRAPH]))


def _empty(above: list[Run] | None, row: list[Run], leading: float, body: float) -> int:
    """How many empty lines stand over a row."""
    if above is None or not leading:
        return 0
    step = above[0].base - row[0].base
    large = row[0].size > body * _LARGE and abs(row[0].size - above[0].size) < _SAME_SIZE
    if large and 0 <= step <= row[0].size * _TITLE:  # the lines of one title
        return 0
    if step < 0:  # at the head of the next column
        return 0
    return 0 if step < leading * _PARAGRAPH else max(1, min(round(step / leading) - 1, 5))


def _table_rows(rows: list[list[Run]]) -> set[int]:
    """Rows of tables: three or more with cells that start at the same places, or that have three cells each."""
    found: set[int] = set()
    for number in range(len(rows) - 2):
        three = rows[number : number + 3]
        if min(map(len, three)) >= 2 and len(set(map(len, three))) == 1 and _aligned(three):  # noqa: PLR2004 - cells
            found |= {number, number + 1, number + 2}
    return found


def _aligned(rows: list[list[Run]]) -> bool:
    return all(max(run.left for run in cells) - min(run.left for run in cells) < _ALIGNED for cells in zip(*rows, strict=True))


def _mark_notes(lines: list[Line], body: float) -> None:
    """Mark the small lines at the foot of a page that begin with a number, and those that go on from them."""
    small = len(lines)
    while small and 0 < lines[small - 1].size <= body * _NOTE:
        small -= 1
    begun = False
    for line in lines[small:]:
        begun = begun or bool(_MARK.match(line.text))
        line.note = begun
        if begun:
            line.text = re.sub(r"^\d{1,2}(?=\s)", lambda found: superscript(found[0]), line.text)
