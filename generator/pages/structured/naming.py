"""What things are called in structured data, and what is left out of it.

With an address of its own a site names everything by whole addresses, which mean the same wherever the page is read. Without one they are
relative to the page, which programs resolve as browsers do (JSON-LD 1.1, section 7.1): the links between pages then hold wherever it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator import addresses
from generator.pages.rows import situation_title
from generator.records.organisation import PUBLIC_BODIES, OrganisationKind
from generator.records.place import PlaceKind
from generator.records.source import SourceKind
from generator.register.follow_up import PlaceItem, SituationItem
from generator.register.items import AgreementItem, Item, OrganisationItem, SourceItem

_ADMINISTRATIVE = {PlaceKind.MUNICIPALITY, PlaceKind.DISTRICT, PlaceKind.POLICE_AREA}
_DOCUMENTS = {
    SourceKind.LAW: "Legislation",
    SourceKind.REPORT: "Report",
    SourceKind.WEB_PAGE: "WebPage",
    SourceKind.NEWS: "NewsArticle",
    SourceKind.DATASET: "Dataset",
    SourceKind.PRESS_RELEASE: "CreativeWork",
}
#: An agreement is not law, and a consultation is neither a discussion in a forum nor an event that one goes to.
_TYPES = {
    "agreements": "CreativeWork",
    "areas": "DefinedTerm",
    "consultations": "CreativeWork",
    "responses": "Comment",
    "measures": "Action",
    "situations": "Report",
    "indicators": "Dataset",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Names things on a page.

    Args:
        site: the site's address with a slash at its end, or empty.
        here: the page's address from the site's root.
    """

    site: str
    here: str

    def page(self, address: str, anchor: str = "") -> str:
        """The name of a page, of a file, or of what has an anchor on a page."""
        root = self.site or "../" * self.here.count("/") or "./"
        return f"{root}{quote(address)}{f'#{anchor}' if anchor else ''}"

    def link(self, link: str) -> str:
        """The same of what is written as a link before a page is filled."""
        return self.page(link.removeprefix(addresses.SCHEME)) if link.startswith(addresses.SCHEME) else link

    def thing(self, item: Item[Any]) -> str:
        """The name of what a record is about, which is not that of its page."""
        return self.page(item.address, addresses.THING)

    def item(self, item: Item[Any]) -> dict[str, str]:
        """A record where another names it. An agreement has several names, of which each page shows one: here it has none."""
        return known({"@type": type_of(item), "@id": self.thing(item), "name": called(item)})


def called(item: Item[Any]) -> str:
    """What a record is called where another names it."""
    if isinstance(item, SituationItem):
        return situation_title(item)
    if isinstance(item, AgreementItem):
        return ""
    return item.short_title if isinstance(item, SourceItem) else item.title


def type_of(item: Item[Any]) -> str:
    """The type of what a record is about."""
    if isinstance(item, OrganisationItem):
        kind = item.record.kind
        return "PoliticalParty" if kind is OrganisationKind.PARTY else "GovernmentOrganization" if kind in PUBLIC_BODIES else "Organization"
    if isinstance(item, PlaceItem):
        return "AdministrativeArea" if item.record.kind in _ADMINISTRATIVE else "Place"
    if isinstance(item, SourceItem):
        return _DOCUMENTS.get(item.record.kind, "DigitalDocument")
    return _TYPES[item.kind]


def known(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of something: what has no value is left out, and a list of one is that one. Dates become ISO 8601."""
    found = {}
    for name, value in values.items():
        if isinstance(value, list):
            value = value[0] if len(value) == 1 else value  # noqa: PLW2901 - the same value, written shorter
        if value not in (None, "", [], {}):
            found[name] = value if isinstance(value, str | int | dict | list) else str(value)
    return found


def period(first: object, last: object) -> str | None:
    """A time interval of ISO 8601, or None where an end of it is not known."""
    return (str(first) if first == last else f"{first}/{last}") if first and last else None
