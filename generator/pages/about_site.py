"""What the site says of itself: who publishes it, on what terms, how accessible it is, whose names it shows."""

from __future__ import annotations

from typing import Any

from generator.register import Register
from generator.register.statement import lacking


def site_shown(register: Register) -> dict[str, Any]:
    """What the blocks about the site show."""
    reading = register.reading
    contact = reading.site.contact if reading.site else None
    return {
        "site": reading.site,
        "engine": reading.engine,
        "stored": [item for item in register.sources.values() if item.file],
        "today": register.today,
        "lacking": list(lacking(reading.site)) if reading.site else [],
        "correcting": (contact.form or (f"mailto:{contact.email}" if contact.email else "")) if contact else "",
    }
