"""Long lists in parts: what stands on which page, and the ways from one to the next.

A page of more than some hundred rows is of no use on a phone, and one that grows with all records makes a site quadratic: it is the
page that most others lead to. The first part is the page itself, as it always was; the others lie below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator import addresses
from generator.pages import swedish
from generator.pages.draft import TONES, Draft
from generator.register.naming import Marked

G = TypeVar("G")
R = TypeVar("R")
H = TypeVar("H")
S = TypeVar("S")

#: So many rows stand on a page, each a line or a few.
ROWS = 200
#: Of what takes several lines, with links of its own.
BLOCKS = 60


@dataclass(frozen=True, slots=True)
class Part(Marked, Generic[G, R]):
    """What one of the pages holds that a list is divided among."""

    address: str
    number: int  #: from 1
    of: int  #: how many there are
    first: int  #: the number of its first row among all, from 1
    last: int
    total: int
    groups: list[tuple[G, list[R]]] = field(default_factory=list)  #: no group is empty; one that goes on overleaf is there again
    before: str = ""  #: the link to the one before it
    after: str = ""

    @property
    def rows(self) -> list[R]:
        return [row for _, rows in self.groups for row in rows]

    def showing(self, groups: list[tuple[H, list[S]]]) -> Part[H, S]:
        """The same part with its rows as they are shown."""
        return Part(self.address, self.number, self.of, self.first, self.last, self.total, groups, self.before, self.after)

    @property
    def shown(self) -> str:
        """`Visar 1–200 av 1 240`."""
        span = f"{swedish.number(self.first)}–{swedish.number(self.last)}" if self.last > self.first else swedish.number(self.first)
        return f"Visar {span} av {swedish.number(self.total)}"

    @property
    def title(self) -> str:
        """`sida 2 av 7`."""
        return f"sida {self.number} av {self.of}"


def in_parts(address: str, groups: Iterable[tuple[G, Sequence[R]]], most: int, name: str = addresses.PART) -> list[Part[G, R]]:
    """A list in as many parts as it needs; one where all of it has room, and where it is empty.

    Args:
        address: of the page that shows the first part.
        groups: the rows, each group with what it is called.
        most: rows in a part.
        name: what the other parts are called in their addresses; a page with two lists needs two names.
    """
    pages: list[list[tuple[G, list[R]]]] = [[]]
    room = most
    total = 0
    for group, rows in groups:
        total += len(rows)
        start = 0
        while start < len(rows):
            if not room:
                pages.append([])
                room = most
            taken = list(rows[start : start + room])
            pages[-1].append((group, taken))
            start, room = start + len(taken), room - len(taken)
    where = [addresses.part(address, number, name) for number in range(1, len(pages) + 1)]
    return [
        Part(
            where[place],
            place + 1,
            len(pages),
            place * most + 1 if total else 0,
            min(total, (place + 1) * most),
            total,
            held,
            addresses.link(where[place - 1]) if place else "",
            addresses.link(where[place + 1]) if place + 1 < len(pages) else "",
        )
        for place, held in enumerate(pages)
    ]


def parts_needed(total: int, most: int) -> int:
    """How many parts so many rows are divided into."""
    return max(1, -(-total // most))


def whole(rows: Sequence[R]) -> list[tuple[str, Sequence[R]]]:
    """Rows that are in no groups."""
    return [("", rows)]


def continued(title: str, part: Part[G, R], shape: str, crumbs: list[tuple[str, str]], **shown: Any) -> Draft:
    """The page of a part that is not the first, for the template `continued.html`.

    Args:
        title: of the list.
        part: what the page holds.
        shape: how its rows look, one of those that the template knows.
        crumbs: title and link of the pages above it, that which shows the first part the last of them.
        shown: what else the shape needs; `made_from` and `telling_of` are those of the draft.
    """
    from_records = {name: shown.pop(name) for name in ("made_from", "telling_of") if name in shown}
    context = {"part": part, "shape": shape, "tones": TONES, **shown}
    return Draft(f"{title}, {part.title}", f"{title}. {part.shown}.", crumbs, context, **from_records)
