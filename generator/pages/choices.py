"""The choices among the viewpoints: by outcome, area, consultation and who answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from generator import addresses
from generator.pages import swedish
from generator.pages.paging import ROWS, Part, in_parts
from generator.pages.voices import all_voices
from generator.records.response import OutcomeStatus
from generator.register import Register
from generator.register.items import ResponseItem, Voiced
from generator.register.naming import Marked
from generator.register.tallies import areas_of

#: What an outcome is called in an address.
IN_ADDRESS = {
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
#: What is chosen by where viewpoints are told by their outcome.
OUTCOME = "Utfall"
#: Kinds of which there may be many choices: how they are offered, what the list of them is called, and where it lies.
LISTED = {
    "omrade": ("Område", "Synpunkter efter område", "efter-omrade"),
    "remiss": ("Remiss", "Synpunkter efter remiss", "efter-remiss"),
    "organisation": ("Vem som svarade", "Synpunkter efter vem som svarade", "efter-organisation"),
}
_WHOLE = "Hela överenskommelsen"
_ALL_AT_ONCE = 60  # so many choices of one sort stand on every page; where there are more they stand only with all viewpoints
_MOST_CHOICES = 400  # so many choices of a kind stand with all viewpoints; where there are more they have a list of their own


@dataclass(eq=False, slots=True)
class Choice(Marked):
    """Some of the viewpoints, with a page of their own."""

    slug: str
    sort: str  #: what is chosen by: Utfall, Område, Remiss, Vem som svarade
    label: str
    heading: str
    voiced: list[Voiced] = field(default_factory=list)

    @property
    def href(self) -> str:
        return addresses.link(addresses.viewpoints(self.slug))

    @property
    def kind(self) -> str:
        """What it is a choice of, as its address says it; that of a whole agreement stands among its areas."""
        return self.slug.partition("-")[0].replace("hela", "omrade")


def choices(register: Register) -> list[Choice]:
    """Every choice that there are viewpoints for, in the order in which they are offered."""
    return register.once(_choices, "")


def _choices(register: Register, _: str) -> list[Choice]:
    made: dict[str, Choice] = {}

    def put(voiced: Voiced, slug: str, sort: str, label: str, heading: str) -> None:
        found = made.get(slug)
        if found is None:
            found = made[slug] = Choice(slug, sort, label, heading)
        found.voiced.append(voiced)

    for response, voices in groupby(all_voices(register), key=attrgetter("response")):
        outcomes, of_response = response.outline.outcomes, _of_response(response)
        for voiced in voices:
            status = outcomes[voiced.number - 1]
            put(voiced, f"utfall-{IN_ADDRESS[status]}", OUTCOME, status.label, _HEADINGS[status])
            areas = areas_of(register, voiced)
            for area in areas:
                put(voiced, f"omrade-{area.id}", _area_sort(register, area.entry.agreement), area.title, f"Synpunkter på {area.title}")
            if not areas:
                agreement = response.entry.agreement
                title = register.agreements[agreement].short_title if agreement in register.agreements else "överenskommelsen"
                put(voiced, f"hela-{agreement}", _area_sort(register, agreement), _WHOLE, f"Synpunkter på hela {title}")
            for each in of_response:
                put(voiced, *each)
    return sorted(made.values(), key=_order)


def _of_response(response: ResponseItem) -> list[tuple[str, str, str, str]]:
    """The choices that all viewpoints of a response are in: what each is called in addresses, its sort, its label and its heading."""
    found = []
    if item := response.consultation:
        found.append((choice_of_consultation(item.id), "Remiss", item.title, f"Synpunkter i {item.title[:1].lower()}{item.title[1:]}"))
    name = response.respondent_name
    found.append((f"organisation-{response.outline.respondent}", "Vem som svarade", name, f"Synpunkter från {name}"))
    return found


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
        return 0, "", list(IN_ADDRESS.values()).index(choice.slug.partition("-")[2]), ""
    sort = 1 if kind in {"omrade", "hela"} else place
    return sort, choice.sort, place, swedish.alphabetical(choice.label)


def _sorted_out(register: Register, _: str) -> dict[str, list[Choice]]:
    """Choices by what is chosen by."""
    sorts: dict[str, list[Choice]] = {}
    for choice in choices(register):
        sorts.setdefault(choice.sort, []).append(choice)
    return sorts


def offered(register: Register, chosen: Choice | None) -> list[tuple[str, list[Choice]]]:
    """What a page offers. Where a sort has one choice that holds everything there is nothing to choose.

    A long sort is offered among all viewpoints only, so that a page does not grow with the number of other pages; where there it would
    be too long as well, it has pages of its own.
    """
    total = len(all_voices(register))
    many = listed_choices(register)
    shown = []
    for sort, members in register.once(_sorted_out, "").items():
        if chosen and chosen.sort == sort:
            shown.append((sort, members if len(members) <= _ALL_AT_ONCE else [chosen]))
        elif len(members[0].voiced) < total and not (chosen and len(members) > _ALL_AT_ONCE) and members[0].kind not in many:
            shown.append((sort, members))
    if not chosen:
        for kind, parts in many.items():
            title, _, slug = LISTED[kind]
            everything = Choice(slug, title, f"Alla {swedish.number(parts[0].total)}", title, all_voices(register))
            shown.append((title, [everything]))
    return shown


def listed_choices(register: Register) -> dict[str, list[Part[str, Choice]]]:
    """The choices of each kind of which there are too many to stand on one page with viewpoints, on pages of their own."""
    return register.once(_listed, "")


def _listed(register: Register, _: str) -> dict[str, list[Part[str, Choice]]]:
    by_kind: dict[str, dict[str, list[Choice]]] = {kind: {} for kind in LISTED}
    for sort, members in register.once(_sorted_out, "").items():
        if members[0].kind in by_kind:
            by_kind[members[0].kind][sort] = members
    return {
        kind: in_parts(addresses.viewpoints(LISTED[kind][2]), sorts.items(), ROWS)
        for kind, sorts in by_kind.items()
        if sum(map(len, sorts.values())) > _MOST_CHOICES
    }
