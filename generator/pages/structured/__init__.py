"""What a page says to programs that read it: schema.org as JSON-LD, of nothing but what the page shows.

A page and what it is about are two things with two names: the page's address, and the same with `#posten` behind it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator import addresses
from generator.history import History
from generator.page import Json
from generator.pages.draft import Draft
from generator.pages.page_foot import content_told
from generator.pages.structured.follow_up import dataset, measure, place, report
from generator.pages.structured.matter import agreement, area, comment, consultation, organisation
from generator.pages.structured.naming import Names, known
from generator.pages.structured.sources import document
from generator.pages.structured.web_pages import Told, breadcrumb, site, web_page
from generator.pages.structured.written import catalogue, terms
from generator.records.shared import Evidence
from generator.register import Register
from generator.register.items import AgreementItem, Item, ResponseItem

#: The title and the link of a page above another.
Crumb = tuple[str, str]

_CONTEXT = {"@context": "https://schema.org"}
_ABOUT: dict[str, Callable[[Names, Register, Any], dict[str, Any]]] = {
    "agreements": agreement,
    "areas": area,
    "consultations": consultation,
    "responses": comment,
    "organisations": organisation,
    "sources": document,
    "places": place,
    "measures": measure,
    "situations": report,
    "indicators": dataset,
}

#: What hand-written pages are about.
_WRITTEN = {addresses.SINGLE["glossary"]: terms, addresses.OPEN_DATA: catalogue}

#: What a page is where the vocabulary has a narrower word for it.
_SINGLE = {addresses.SEARCH: "SearchResultsPage", addresses.ABOUT: "AboutPage"}
_LISTS = {*map(addresses.listing, addresses.SEGMENTS), addresses.comparisons(), addresses.viewpoints(), addresses.dossier()}


def of_record(register: Register, item: Item[Any], told: Told, crumbs: Iterable[Crumb]) -> Json:
    """What the page of a record says of itself and of the record; `crumbs` are title and link of each page above it."""
    names = Names(register.reading.engine.address, item.address)
    about = known({"@id": names.thing(item), **_ABOUT[item.kind](names, register, item)})
    based_on = [names.item(source) for source in _sources(register, item)]
    way = breadcrumb(names, crumbs, told.title)
    return _written({**web_page(names, register, told), "isBasedOn": based_on, "breadcrumb": way, "mainEntity": about})


def of_several(register: Register, address: str, told: Told, made: Draft) -> Json:
    """The same of a page that is made from records without being one."""
    names = Names(register.reading.engine.address, address)
    told = replace(told, kind="CollectionPage") if address.startswith(addresses.viewpoints()) else told
    about = next((item for item, _ in made.made_from if isinstance(item, AgreementItem)), None)
    way = breadcrumb(names, made.crumbs, told.title)
    return _written({**web_page(names, register, told), "about": names.item(about) if about else None, "breadcrumb": way})


def of_content(register: Register, history: History, arguments: Mapping[str, str]) -> Json:
    """The same of a hand-written page.

    The slot says its address, its language, and the addresses of the pages between the start page and it, with commas between them.
    """
    engine = register.reading.engine
    address, language = arguments.get("page", "").lstrip("./"), arguments.get("language", "")
    title, changed = content_told(register, history, address)
    kind = "CollectionPage" if address in _LISTS else _SINGLE.get(address, "WebPage")
    told = Told(title, language=language, changed=changed, kind=kind)
    names = Names(engine.address, address)
    if not address:
        return _written({**web_page(names, register, told), "isPartOf": site(names, register)})
    between = [each.lstrip("./") for each in arguments.get("trail", "").split(",")]
    above = [(engine.navigation[each], addresses.link(each)) for each in between if each and each in engine.navigation]
    way = breadcrumb(names, [("Start", addresses.link("")), *above], title)
    entity = _WRITTEN[address](names, register, title) if address in _WRITTEN else None
    return _written({**web_page(names, register, told), "breadcrumb": way, "mainEntity": entity})


def _sources(register: Register, item: Item[Any]) -> list[Item[Any]]:
    """The sources that a record as a whole is made from."""
    given: list[Evidence] = getattr(item.record, "sources", [])
    ids = [item.record.source] if isinstance(item, ResponseItem) else [part.source for part in given]
    return [register.sources[each] for each in dict.fromkeys(ids) if each in register.sources]


def _written(page: Mapping[str, Any]) -> Json:
    return Json(json.dumps(known({**_CONTEXT, **page}), ensure_ascii=False, separators=(",", ":")))


__all__ = ["Told", "of_content", "of_record", "of_several"]
