"""The page of a consultation: who was asked, what each said about which area, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator import addresses
from generator.pages import swedish, views
from generator.pages.choices import choice_of_consultation
from generator.pages.draft import Draft
from generator.pages.invitations import AskedGroup, answered_when, asked_parts, asked_rows, share, state_marks
from generator.pages.matrix import MATRIX, matrix, matrix_parts, of_part
from generator.pages.matter import matter_steps
from generator.pages.paging import BLOCKS, Part, continued, parts_needed
from generator.pages.rows import response_row
from generator.pages.views import Fact, item_link
from generator.pages.voices import a_few, told, voice_row
from generator.register import Register
from generator.register.items import ConsultationItem, ResponseItem
from generator.register.tallies import Asked, turnout, voices

_CRUMB = ("Remisser", addresses.link(addresses.listing("consultations")))
_CARDS = 6  # so many responses are shown with their summaries; where there are more, the list of those asked leads to them
_VOICES = 10  # so many viewpoints are shown before the page of all of them


def consultation_page(register: Register, item: ConsultationItem) -> Draft:
    """What the page of a consultation shows."""
    record = item.record
    came = turnout(register, item)
    made = matrix(register, item)
    voiced = voices(item.responses)
    facts = [
        Fact("Skickad", swedish.written(record.sent_on), "dag okänd" if record.sent_on and not record.sent_on.day else ""),
        Fact("Sista svarsdag", swedish.written(record.deadline)),
        Fact("Avsändare", item_link(item.issued_by)),
        Fact("Diarienummer", record.dnr or "okänt"),
    ]
    context = {
        "states": state_marks(register, item, came.asked),
        "share": share(came.tally) if record.invited_complete else None,
        "share_detail": answered_when(came.tally),
        "facts": facts,
        "steps": matter_steps(register, item),
        "any_asked": bool(came.asked),
        "asked": asked_rows(register, asked_parts(register, item)[0]),
        "answers": len(item.responses),
        "cards": [response_row(response) for response in item.responses] if len(item.responses) <= _CARDS else [],
        "matrix": of_part(made, matrix_parts(register, item)[0]) if made else None,
        "matrix_part": matrix_parts(register, item)[0],
        "told": told(register, voiced),
        "voices": [voice_row(register, each) for each in a_few(voiced, _VOICES)],
        "all_voices": addresses.link(addresses.viewpoints(choice_of_consultation(item.id))) if voiced else "",
        "sources": views.marks(register, record.sources),
        "agreement": item.agreement,
        "recipients": record.recipients,
    }
    when = f"Sista svarsdag {swedish.written(record.deadline)}. " if record.deadline else ""
    description = (
        f"{item.title}. {when}{swedish.sentence(swedish.counted(len(item.responses), 'svar', 'svar', neuter=True))} på webbplatsen."
    )
    return Draft(record.title, description, [_CRUMB], context, telling_of=item.responses)


def consultation_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The further pages of consultations with many respondents, by address: of the matrix, and of the list of those who were asked."""
    found: dict[str, Callable[[], Draft]] = {}
    for item in register.consultations.values():
        for part in asked_parts(register, item)[1:]:
            found[part.address] = partial(_asked_page, register, item, part)
        for number in range(1, parts_needed(len(item.responses), BLOCKS)):
            found[addresses.part(item.address, number + 1, MATRIX)] = partial(_matrix_page, register, item, number)
    return found


def _asked_page(register: Register, item: ConsultationItem, part: Part[AskedGroup, Asked | ResponseItem]) -> Draft:
    title = f"Vilka fick frågan? {item.title}"
    crumbs = [_CRUMB, (item.title, item.link)]
    return continued(title, asked_rows(register, part), "asked", crumbs, made_from=[(item, ("invited",))])


def _matrix_page(register: Register, item: ConsultationItem, number: int) -> Draft:
    part, made = matrix_parts(register, item)[number], matrix(register, item)
    title = f"Vem sa vad om vilket område? {item.title}"
    shown = of_part(made, part) if made else None
    crumbs = [_CRUMB, (item.title, item.link)]
    return continued(title, part, "matrix", crumbs, matrix=shown, made_from=[(item, ())], telling_of=item.responses)
