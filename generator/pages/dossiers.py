"""The dossier (akt): the whole matter of an agreement as one page, to be read offline and printed.

It is woven from the very bodies that the records' own pages have, so that nothing can stand in the one and not in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator import addresses
from generator.headings import with_ids
from generator.pages import swedish, views
from generator.pages.measures import in_order
from generator.pages.situations import latest_first
from generator.pages.standing import standing_label
from generator.pages.views import Fact, Row, item_link, joined
from generator.records import KINDS
from generator.records.source import Rank
from generator.register import Register
from generator.register import agreements as order
from generator.register.items import AgreementItem, Item, SourceItem

#: So many records of a group are woven in whole. Where there are more, nobody would read or print them as one page, and a page that holds
#: what all other pages hold makes a site twice as large: they are told of and led to instead.
MOST = 60
_DEEPER = 2  # a record's own h1 stands below the dossier's h1 and the heading of its group
_LEVELS = 6
_OF_RESPONSES = {"consultations", "areas"}  # kinds whose pages tell of every response
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:[^>\"]|\"[^\"]*\")*)>")
_HEADING = re.compile(r"h([1-6])")
_IDS = re.compile(r"""\s(id|for|headers|aria-(?:labelledby|describedby|controls))="([^"]*)\"""")
_HREF = re.compile(r"""\shref="(insyn:|#)([^"#]*)(?:#([^"]*))?\"""")
_PATTERN = re.compile(r"url\(#([^)]+)\)")
#: What leads on from a page, which in the dossier stands around it, and what leads to the dossier itself.
_RELATED = re.compile(r"""<nav class="related".*?</nav>|<p data-to-dossier>.*?</p>""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A record in the dossier."""

    anchor: str
    title: str
    body: Markup


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    anchor: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Records that are too many for the dossier: how they are counted, and where they are."""

    told: str
    links: list[Row]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in the list at the end."""

    anchor: str
    item: SourceItem
    about: str


def dossier_rows(register: Register) -> list[Row]:
    """Every agreement's dossier."""
    return [Row(addresses.link(addresses.dossier(item.id)), f"Akten om {item.title}") for item in order.in_order(register)]


def records_of(register: Register, agreement: AgreementItem) -> dict[str, list[Item[Any]]]:
    """The records of a dossier by the heading of their group; no group is empty. A consultation is followed by its responses.

    Those that are too many to be woven in are not among them, but in `left_out`.
    """
    few = len(_responses(agreement)) <= MOST
    asked: list[Item[Any]] = []
    for consultation in agreement.consultations:
        asked += [consultation, *consultation.responses]
    found: dict[str, list[Item[Any]]] = {
        "Överenskommelsen": [agreement],
        "Områden": list(agreement.areas) if few else [],
        "Remisser och svar": asked if few and len(agreement.consultations) <= MOST else [],
        "Insatser": list(in_order(register, agreement.measures)),
        "Lägesbilder": list(latest_first(agreement.situations)),
        "Siffror": list(agreement.indicators),
    }
    return {title: items for title, items in found.items() if items and (len(items) <= MOST or items is asked)}


def _responses(agreement: AgreementItem) -> list[Item[Any]]:
    """All that have answered. Where they are many, what consultations and areas tell of them is too much for a page as well."""
    return [response for consultation in agreement.consultations for response in consultation.responses]


def left_out(agreement: AgreementItem) -> list[LeftOut]:
    """What a dossier leads to instead of holding it."""
    found = []
    responses = len(_responses(agreement))
    if responses > MOST:
        told = f"{swedish.counted(responses, 'svar', 'svar', neuter=True)} har egna sidor"
        answered = [each for each in agreement.consultations if each.responses][:MOST]
        found.append(LeftOut(f"{told}.", [Row(each.link, f"svaren på {swedish.within(each.title)}") for each in answered]))
    for kind, items in (
        ("consultations", agreement.consultations),
        ("areas", agreement.areas),
        ("measures", agreement.measures),
        ("situations", agreement.situations),
        ("indicators", agreement.indicators),
    ):
        if len(items) > MOST or (items and responses > MOST and kind in _OF_RESPONSES):
            plural = KINDS[kind].plural
            told = f"{swedish.counted(len(items), KINDS[kind].singular, plural)} har egna sidor."
            each_by_name = [Row(item.link, item.title) for item in items] if len(items) <= MOST else []
            found.append(LeftOut(told, each_by_name or [Row(addresses.link(addresses.listing(kind)), f"alla {plural}")]))
    return found


def dossier(register: Register, agreement: AgreementItem, body: Callable[[Item[Any]], Markup]) -> dict[str, Any]:
    """What the template `dossiers.html` shows. `body` gives the body of a record's own page, as made by its template."""
    records = records_of(register, agreement)
    bodies = [(title, [(item, body(item)) for item in items]) for title, items in records.items()]
    used = _sources(register, [html for _, made in bodies for _, html in made])
    inside = {item.address: _anchor(item) for items in records.values() for item in items} | {item.address: _anchor(item) for item in used}
    return {
        "agreement": agreement,
        "standing": standing_label(register, agreement),
        "facts": [
            Fact("Parter", joined(item_link(party) for party in agreement.parties)),
            Fact("Diarienummer", agreement.record.dnr or "okänt"),
            Fact("Läget den", swedish.written(register.today)),
        ],
        "groups": [
            Group(
                title, addresses.slug(title), [Part(_anchor(item), item.title, woven(html, _anchor(item), inside)) for item, html in made]
            )
            for title, made in bodies
        ],
        "left_out": left_out(agreement),
        "sources": [SourceView(_anchor(item), item, _about(item)) for item in used],
        "marks": lambda evidence: views.marks(register, evidence),
    }


def woven(html: Markup, anchor: str, inside: Mapping[str, str]) -> Markup:
    """A page's body as a part of the dossier.

    Args:
        html: made by a template of ours, so every `<` begins a tag and no attribute holds a quotation mark.
        anchor: the part's own; it goes before every id in it, so that none stands twice on the page.
        inside: the anchor of each record in the dossier, by the address of its page; links to those stay within the dossier.
    """

    def turned(found: re.Match[str]) -> str:
        name, attributes = found["name"], found["attributes"]
        if level := _HEADING.fullmatch(name):
            name = f"h{min(_LEVELS, int(level[1]) + _DEEPER)}"
        if name == "details" and not found["close"] and " open" not in attributes:
            attributes += " open"  # on paper and offline nobody unfolds anything
        if not found["close"] and attributes:
            attributes = _IDS.sub(lambda each: f' {each[1]}="{" ".join(f"{anchor}--{one}" for one in each[2].split())}"', attributes)
            attributes = _PATTERN.sub(lambda each: f"url(#{anchor}--{each[1]})", attributes)
            attributes = _HREF.sub(lambda each: f' href="{_target(each, anchor, inside)}"', attributes)
        return f"<{found['close']}{name}{attributes}>"

    # Headings get their ids as on the record's own page; later, on the whole page, they would be numbered through.
    return Markup(_TAG.sub(turned, _RELATED.sub("", with_ids(html))))  # noqa: S704 - escaped by the templates that made it


def _target(found: re.Match[str], anchor: str, inside: Mapping[str, str]) -> str:
    scheme, written, place = found[1], found[2], found[3]
    address = f"{written.rstrip('/')}/"
    if scheme == "#":
        return f"#{anchor}--{written}" if written else "#"
    if address not in inside:
        return f"{scheme}{written}{f'#{place}' if place else ''}"
    is_source = address.startswith(addresses.listing("sources"))  # of a source the dossier holds the title only
    return f"#{inside[address]}--{place}" if place and not is_source else f"#{inside[address]}"


def _anchor(item: Item[Any]) -> str:
    return item.address.strip("/").replace("/", "--")


def _sources(register: Register, bodies: list[Markup]) -> list[SourceItem]:
    """The sources that the bodies lead to, in the order of their first mention."""
    of_address = {item.address: item for item in register.sources.values()}
    linked: Iterator[str] = (
        f"{found[2].rstrip('/')}/" for html in bodies for found in _HREF.finditer(_RELATED.sub("", html)) if found[1] != "#"
    )
    return [of_address[address] for address in dict.fromkeys(linked) if address in of_address]


def _about(item: SourceItem) -> str:
    second = " Andrahandskälla." if item.record.rank is Rank.SECONDARY else ""
    return f"{item.record.publisher}, {swedish.written(item.record.date, 'datum okänt')}.{second}"
