"""What somebody has written by hand on a page of content/, for the search: without what slots put there, most of which has its own page."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from generator.fill.slots import Pieces, Slot, escaped
from generator.page import Finished, Value

#: The slots that show text which has no page of its own.
_TEXTS = frozenset({"accessibility", "privacy", "publisher", "licence"})
_MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


def by_hand(pieces: Pieces, value_of: Callable[[Slot], Value]) -> str:
    """The HTML of a page's main part with the slots of `_TEXTS` filled and all others left out."""
    html = "".join(
        piece if isinstance(piece, str) else escaped(value_of(piece), piece) if piece.name in _TEXTS else " " for piece in pieces
    )
    found = _MAIN.search(html)
    return found[1] if found else ""


def handwritten(address: str, html: str, prose: str, anchors: AbstractSet[str]) -> Finished:
    """What a finished page of content/ offers to those who look for it."""
    title, description = _TITLE.search(html), _DESCRIPTION.search(html)
    return Finished(
        address,
        " ".join(html_module.unescape(_TAG.sub("", title[1])).split()) if title else "",
        html_module.unescape(description[1]) if description else "",
        prose,
        anchors,
    )
