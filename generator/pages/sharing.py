"""What the head of a page tells those who show a link to it: its picture, its language, the site's name (ogp.me).

What differs from page to page (title, description, address) stands in `overrides/partials/head.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator import addresses, languages
from generator.page import Picture
from generator.pages import swedish
from generator.records import KINDS
from generator.register import Register
from generator.register.items import Item, ResponseItem, SourceItem

#: The kinds that have a picture of their own, by the first part of their addresses. All other pages have that of the start page.
_WORDS = {
    **{segment: swedish.sentence(KINDS[kind].singular) for kind, segment in addresses.SEGMENTS.items()},
    addresses.COMPARISONS: "Jämförelse",
    addresses.VIEWPOINTS: "Synpunkter",
    addresses.DOSSIERS: "Akt",
    addresses.EASY_READ: "Lättläst",
    addresses.ENGLISH: "In English",
}
_NAMED = Markup('<meta property="{}" content="{}">')
_CARD = Markup('<meta name="twitter:card" content="{}">')


def pictures(register: Register) -> dict[str, Picture]:
    """The picture of every kind of page, by address; none where the site has no address of its own, since no one could ask for them."""
    if not register.reading.engine.address:
        return {}
    return {addresses.picture(name): _picture(register, name) for name in ("", *_WORDS)}


def sharing(register: Register, arguments: Mapping[str, str]) -> Markup:
    """What the slot `sharing` gives: `page` is the page's address from the site's root, `language` its own if it has one."""
    engine = register.reading.engine
    found = [_NAMED.format("og:site_name", engine.name)]
    if locale := languages.locale(arguments.get("language") or engine.language):
        found.append(_NAMED.format("og:locale", locale))
    if engine.address:
        first = arguments.get("page", "").lstrip("./").partition("/")[0]
        name = first if first in _WORDS else ""
        picture = _picture(register, name)
        told = {"": f"{engine.address}{addresses.picture(name)}", ":width": picture.width, ":height": picture.height, ":alt": picture.told}
        found += [_NAMED.format(f"og:image{what}", value) for what, value in told.items()]
    found.append(_CARD.format("summary_large_image" if engine.address else "summary"))
    return Markup("\n").join(found)


def _picture(register: Register, name: str) -> Picture:
    engine = register.reading.engine
    return Picture(_WORDS.get(name, ""), engine.name, engine.subtitle)


def namesakes(register: Register) -> dict[str, list[Item[Any]]]:
    """The records that have a page, by what their pages are called."""
    found: dict[str, list[Item[Any]]] = {}
    for item in register.items():
        if item.kind in addresses.SEGMENTS:
            found.setdefault(_called(item), []).append(item)
    return found


def told_apart(register: Register, item: Item[Any], by_name: Mapping[str, list[Item[Any]]]) -> str:
    """What the title of a page must add so that no other page has the same; empty where the name alone will do."""
    others = [each for each in by_name.get(_called(item), ()) if each is not item]
    if not others:
        return ""
    if all(each.kind != item.kind for each in others):
        return KINDS[item.kind].singular
    if isinstance(item, ResponseItem) and item.consultation:
        return item.consultation.title
    if isinstance(item, SourceItem) and all(each.record.date != item.record.date for each in others if isinstance(each, SourceItem)):
        return swedish.written(item.record.date, "datum okänt")
    agreement = register.agreements.get(item.entry.agreement)
    if agreement and all(each.entry.agreement != item.entry.agreement for each in others):
        return agreement.short_title
    return item.id


def _called(item: Item[Any]) -> str:
    return item.short_title if isinstance(item, SourceItem) else item.title
