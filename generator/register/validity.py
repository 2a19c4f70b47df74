"""Which version of an agreement applies on a day, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.records.agreement import Agreement, Event, EventKind, Version, VersionKind


class State(Enum):
    """Where an agreement stands on a day."""

    IN_FORCE = "in_force"
    NOT_BEGUN = "not_begun"  #: decided, and its first day lies ahead
    ENDED = "ended"
    UNDECIDED = "undecided"  #: only proposed
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Validity:
    """What is known on a day: where the agreement stands, and the versions that say so."""

    state: State
    latest: Version | None  #: the last version decided on or before the day, drafts left out
    in_force: Version | None  #: the version known to apply on the day; None when that is not known
    coming: Version | None = None  #: the first version that is decided and begins to apply later
    over: Version | None = None  #: the last version known to have ended, where none applies after it

    @property
    def ended(self) -> bool:
        return self.state is State.ENDED


def validity_on(agreement: Agreement, today: date) -> Validity:
    """What applies on a day. A version applies only where its first and last day are both known and the day lies between them.

    The last version that may have begun decides: whether an older one goes on beside it is not known.
    """
    known = versions_on(agreement, today)
    decided = [version for version in known if version.kind is not VersionKind.DRAFT]
    ahead = [version for version in decided if version.valid_from and version.valid_from.surely_after(today)]
    begun = [version for version in decided if version not in ahead]
    latest = decided[-1] if decided else None
    coming = min(ahead, key=_first_day) if ahead else None
    if not begun:
        state = State.NOT_BEGUN if ahead else State.UNDECIDED if known else State.NOT_KNOWN
        return Validity(state, latest, None, coming)
    last = begun[-1]
    begins, ends = last.valid_from, last.valid_to
    if begins and ends and begins.latest() <= today <= ends.earliest():
        return Validity(State.IN_FORCE, latest, last, coming)
    if ends and ends.surely_before(today):
        return Validity(State.ENDED, latest, None, coming, over=last)
    return Validity(State.NOT_KNOWN, latest, None, coming)


def _first_day(version: Version) -> date:
    return version.valid_from.earliest() if version.valid_from else date.max


def _is_after(version: Version, today: date) -> bool:
    day = version.date or version.valid_from
    return bool(day and day.surely_after(today))


#: Events that can be planned; what else lies ahead is not shown.
_PLANNED = {EventKind.DEADLINE, EventKind.IN_FORCE}


def versions_on(agreement: Agreement, today: date) -> list[Version]:
    """The versions that there are on a day; one whose date lies ahead is not there yet."""
    return [version for version in agreement.versions if not _is_after(version, today)]


def events_on(agreement: Agreement, today: date) -> list[tuple[Event, bool]]:
    """The events that can be told of on a day, each with whether it is only planned."""
    told = []
    for event in agreement.events:
        planned = bool(event.date and event.date.surely_after(today))
        if not planned or event.kind in _PLANNED:
            told.append((event, planned))
    return told
