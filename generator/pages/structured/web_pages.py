"""The page itself: what it is called, what it is part of, the way to it, and when what it shows last changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator import addresses
from generator.pages.structured.naming import Names, known
from generator.register import Register


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a page."""

    title: str
    description: str = ""
    language: str = ""  #: its tag, where it is not the site's own
    changed: date | None = None  #: the day when what it shows last changed, if known
    kind: str = "WebPage"


def web_page(names: Names, register: Register, told: Told) -> dict[str, Any]:
    """What every page says of itself.

    The licence is that of these statements: stored documents have terms of their own, and a page may show both.
    """
    held = register.reading.site
    return {
        "@type": told.kind,
        "@id": names.page(names.here),
        "name": told.title,
        "description": told.description,
        "inLanguage": told.language or register.reading.engine.language,
        "dateModified": told.changed.isoformat() if told.changed else None,
        "publisher": _publisher(register),
        "sdLicense": held.licence.address if held else None,
        "isPartOf": _reference(names, register),
    }


def _publisher(register: Register) -> dict[str, Any] | None:
    held = register.reading.site
    return known({"@type": "Organization", "name": held.publisher.name, "url": held.publisher.address}) if held else None


def _reference(names: Names, register: Register) -> dict[str, Any]:
    return {"@type": "WebSite", "@id": names.page("", addresses.THING), "name": register.reading.engine.name}


def site(names: Names, register: Register) -> dict[str, Any]:
    """The site as a whole, for its start page. How one searches it can only be said with whole addresses."""
    engine = register.reading.engine
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{engine.address}{addresses.SEARCH}?q={{ord}}"},
        "query-input": "required name=ord",
    }
    return known(
        {
            **_reference(names, register),
            "alternateName": engine.subtitle,
            "url": engine.address,
            "inLanguage": engine.language,
            "potentialAction": search if engine.address else None,
        }
    )


def breadcrumb(names: Names, crumbs: Iterable[tuple[str, str]], title: str) -> dict[str, Any]:
    """The way to a page as it is shown at its top: `crumbs` are title and link of each page above it."""
    above = [{"@type": "ListItem", "name": name, "item": names.link(link)} for name, link in crumbs]
    steps = [{**step, "position": number} for number, step in enumerate([*above, {"@type": "ListItem", "name": title}], start=1)]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
