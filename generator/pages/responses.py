"""The page of a response: what it says and wants, and viewpoints wherever they are shown."""

from __future__ import annotations

from typing import Any

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.views import Fact, item_link, joined
from generator.records.response import Signatory
from generator.register import Register
from generator.register.items import ResponseItem, Voiced, genitive


def voice(register: Register, voiced: Voiced) -> dict[str, Any]:
    """A viewpoint as it is shown, wherever it is shown."""
    viewpoint, response = voiced.viewpoint, voiced.response
    return {
        "viewpoint": viewpoint,
        "number": voiced.number,
        "anchor": addresses.viewpoint_anchor(voiced.number),
        "link": voiced.link,
        "response": response,
        "areas": [register.areas[each] for each in viewpoint.areas if each in register.areas],
        "quote": views.quote(register, response.record.source, viewpoint.quote),
        "outcome": viewpoint.outcome,
        "marks": views.marks(register, viewpoint.outcome.sources),
    }


def response_page(register: Register, item: ResponseItem) -> Draft:
    """What the page of a response shows."""
    record, consultation = item.record, item.consultation
    invitation = (
        next((each for each in consultation.record.invited if each.organisation == record.respondent), None) if consultation else None
    )
    facts = [Fact("Sista svarsdag", swedish.written(consultation.record.deadline) if consultation else "okänt")]
    if invitation and invitation.extension:
        facts.append(Fact("Anstånd till", swedish.written(invitation.extension)))
    facts += [
        Fact("Inkom", swedish.written(record.received_on)),
        Fact("Diarienummer", (consultation.record.dnr if consultation else None) or "okänt", f"eget: {record.dnr or 'okänt'}"),
    ]
    if record.dated:
        facts.append(Fact("Daterat", swedish.written(record.dated)))
    if record.decided_on:
        facts.append(Fact("Beslutat", swedish.written(record.decided_on)))
    if item.prepared_by:
        facts.append(Fact("Skrivet av", item_link(item.prepared_by)))
    if record.signatories:
        shown = bool(register.reading.site and register.reading.site.show_names)
        facts.append(Fact("Undertecknat av", joined(_signed(each, shown=shown) for each in record.signatories)))
    mentions = [
        (mention, register.areas.get(mention.area), views.quote(register, record.source, mention.quote)) for mention in record.mentions
    ]
    context = {
        "facts": facts,
        "stance": record.stance,
        "stance_quote": views.quote(register, record.source, record.stance.quote) if record.stance.quote else None,
        "voices": [voice(register, voiced) for voiced in item.viewpoints],
        "mentions": mentions,
        "consultation": consultation,
        "source": item.source,
        "attachments": [(each, register.sources.get(each.source or "")) for each in record.attachments],
        "stance_quotes": {
            mention.area: views.quote(register, record.source, mention.stance.quote)
            for mention in record.mentions
            if mention.stance and mention.stance.quote
        },
    }
    crumbs = [("Remisser", addresses.link(addresses.listing("consultations")))]
    if consultation:
        crumbs.append((consultation.title, consultation.link))
    return Draft(f"{genitive(item.respondent_name)} svar på remissen", prose.plain(record.summary), crumbs, context)


def _signed(signatory: Signatory, *, shown: bool) -> str:
    return f"{signatory.role}: {signatory.name}" if shown and signatory.name else signatory.role
