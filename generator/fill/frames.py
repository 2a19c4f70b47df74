"""A frame cut once into what is the same on all of its pages and what each page has of its own.

What is the same is looked through once for each depth of pages, so that a page costs what it says and not what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.fill.headings import language_of
from generator.fill.paper import leads_to_source
from generator.fill.slots import Context, Pieces, Slot, join
from generator.fill.tags import Noted, Reader, relative, root_from
from generator.identity import page_has_number
from generator.page import Value

_MAIN = re.compile(r"<main\b[^>]*>")
_END = "</main>"

#: Gives what goes into a slot.
ValueOf = Callable[[Slot], Value]


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands around the values on pages of a depth, and what it offers and asks for."""

    pieces: tuple[str | Pieces, ...]  #: text that is the same on every page, and stretches that hold slots
    noted: Noted
    has_number: bool


class Frame:
    """A frame's pieces in three parts: before its main part, that part, and after it.

    Args:
        pieces: the built page cut at its slots, with what is the same on every page filled in.
        read: reads the tags of pages.
    """

    def __init__(self, pieces: Pieces, read: Reader) -> None:
        self.pieces = pieces
        self._read = read
        before, self.main, after = _parts(pieces)
        self._around = (_stretches(before), _stretches(after))
        self._shared: dict[str, tuple[Shared, Shared] | None] = {}
        self.language = language_of("".join(piece for piece in before if isinstance(piece, str)))

    def around(self, address: str) -> tuple[Shared, Shared] | None:
        """What stands before and after the main part of pages as deep as one; None where that is not the same on each of them."""
        root = root_from(address)
        if root not in self._shared:
            folder, _, rest = address.partition("/")
            # Two pages of the depth: a link from within a page's own folder leads elsewhere from each.
            self._shared[root] = self._placed(root, [f"{folder}/{f'{name}/' * rest.count('/')}" for name in ("en", "annan")])
        return self._shared[root]

    def _placed(self, root: str, examples: list[str]) -> tuple[Shared, Shared] | None:
        if not self.main:
            return None
        first, last = (self._part(stretches, root, examples) for stretches in self._around)
        return (first, last) if first and last else None

    def _part(self, stretches: list[str | Pieces], root: str, examples: list[str]) -> Shared | None:
        constant = "\n".join(stretch for stretch in stretches if isinstance(stretch, str))
        one, other = (self._read(example, constant) for example in examples)
        if one != other or leads_to_source(constant):  # the first link to a source on a page is another than the rest
            return None
        placed = tuple(relative(stretch, root) if isinstance(stretch, str) else stretch for stretch in stretches)
        return Shared(placed, one, page_has_number(constant))


def _parts(pieces: Pieces) -> tuple[Pieces, Pieces, Pieces]:
    """What stands before the main part, that part, and what stands after it; no main part where the frame has none of its own."""
    begins = next(((at, found.start()) for at, piece in _texts(pieces) if (found := _MAIN.search(piece))), None)
    ends = next(((at, piece.rindex(_END) + len(_END)) for at, piece in reversed([*_texts(pieces)]) if _END in piece), None)
    if begins is None or ends is None or ends <= begins:
        return pieces, [], []
    (first, start), (last, end) = begins, ends
    opening, closing = str(pieces[first]), str(pieces[last])
    if first == last:
        main: Pieces = [opening[start:end]]
    else:
        main = [opening[start:], *pieces[first + 1 : last], closing[:end]]
    return [*pieces[:first], opening[:start]], main, [closing[end:], *pieces[last + 1 :]]


def _texts(pieces: Pieces) -> Iterator[tuple[int, str]]:
    return ((at, piece) for at, piece in enumerate(pieces) if isinstance(piece, str))


def _stretches(pieces: Pieces) -> list[str | Pieces]:
    """Pieces as text that is the same on every page, and stretches that are not: a slot, with the tag that it stands in around it."""
    found: list[str | Pieces] = []
    open_tag: Pieces = []  # a tag that a slot stands in, until its end has come
    for piece in pieces:
        if isinstance(piece, Slot):
            if piece.context in {Context.ATTRIBUTE, Context.ADDRESS} and not open_tag:
                open_tag = [_take_tag(found)]
            if open_tag:
                open_tag.append(piece)
            else:
                found.append([piece])
        elif open_tag and (end := _end_of_tag("".join(each for each in open_tag if isinstance(each, str)), piece)):
            found += [[*open_tag, piece[:end]], piece[end:]]
            open_tag = []
        elif open_tag:
            open_tag.append(piece)
        else:
            found.append(piece)
    return [*found, open_tag] if open_tag else found


def _take_tag(found: list[str | Pieces]) -> str:
    """Take the beginning of a tag from the text before it."""
    text = found.pop()
    assert isinstance(text, str)  # noqa: S101 - a slot in a tag has the tag's beginning before it
    place = text.rindex("<")
    found.append(text[:place])
    return text[place:]


def _end_of_tag(begun: str, text: str) -> int:
    """Where a tag ends that has begun before a text; 0 if it goes on after it. A bracket within quotation marks ends nothing."""
    quote = '"' if begun.count('"') % 2 else "'"
    found = re.match(rf"""[^{quote}]*{quote}(?:[^>"']|"[^"]*"|'[^']*')*>""", text)
    return found.end() if found else 0


def filled(shared: Shared, value_of: ValueOf, root: str) -> tuple[str, list[str]]:
    """A part around the main one with a page's values, and those stretches of it that are the page's own.

    Raises:
        MisplacedError: a value cannot stand where its slot does.
    """
    own: list[str] = []
    whole: list[str] = []
    for piece in shared.pieces:
        if isinstance(piece, str):
            whole.append(piece)
        else:
            text = join(piece, value_of)
            own.append(text)
            whole.append(relative(text, root))
    return "".join(whole), own
