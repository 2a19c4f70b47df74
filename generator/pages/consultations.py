"""The page of a consultation: who was asked, who answered."""

from __future__ import annotations

from generator import addresses
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.rows import response_row
from generator.pages.views import Fact, item_link
from generator.register import Register
from generator.register.items import ConsultationItem
from generator.register.status import state_of, status_of, tally


def consultation_page(register: Register, item: ConsultationItem) -> Draft:
    """What the page of a consultation shows."""
    record = item.record
    by_respondent = {response.record.respondent: response for response in item.responses}
    invited = []
    statuses = []
    for invitation in record.invited:
        response = by_respondent.get(invitation.organisation)
        status = status_of(invitation, response.record if response else None, record, register.today)
        statuses.append(status)
        invited.append(
            {
                "organisation": register.organisations.get(invitation.organisation),
                "id": invitation.organisation,
                "status": status,
                "extension": swedish.written(invitation.extension) if invitation.extension else "",
                "response": response,
                "marks": views.marks(register, invitation.sources),
            }
        )
    asked = {invitation.organisation for invitation in record.invited}
    facts = [
        Fact("Skickad", swedish.written(record.sent_on), "dag okänd" if record.sent_on and not record.sent_on.day else ""),
        Fact("Sista svarsdag", swedish.written(record.deadline)),
        Fact("Avsändare", item_link(item.issued_by)),
        Fact("Diarienummer", record.dnr or "okänt"),
    ]
    state = state_of(record, register.today)
    context = {
        "state": state,
        "facts": facts,
        "invited": invited,
        "tally": tally(statuses),
        "responses": [response_row(response) for response in item.responses],
        "unasked": [response_row(by_respondent[each]) for each in by_respondent if by_respondent[each].record.uninvited],
        "unlisted": [each for each in by_respondent if each not in asked and not by_respondent[each].record.uninvited],
        "sources": views.marks(register, record.sources),
        "agreement": item.agreement,
        "recipients": record.recipients,
    }
    when = f"Sista svarsdag {swedish.written(record.deadline)}. " if record.deadline else ""
    description = f"{when}{swedish.sentence(swedish.counted(len(item.responses), 'svar', 'svar', neuter=True))} på webbplatsen."
    return Draft(record.title, description, [("Remisser", addresses.link(addresses.listing("consultations")))], context)
