"""How a record of each kind looks as a row in a list."""

from __future__ import annotations

from generator import prose
from generator.pages import swedish
from generator.pages.draft import TONES
from generator.pages.figures import conclusion
from generator.pages.invitations import state_label
from generator.pages.views import Row, Status, in_language
from generator.records.measure import MeasureStatus
from generator.register import Register
from generator.register.follow_up import IndicatorItem, MeasureItem, SituationItem
from generator.register.items import AreaItem, ConsultationItem, ResponseItem, SourceItem
from generator.register.measures import MeasureState, measure_state
from generator.register.situations import SituationState, situation_state
from generator.register.status import state_of


def area_row(area: AreaItem) -> Row:
    """An area in a list, with how many responses take it up."""
    answers = len({mentioned.response.id for mentioned in area.mentions} | {voiced.response.id for voiced in area.viewpoints})
    note = f"{swedish.counted(answers, 'svar', 'svar', neuter=True)} nämner området"
    return Row(area.link, area.title, swedish.sentence(note))


def consultation_row(register: Register, item: ConsultationItem) -> Row:
    """A consultation in a list."""
    state = state_of(item.record, register.today)
    found = swedish.counted(len(item.responses), "svar", "svar", neuter=True)
    return Row(item.link, item.title, f"{state_label(item.record, state)}. {swedish.sentence(found)} på webbplatsen.")


def response_row(item: ResponseItem) -> Row:
    """A response in a list."""
    position = item.record.stance.position
    voices = swedish.counted(len(item.viewpoints), "synpunkt", "synpunkter")
    return Row(
        item.link,
        item.respondent_name,
        f"{item.record.document.label}. {swedish.sentence(voices)}.",
        prose.plain(item.record.summary),
        Status(position.label, position.sign, TONES.get(position, "stone")),
    )


def source_row(item: SourceItem, *, published: bool = True, ranked: bool = True) -> Row:
    """A source in a list, with who published it and of what rank it is, where the list does not say so for all."""
    day = swedish.written(item.record.date, "datum okänt")
    when = f"{item.record.publisher}, {day}" if published else swedish.sentence(day)
    rank = f" {item.record.rank.label}." if ranked else ""
    return Row(item.link, in_language(item.short_title, item.short_language), f"{when}.{rank}")


def indicator_row(register: Register, item: IndicatorItem) -> Row:
    """An indicator in a list, with its latest figures."""
    return Row(item.link, item.title, conclusion(register, item))


def measure_label(status: MeasureStatus) -> Status:
    """A measure's state as a label."""
    return Status(status.label, status.sign, TONES.get(status, "stone"))


def situation_title(item: SituationItem) -> str:
    """`Lägesbild för Almnäs, januari–juni 2025`, or the title that it was given, with the word before it if it lacks it."""
    place = item.where.title if item.where else item.record.place
    given = item.record.title
    if given:
        return given if "lägesbild" in given.casefold() else f"Lägesbild: {given}"
    return f"Lägesbild för {place}, {swedish.span(item.record.begins, item.record.ends)}"


def measure_row(register: Register, item: MeasureItem) -> Row:
    """A measure in a list: who leads it, when it is due, and how it stands."""
    state = measure_state(item.record, register.today)
    status = measure_label(state.status)
    if state.late:
        status = Status(f"{status.label}, försenad", "!", "amber")
    return Row(item.link, item.title, who_and_when(item, state), prose.plain(item.record.text or ""), status)


def who_and_when(item: MeasureItem, state: MeasureState) -> str:
    """In two sentences: `Gatunämnden leder. Skulle vara klar 30 september 2025.`."""
    who = f"{item.lead.title} leder." if item.lead else "Vem som leder är inte känt."
    if state.done_on:
        return f"{who} Blev klar {swedish.when(state.done_on)}."
    if not item.record.due:
        return who if state.status is MeasureStatus.DONE else f"{who} Slutdatum är inte känt."
    past = state.passed or state.status is MeasureStatus.CANCELLED
    return f"{who} {'Skulle vara klar' if past else 'Klar senast'} {swedish.when(item.record.due)}."


def situation_status(state: SituationState) -> Status:
    """How far a lägesbild has come, as a label."""
    if state.joint:
        return Status("Gemensam analys finns", "✓", "mint")
    if state.city and state.police:
        return Status("Båda bilderna finns, analysen saknas", "◐", "amber")
    if state.city or state.police:
        return Status(f"Bara {'kommunens' if state.city else 'polisens'} bild finns", "◐", "amber")
    return Status("Ingen bild finns", "?", "stone")


def situation_row(register: Register, item: SituationItem) -> Row:
    """A lägesbild in a list: its place and time, and how far it has come."""
    place = item.where.title if item.where else item.record.place
    note = f"{place}, {swedish.span(item.record.begins, item.record.ends)}" if item.record.title else ""  # else the title says it
    return Row(item.link, situation_title(item), note, status=situation_status(situation_state(item.record, register.today)))
