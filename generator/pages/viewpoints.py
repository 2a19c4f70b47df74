"""Du sa – vi gjorde: every viewpoint with its outcome, all together and by one choice at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import addresses
from generator.pages import swedish
from generator.pages.choices import IN_ADDRESS, LISTED, OUTCOME, Choice, choices, listed_choices, offered
from generator.pages.draft import Draft
from generator.pages.paging import ROWS, Part, continued, in_parts
from generator.pages.views import Row
from generator.pages.voices import VoiceRow, all_voices, told, voice_row
from generator.records.response import OutcomeStatus
from generator.register import Register
from generator.register.items import Voiced

_CRUMB = ("Synpunkter", addresses.link(addresses.viewpoints()))
_PER_GROUP = 60  # so many viewpoints of an outcome stand among all; the rest is on the page of that outcome


def choice_parts(register: Register, chosen: Choice) -> list[Part[str, Voiced]]:
    """The viewpoints of a choice under their headings, in parts of so many as a page has room for."""
    return register.once(_parts, chosen)


def _parts(register: Register, chosen: Choice) -> list[Part[str, Voiced]]:
    groups = _by_consultation(register, chosen.voiced) if chosen.sort == OUTCOME else _by_outcome(chosen.voiced)
    return in_parts(addresses.viewpoints(chosen.slug), [(f"{title}: {len(each)}", each) for title, _, each in groups], ROWS)


def viewpoint_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """A page for each choice that somebody may make among the viewpoints, by its address."""
    return {addresses.viewpoints(choice.slug): partial(_page, register, choice) for choice in choices(register)}


def further_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The further pages of choices that hold many viewpoints, and those of kinds of which there are many choices, by address."""
    found: dict[str, Callable[[], Draft]] = {}
    for choice in choices(register):
        for part in choice_parts(register, choice)[1:]:
            found[part.address] = partial(_further, register, choice, part)
    for kind, parts in listed_choices(register).items():
        for listed in parts:
            found[listed.address] = partial(_list_of_choices, kind, listed)
    return found


def _page(register: Register, chosen: Choice) -> Draft:
    part = choice_parts(register, chosen)[0]
    context = {
        "chosen": chosen,
        "sorts": offered(register, chosen),
        "total": len(all_voices(register)),
        "all_address": addresses.link(addresses.viewpoints()),
        "part": _as_rows(register, part),
        "of_outcome": chosen.sort == OUTCOME,
        "told": told(register, chosen.voiced),
    }
    number = swedish.counted(len(chosen.voiced), "synpunkt", "synpunkter")
    description = f"{chosen.heading}. {swedish.sentence(number)}: vad den som svarade bad om, och vad det blev av det."
    made_from = [(each.response, ("viewpoints",)) for each in chosen.voiced]
    return Draft(chosen.heading, description, [_CRUMB], context, made_from=made_from)


def _further(register: Register, chosen: Choice, part: Part[str, Voiced]) -> Draft:
    made_from = [(each.response, ("viewpoints",)) for each in part.rows]
    return continued(chosen.heading, _as_rows(register, part), "voices", [_CRUMB, (chosen.heading, chosen.href)], made_from=made_from)


def _list_of_choices(kind: str, part: Part[str, Choice]) -> Draft:
    _, title, slug = LISTED[kind]
    rows = [
        ((sort, ""), [Row(each.href, each.label, swedish.counted(len(each.voiced), "synpunkt", "synpunkter")) for each in members])
        for sort, members in part.groups
    ]
    held = list(dict.fromkeys(each.response for choice in part.rows for each in choice.voiced))
    crumbs = [_CRUMB, *([(title, addresses.link(addresses.viewpoints(slug)))] if part.number > 1 else [])]
    made_from = [(response, ("viewpoints",)) for response in held]
    return continued(title, part.showing(rows), "rows", crumbs, made_from=made_from, wide=False)


def _as_rows(register: Register, part: Part[str, Voiced]) -> Part[str, VoiceRow]:
    return part.showing([(title, [voice_row(register, each) for each in members]) for title, members in part.groups])


def everything(register: Register) -> dict[str, Any]:
    """What the slot `viewpoints` shows: all viewpoints by outcome, and every choice among them."""
    voiced = all_voices(register)
    return {
        "chosen": None,
        "sorts": offered(register, None),
        "total": len(voiced),
        "all_address": addresses.link(addresses.viewpoints()),
        "groups": [
            Group(
                title,
                len(members),
                [voice_row(register, each) for each in members[:_PER_GROUP]],
                addresses.link(addresses.viewpoints(f"utfall-{slug}")) if len(members) > _PER_GROUP else "",
            )
            for title, slug, members in _by_outcome(voiced)
        ],
        "told": told(register, voiced),
    }


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    count: int
    rows: list[VoiceRow]
    more: str = ""  #: where the rest is, if not all are here


def _by_outcome(voiced: Iterable[Voiced]) -> list[tuple[str, str, list[Voiced]]]:
    """The title of each outcome, what it is called in addresses, and the viewpoints that had it."""
    found: dict[OutcomeStatus, list[Voiced]] = {status: [] for status in OutcomeStatus}
    for each in voiced:
        found[each.status].append(each)
    return [(status.label, IN_ADDRESS[status], members) for status, members in found.items() if members]


def _by_consultation(register: Register, voiced: Iterable[Voiced]) -> list[tuple[str, str, list[Voiced]]]:
    """The title of each consultation, its id, and the viewpoints in it in the order of who said them."""
    found: dict[str, list[Voiced]] = {}
    for each in sorted(voiced, key=lambda each: swedish.alphabetical(each.response.respondent_name)):
        found.setdefault(each.response.entry.consultation, []).append(each)
    return [(register.consultations[consultation].title, consultation, members) for consultation, members in sorted(found.items())]
