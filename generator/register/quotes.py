"""Every quote of the register: who quotes which source, with which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.records import walk
from generator.records.response import Mention, Stance, Viewpoint
from generator.records.shared import Evidence
from generator.register.items import Item, ResponseItem


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a record quotes."""

    item: Item[Any]
    source_id: str
    path: walk.Path  #: of the quote in the record
    words: str


def quotes_in(items: Sequence[Item[Any]]) -> Iterator[Quoted]:
    """The quotes of some items, in their order: the words of evidence, then those of responses, which stand in their own sources."""
    for item in items:
        yield from _of_evidence(item)
    for item in items:
        if isinstance(item, ResponseItem):
            yield from _of_response(item)


def quotes_of(item: Item[Any]) -> Iterator[Quoted]:
    """The quotes of one item."""
    yield from _of_evidence(item)
    if isinstance(item, ResponseItem):
        yield from _of_response(item)


def _of_evidence(item: Item[Any]) -> Iterator[Quoted]:
    for path, evidence in walk.parts(item.record, Evidence):
        if evidence.quote:
            yield Quoted(item, evidence.source, (*path, "quote"), evidence.quote)


def _of_response(response: ResponseItem) -> Iterator[Quoted]:
    for kind in (Mention, Stance, Viewpoint):
        for path, part in walk.parts(response.record, kind):
            words: str | None = part.quote  # type: ignore[attr-defined]  # all three have one
            if words:
                yield Quoted(response, response.record.source, (*path, "quote"), words)
