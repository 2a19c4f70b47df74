"""The page of an organisation: all that it has been asked and said, what it is responsible for, and what it has decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import TONES, Draft
from generator.pages.invitations import position
from generator.pages.measures import in_order as measures_in_order
from generator.pages.rows import consultation_row, measure_row, situation_row, source_row
from generator.pages.situations import latest_first
from generator.pages.standing import standing_row
from generator.pages.viewpoints import VoiceRow, a_few, told, voice_row
from generator.pages.views import Fact, Row, SourceMark, Status, item_link
from generator.records.organisation import OrganisationKind
from generator.register import Register
from generator.register.agreements import in_order
from generator.register.follow_up import MeasureItem, SituationItem
from generator.register.items import ConsultationItem, OrganisationItem, ResponseItem
from generator.register.situations import situation_state
from generator.register.tallies import Asked, voices
from generator.register.validity import versions_on

_VOICES = 10  # so many viewpoints of a response are shown; the page of its viewpoints has all

T = TypeVar("T", MeasureItem, SituationItem)

#: A heading, empty where there is but one agreement on the site, and the rows.
Group = tuple[str, list[Row]]


@dataclass(frozen=True, slots=True)
class SaidView:
    """A consultation as one organisation met it: whether it was asked, what it answered, and what became of that."""

    title: str
    href: str
    of: str  #: the agreement; empty where there is but one on the site
    labels: list[Status]
    note: str
    marks: list[SourceMark]
    response: ResponseItem | None
    summary: str
    told: dict[str, Any]  #: the counts of its viewpoints, for the macro `summary` of voices.html
    voices: list[VoiceRow]
    more: str  #: where the rest of them are


def organisation_page(register: Register, item: OrganisationItem) -> Draft:
    """What the page of an organisation shows."""
    record = item.record
    facts = [Fact("Slag", record.kind.label)]
    if item.parent:
        facts.append(Fact("Hör till", item_link(item.parent)))
    if record.address:
        facts.append(Fact("Webbplats", views.anchor_link(record.address, record.address.split("//")[1].rstrip("/"))))
    said = _said(register, item)
    context = {
        "facts": facts,
        "said": said,
        "told": told(register, voices(item.responses)) if len([each for each in said if each.response]) > 1 else None,
        "leads": _by_agreement(register, measures_in_order(register, item.leads), measure_row),
        "takes_part": _by_agreement(
            register, measures_in_order(register, [each for each in item.takes_part if each.lead is not item]), measure_row
        ),
        "pictured": _by_agreement(register, latest_first(_pictured(register, item)), situation_row),
        "prepared": [Row(each.link, each.title, each.consultation.title if each.consultation else "") for each in item.prepared],
        "agreements": [standing_row(register, each) for each in in_order(register) if each in item.agreements],
        "decisions": _decisions(register, item),
        "issued": [consultation_row(register, each) for each in item.issued],
        "children": [Row(each.link, each.title, each.record.kind.label) for each in item.children],
        "published": [source_row(each, published=False) for each in item.published],
        "sources": views.marks(register, record.sources),
    }
    described = prose.plain(record.description) if record.description else "Svar, remisser och överenskommelser."
    description = f"{_described(item)}. {described}"
    return Draft(item.title, description, [("Organisationer", addresses.link(addresses.listing("organisations")))], context)


def _described(item: OrganisationItem) -> str:
    """`Äldrenämnden, nämnd i Exempelstads kommun`: so much that no two organisations are described alike."""
    word = item.record.kind.label.lower()
    said = item.record.kind is OrganisationKind.OTHER or word in item.title.lower()
    parent = item.parent
    belongs = f" i {parent.title}" if parent and parent.record.kind is OrganisationKind.CITY and parent.title not in item.title else ""
    return f"{item.title}{'' if said else f', {word}'}{belongs}"


def _said(register: Register, item: OrganisationItem) -> list[SaidView]:
    """Every consultation that it was asked in or has answered, the latest first."""
    asked = dict(register.asked.get(item.id, []))
    answered = {response.consultation: response for response in item.responses if response.consultation}
    every = sorted({**asked, **answered}, key=_last_day, reverse=True)
    return [_met(register, consultation, asked.get(consultation), answered.get(consultation)) for consultation in every]


def _last_day(consultation: ConsultationItem) -> tuple[str, str]:
    return str(consultation.record.deadline or consultation.record.sent_on or ""), consultation.id


def _met(register: Register, consultation: ConsultationItem, asked: Asked | None, response: ResponseItem | None) -> SaidView:
    labels, note = [], []
    if asked:
        labels.append(Status(asked.status.label, asked.status.sign, TONES.get(asked.status, "stone")))
        if asked.invitation.extension:
            note.append(f"Anstånd till {swedish.written(asked.invitation.extension)}.")
    elif response:
        uninvited = response.record.uninvited
        labels.append(
            Status("Svarade utan att vara tillfrågad" if uninvited else "Har svarat, står inte i listan över tillfrågade", "✓", "mint")
        )
    if response:
        labels.append(position(response))
        if response.record.received_on:
            note.append(f"Svaret kom in {swedish.when(response.record.received_on)}.")
    several = len(register.agreements) > 1
    voiced = response.viewpoints if response else []
    return SaidView(
        consultation.title,
        consultation.link,
        consultation.agreement.short_title if several and consultation.agreement else "",
        labels,
        " ".join(note),
        views.marks(register, asked.invitation.sources) if asked else [],
        response,
        prose.plain(response.record.summary) if response else "",
        told(register, voiced),
        [voice_row(register, each) for each in a_few(voiced, _VOICES)],
        addresses.link(addresses.viewpoints(f"organisation-{response.record.respondent}")) if response and len(voiced) > _VOICES else "",
    )


def _decisions(register: Register, item: OrganisationItem) -> list[Row]:
    """The versions and plans that it has decided on by the register's day."""
    rows = []
    for agreement in in_order(register):
        of = f". {agreement.short_title}" if len(register.agreements) > 1 else ""
        for version in versions_on(agreement.record, register.today):
            if version.decided_by == item.id:
                link = addresses.link(agreement.address, addresses.version_anchor(version.id))
                rows.append(Row(link, version.title, f"{version.kind.label} {swedish.written(version.date, 'en okänd dag')}{of}"))
        plan = agreement.record.plan
        if plan and plan.decided_by == item.id and not (plan.date and plan.date.surely_after(register.today)):
            rows.append(Row(agreement.link, plan.title, f"Beslutad {swedish.written(plan.date, 'en okänd dag')}{of}"))
    return rows


def _pictured(register: Register, item: OrganisationItem) -> list[SituationItem]:
    """The lägesbilder that it has made a picture in by the register's day."""

    def made(situation: SituationItem) -> bool:
        state = situation_state(situation.record, register.today)
        return any(picture and picture.organisation == item.id for picture in (state.city, state.police))

    return [situation for situation in item.pictured if made(situation)]


def _by_agreement(register: Register, items: Iterable[T], row: Callable[[Register, T], Row]) -> list[Group]:
    several = len(register.agreements) > 1
    groups: dict[str, list[Row]] = {}
    for item in items:
        groups.setdefault(item.agreement.short_title if several and item.agreement else "", []).append(row(register, item))
    return list(groups.items())
