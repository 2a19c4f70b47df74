"""Du sa – vi gjorde: every viewpoint with its outcome, all together and by one choice at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest
from typing import Any

from generator import addresses
from generator.pages import swedish, views
from generator.pages.draft import TONES, Draft
from generator.pages.views import SourceMark, Status
from generator.records.response import OutcomeStatus
from generator.register import Register
from generator.register.items import AreaItem, Voiced
from generator.register.tallies import Outcomes, areas_of, outcomes, spread, voices

#: What an outcome is called in an address.
_IN_ADDRESS = {
    OutcomeStatus.TAKEN_IN: "togs-in",
    OutcomeStatus.PARTLY: "delvis",
    OutcomeStatus.NOT: "togs-inte-in",
    OutcomeStatus.UNKNOWN: "okant",
}
_HEADINGS = {
    OutcomeStatus.TAKEN_IN: "Synpunkter som togs in",
    OutcomeStatus.PARTLY: "Synpunkter som togs in delvis",
    OutcomeStatus.NOT: "Synpunkter som inte togs in",
    OutcomeStatus.UNKNOWN: "Synpunkter vars utfall är okänt",
}
_OUTCOME = "Utfall"
_WHOLE = "Hela överenskommelsen"
_ALL_AT_ONCE = 60  # so many choices of one sort stand on every page; where there are more they stand only with all viewpoints
_PER_GROUP = 60  # so many viewpoints of an outcome stand among all; the rest is on the page of that outcome


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A viewpoint as a row: what it is, who said it, about what, what it asks for and what became of it."""

    title: str
    href: str  #: its place in the response
    respondent: str
    response_href: str
    areas: list[AreaItem]  #: empty where it concerns the whole agreement
    asks: str
    status: Status
    marks: list[SourceMark]  #: the sources of the outcome


@dataclass(slots=True)
class Choice:
    """Some of the viewpoints, with a page of their own."""

    slug: str
    sort: str  #: what is chosen by: Utfall, Område, Remiss, Vem som svarade
    label: str
    heading: str
    voiced: list[Voiced] = field(default_factory=list)

    @property
    def href(self) -> str:
        return addresses.link(addresses.viewpoints(self.slug))


def voice_row(register: Register, voiced: Voiced) -> VoiceRow:
    """A viewpoint as a row, wherever it is shown."""
    viewpoint, response = voiced.viewpoint, voiced.response
    return VoiceRow(
        viewpoint.title,
        voiced.link,
        response.respondent_name,
        response.link,
        areas_of(register, voiced),
        viewpoint.asks,
        outcome_label(viewpoint.outcome.status),
        views.marks(register, viewpoint.outcome.sources),
    )


def outcome_label(status: OutcomeStatus) -> Status:
    """What became of a viewpoint, as a label."""
    return Status(status.label, status.sign, TONES.get(status, "stone"))


def told(register: Register, voiced: Iterable[Voiced]) -> dict[str, Any]:
    """What the macro `summary` of viewpoints.html says of some viewpoints: how many, what became of them and how they are counted."""
    every = list(voiced)
    counted: Outcomes = outcomes(every)
    decided = [(count, _OUTCOME_WORDS[status]) for status, count in counted.counts.items() if count and status in _OUTCOME_WORDS]
    return {
        "total": counted.total,
        "decided": decided,
        "unknown": counted.counts[OutcomeStatus.UNKNOWN],
        "spread": spread(register, every),
    }


_OUTCOME_WORDS = {OutcomeStatus.TAKEN_IN: "togs in", OutcomeStatus.PARTLY: "togs in delvis", OutcomeStatus.NOT: "togs inte in"}


def a_few(voiced: Iterable[Voiced], limit: int) -> list[Voiced]:
    """Some of the viewpoints, in order of outcome: as many of each outcome as there is room for, so that none is favoured."""
    by_outcome: dict[OutcomeStatus, list[Voiced]] = {status: [] for status in OutcomeStatus}
    for each in voiced:
        by_outcome[each.viewpoint.outcome.status].append(each)
    in_turn = [each for turn in zip_longest(*by_outcome.values()) for each in turn if each]
    taken = {id(each) for each in in_turn[:limit]}
    return [each for members in by_outcome.values() for each in members if id(each) in taken]


def all_voices(register: Register) -> list[Voiced]:
    """Every viewpoint that has come, response by response in order of id."""
    return voices(response for consultation in register.consultations.values() for response in consultation.responses)


def choices(register: Register) -> list[Choice]:
    """Every choice that there are viewpoints for, in the order in which they are offered."""
    made: dict[str, Choice] = {}

    def put(voiced: Voiced, slug: str, sort: str, label: str, heading: str) -> None:
        made.setdefault(slug, Choice(slug, sort, label, heading)).voiced.append(voiced)

    for voiced in all_voices(register):
        status, response = voiced.viewpoint.outcome.status, voiced.response
        put(voiced, f"utfall-{_IN_ADDRESS[status]}", _OUTCOME, status.label, _HEADINGS[status])
        for area in areas_of(register, voiced):
            put(voiced, f"omrade-{area.id}", _area_sort(register, area.entry.agreement), area.title, f"Synpunkter på {area.title}")
        if not areas_of(register, voiced):
            agreement = response.entry.agreement
            title = register.agreements[agreement].short_title if agreement in register.agreements else "överenskommelsen"
            put(voiced, f"hela-{agreement}", _area_sort(register, agreement), _WHOLE, f"Synpunkter på hela {title}")
        if item := response.consultation:
            put(voiced, choice_of_consultation(item.id), "Remiss", item.title, f"Synpunkter i {item.title[:1].lower()}{item.title[1:]}")
        name = response.respondent_name
        put(voiced, f"organisation-{response.record.respondent}", "Vem som svarade", name, f"Synpunkter från {name}")
    return sorted(made.values(), key=_order)


