"""What a start page shows of an agreement: its headline, whether it applies, the facts, its areas and the answers."""

from __future__ import annotations

from typing import Any

from generator.pages import swedish, views
from generator.pages.agreements import area_groups, area_notes, areas_told
from generator.pages.figures import card_series, figure
from generator.pages.in_brief import in_brief
from generator.pages.rows import response_row
from generator.pages.standing import standing_row
from generator.pages.tellings import links_of
from generator.pages.views import Fact, Row
from generator.records.agreement import Version, VersionKind
from generator.register import Register
from generator.register.agreements import in_order
from generator.register.items import AgreementItem
from generator.register.validity import validity_on, versions_on

_RESPONSES = 6  # so many of a consultation's responses are shown; its page leads to all


def overview(register: Register, item: AgreementItem) -> dict[str, Any]:
    """What the block `overview.html` shows."""
    known = versions_on(item.record, register.today)
    listing = [version for version in known if version.areas]
    decided = [version for version in known if version.kind is not VersionKind.DRAFT and version.date]
    facts = [
        Fact("Parter", views.joined(views.item_link(party) for party in item.parties)),
        Fact(
            decided[0].kind.label if decided else "Beslut",
            swedish.written(decided[0].date) if decided else "inte fattat" if known else "okänt",
            _decided_note(register, decided),
        ),
        _areas_fact(listing, validity_on(item.record, register.today).in_force),
        Fact("Diarienummer", item.record.dnr or "okänt"),
    ]
    return {
        "item": item,
        "record": item.record,
        "answers": in_brief(register, item),
        "forms": links_of(item),
        "facts": facts,
        "others": len(register.agreements) - 1,
        "marks": views.marks(register, item.record.sources),
    }


def areas_shown(register: Register, item: AgreementItem | None) -> dict[str, Any]:
    """What the block `areas.html` shows."""
    if item is None:
        return {"told": "", "groups": [], "notes": []}
    return {"told": areas_told(register, item), "groups": area_groups(register, item), "notes": area_notes(register, item)}


def answers_shown(item: AgreementItem | None) -> dict[str, Any]:
    """What the block `answers.html` shows: each consultation with its first responses."""
    consultations = item.consultations if item else []
    return {
        "consultations": [(each, [response_row(response) for response in each.responses[:_RESPONSES]]) for each in consultations],
        "unknown": views.unknown(missing for each in consultations for missing in each.record.missing),
    }


def other_rows(register: Register, shown: AgreementItem | None) -> list[Row]:
    """Every agreement but the one that the page is about."""
    return [standing_row(register, item) for item in in_order(register) if item is not shown]


def _areas_fact(listing: list[Version], now: Version | None) -> Fact:
    """How many areas apply; where that is not known, how many each list holds."""
    if now is not None and now in listing:
        return Fact("Områden", str(len(now.areas)), f"i {swedish.within(now.title)}")
    if not listing:
        return Fact("Områden", "okänt")
    last = listing[-1]
    told = f"{len(last.areas)} i listan från {swedish.written(last.date)}" if last.date else str(len(last.areas))
    return Fact("Områden", told, "; ".join(f"{len(each.areas)} i {swedish.within(each.title)}" for each in listing[:-1]))


def _decided_note(register: Register, decided: list[Version]) -> str:
    if not decided:
        return ""
    version = decided[0]
    by = register.organisations.get(version.decided_by or "")
    second = any(mark.secondary for mark in views.marks(register, version.sources))
    return " ".join(filter(None, [f"av {swedish.within(by.title)}" if by else "", "(andrahandskälla)" if second else ""]))


def figures_shown(register: Register, item: AgreementItem | None, limit: int) -> dict[str, Any]:
    """What the block `figures` shows: at most so many indicators of an agreement."""
    ids = f"figurer-{limit}"  # two slots on a page may show the same indicator
    indicators = item.indicators if item else []
    return {
        "agreement": item,
        "cards": [(each, figure(register, each, ids=ids, only=card_series(each.record))) for each in indicators[:limit]],
        "more": len(indicators) > limit,
        "marks": lambda evidence: views.marks(register, evidence),
    }
