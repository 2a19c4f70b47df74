"""How one text is written: plain where nothing can be misread, else within double quotes; long ones as blocks."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

#: A line is not longer than this where there is a space to break it at.
WIDTH = 120

_TEXT = "tag:yaml.org,2002:str"
_NOTHING = {"null", "~"}
#: What must not stand in a file as it is, though a text within double quotes may mean it.
_NOT_AS_IT_IS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SPACE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_TABBED = re.compile(r"^ *\t", re.MULTILINE)

_analysis = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar
_resolve: Callable[..., str] = Resolver().resolve


def written(text: str, column: int, indent: int, *, words: bool) -> tuple[str, list[str]]:
    """A text as it stands after its field's name, and the lines that follow it.

    Args:
        text: the text, as it is to be read again.
        column: where its first character would stand.
        indent: how far the lines that follow will be indented.
        words: whether the field holds words, so that what other programs would take for a number or a yes is put within quotes.
    """
    fine = not _NOT_AS_IT_IS.search(text) and not _TABBED.search(text)
    if "\n" in text:
        body = text.removesuffix("\n")
        if fine and body[0] not in " \n\t" and body == body.rstrip():
            return ("|" if body != text else "|-"), body.split("\n")
        return quoted(text), []
    line = inline(text, words=words)
    if fine and column + len(line) > WIDTH and text == text.strip():
        lines = _folded(text, WIDTH - indent)
        if len(lines) > 1:
            return ">-", lines
    return line, []


def inline(text: str, *, words: bool, flow: bool = False) -> str:
    """A text on one line, in a list within brackets if `flow`."""
    analysis = _analysis(text)
    plain = analysis.allow_flow_plain if flow else analysis.allow_block_plain
    if not plain or analysis.multiline or text.casefold() in _NOTHING or (words and not _is_word(text)):
        return quoted(text)
    return text


def quoted(text: str) -> str:
    """A text within double quotes, on one line."""
    return _NOT_AS_IT_IS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _is_word(text: str) -> bool:
    """Whether every YAML reader takes it for a text. Ours does always; others read our files too."""
    return _resolve(yaml.ScalarNode, text, (True, False)) == _TEXT


def _folded(text: str, room: int) -> list[str]:
    """The lines of a text that is parted at single spaces, each as full as it can be."""
    lines: list[str] = []
    for piece in _SPACE.split(text):
        if lines and len(lines[-1]) + 1 + len(piece) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines
