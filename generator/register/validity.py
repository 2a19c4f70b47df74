"""Which version of an agreement applies on a day, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.records.agreement import Agreement, Event, EventKind, Version, VersionKind


@dataclass(frozen=True, slots=True)
class Validity:
    """What is known on a day: the latest version decided, and whether it is known to apply."""

    latest: Version | None  #: the last version decided on or before the day, drafts left out
    in_force: Version | None  #: the version known to apply on the day; None when that is not known
    ended: bool = False  #: whether the latest is known to have ended


def validity_on(agreement: Agreement, today: date) -> Validity:
    """What applies on a day. A version applies only where its first and last day are known to include it."""
    decided = [version for version in agreement.versions if version.kind is not VersionKind.DRAFT and not _is_after(version, today)]
    latest = decided[-1] if decided else None
    for version in reversed(decided):
        begins, ends = version.valid_from, version.valid_to
        if begins and ends and begins.latest() <= today <= ends.earliest():
            return Validity(latest, version)
    ended = bool(latest and latest.valid_to and latest.valid_to.surely_before(today))
    return Validity(latest, None, ended)


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
