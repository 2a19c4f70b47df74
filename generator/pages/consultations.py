"""The page of a consultation: who was asked, what each said about which area, and what came of it."""

from __future__ import annotations

from generator import addresses
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.invitations import answer_rows, answered_when, groups, share, state_marks
from generator.pages.matrix import MOST, matrix
from generator.pages.matter import matter_steps
from generator.pages.rows import response_row
from generator.pages.viewpoints import a_few, choice_of_consultation, told, voice_row
from generator.pages.views import Fact, item_link
from generator.register import Register
from generator.register.items import ConsultationItem
from generator.register.tallies import turnout, voices

_CARDS = 6  # so many responses are shown with their summaries; where there are more, the list of those asked leads to them
_VOICES = 10  # so many viewpoints are shown before the page of all of them


def consultation_page(register: Register, item: ConsultationItem) -> Draft:
    """What the page of a consultation shows."""
    record = item.record
    came = turnout(register, item)
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
        "asked": groups(register, came.asked),
        "uninvited": answer_rows(came.uninvited),
        "unlisted": answer_rows(came.unlisted),
        "answers": len(item.responses),
        "cards": [response_row(response) for response in item.responses] if len(item.responses) <= _CARDS else [],
        "matrix": matrix(register, item),
        "most": MOST,
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
    crumbs = [("Remisser", addresses.link(addresses.listing("consultations")))]
    return Draft(record.title, description, crumbs, context, telling_of=item.responses)
