"""The page of an area: how each version words it, and who has said what about it."""

from __future__ import annotations

from generator import addresses, prose
from generator.pages import views
from generator.pages.draft import Draft
from generator.pages.responses import voice
from generator.register import Register
from generator.register.items import AreaItem


def area_page(register: Register, item: AreaItem) -> Draft:
    """What the page of an area shows."""
    agreement = item.agreement
    wordings = []
    for version in agreement.record.versions if agreement else []:
        found = [listed for listed in version.areas if listed.area == item.id]
        wordings += [(version, listed.wording, views.marks(register, listed.sources)) for listed in found]
    mentions = [
        (mentioned, views.quote(register, mentioned.response.record.source, mentioned.mention.quote)) for mentioned in item.mentions
    ]
    context = {
        "wordings": wordings,
        "mentions": mentions,
        "viewpoints": [voice(register, voiced) for voiced in item.viewpoints],
        "sources": views.marks(register, item.record.sources),
        "agreement": agreement,
    }
    description = (
        prose.plain(item.record.text)
        if item.record.text
        else f"{item.title} är ett område i {agreement.title if agreement else 'överenskommelsen'}."
    )
    return Draft(item.title, description, [("Områden", addresses.link(addresses.listing("areas")))], context)
