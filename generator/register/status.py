"""What follows from dates: where a consultation stands, and what became of each invitation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.records.consultation import Consultation, Invitation
from generator.records.dates import PartialDate
from generator.records.fields import Choice
from generator.records.outline import OfResponse
from generator.records.response import Response


class InvitationStatus(Choice):
    """Everyone invited has exactly one of these."""

    IN_TIME = "in_time", "Svarade i tid", "✓"
    LATE = "late", "Svarade sent", "✓"
    DAY_UNKNOWN = "answered", "Har svarat, dag okänd", "✓"
    EXTENSION = "extension", "Har anstånd", "◷"
    AWAITED = "awaited", "Svar väntas", "…"
    DECLINED = "declined", "Avstod", "–"
    SILENT = "silent", "Svarade inte", "✕"
    UNKNOWN = "unknown", "Okänt", "?"


class ConsultationState(Choice):
    PLANNED = "planned", "Planerad", "◷"
    OPEN = "open", "Öppen för svar", "●"
    CLOSED = "closed", "Svarstiden är slut", "■"
    UNKNOWN = "unknown", "Svarstiden är okänd", "?"


@dataclass(frozen=True, slots=True)
class Tally:
    """Invitations by status; the counts add up to `total`."""

    counts: dict[InvitationStatus, int]
    total: int


def state_of(consultation: Consultation, today: date) -> ConsultationState:
    """Where a consultation stands on a day. What has no deadline is unknown, not closed."""
    if consultation.sent_on and consultation.sent_on.surely_after(today):
        return ConsultationState.PLANNED
    if not consultation.deadline:
        return ConsultationState.UNKNOWN
    return ConsultationState.CLOSED if consultation.deadline.surely_before(today) else ConsultationState.OPEN


def status_of(invitation: Invitation, response: Response | OfResponse | None, consultation: Consultation, today: date) -> InvitationStatus:
    """What became of an invitation, as seen on a day."""
    limit = invitation.extension or consultation.deadline
    if response:
        return _answered(response.received_on, limit)
    if invitation.declined:
        return InvitationStatus.DECLINED
    if not limit:
        return InvitationStatus.UNKNOWN
    if limit.surely_before(today):
        return InvitationStatus.SILENT
    return InvitationStatus.EXTENSION if invitation.extension else InvitationStatus.AWAITED


def _answered(received: PartialDate | None, limit: PartialDate | None) -> InvitationStatus:
    if not received or not limit:
        return InvitationStatus.DAY_UNKNOWN
    if received.surely_after(limit):
        return InvitationStatus.LATE
    return InvitationStatus.IN_TIME if received.latest() <= limit.earliest() else InvitationStatus.DAY_UNKNOWN


def tally(statuses: Iterable[InvitationStatus]) -> Tally:
    """Counts by status in the statuses' own order, none left out that occurs."""
    counted = Counter(statuses)
    return Tally({status: counted[status] for status in InvitationStatus if counted[status]}, counted.total())
