"""Records as an editor gets them: YAML in canonical form, each guess with a comment that says why it is one."""

from __future__ import annotations

import io
import textwrap
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

MARK = "kontrollera:"
_WIDTH = 119
_QUOTE = 100  # columns from which a quote stands by itself, so that it is seen where it begins and ends
_STEP = 2
_ENDLESS = 1 << 20  # the emitter is never to fold of itself: it would fold in plain values too


class Fields:
    """The fields of a record or of a part, in the order in which they are added; what is empty is left out."""

    def __init__(self) -> None:
        self.items: list[tuple[str, Any, list[str]]] = []

    def add(self, name: str, value: Any, why: str | list[str] = "") -> Fields:
        """Add a field. `why` says what the value is guessed from; where there is none, it is no guess."""
        if value not in (None, "", []):
            self.items.append((name, value, [why] if isinstance(why, str) and why else list(why)))
        return self


class Block(str):
    """A text of several paragraphs, written line by line."""

    __slots__ = ()


class Comment(str):
    """A comment that is to stay: no guess, but something that whoever reads the file should know."""

    __slots__ = ()


class Noted:
    """A value of a list with comments above it."""

    def __init__(self, value: Any, *why: str) -> None:
        self.value, self.why = value, list(why)


def written(fields: Fields, top: list[str]) -> str:
    """A record as the text of its file. `top` are comments at its head; those that are marks begin with "kontrollera:"."""
    writer = YAML()
    writer.indent(mapping=_STEP, sequence=_STEP * 2, offset=_STEP)
    writer.width = _ENDLESS
    writer.representer.ignore_aliases = lambda *_: True  # a day that stands twice is written twice
    made = _map(fields, 0)
    made.yaml_set_start_comment("\n".join(top))
    stream = io.StringIO()
    writer.dump(made, stream)
    return stream.getvalue()


def _map(fields: Fields, depth: int) -> CommentedMap:
    made = CommentedMap()
    for name, value, why in fields.items:
        made[name] = _value(name, value, depth)
        if why:
            made.yaml_set_comment_before_after_key(name, before=_comment(why), indent=depth)
    return made


def _comment(why: list[str]) -> str:
    return "\n".join(line if isinstance(line, Comment) else f"{MARK} {line}" for line in why)


def _value(name: str, value: Any, depth: int) -> Any:
    if isinstance(value, Fields):
        return _map(value, depth + _STEP)
    if isinstance(value, list):
        made = CommentedSeq()
        for number, item in enumerate(value):
            plain = item.value if isinstance(item, Noted) else item
            made.append(_value("-", plain, depth + _STEP))
            if isinstance(item, Noted) and item.why:
                made.yaml_set_comment_before_after_key(number, before=_comment(item.why), indent=depth + _STEP)
        return made
    if isinstance(value, Block):
        return LiteralScalarString(value.rstrip("\n") + "\n")
    if isinstance(value, str):
        return _text(name, str(value), depth)
    return value


def _text(name: str, value: str, depth: int) -> Any:
    """A text on its field's own line where it finds room there, else folded below it."""
    first = depth + (_STEP if name == "-" else len(name) + 2)
    if first + len(value) <= (_QUOTE if name == "quote" else _WIDTH) and '"' not in value and ": " not in value and " #" not in value:
        return value
    if ": " not in value and " #" not in value and '"' not in value and "'" not in value and " " not in value:
        return value
    folded = FoldedScalarString(value)
    places, at = [], 0
    lines = textwrap.wrap(value, _WIDTH - depth - _STEP, break_long_words=False, break_on_hyphens=False)
    for line in lines[:-1]:
        at = value.index(line, at) + len(line)
        places.append(at)
    folded.fold_pos = places  # read by the emitter
    return folded
