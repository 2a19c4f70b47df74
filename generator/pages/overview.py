"""What a start page shows first of an agreement: its headline, whether it applies, and the facts."""

from __future__ import annotations

from typing import Any

from generator.pages import swedish, views
from generator.pages.agreements import validity_line
from generator.pages.views import Fact
from generator.records.agreement import Version, VersionKind
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.validity import versions_on


def overview(register: Register, item: AgreementItem) -> dict[str, Any]:
    """What the block `overview.html` shows."""
    known = versions_on(item.record, register.today)
    listing = [version for version in known if version.areas]
    decided = [version for version in known if version.kind is not VersionKind.DRAFT and version.date]
    facts = [
        Fact("Parter", views.joined(views.item_link(party) for party in item.parties)),
        Fact(
            decided[0].kind.label if decided else "Beslut",
            swedish.written(decided[0].date) if decided else "inte fattat",
            _decided_note(register, decided),
        ),
        Fact("Områden", _areas_value(listing), "; ".join(f"{len(each.areas)} i {_lower(each.title)}" for each in listing[:-1])),
        Fact("Diarienummer", item.record.dnr or "okänt"),
    ]
    return {
        "item": item,
        "record": item.record,
        "facts": facts,
        "validity": validity_line(register, item),
        "others": len(register.agreements) - 1,
        "marks": views.marks(register, item.record.sources),
    }


def _areas_value(listing: list[Version]) -> str:
    if not listing:
        return "okänt"
    last = listing[-1]
    return f"{len(last.areas)} i listan från {swedish.written(last.date)}" if last.date else str(len(last.areas))


def _decided_note(register: Register, decided: list[Version]) -> str:
    if not decided:
        return ""
    version = decided[0]
    by = register.organisations.get(version.decided_by or "")
    second = any(mark.secondary for mark in views.marks(register, version.sources))
    return " ".join(filter(None, [f"av {_lower(by.title)}" if by else "", "(andrahandskälla)" if second else ""]))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
