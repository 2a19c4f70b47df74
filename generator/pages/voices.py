"""Viewpoints wherever several are shown: a row each, how many there are, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from generator.pages import views
from generator.pages.draft import TONES
from generator.pages.views import SourceMark, Status
from generator.records.response import OutcomeStatus
from generator.register import Register
from generator.register.items import AreaItem, Voiced
from generator.register.tallies import Outcomes, areas_of, outcomes, spread, voices


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
        by_outcome[each.status].append(each)
    in_turn = [each for turn in zip_longest(*by_outcome.values()) for each in turn if each]
    taken = {id(each) for each in in_turn[:limit]}
    return [each for members in by_outcome.values() for each in members if id(each) in taken]


def all_voices(register: Register) -> list[Voiced]:
    """Every viewpoint that has come, response by response in order of id."""
    return register.once(_all_voices, "")


def _all_voices(register: Register, _: str) -> list[Voiced]:
    return voices(response for consultation in register.consultations.values() for response in consultation.responses)
