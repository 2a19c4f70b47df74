"""The page of a lägesbild: the city's picture, the police's, and the joint analysis."""

from __future__ import annotations

from generator import addresses
from generator.pages.draft import Draft
from generator.register import Register
from generator.register.follow_up import SituationItem


def situation_page(register: Register, item: SituationItem) -> Draft:
    """What the page of a situation shows."""
    del register
    return Draft(item.title, item.title, [("Lägesbilder", addresses.link(addresses.listing("situations")))], {})
