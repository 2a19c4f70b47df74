"""The page of an indicator: figures as a chart and a table, beside goal and target."""

from __future__ import annotations

from generator import addresses
from generator.pages.draft import Draft
from generator.register import Register
from generator.register.follow_up import IndicatorItem


def indicator_page(register: Register, item: IndicatorItem) -> Draft:
    """What the page of an indicator shows."""
    del register
    return Draft(item.title, item.title, [("Indikatorer", addresses.link(addresses.listing("indicators")))], {})