def choice_of_consultation(consultation_id: str) -> str:
    """What the viewpoints of a consultation are called in an address."""
    return f"remiss-{consultation_id}"


def _area_sort(register: Register, agreement_id: str) -> str:
    """`Område`, and of which agreement where there are several."""
    agreement = register.agreements.get(agreement_id)
    return f"Område i {agreement.short_title}" if agreement and len(register.agreements) > 1 else "Område"


def _order(choice: Choice) -> tuple[int, str, int, str]:
    kind = choice.slug.partition("-")[0]
    place = ["utfall", "omrade", "hela", "remiss", "organisation"].index(kind)
    if kind == "utfall":
        return 0, "", list(_IN_ADDRESS.values()).index(choice.slug.partition("-")[2]), ""
    sort = 1 if kind in {"omrade", "hela"} else place
    return sort, choice.sort, place, swedish.alphabetical(choice.label)


def _sorted_out(every: Iterable[Choice]) -> dict[str, list[Choice]]:
    """Choices by what is chosen by."""
    sorts: dict[str, list[Choice]] = {}
    for choice in every:
        sorts.setdefault(choice.sort, []).append(choice)
    return sorts


def _offered(sorts: Mapping[str, list[Choice]], chosen: Choice | None, total: int) -> list[tuple[str, list[Choice]]]:
    """What a page offers. Where a sort has one choice that holds everything there is nothing to choose.

    A long sort is offered among all viewpoints only, so that a page does not grow with the number of other pages.
    """
    shown = []
    for sort, members in sorts.items():
        if chosen and chosen.sort == sort:
            shown.append((sort, members if len(members) <= _ALL_AT_ONCE else [chosen]))
        elif len(members[0].voiced) < total and not (chosen and len(members) > _ALL_AT_ONCE):
            shown.append((sort, members))
    return shown


def viewpoint_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """A page for each choice that somebody may make among the viewpoints, by its address."""
    every = choices(register)
    sorts = _sorted_out(every)
    total = len(all_voices(register))
    return {addresses.viewpoints(choice.slug): partial(_page, register, sorts, choice, total) for choice in every}


def _page(register: Register, sorts: Mapping[str, list[Choice]], chosen: Choice, total: int) -> Draft:
    of_outcome = chosen.sort == _OUTCOME
    groups = _by_consultation(register, chosen.voiced) if of_outcome else _by_outcome(register, chosen.voiced)
    context = {
        "chosen": chosen,
        "sorts": _offered(sorts, chosen, total),
        "total": total,
        "all_address": addresses.link(addresses.viewpoints()),
        "groups": groups,
        "of_outcome": of_outcome,
        "told": told(register, chosen.voiced),
    }
    number = swedish.counted(len(chosen.voiced), "synpunkt", "synpunkter")
    description = f"{chosen.heading}. {swedish.sentence(number)}: vad den som svarade bad om, och vad det blev av det."
    made_from = [(each.response, ("viewpoints",)) for each in chosen.voiced]
    return Draft(chosen.heading, description, [("Synpunkter", addresses.link(addresses.viewpoints()))], context, made_from=made_from)


def everything(register: Register) -> dict[str, Any]:
    """What the slot `viewpoints` shows: all viewpoints by outcome, and every choice among them."""
    voiced = all_voices(register)
    return {
        "chosen": None,
        "sorts": _offered(_sorted_out(choices(register)), None, len(voiced)),
        "total": len(voiced),
        "all_address": addresses.link(addresses.viewpoints()),
        "groups": _by_outcome(register, voiced, limit=_PER_GROUP),
        "told": told(register, voiced),
    }


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    count: int
    rows: list[VoiceRow]
    more: str = ""  #: where the rest is, if not all are here


def _by_outcome(register: Register, voiced: Iterable[Voiced], limit: int | None = None) -> list[Group]:
    found: dict[OutcomeStatus, list[Voiced]] = {status: [] for status in OutcomeStatus}
    for each in voiced:
        found[each.viewpoint.outcome.status].append(each)
    return [
        Group(
            status.label,
            len(members),
            [voice_row(register, each) for each in members[:limit]],
            addresses.link(addresses.viewpoints(f"utfall-{_IN_ADDRESS[status]}")) if limit and len(members) > limit else "",
        )
        for status, members in found.items()
        if members
    ]


def _by_consultation(register: Register, voiced: Iterable[Voiced]) -> list[Group]:
    found: dict[str, list[Voiced]] = {}
    for each in sorted(voiced, key=lambda each: swedish.alphabetical(each.response.respondent_name)):
        found.setdefault(each.response.entry.consultation, []).append(each)
    return [
        Group(register.consultations[consultation].title, len(members), [voice_row(register, each) for each in members])
        for consultation, members in sorted(found.items())
    ]
