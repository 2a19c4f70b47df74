"""The page of a place: how it has been classified, and everything that concerns it."""

from __future__ import annotations

from generator import addresses
from generator.pages.draft import Draft
from generator.register import Register
from generator.register.follow_up import PlaceItem


def place_page(register: Register, item: PlaceItem) -> Draft:
    """What the page of a place shows."""
    del register
    return Draft(item.title, item.title, [("Platser", addresses.link(addresses.listing("places")))], {})
