"""A first wording of what a response says, put together of what was found in it."""

from __future__ import annotations

import re

from generator.editing.importing.understood import Understood
from generator.records.response import DocumentKind, Position

_SAYS = {
    Position.SUPPORTS: "är positiv till överenskommelsen.",
    Position.SUPPORTS_WITH_COMMENTS: "är positiv till överenskommelsen.",
    Position.NO_OBJECTION: "har inget att invända mot överenskommelsen.",
    Position.OPPOSES: "säger nej till överenskommelsen.",
    Position.ABSTAINS: "avstår från att ta ställning till överenskommelsen.",
    Position.UNKNOWN: "svarar på remissen.",
}
_KINDS = {
    DocumentKind.STATEMENT: "Svaret är förvaltningens förslag; om nämnden beslutade så är inte känt.",
    DocumentKind.DECISION: "Svaret är ett beslut.",
    DocumentKind.MINUTES: "Svaret står i ett protokoll.",
}
_MOST = 3


def summary(found: Understood) -> str:
    """Two or three sentences: who, where they stand, what they ask for most, and what sort of document it is."""
    sender = found.sender
    drafted = found.kind is DocumentKind.STATEMENT  # else it is the respondent itself that speaks
    who = (sender.prepared_by if drafted else None) or sender.respondent
    name = (sender.prepared_name if drafted else "") or (who.record.name if who else sender.name or "Svaret")
    says = _SAYS[found.stand.position]
    if found.stand.quotes and re.search(r"mycket positiv", found.stand.quotes[0], re.IGNORECASE):
        says = says.replace("positiv", "mycket positiv")
    asks = [_lower(wish.asks.rstrip(".")) for wish in found.wishes if wish.strength == found.wishes[0].strength][:_MOST]
    wants = f"Den vill att {asks[0]}." if len(asks) == 1 else f"Den vill bland annat att {'; att '.join(asks)}." if asks else ""
    kind = _KINDS.get(found.kind, "")
    if found.kind is DocumentKind.STATEMENT and not found.sender.is_board:
        kind = "Svaret är ett förslag; om styrelsen beslutade så är inte känt."
    return " ".join(filter(None, [f"{name} {says}", wants, kind]))


def _lower(text: str) -> str:
    first = text.split(None, 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]
