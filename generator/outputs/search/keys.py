"""By what batches are kept: found without a look at any record, most of which a build after one edit has no other need to read.

A batch is made of its pages, of its records, of what these are parts of and whose they are, which their places in the register say, and of
the names of records that they refer to. Which these are, only a record itself says; so that is kept by the digests of the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

import orjson

from generator.outputs.search.pieces import Material
from generator.outputs.search.told import name, wholes, whose
from generator.records.walk import references
from generator.register.items import Item, OrganisationItem, SourceItem


def batch_key(material: Material, pages: Sequence[str]) -> str:
    """A checksum of all that a batch is made of; empty where nothing is kept.

    Args:
        material: what there is.
        pages: the addresses of the batch's pages.
    """
    cache = material.cache
    if cache is None:
        return ""
    items = material.items_of(pages)
    whole = sha256(f"batch {material.version} {material.shows_names}".encode())
    for address in pages:
        whole.update(material.told_of_page(address))
    for item in items:
        whole.update(orjson.dumps(_told_of(item)))
    found = cache.get(whole.hexdigest())
    if found is None:
        found = orjson.dumps(sorted({(kind, target) for item in items for _, kind, target in references(item.record)}))
        cache.put(whole.hexdigest(), found)
    whole.update(orjson.dumps(list(_names(material, orjson.loads(found)))))
    return whole.hexdigest()


def _told_of(item: Item[Any]) -> list[Any]:
    """What a record is, what it is a part of, and whose it is."""
    digest = item.entry.digest or sha256(item.record.model_dump_json().encode()).hexdigest()
    stored = (item.text_file or item.file) if isinstance(item, SourceItem) else None
    return [item.kind, item.id, digest, stored.sha256 if stored else "", [_said_of(each) for each in (*wholes(item), whose(item))]]


def _said_of(item: Item[Any] | None) -> list[str]:
    if item is None:
        return []
    kind = item.record.kind.value if isinstance(item, OrganisationItem) else ""
    return [item.kind, item.id, item.title, kind]


def _names(material: Material, referred: Iterable[tuple[str, str]]) -> Iterator[str | None]:
    """What the records are called that some refer to; None of one that is not there."""
    for kind, target in referred:
        item = material.register.of_kind(kind).get(target)
        yield name(item) if item is not None else None
