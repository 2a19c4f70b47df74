"""The page of an organisation: all that it has said and takes part in."""

from __future__ import annotations

from generator import addresses, prose
from generator.pages import views
from generator.pages.draft import Draft
from generator.pages.rows import consultation_row, source_row
from generator.pages.views import Fact, Row, item_link
from generator.register import Register
from generator.register.items import OrganisationItem


def organisation_page(register: Register, item: OrganisationItem) -> Draft:
    """What the page of an organisation shows."""
    record = item.record
    facts = [Fact("Slag", record.kind.label)]
    if item.parent:
        facts.append(Fact("Hör till", item_link(item.parent)))
    if record.address:
        facts.append(Fact("Webbplats", views.anchor_link(record.address, record.address.split("//")[1].rstrip("/"))))
    context = {
        "facts": facts,
        "responses": [
            Row(each.link, each.consultation.title if each.consultation else each.title, prose.plain(each.record.summary))
            for each in item.responses
        ],
        "prepared": [Row(each.link, each.title, each.consultation.title if each.consultation else "") for each in item.prepared],
        "agreements": [Row(each.link, each.title) for each in item.agreements],
        "issued": [consultation_row(register, each) for each in item.issued],
        "invited": [consultation_row(register, each) for each in item.invited_to],
        "children": [Row(each.link, each.title, each.record.kind.label) for each in item.children],
        "published": [source_row(each) for each in item.published],
        "sources": views.marks(register, record.sources),
    }
    belongs = f" i {item.parent.title}" if item.parent else ""
    description = (
        prose.plain(record.description) if record.description else f"{record.kind.label}{belongs}: svar, remisser och överenskommelser."
    )
    return Draft(item.title, description, [("Organisationer", addresses.link(addresses.listing("organisations")))], context)
