"""The steps of a matter, from what applied before to what is known today."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages import swedish
from generator.records.agreement import EventKind
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.validity import events_on, validity_on


@dataclass(frozen=True, slots=True)
class StepView:
    title: str
    date: str
    dated: bool  #: whether the day is known; what is not is drawn hollow
    note: str
    now: bool = False


def steps(register: Register, agreement: AgreementItem) -> list[StepView]:
    """The matter's own steps in order, what happens around it left out; the last is today.

    An event after today is shown only where it can be planned, which a deadline and a first day in force can.
    """
    shown = []
    for event, later in events_on(agreement.record, register.today):
        if event.kind in {EventKind.SURROUNDINGS, EventKind.WORK}:
            continue
        before = agreement.record.predecessor if event.kind is EventKind.PREDECESSOR else None
        dated = bool(event.date and event.date.day) or bool(before and (before.valid_from or before.valid_to))
        day = swedish.written(event.date, "dag okänd")
        if before:
            day = swedish.period(before.valid_from, before.valid_to) + (", sedan förlängt" if before.extension else "")
        elif event.date and not event.date.day:
            day += ", dag okänd"
        shown.append(StepView(event.kind.label, f"{day} (planerat)" if later else day, dated, note=""))
    return [*shown, StepView("I dag", swedish.written(register.today), dated=True, note=_today(register, agreement), now=True)]


def _today(register: Register, agreement: AgreementItem) -> str:
    valid = validity_on(agreement.record, register.today)
    if valid.in_force:
        return f"gäller till {swedish.written(valid.in_force.valid_to)}"
    if valid.latest is None:
        return "inte beslutad"
    return "gäller inte längre" if valid.ended else "om den gäller är inte känt"
