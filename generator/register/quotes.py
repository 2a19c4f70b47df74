"""Every quote of the register: who quotes which source, with which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.records import walk
from generator.records.response import Mention, Stance, Viewpoint
from generator.records.shared import Evidence
from generator.register.items import Item, ResponseItem

if TYPE_CHECKING:
    from generator.register import Register


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a record quotes."""

    item: Item[Any]
    source_id: str
    path: walk.Path  #: of the quote in the record
    words: str


def quotes(register: Register) -> Iterator[Quoted]:
    """Every quote, item by item: the words of evidence, and those of a response, which stand in the response's own source."""
    for item in register.items():
        yield from _of_evidence(item)
    for response in register.responses.values():
        yield from _of_response(response)


def quotes_of(item: Item[Any]) -> Iterator[Quoted]:
    """The quotes of one item, in the same order."""
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
