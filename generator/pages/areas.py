"""The page of an area: how each version words it, and who has said what about it."""

from __future__ import annotations

from generator import addresses, prose
from generator.pages import views
from generator.pages.draft import Draft
from generator.pages.responses import voice
from generator.records.agreement import AreaInVersion
from generator.register import Register
from generator.register.items import AreaItem
from generator.register.validity import versions_on


def area_page(register: Register, item: AreaItem) -> Draft:
    """What the page of an area shows."""
    agreement = item.agreement
    wordings = []
    for version in versions_on(agreement.record, register.today) if agreement else []:
        found = [listed for listed in version.areas if listed.area == item.id]
        wordings += [(version, listed.wording, views.marks(register, listed.sources), _verbatim(register, listed)) for listed in found]
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


def _verbatim(register: Register, listed: AreaInVersion) -> bool:
    """Whether the wording stands word for word in a stored source; only then is it set in quotation marks."""
    return any(
        part.quote and listed.wording in part.quote and register.check(part.source, part.quote).state == "checked"
        for part in listed.sources
    )
