"""The index of what can be fetched: what the site is, on what terms, and where everything lies."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from generator import addresses
from generator.changes.feeds import feed_pages
from generator.published import Published
from generator.records import KINDS
from generator.register.days import calendar_pages

#: What each record says of its content, by kind and id.
Contents = Mapping[str, Mapping[str, str]]


class Listed(NamedTuple):
    """What there is to follow: the addresses of feeds and calendars, that of the whole site first."""

    feeds: list[str]
    calendars: list[str]


def listed(published: Published) -> Listed:
    """What there is to follow on a site. Without an address of its own it has neither."""
    if not published.register.reading.engine.address:
        return Listed([], [])
    feeds = [f"{page}{addresses.FEED}" for page in feed_pages(published.register, published.history)]
    return Listed(feeds, [f"{page}{addresses.CALENDAR}" for page in calendar_pages(published.register)])


def about(published: Published, contents: Contents) -> dict[str, Any]:
    """What the site says of itself and of all of its records."""
    checksum = sha256()
    for kind, records in contents.items():
        for record_id, content in records.items():
            checksum.update(f"{addresses.segment(kind)}/{record_id} {content}\n".encode())
    return published.about(checksum.hexdigest())


def index(told: dict[str, Any], contents: Contents, followed: Listed) -> dict[str, Any]:
    """What the index says, as plain values; `told` are those of `about`."""
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
        "catalogues": [addresses.data_catalogue(form) for form in addresses.CATALOGUES] if told["address"] else [],
        "feeds": followed.feeds,
        "calendars": followed.calendars,
    }
