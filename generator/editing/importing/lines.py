"""What every format is made into before anything is understood of it: lines in reading order, with what is known of their look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class Line:
    """One line of a document. Columns within it, as of two signatures side by side, are parted by two spaces or a tab."""

    text: str
    page: int = 1  #: from 1; always 1 where the format has no pages
    before: int = 0  #: empty lines above it
    size: float = 0  #: height of its letters in points, 0 where it is not known
    bold: bool = False
    level: int = 0  #: of a heading that the format itself marks as such
    item: str = ""  #: `bullet` or `number` where the format itself marks a point of a list
    whole: bool = False  #: a paragraph as its author wrote it, not a line of one
    note: bool = False  #: part of a footnote
    row: bool = False  #: a row of a table, its cells parted by " | "
    left: float = 0  #: where it begins and ends from the left of the page, in points; 0 where that is not known
    right: float = 0
    top: float = 0  #: how far down the page it stands, from 0 to 1; 0 where it is not known


@dataclass(slots=True)
class Extracted:
    """All that was taken out of a document."""

    lines: list[Line]
    pages: int = 1
    paged: bool = False  #: whether the format has pages
    title: str = ""  #: what the file itself says that it is called
    running: list[str] = field(default_factory=list)  #: heads and feet of pages, where the format tells them apart
    notes: list[str] = field(default_factory=list)  #: what an editor should know of how it was read

    @property
    def text(self) -> str:
        """The lines as a text file holds them."""
        return "\n".join(piece for line in self.lines for piece in (*[""] * line.before, line.text)).strip("\n") + "\n"

    def as_data(self) -> dict[str, Any]:
        """As plain values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Extracted:
        """What `as_data` gave."""
        return cls(**{**data, "lines": [Line(**line) for line in data["lines"]]})


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, a point of a list, a row of a table or a footnote, in one line of text."""

    text: str
    kind: str = "paragraph"  #: `paragraph`, `heading`, `bullet`, `number`, `row`, `note` or `columns`
    level: int = 0
    page: int = 1
    lines: list[Line] = field(default_factory=list)


def joined(blocks: Iterable[Block]) -> str:
    """Blocks as one text to look for words in, a paragraph a line."""
    return "\n".join(block.text for block in blocks)
