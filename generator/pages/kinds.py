"""Which page each kind has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator import addresses
from generator.pages import swedish, views
from generator.pages.agreements import agreement_page
from generator.pages.areas import area_page
from generator.pages.consultations import consultation_page
from generator.pages.draft import TONES, Draft
from generator.pages.organisations import organisation_page
from generator.pages.responses import response_page
from generator.pages.sources import source_page
from generator.records import KINDS
from generator.register import Register
from generator.register.items import Item


def draft(register: Register, item: Item[Any]) -> Draft:
    """What an item's page shows."""
    made = _MAKERS[item.kind](register, item)
    word = swedish.sentence(KINDS[item.kind].singular)
    context = {"item": item, "record": item.record, "kind_word": word, "unknown": views.unknown(item.record.missing), "tones": TONES}
    context["path"] = " › ".join(title for title, _ in made.crumbs)  # where a search result says that it lies
    return Draft(made.title, made.description, [("Start", addresses.link("")), *made.crumbs], {**context, **made.context})


_MAKERS: dict[str, Callable[[Register, Any], Draft]] = {
    "agreements": agreement_page,
    "areas": area_page,
    "consultations": consultation_page,
    "responses": response_page,
    "organisations": organisation_page,
    "sources": source_page,
}
