"""How a record of each kind looks as a row in a list."""

from __future__ import annotations

from generator import prose
from generator.pages import swedish
from generator.pages.draft import TONES
from generator.pages.views import Row, Status
from generator.register import Register
from generator.register.items import AreaItem, ConsultationItem, ResponseItem, SourceItem
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
    return Row(item.link, item.title, f"{state.label}. {swedish.sentence(found)} på webbplatsen.")


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


def source_row(item: SourceItem) -> Row:
    """A source in a list."""
    day = swedish.written(item.record.date, "datum okänt")
    return Row(item.link, item.short_title, f"{item.record.publisher}, {day}. {item.record.rank.label}.")
