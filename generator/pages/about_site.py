"""What the site says of itself: who publishes it, on what terms, how accessible it is, whose names it shows."""

from __future__ import annotations

from typing import Any

from generator.pages import swedish
from generator.register import Register
from generator.register.items import SourceItem
from generator.register.statement import lacking, shortcomings


def _by_terms(register: Register) -> dict[str, list[SourceItem]]:
    """The stored documents by the terms that their files say, which many of them share."""
    found: dict[str, list[SourceItem]] = {}
    for item in sorted(register.sources.values(), key=lambda each: swedish.alphabetical(each.title)):
        if item.file:
            found.setdefault(item.record.terms or "", []).append(item)
    return found


def site_shown(register: Register) -> dict[str, Any]:
    """What the blocks about the site show."""
    reading = register.reading
    contact = reading.site.contact if reading.site else None
    told = reading.site.accessibility if reading.site else None
    return {
        "site": reading.site,
        "engine": reading.engine,
        "stored": _by_terms(register),
        "today": register.today,
        "lacking": list(lacking(reading.site)) if reading.site else [],
        "shortcomings": told is not None and shortcomings(told),
        "withheld": register.withheld,
        "correcting": (contact.form or (f"mailto:{contact.email}" if contact.email else "")) if contact else "",
    }
