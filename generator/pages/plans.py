"""What is known of each action plan (handlingsplan): what it is for, who decided on it, and how its measures go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.pages import swedish, views
from generator.pages.shares import ShareBar, share_bar
from generator.pages.views import Fact, QuoteView, SourceMark, UnknownView, item_link
from generator.records.agreement import ActionPlan
from generator.records.measure import MeasureStatus
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.measures import MeasureState, measure_state


@dataclass(frozen=True, slots=True)
class PlanView:
    """An agreement's plan; the plan is None where nothing is known of one."""

    agreement: AgreementItem
    plan: ActionPlan | None
    facts: list[Fact]  #: empty where nothing is known of who decided, when and for how long
    quote: QuoteView | None
    marks: list[SourceMark]
    unknown: list[UnknownView]
    shares: ShareBar | None  #: the measures by state; None where none is known
    total: int
    told: str  #: the number of measures in words


_FILLS = {
    MeasureStatus.DONE: "pine",
    MeasureStatus.ONGOING: "sea",
    MeasureStatus.PLANNED: "amber",
    MeasureStatus.CANCELLED: "pale",
    MeasureStatus.UNKNOWN: "none",
}
#: States that several measures have, where the word is another than for one.
_OF_SEVERAL = {MeasureStatus.DONE: "klara", MeasureStatus.PLANNED: "planerade", MeasureStatus.CANCELLED: "avbrutna"}


def plan_view(register: Register, agreement: AgreementItem) -> PlanView:
    """What is known of an agreement's plan on the register's day."""
    plan = agreement.record.plan
    states = [measure_state(measure.record, register.today) for measure in agreement.measures]
    counts = Counter(state.status for state in states)
    pieces = [(_word(status, counts[status]), counts[status], fill) for status, fill in _FILLS.items()]
    return PlanView(
        agreement,
        plan,
        _facts(register, plan) if plan else [],
        views.words(register, plan.sources) if plan else None,
        views.marks(register, plan.sources) if plan else [],
        views.unknown(plan.missing) if plan else [],
        share_bar(pieces, "insats" if len(states) == 1 else "insatser"),
        len(states),
        _told(states, known=plan is not None),
    )


def _word(status: MeasureStatus, count: int) -> str:
    return status.label.lower() if count == 1 else _OF_SEVERAL.get(status, status.label.lower())


def _facts(register: Register, plan: ActionPlan) -> list[Fact]:
    if not (plan.decided_by or plan.date or plan.valid_from or plan.valid_to):
        return []
    later = bool(plan.date and plan.date.surely_after(register.today))
    facts = [
        Fact("Beslutad av", item_link(register.organisations.get(plan.decided_by or ""))),
        Fact("Beslutad", swedish.written(plan.date), "planerat" if later else ""),
    ]
    if not plan.valid_from and not plan.valid_to:
        return [*facts, Fact("Gäller", "okänt")]
    over = plan.valid_to and plan.valid_to.surely_before(register.today)
    return [*facts, Fact("Gällde" if over else "Gäller", swedish.period(plan.valid_from, plan.valid_to))]


def _told(states: list[MeasureState], *, known: bool) -> str:
    """How many measures are known and how many of them are late; nothing where no plan is known either."""
    count, late = len(states), sum(state.late for state in states)
    if not count:
        return "Vi känner inte till någon insats. Det betyder inte att det inte finns några." if known else ""
    measures = f"{swedish.sentence(swedish.counted(count, 'insats är känd', 'insatser är kända'))}."
    if not late and any(state.status is MeasureStatus.UNKNOWN for state in states):
        return measures  # one of them may be late
    if count == 1:
        return f"{measures} Den är {'försenad' if late else 'inte försenad'}."
    return f"{measures} {swedish.sentence(swedish.counted(late, 'av dem är försenad', 'av dem är försenade', beside=count))}."
