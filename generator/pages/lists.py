"""What a list of all records of a kind holds: rows in groups, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from generator import addresses
from generator.pages import swedish
from generator.pages.agreements import area_groups
from generator.pages.draft import Draft
from generator.pages.invitations import in_name_order
from generator.pages.measures import measure_groups
from generator.pages.paging import ROWS, Part, continued, in_parts
from generator.pages.places import place_groups
from generator.pages.rows import consultation_row, indicator_row, response_row, source_row
from generator.pages.situations import situation_groups
from generator.pages.standing import standing_row
from generator.pages.views import Row
from generator.records import KINDS
from generator.records.organisation import OrganisationKind
from generator.records.source import Rank
from generator.register import Register
from generator.register.agreements import in_order
from generator.register.items import Item, OrganisationItem, SourceItem

#: A heading and small words under it, empty where there are none.
Head = tuple[str, str]
#: The same, and the rows, or what rows are made of: of most kinds there are so many that only those are made which a page shows.
Group = tuple[str, str, Sequence[Any]]


def groups_of(register: Register, kind: str) -> list[Group]:
    """All records of a kind in groups; no group is empty."""
    return register.once(_groups, kind)


def _groups(register: Register, kind: str) -> list[Group]:
    return [group for group in _LISTS[kind](register) if group[2]]


def list_parts(register: Register, kind: str) -> list[Part[Head, Any]]:
    """All records of a kind, in parts of so many as a page has room for; `as_rows` tells how one looks."""
    return register.once(_parts, kind)


def as_rows(register: Register, kind: str, part: Part[Head, Any]) -> Part[Head, Row]:
    """A part of a list as it is shown."""
    row = _ROWS.get(kind)
    return part.showing([(head, [row(register, each) for each in members]) for head, members in part.groups]) if row else part


def _parts(register: Register, kind: str) -> list[Part[Head, Any]]:
    return in_parts(addresses.listing(kind), [((heading, note), rows) for heading, note, rows in groups_of(register, kind)], ROWS)


def list_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The further pages of long lists, by address."""
    return {part.address: partial(_page, register, kind, part) for kind in _LISTS for part in list_parts(register, kind)[1:]}


def _page(register: Register, kind: str, held: Part[Head, Any]) -> Draft:
    part = as_rows(register, kind, held)
    title = swedish.sentence(KINDS[kind].plural)
    listed = register.once(_by_link, kind)
    made_from = [(listed[row.href], ()) for row in part.rows if row.href in listed]
    crumbs = [(title, addresses.link(addresses.listing(kind)))]
    return continued(title, part, "rows", crumbs, made_from=made_from, wide=kind in WIDE)


def _by_link(register: Register, kind: str) -> dict[str, Item[Any]]:
    return {item.link: item for item in register.of_kind(kind).values()}


#: What a list says when it holds nothing: what is not there, and when it will be.
EMPTY = {
    "agreements": "Här finns ännu ingen överenskommelse. Den visas här när vi vet vilka parterna är och var det står.",
    "areas": "Vi vet inte vilka områden parterna ska samarbeta om. De visas här när vi har hittat dem i ett förslag eller ett beslut.",
    "consultations": "Vi känner inte till någon remiss. Den visas här när ett förslag har skickats ut.",
    "responses": "Vi har inte hittat något svar på en remiss. Det visas här när vi har läst det.",
    "organisations": "Här finns ännu ingen organisation. Den visas här när den kommer överens om något, frågar eller svarar.",
    "sources": "Här finns ännu ingen källa. Den visas här när en uppgift bygger på den.",
    "places": "Här finns ännu ingen plats. Den visas här när en siffra, en insats eller en lägesbild gäller den.",
    "measures": "Vi känner inte till någon insats. Den visas här när vi har hittat den i en plan eller ett beslut.",
    "situations": "Vi har inte hittat någon lägesbild. Den visas här när vi har kommunens bild eller polisens.",
    "indicators": "Vi har inte hittat några siffror. De visas här när vi vet var de kommer ifrån.",
}

#: The lists whose rows take a line each, so that their labels stand under one another.
WIDE = frozenset({"agreements", "measures", "situations"})


def _agreements(register: Register) -> Sequence[Group]:
    return [("", "", [standing_row(register, item) for item in in_order(register)])]


def _areas(register: Register) -> Sequence[Group]:
    several = len(register.agreements) > 1
    return [
        ("\u00a0· ".join(filter(None, [agreement.short_title if several else "", heading])), note, rows)
        for agreement in in_order(register)
        for heading, note, rows in area_groups(register, agreement)
    ]


def _consultations(register: Register) -> Sequence[Group]:
    several = len(register.agreements) > 1
    return [
        (agreement.short_title if several else "", "", [consultation_row(register, item) for item in agreement.consultations])
        for agreement in in_order(register)
    ]


def _responses(register: Register) -> Sequence[Group]:
    every = [consultation for agreement in in_order(register) for consultation in agreement.consultations]
    return [(each.title, "", in_name_order(each.responses)) for each in every]


def _organisations(register: Register) -> Sequence[Group]:
    by_kind: dict[OrganisationKind, list[OrganisationItem]] = {kind: [] for kind in OrganisationKind}
    for item in sorted(register.organisations.values(), key=lambda item: swedish.alphabetical(item.title)):
        by_kind[item.record.kind].append(item)
    return [(kind.label, "", members) for kind, members in by_kind.items()]


def _organisation_row(item: OrganisationItem) -> Row:
    return Row(item.link, item.title, _said(item))


def _said(item: OrganisationItem) -> str:
    count = len(item.responses)
    return swedish.sentence(swedish.counted(count, "svar", "svar", neuter=True)) if count else ""


def _sources(register: Register) -> Sequence[Group]:
    def of_rank(rank: Rank) -> list[SourceItem]:
        found = [item for item in register.sources.values() if item.record.rank is rank]
        found.sort(key=lambda item: (swedish.alphabetical(item.short_title), item.id))
        return found

    return [("Förstahandskällor", "", of_rank(Rank.PRIMARY)), ("Andrahandskällor", "", of_rank(Rank.SECONDARY))]


def _places(register: Register) -> Sequence[Group]:
    return place_groups(register)


def _indicators(register: Register) -> Sequence[Group]:
    several = len({item.entry.agreement for item in register.indicators.values()}) > 1
    return [
        (agreement.short_title if several else "", "", [indicator_row(register, item) for item in agreement.indicators])
        for agreement in in_order(register)
    ]


_LISTS: dict[str, Callable[[Register], Sequence[Group]]] = {
    "agreements": _agreements,
    "areas": _areas,
    "consultations": _consultations,
    "responses": _responses,
    "organisations": _organisations,
    "sources": _sources,
    "places": _places,
    "measures": measure_groups,
    "situations": situation_groups,
    "indicators": _indicators,
}
#: Of the kinds whose lists hold records: how one looks.
_ROWS: dict[str, Callable[[Register, Any], Row]] = {
    "responses": lambda _, item: response_row(item),
    "organisations": lambda _, item: _organisation_row(item),
    "sources": lambda _, item: source_row(item, ranked=False),
}
