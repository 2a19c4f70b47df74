"""The index of what can be fetched: what the site is, on what terms, and where everything lies."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator import addresses
from generator.changes.feeds import feeds
from generator.published import Published
from generator.records import KINDS
from generator.register.days import calendar_days

#: What each record says of its content, by kind and id.
Contents = Mapping[str, Mapping[str, str]]


def about(published: Published, contents: Contents) -> dict[str, Any]:
    """What the site says of itself and of all of its records."""
    checksum = sha256()
    for kind, records in contents.items():
        for record_id, content in records.items():
            checksum.update(f"{addresses.segment(kind)}/{record_id} {content}\n".encode())
    return published.about(checksum.hexdigest())


def index(published: Published, told: dict[str, Any], contents: Contents) -> dict[str, Any]:
    """What the index says, as plain values; `told` are those of `about`."""
    register = published.register
    addressed = bool(register.reading.engine.address)  # without an address there is no catalogue, feed or calendar
    return {
        "$schema": "schema/index.json",
        **told,
        "kinds": [
            {
                "kind": addresses.segment(kind),
                "title": KINDS[kind].plural.capitalize(),
                "count": len(records),
                "json": addresses.data_kind(kind),
                "records": addresses.data_record(kind, "{id}"),
                "schema": addresses.data_schema(addresses.segment(kind)),
                "csv": addresses.data_table(addresses.segment(kind)),
            }
            for kind, records in contents.items()
        ],
        "datapackage": addresses.data_package(),
        "database": addresses.database(),
        "archive": addresses.archive(),
        "catalogues": [addresses.data_catalogue(form) for form in addresses.CATALOGUES] if addressed else [],
        "feeds": [feed.address for feed in feeds(register, published.history).values()],
        "calendars": [f"{page}{addresses.CALENDAR}" for page in calendar_days(register)] if addressed else [],
    }
