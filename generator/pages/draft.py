"""A page before its template has run, and the colours of its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.records.measure import MeasureStatus
from generator.records.place import Level
from generator.records.response import OutcomeStatus, Position
from generator.records.source import Rank
from generator.register.items import Item
from generator.register.status import ConsultationState, InvitationStatus

#: The colours of labels; the words and signs say the same.
TONES = {
    Position.SUPPORTS: "mint",
    Position.SUPPORTS_WITH_COMMENTS: "mint",
    Position.NO_OBJECTION: "mint",
    Position.OPPOSES: "amber",
    OutcomeStatus.TAKEN_IN: "mint",
    OutcomeStatus.PARTLY: "amber",
    InvitationStatus.IN_TIME: "mint",
    InvitationStatus.LATE: "mint",
    InvitationStatus.DAY_UNKNOWN: "mint",
    InvitationStatus.EXTENSION: "amber",
    InvitationStatus.AWAITED: "blue",
    MeasureStatus.DONE: "mint",
    MeasureStatus.ONGOING: "blue",
    MeasureStatus.PLANNED: "blue",
    Level.ESPECIALLY_VULNERABLE: "amber",
    Level.RISK: "amber",
    Level.VULNERABLE: "amber",
    Rank.PRIMARY: "mint",
    Rank.SECONDARY: "amber",
    ConsultationState.OPEN: "mint",
    ConsultationState.PLANNED: "blue",
}


#: The way to a field in a record.
At = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before its template has run."""

    title: str
    description: str
    crumbs: list[tuple[str, str]] = field(default_factory=list)  #: title and link, from the start page down, the page itself left out
    context: dict[str, Any] = field(default_factory=dict)
    title_language: str = ""  #: where it is not the page's own
    language: str = ""  #: its tag, where it is not the site's own
    made_from: Sequence[tuple[Item[Any], At]] = ()  #: the records that it shows, each with the field that matters most
    telling_of: Sequence[Item[Any]] = ()  #: other records whose words it shows: when they change, it does
    alternates: dict[str, str] = field(default_factory=dict)  #: by language, the addresses at which the same is told, this page's own too
