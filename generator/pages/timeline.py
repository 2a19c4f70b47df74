"""The steps of a matter, from what applied before to what is known today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import swedish, views
from generator.pages.standing import standing_now
from generator.records.agreement import EventKind
from generator.records.shared import Evidence
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.validity import events_on


@dataclass(frozen=True, slots=True)
class StepView:
    title: str
    date: str
    dated: bool  #: whether the day is known; what is not is drawn hollow
    note: str
    now: bool = False


def steps(register: Register, agreement: AgreementItem, *, sources: bool = False) -> list[StepView]:
    """The matter's own steps in order, what happens around it left out; the last is today.

    An event after today is shown only where it can be planned, which a deadline and a first day in force can; it comes after today.
    """
    past: list[StepView] = []
    ahead: list[StepView] = []
    for event, later in events_on(agreement.record, register.today):
        if event.kind in {EventKind.SURROUNDINGS, EventKind.WORK}:
            continue
        before = agreement.record.predecessor if event.kind is EventKind.PREDECESSOR else None
        dated = bool(event.date and event.date.day) or bool(before and (before.valid_from or before.valid_to))
        day = swedish.written(event.date, "dag okänd")
        if before and dated:
            day = swedish.period(before.valid_from, before.valid_to) + (", sedan förlängt" if before.extension else "")
        elif event.date and not event.date.day:
            day += ", dag okänd"
        evidence = [*event.sources, *(before.sources if before else [])]
        step = StepView(
            event.kind.label, f"{day} (planerat)" if later else day, dated, source_note(register, evidence) if sources else Markup()
        )
        (ahead if later else past).append(step)
    now = StepView("I dag", swedish.written(register.today), dated=True, note=standing_now(register, agreement), now=True)
    return [*past, now, *ahead]


def source_note(register: Register, evidence: Iterable[Evidence]) -> Markup:
    """The first source of a step, and whether it is a second-hand one."""
    found = views.marks(register, evidence)
    if not found:
        return Markup()
    second = " (andrahandskälla)" if found[0].secondary else ""
    return Markup("Källa: {}{}").format(views.anchor_link(found[0].href, found[0].title), second)
