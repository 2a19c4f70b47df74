"""What results show: pages with their sections' headings, anchors and texts, in files as small as an answer needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from generator.outputs.search.compressing import compressed
from generator.outputs.search.documents import Document, Section
from generator.outputs.search.part import Text

_IN_FILE = 14_000  # letters before packing: some 5 kB after


def packed(documents: Sequence[Document]) -> Iterator[Text]:
    """The files of some documents, each with the number of its first section."""
    gathered: list[Any] = []
    size = first = 0
    for number, page, section in _sections(documents):
        if not gathered or gathered[-1]["a"] != page.address:
            gathered.append({"a": page.address, "t": page.title, "k": page.label, "s": [], **({"d": page.card} if page.card else {})})
            size += len(page.address) + len(page.title)
        shown = section.shown
        gathered[-1]["s"].append([section.anchor, section.heading, shown])
        size += len(section.anchor) + len(section.heading) + len(shown)
        if size >= _IN_FILE:
            yield Text(first, compressed(orjson.dumps(gathered)))
            gathered, size, first = [], 0, number + 1
    if gathered:
        yield Text(first, compressed(orjson.dumps(gathered)))


def _sections(documents: Sequence[Document]) -> Iterator[tuple[int, Document, Section]]:
    number = 0
    for document in documents:
        for section in document.sections:
            yield number, document, section
            number += 1
