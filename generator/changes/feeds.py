"""What can be followed, and which changes each feed tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator import addresses
from generator.changes import Told, changed_days
from generator.history import History
from generator.register import Register
from generator.register.items import AgreementItem, AreaItem, ConsultationItem, Item, OrganisationItem

#: As many changes as a feed holds: a program that asks once a day misses none on any day with fewer.
MOST = 50

#: Kinds that only programs read.
_UNSEEN = frozenset({"redirects", "synonyms"})

Followed = AgreementItem | ConsultationItem | AreaItem | OrganisationItem


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest changes of what somebody follows; there is always at least one."""

    page: str  #: the address of the page that it belongs to; empty for the whole site
    title: str  #: what is followed; empty for the whole site
    changes: tuple[Told, ...]  #: the newest first

    @property
    def address(self) -> str:
        return f"{self.page}{addresses.FEED}"


def feeds(register: Register, history: History) -> dict[str, Feed]:
    """Every feed by the address of the page that it belongs to, that of the whole site first.

    What nothing is known of has none: no true day of change could stand in it. Nor has a site without an address of its own, since the
    ids of what happened are made of it.
    """
    found = _by_page(register, history)
    followed = {item.address: item for item in followed_items(register) if item.address in found}
    titles = {page: item.short_title if isinstance(item, AgreementItem) else item.title for page, item in followed.items()}
    return {page: Feed(page, titles.get(page, ""), tuple(own[:MOST])) for page, own in found.items()}


def feed_pages(register: Register, history: History) -> list[str]:
    """The pages of `feeds`, without looking at what any record says."""
    return list(_by_page(register, history))


def _by_page(register: Register, history: History) -> dict[str, list[Told]]:
    """What is told in each feed, by its page."""
    if not register.reading.engine.address:
        return {}
    told = list(chain.from_iterable(in_order(each) for _, each in changed_days(register, history)))
    of_site = [each for each in told if each.kind not in _UNSEEN]
    if not of_site:
        return {}
    by_file = _followers(register)
    found: dict[str, list[Told]] = {"": of_site, **{item.address: [] for item in followed_items(register)}}
    for each in of_site:
        for page in by_file[each.file] if each.file in by_file else _followers_of_removed(each):
            if page in found and len(found[page]) < MOST:
                found[page].append(each)
    return {page: own for page, own in found.items() if own}


def in_order(told: Iterable[Told]) -> list[Told]:
    """The changes of a day, the newest first, those of one commit in the order of their files."""
    return sorted(sorted(told, key=lambda each: each.file), key=lambda each: each.moment, reverse=True)


def followed_items(register: Register) -> Iterator[Followed]:
    """The records that can be followed: agreements, consultations, areas and organisations."""
    yield from register.agreements.values()
    yield from register.consultations.values()
    yield from register.areas.values()
    yield from register.organisations.values()


def _followers(register: Register) -> dict[str, list[str]]:
    """By a record's file, the pages of those whose feeds tell of it."""
    found: dict[str, dict[str, None]] = {}
    for item in followed_items(register):
        for each in (item, *_told_by(item)):
            found.setdefault(each.entry.file, {})[item.address] = None
    for record in register.items():
        if agreement := register.agreements.get(record.entry.agreement):
            found.setdefault(record.entry.file, {})[agreement.address] = None
    for source in register.sources.values():  # a source is of interest where it is leaned on
        pages = found.setdefault(source.entry.file, {})
        for user in source.used_by:
            pages.update({page: None for page in found.get(user.entry.file, {}) if page.startswith(_IN_A_MATTER)})
    return {file: list(pages) for file, pages in found.items()}


_IN_A_MATTER = tuple(addresses.listing(kind) for kind in ("agreements", "consultations"))


def _told_by(item: Followed) -> Iterator[Item[Any]]:
    """The records that the feed of one tells of beside itself."""
    match item:
        case AgreementItem():
            yield from item.local
        case ConsultationItem():
            yield from item.responses
        case AreaItem():
            yield from (each.response for each in item.mentions)
            yield from (each.response for each in item.viewpoints)
            yield from chain(item.measures, item.situations, item.indicators)
        case OrganisationItem():
            yield from chain(item.responses, item.prepared, item.issued, item.agreements, item.published)
            yield from chain(item.leads, item.takes_part, item.pictured)


def _followers_of_removed(told: Told) -> Iterator[str]:
    """The same for what is gone: of it only the path is known."""
    names = told.names
    if "agreement" in names:
        yield addresses.record("agreements", names["agreement"])
    if "consultation" in names:
        yield addresses.record("consultations", names["consultation"])
        yield addresses.record("organisations", names["id"])
