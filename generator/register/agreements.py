"""Agreements among each other: which is the main one, and which are local parts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.register.items import AgreementItem

if TYPE_CHECKING:
    from generator.register import Register


def main_agreement(register: Register) -> AgreementItem | None:
    """The one that a site is about where nothing else is said: that with most records among those that are under no other."""
    return next(iter(in_order(register)), None)


def in_order(register: Register) -> list[AgreementItem]:
    """All agreements: those with most records first, each with the local ones under it right after it."""
    return register.once(_in_order, "")


def _in_order(register: Register, _: str) -> list[AgreementItem]:
    found: dict[AgreementItem, None] = {}

    def put(item: AgreementItem) -> None:
        if item not in found:
            found[item] = None
            for local in sorted(item.local, key=_most_first):
                put(local)

    every = sorted(register.agreements.values(), key=_most_first)
    for item in [*(each for each in every if each.under is None), *every]:  # the last ones: those under each other in a circle
        put(item)
    return list(found)


def _most_first(item: AgreementItem) -> tuple[int, str]:
    responses = sum(len(consultation.responses) for consultation in item.consultations)
    follow_up = len(item.measures) + len(item.situations) + len(item.indicators)
    return -(len(item.record.versions) + len(item.areas) + len(item.consultations) + responses + follow_up), item.id
