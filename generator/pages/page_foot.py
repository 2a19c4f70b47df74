"""What stands at the foot of a record's page: when it last changed, where its data are, how to refer to it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator import addresses
from generator.history import History
from generator.pages.changes import day_anchor, latest_change
from generator.register import Register
from generator.register.items import Item


def page_foot(register: Register, history: History, item: Item[Any], title: str) -> dict[str, Any]:
    """What the template `page_foot.html` shows of an item's page."""
    site, engine = register.reading.site, register.reading.engine
    change = latest_change(history, item)
    repository = site.repository.rstrip("/") if site and site.repository else ""
    return {
        "change": change,
        "change_href": addresses.link(addresses.CHANGES, day_anchor(change.day)) if change else "",
        "file_address": f"{repository}/blob/HEAD/{quote(history.prefix + item.entry.file)}" if repository else "",
        "form": site.contact.form if site and site.contact and site.contact.form else "",
        "publisher": site.publisher.name if site else engine.name,
        "site_name": engine.name,
        "title": title,
        "address": f"{engine.address}{item.address}" if engine.address else "",
    }
