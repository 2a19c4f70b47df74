"""Blocks → the Markdown of a section: the document's words, with nothing in them read as a sign."""

from __future__ import annotations

import re

from generator.editing.importing.lines import Block

_COLUMNS = re.compile(r"\s{2,}|\t\s*")
_SIGNS = re.compile(r"([\\`*<\[\]])")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_FIRST = re.compile(r"^(?:([#>+=-])|(\d+)([.)])(?=\s|$))")


def as_markdown(blocks: list[Block]) -> str:
    """Paragraphs with an empty line between them, points of a list each on its own line."""
    pieces: list[str] = []
    before = ""
    count = 0
    for block in blocks:
        listed = block.kind in {"bullet", "number", "row"}
        count = count + 1 if block.kind == "number" and before == "number" else 1
        mark = f"{count}. " if block.kind == "number" else "- " if listed else ""
        text = mark + escaped(", ".join(_COLUMNS.split(block.text)) if block.kind == "columns" else block.text)
        close = listed and before == block.kind
        pieces.append(("\n" if close else "\n\n") + text if pieces else text)
        before = block.kind
    return "".join(pieces)


def escaped(text: str) -> str:
    """A line of text that CommonMark shows as it is."""
    text = _ENTITY.sub(r"\&", _UNDERSCORE.sub(r"\_", _SIGNS.sub(r"\\\1", text)))
    return _FIRST.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
