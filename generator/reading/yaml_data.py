"""A file's content at once, without the places of what is in it: the way that almost every file goes.

`yaml_tree` makes of each value an object that knows its place, which only what is wrong with a file needs. This leaves every file that is
in the least unusual to it, so there is one set of rules for what may stand in a file, and one place that tells of what may not.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

import yaml

from generator.reading.yaml_tree import MAX_DEPTH, MERGE, NOTHING, position

_SCALAR, _SEQUENCE, _MAPPING = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent
_SEQUENCE_END, _MAPPING_END = yaml.SequenceEndEvent, yaml.MappingEndEvent
_NULL_LENGTHS = frozenset(map(len, NOTHING))

#: Ids, headings and roles are the same in many records: each is there once, which is a tenth of what records take in memory.
_SHORT = 60  # letters

Next = Callable[[], Any]


class _UnusualError(Exception):
    pass


def data_of(text: str) -> tuple[dict[str, Any], tuple[int, int]] | None:
    """The content of a file's text as dictionaries, lists and texts, and the line and column where it begins.

    None where it may be wrong, or is written in a way that needs a closer look: `yaml_tree` knows.
    """
    if "\t" in text:
        return None  # it may stand where none may, which libyaml does not always tell
    parser = yaml.CSafeLoader(text)
    following = parser.get_event
    try:
        if type(following()) is not yaml.StreamStartEvent or type(following()) is not yaml.DocumentStartEvent:
            return None
        root = following()
        if type(root) is not _MAPPING or root.anchor or root.tag:
            return None
        content = _fields(following, 1)
        if type(following()) is not yaml.DocumentEndEvent or type(following()) is not yaml.StreamEndEvent:
            return None
    except (yaml.YAMLError, _UnusualError):
        return None
    finally:
        parser.dispose()
    return content, position(root)


def _fields(following: Next, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while type(key := following()) is not _MAPPING_END:
        if type(key) is not _SCALAR or key.anchor or key.tag:
            raise _UnusualError
        name = key.value
        if name in found or name == MERGE:
            raise _UnusualError
        found[name] = _value(following(), following, depth)
    return found


def _value(event: Any, following: Next, depth: int) -> Any:
    if depth > MAX_DEPTH or event.anchor or event.tag:  # whatever comes here has an anchor, also an alias
        raise _UnusualError
    kind = type(event)
    if kind is _SCALAR:
        text: str = event.value
        if not text.strip() or (len(text) in _NULL_LENGTHS and not event.style and text.casefold() in NOTHING):
            raise _UnusualError
        return intern(text) if len(text) <= _SHORT else text
    if kind is _MAPPING:
        return _fields(following, depth + 1)
    items = []
    while type(inner := following()) is not _SEQUENCE_END:
        items.append(_value(inner, following, depth + 1))
    return items


__all__ = ["data_of"]
