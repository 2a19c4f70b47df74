"""The index of what can be fetched: what the site is, on what terms, and where everything lies."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator import addresses
from generator.published import Published
from generator.records import KINDS


def index(published: Published, contents: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What the index says, as plain values; `contents` are the checksums of all records, by kind and id."""
    checksum = sha256()
    for kind, records in contents.items():
        for record_id, content in records.items():
            checksum.update(f"{addresses.segment(kind)}/{record_id} {content}\n".encode())
    return {
        "$schema": "schema/index.json",
        **published.about(checksum.hexdigest()),
        "kinds": [
            {
                "kind": addresses.segment(kind),
                "title": KINDS[kind].plural.capitalize(),
                "count": len(records),
                "json": addresses.data_kind(kind),
                "records": addresses.data_record(kind, "{id}"),
                "schema": addresses.data_schema(addresses.segment(kind)),
            }
            for kind, records in contents.items()
        ],
    }
