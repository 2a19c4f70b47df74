"""The steps of the matter that a consultation is a part of: proposal, consultation, answers, decision, in force, revised."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.pages import swedish, views
from generator.pages.timeline import StepView
from generator.records.agreement import EventKind, Version, VersionKind
from generator.records.dates import PartialDate
from generator.records.shared import Evidence
from generator.register import Register
from generator.register.items import AgreementItem, ConsultationItem
from generator.register.validity import versions_on


def matter_steps(register: Register, item: ConsultationItem) -> list[StepView]:
    """The steps as they are known on the register's day, each with its date and its sources.

    A step whose day is not known is hollow; one that lies ahead says that it is planned. What cannot be planned is not told of
    before it has happened.
    """
    record, agreement = item.record, item.agreement
    shown = [
        _step(register, "Remiss", record.sent_on, record.sources),
        _step(register, "Sista svarsdag", record.deadline, record.sources),
    ]
    if agreement is None:
        return shown
    known = versions_on(agreement.record, register.today)
    asked_about = next((version for version in known if version.id == record.version), None)
    if asked_about is None:
        return shown  # without it nobody can tell which decision was made on it
    shown.insert(0, _step(register, "Förslag", asked_about.date, asked_about.sources))
    decided = _decided_after(known, asked_about)
    if decided is None:
        return [*shown, StepView("Beslut", "inget beslut är känt", dated=False, note="")]
    shown.append(_step(register, "Beslut", decided.date, _evidence(agreement, EventKind.DECISION, decided.date) or decided.sources))
    begins = decided.valid_from
    if begins:
        shown.append(_step(register, "I kraft", begins, _evidence(agreement, EventKind.IN_FORCE, begins) or decided.sources))
    else:
        shown.append(StepView("I kraft", "inte känt", dated=False, note=""))
    if later := _decided_after(known, decided):
        shown.append(_step(register, later.kind.label, later.date, later.sources))
    return shown


def _decided_after(versions: list[Version], before: Version) -> Version | None:
    """The first decided version that builds on another, or on a draft that does. Versions stand in order of time."""
    built_on: set[str | None] = {before.id, None}
    for version in versions[versions.index(before) + 1 :]:
        if version.follows in built_on:
            if version.kind is not VersionKind.DRAFT:
                return version
            built_on.add(version.id)
    return None


def _evidence(agreement: AgreementItem, kind: EventKind, day: PartialDate | None) -> list[Evidence]:
    """The sources of the event of a kind on a day."""
    found = [event.sources for event in agreement.record.events if event.kind is kind and day and event.date == day]
    return found[0] if found else []


def _step(register: Register, title: str, day: PartialDate | None, evidence: Iterable[Evidence]) -> StepView:
    known = bool(day and day.day)
    text = swedish.written(day, "dag okänd") + (", dag okänd" if day and not known else "")
    if day and day.surely_after(register.today):
        text += " (planerat)"
    return StepView(title, text, dated=known, note=_source(register, evidence))


def _source(register: Register, evidence: Iterable[Evidence]) -> Markup:
    """The first source of a step, and whether it is a second-hand one."""
    found = views.marks(register, evidence)
    if not found:
        return Markup()
    first = found[0]
    second = " (andrahandskälla)" if first.secondary else ""
    return Markup("Källa: {}{}").format(views.anchor_link(first.href, first.title), second)
