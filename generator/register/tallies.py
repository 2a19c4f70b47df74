"""Who was asked and who answered, and how many viewpoints there are: every count that pages show is made here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.records.consultation import Invitation
from generator.records.response import OutcomeStatus
from generator.register.items import AreaItem, ConsultationItem, OrganisationItem, ResponseItem, Voiced
from generator.register.status import InvitationStatus, Tally, status_of, tally

if TYPE_CHECKING:
    from generator.register import Register


@dataclass(frozen=True, slots=True)
class Asked:
    """One who was asked, and what became of it."""

    invitation: Invitation
    organisation: OrganisationItem | None
    response: ResponseItem | None
    status: InvitationStatus

    @property
    def name(self) -> str:
        return self.organisation.title if self.organisation else self.invitation.organisation


@dataclass(frozen=True, slots=True)
class Turnout:
    """Everyone asked, and everyone who answered without being known to be asked. Each response is in one place only."""

    asked: list[Asked]
    uninvited: list[ResponseItem]
    unlisted: list[ResponseItem]  #: answered, are not in the list and do not say that nobody asked them

    @property
    def tally(self) -> Tally:
        return tally(each.status for each in self.asked)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Viewpoints by outcome; the counts add up to `total`. No outcome is left out, not even one with 0."""

    counts: dict[OutcomeStatus, int]
    total: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Viewpoints by area. One that concerns several areas is counted in each, so the sum may be more than `total`.

    The sum of `areas` and `whole` is `total` and `again`.
    """

    areas: dict[str, int]  #: by the area's id, in order of id
    whole: int  #: viewpoints on the whole agreement, with no area
    several: int  #: viewpoints that concern more than one area
    again: int  #: how many times a viewpoint is counted after its first time
    total: int


def turnout(register: Register, consultation: ConsultationItem) -> Turnout:
    """Who was asked and who answered, as seen on the register's day; in the order of the list, and of ids."""
    return register.once(_turnout, consultation)


def _turnout(register: Register, consultation: ConsultationItem) -> Turnout:
    record = consultation.record
    answered = {response.outline.respondent: response for response in consultation.responses}
    asked = []
    for invitation in record.invited:
        response = answered.get(invitation.organisation)
        status = status_of(invitation, response.outline if response else None, record, register.today)
        asked.append(Asked(invitation, register.organisations.get(invitation.organisation), response, status))
    in_list = {invitation.organisation for invitation in record.invited}
    others = [response for respondent, response in answered.items() if respondent not in in_list]
    uninvited = [response for response in others if response.outline.uninvited]
    return Turnout(asked, uninvited, [response for response in others if not response.outline.uninvited])


def asked_in(register: Register, consultation: ConsultationItem) -> dict[str, Asked]:
    """Everyone who was asked in a consultation, by id, and what became of the first invitation."""
    return register.once(_asked_in, consultation)


def _asked_in(register: Register, consultation: ConsultationItem) -> dict[str, Asked]:
    return {asked.invitation.organisation: asked for asked in reversed(turnout(register, consultation).asked)}


def areas_of(register: Register, voiced: Voiced) -> list[AreaItem]:
    """The areas that a viewpoint concerns, each once; none where it concerns the whole agreement."""
    return [register.areas[each] for each in dict.fromkeys(voiced.area_ids) if each in register.areas]


def voices(responses: Iterable[ResponseItem]) -> list[Voiced]:
    """Every viewpoint of some responses, in their order."""
    return [voiced for response in responses for voiced in response.viewpoints]


def outcomes(voiced: Iterable[Voiced]) -> Outcomes:
    """How many viewpoints had which outcome."""
    counted = Counter(each.status for each in voiced)
    return Outcomes({status: counted[status] for status in OutcomeStatus}, counted.total())


def spread(register: Register, voiced: Iterable[Voiced]) -> Spread:
    """How many viewpoints concern which area."""
    found = [areas_of(register, each) for each in voiced]
    counted = Counter(area.id for areas in found for area in areas)
    return Spread(
        dict(sorted(counted.items())),
        whole=sum(not areas for areas in found),
        several=sum(len(areas) > 1 for areas in found),
        again=sum(max(0, len(areas) - 1) for areas in found),
        total=len(found),
    )
