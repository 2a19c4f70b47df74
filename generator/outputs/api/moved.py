"""Records that have got another id: at the old address of their data it is told where they are now, for an address never dies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.outputs.redirects import final
from generator.published import HANDED_OUT, Published

#: The name of the schema of such a file.
SCHEMA = "flyttad"

_KINDS = {addresses.segment(kind): kind for kind in HANDED_OUT if kind in addresses.SEGMENTS}


def moved(published: Published) -> Iterator[tuple[str, dict[str, Any]]]:
    """By the old address of the data, what is told there, as plain values."""
    register = published.register
    data = {item.address: addresses.data_record(item.kind, item.id) for item in register.items() if item.kind in HANDED_OUT}
    for item in register.redirects.values():
        for redirect in item.record.moved:
            segment, _, old = redirect.old.rstrip("/").partition("/")
            if segment not in _KINDS or not old or "/" in old or redirect.old in data:
                continue
            page = final(item, redirect.new)
            told = {"kind": segment, "id": old, "moved": {"page": page, "data": data.get(page), "reason": redirect.reason}}
            yield addresses.data_record(_KINDS[segment], old), {"$schema": f"../schema/{SCHEMA}.json", **told}
