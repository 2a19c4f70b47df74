"""The page of a measure: who does what by when, and how it goes."""

from __future__ import annotations

from generator import addresses
from generator.pages.draft import Draft
from generator.register import Register
from generator.register.follow_up import MeasureItem


def measure_page(register: Register, item: MeasureItem) -> Draft:
    """What the page of a measure shows."""
    del register
    return Draft(item.title, item.title, [("Insatser", addresses.link(addresses.listing("measures")))], {})
