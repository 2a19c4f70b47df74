"""Which page each kind has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from generator import addresses
from generator.pages import views
from generator.pages.agreements import agreement_page
from generator.pages.areas import area_page, mention_pages
from generator.pages.comparisons import comparison_pages
from generator.pages.consultations import consultation_page, consultation_pages
from generator.pages.draft import TONES, Draft
from generator.pages.indicators import indicator_page
from generator.pages.lists import list_pages
from generator.pages.measures import measure_page
from generator.pages.organisations import organisation_page, organisation_pages
from generator.pages.places import place_page
from generator.pages.responses import response_page
from generator.pages.situations import situation_page
from generator.pages.sources import source_page, use_pages
from generator.pages.tellings import telling_pages
from generator.pages.viewpoints import further_pages, viewpoint_pages
from generator.register import Register
from generator.register.items import Item


def draft(register: Register, item: Item[Any]) -> Draft:
    """What an item's page shows."""
    made = _MAKERS[item.kind](register, item)
    context = {"item": item, "record": item.record, "unknown": views.unknown(item.record.missing), "tones": TONES}
    return _whole(replace(made, context={**context, **made.context}))


def _whole(made: Draft) -> Draft:
    """A draft with what every page has: the way back to the start."""
    return replace(made, crumbs=[("Start", addresses.link("")), *made.crumbs])


def has_page(kind: str) -> bool:
    """Whether each record of a kind has a page of its own."""
    return kind in _MAKERS


def derived(register: Register) -> dict[str, tuple[str, Callable[[], Draft]]]:
    """The pages that are made from records without being one: by address, the name of the template and what it shows."""
    found = {
        "comparisons": comparison_pages(register),
        "viewpoints": viewpoint_pages(register),
        "tellings": telling_pages(register),
        "continued": {
            **list_pages(register),
            **further_pages(register),
            **consultation_pages(register),
            **mention_pages(register),
            **use_pages(register),
            **organisation_pages(register),
        },
    }
    return {address: (name, partial(_drafted, make)) for name, pages in found.items() for address, make in pages.items()}


def _drafted(make: Callable[[], Draft]) -> Draft:
    return _whole(make())


_MAKERS: dict[str, Callable[[Register, Any], Draft]] = {
    "agreements": agreement_page,
    "areas": area_page,
    "consultations": consultation_page,
    "responses": response_page,
    "organisations": organisation_page,
    "sources": source_page,
    "places": place_page,
    "measures": measure_page,
    "situations": situation_page,
    "indicators": indicator_page,
}
