"""The days that somebody may want to have in a calendar: deadlines, decisions, when something applies, and when it is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator import addresses
from generator.records.agreement import Event, EventKind, Version, VersionKind
from generator.records.dates import PartialDate
from generator.records.measure import MeasureStatus
from generator.records.shared import Evidence
from generator.register import Register
from generator.register.follow_up import MeasureItem
from generator.register.items import AgreementItem, ConsultationItem, Item, ResponseItem
from generator.register.measures import measure_state
from generator.register.validity import events_on, versions_on

#: Of an agreement's events, those that are deadlines or decisions, or say when something applies.
_EVENTS = {EventKind.DEADLINE, EventKind.DECISION, EventKind.IN_FORCE, EventKind.REVISED}


@dataclass(frozen=True, slots=True)
class Marked:
    """A day to know of."""

    key: str  #: what it is, unique in its record and the same when its words or its date are edited
    day: PartialDate
    label: str  #: `Sista svarsdag`
    title: str  #: what it is the day of
    item: Item[Any]  #: the record that tells it
    agreement: AgreementItem | None = None
    anchor: str = ""  #: where on the record's page it is told, if that has an address
    evidence: tuple[Evidence, ...] = ()


def marked_days(register: Register) -> list[Marked]:
    """Every day that a calendar could hold, in order of time; those known only to their month or year too.

    What is told twice is given once: a consultation's own deadline before the event that says the same, an event before a version.
    """
    found: list[Marked] = []
    for consultation in register.consultations.values():
        found += _of_consultation(register, consultation)
    for agreement in register.agreements.values():
        found += _of_agreement(register, agreement)
    for measure in register.measures.values():
        found += _of_measure(register, measure)
    return sorted(found, key=lambda each: (each.day.earliest(), each.item.address, each.key))


def _of_consultation(register: Register, item: ConsultationItem) -> Iterator[Marked]:
    record, agreement = item.record, item.agreement
    if record.deadline:
        yield Marked("sista-svarsdag", record.deadline, "Sista svarsdag", item.title, item, agreement, evidence=tuple(record.sources))
    for invitation in record.invited:
        if invitation.extension:
            who = register.organisations.get(invitation.organisation)
            title = f"{who.title if who else invitation.organisation} svarar på {item.title}"
            key = f"anstand-{invitation.organisation}"
            yield Marked(key, invitation.extension, "Anstånd till", title, item, agreement, evidence=tuple(invitation.sources))
    for response in item.responses:
        yield from _of_response(register, response)


def _of_response(register: Register, response: ResponseItem) -> Iterator[Marked]:
    day = response.outline.decided_on
    if day and not day.surely_after(register.today):  # a board's decision is not made before it meets
        agreement = response.consultation.agreement if response.consultation else None
        yield Marked(
            "beslut", day, "Beslut", response.title_among_others, response, agreement, evidence=(Evidence(source=response.outline.source),)
        )


def _of_measure(register: Register, item: MeasureItem) -> Iterator[Marked]:
    due = item.record.due
    if due and measure_state(item.record, register.today).status is not MeasureStatus.CANCELLED:
        yield Marked("klar-senast", due, "Klar senast", item.title, item, item.agreement, evidence=tuple(item.record.sources))


def _of_agreement(register: Register, item: AgreementItem) -> Iterator[Marked]:
    told = {("Sista svarsdag", each.record.deadline) for each in item.consultations}
    for marked in (*_events(register, item), *_versions(register, item), *_plan(register, item)):
        if (_sort(marked.label), marked.day) not in told:
            told.add((_sort(marked.label), marked.day))
            yield marked


def _sort(label: str) -> str:
    """What sort of day it is: a revision is a decision, too."""
    return "Beslut" if label == EventKind.REVISED.label else label


def _events(register: Register, item: AgreementItem) -> Iterator[Marked]:
    """Events have no id, so they are told apart by what they are and when, not by their words."""
    same: Counter[str] = Counter()
    for event, _ in events_on(item.record, register.today):
        if event.kind in _EVENTS and event.date:
            yield _event(item, event, event.date, same)


def _event(item: AgreementItem, event: Event, day: PartialDate, same: Counter[str]) -> Marked:
    key = f"{event.kind.value.replace('_', '-')}-{day}"
    same[key] += 1
    key += f"-{same[key]}" if same[key] > 1 else ""
    return Marked(key, day, event.kind.label, f"{item.short_title} – {event.title}", item, item, evidence=tuple(event.sources))


def _versions(register: Register, item: AgreementItem) -> Iterator[Marked]:
    for version in versions_on(item.record, register.today):
        if version.kind is not VersionKind.DRAFT:
            yield from _version(item, version)


def _version(item: AgreementItem, version: Version) -> Iterator[Marked]:
    days = (
        ("beslut", version.date, EventKind.REVISED.label if version.kind is VersionKind.REVISED else EventKind.DECISION.label),
        ("fran", version.valid_from, EventKind.IN_FORCE.label),
        ("till", version.valid_to, "Gäller till och med"),
    )
    anchor, title = addresses.version_anchor(version.id), f"{item.short_title} – {version.title}"
    for what, day, label in days:
        if day:
            yield Marked(f"version-{version.id}-{what}", day, label, title, item, item, anchor, tuple(version.sources))


def _plan(register: Register, item: AgreementItem) -> Iterator[Marked]:
    plan = item.record.plan
    if plan and plan.date and not plan.date.surely_after(register.today):
        title = f"{item.short_title} – {plan.title}"
        yield Marked("handlingsplan-beslut", plan.date, "Beslut", title, item, item, evidence=tuple(plan.sources))


def whole_days(marked: Iterable[Marked]) -> list[Marked]:
    """Those whose day is known: a calendar has no place for a month, and a day is not guessed."""
    return [each for each in marked if each.day.day]


def calendar_days(register: Register) -> dict[str, list[Marked]]:
    """The days of each calendar, by the address of the page that it belongs to; empty for the whole site. None holds nothing."""
    days = marked_days(register)
    found = {"": days}
    for agreement in register.agreements.values():
        found[agreement.address] = [each for each in days if each.agreement is agreement]
    return {page: own for page, own in found.items() if whole_days(own)}


def calendar_pages(register: Register) -> list[str]:
    """The pages of `calendar_days`, found without looking further than to the first day of each: a site has ten thousands of them."""
    found = [item.address for item in register.agreements.values() if _has_whole(_of_matter(register, item))]
    alone = (_of_consultation(register, each) for each in register.consultations.values() if each.agreement is None)
    own = (_of_measure(register, each) for each in register.measures.values() if each.agreement is None)
    return ["", *found] if found or _has_whole(chain.from_iterable(chain(alone, own))) else []


def _of_matter(register: Register, item: AgreementItem) -> Iterator[Marked]:
    """The days in the calendar of an agreement, in no order; what is told twice is there twice."""
    yield from _of_agreement(register, item)
    for consultation in item.consultations:
        yield from _of_consultation(register, consultation)
    for measure in item.measures:
        yield from _of_measure(register, measure)


def _has_whole(marked: Iterable[Marked]) -> bool:
    return any(each.day.day for each in marked)
