"""The page of a measure, and measures as rows in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.rows import measure_label, measure_row, situation_title, who_and_when
from generator.pages.views import Fact, QuoteView, Row, SourceMark, Status, item_link, joined
from generator.records.measure import MeasureStatus, Progress
from generator.register import Register
from generator.register.follow_up import Analysed, MeasureItem
from generator.register.items import AgreementItem
from generator.register.measures import MeasureState, measure_state
from generator.register.situations import situation_state

#: In which order measures stand in a list; the late ones come before all.
_ORDER = (MeasureStatus.ONGOING, MeasureStatus.PLANNED, MeasureStatus.UNKNOWN, MeasureStatus.DONE, MeasureStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What happened on a day."""

    progress: Progress
    status: Status | None  #: the state that it came to, where it changed
    quote: QuoteView | None
    marks: list[SourceMark]


def measure_page(register: Register, item: MeasureItem) -> Draft:
    """What the page of a measure shows."""
    record = item.record
    state = measure_state(record, register.today)
    labels = [measure_label(state.status)]
    if state.late and record.due:
        labels.append(Status(f"Försenad: skulle vara klar {swedish.when(record.due)}", "!", "amber"))
    context = {
        "labels": labels,
        "facts": _facts(item, state),
        "progress": [_progress(register, each) for each in reversed(state.progress)],
        "problems": [_problem_row(each) for each in item.problems if _is_made(each, register.today)],
        "agreement": item.agreement,
        "sources": views.marks(register, record.sources),
        "words": views.words(register, record.sources),
    }
    description = f"{item.title}. {state.status.label}. {who_and_when(item, state)} {prose.plain(record.text or '')}".strip()
    return Draft(item.title, description, [("Insatser", addresses.link(addresses.listing("measures")))], context)


def _progress(register: Register, progress: Progress) -> ProgressView:
    label = measure_label(progress.status) if progress.status else None
    return ProgressView(progress, label, views.words(register, progress.sources), views.marks(register, progress.sources))


def _facts(item: MeasureItem, state: MeasureState) -> list[Fact]:
    due = item.record.due
    unsure = state.passed and state.status is MeasureStatus.UNKNOWN
    facts = [Fact("Ansvarig", item_link(item.lead))]
    partners = [partner for partner in item.partners if partner is not item.lead]
    if partners:
        facts.append(Fact("Medverkar", joined(item_link(partner) for partner in partners)))
    facts.append(Fact("Klar senast", swedish.written(due), "tiden har gått ut, läget är okänt" if unsure else ""))
    if state.done_on:
        after = due and state.done_on.surely_after(due)
        facts.append(Fact("Blev klar", swedish.written(state.done_on), "senare än planerat" if after else ""))
    if item.areas:
        facts.append(Fact("Område" if len(item.areas) == 1 else "Områden", joined(item_link(area) for area in item.areas)))
    if item.places:
        facts.append(Fact("Plats" if len(item.places) == 1 else "Platser", joined(item_link(place) for place in item.places)))
    return facts


def _is_made(problem: Analysed, today: date) -> bool:
    return situation_state(problem.situation.record, today).joint is not None


def _problem_row(problem: Analysed) -> Row:
    return Row(problem.link, problem.problem.title, situation_title(problem.situation))


def in_order(register: Register, measures: list[MeasureItem]) -> list[MeasureItem]:
    """Measures as they are listed: the late first, then by state, and within it by the day that they are due."""

    def key(item: MeasureItem) -> tuple[bool, int, date, str]:
        state = measure_state(item.record, register.today)
        due = item.record.due.latest() if item.record.due else date.max
        return (not state.late, 0 if state.late else _ORDER.index(state.status), due, item.id)

    return sorted(measures, key=key)


def measure_groups(register: Register) -> list[tuple[str, str, list[Row]]]:
    """All measures, by agreement where there are several: heading, explanation, rows."""
    several = len(register.agreements) > 1
    return [
        (agreement.short_title if several else "", "", [measure_row(register, item) for item in in_order(register, agreement.measures)])
        for agreement in by_measures(register.agreements.values())
    ]


def by_measures(agreements: Iterable[AgreementItem]) -> list[AgreementItem]:
    """Agreements by how much is known of what they lead to, those with a plan first."""
    return sorted(agreements, key=lambda item: (-len(item.measures), item.record.plan is None, item.id))
