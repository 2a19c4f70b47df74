"""Text → sentences, as far as full stops tell."""

from __future__ import annotations

import re

#: A sentence's end, behind which the figure of a footnote may stand.
_END = re.compile(r"(?:(?<=[.!?])|(?<=[a-zåäö)][.!?]\d)|(?<=[a-zåäö)][.!?]\d\d))\s+(?=[A-ZÅÄÖ”\"])|\n+")
_ABBREVIATED = re.compile(r"\b(?:bl\.a|t\.ex|m\.m|m\.fl|d\.v\.s|f\.d|s\.k|ca|kap|nr|dnr|jfr|resp|st|kl|prop|[A-ZÅÄÖ])\.$")


def sentences(text: str) -> list[str]:
    """A text's sentences. A line's end always ends one."""
    pieces = [piece.strip() for piece in _END.split(text) if piece.strip()]
    found: list[str] = []
    for piece in pieces:
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def around(text: str, place: int) -> str:
    """The sentence of a text in which a place is."""
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
