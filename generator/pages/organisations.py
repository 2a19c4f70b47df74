"""The page of an organisation: all that it has been asked and said, what it is responsible for, and what it has decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import TONES, Draft
from generator.pages.invitations import position
from generator.pages.measures import in_order as measures_in_order
from generator.pages.paging import ROWS, Part, continued, in_parts, whole
from generator.pages.rows import consultation_row, measure_row, situation_row, source_row
from generator.pages.situations import latest_first
from generator.pages.standing import standing_row
from generator.pages.views import Fact, Row, SourceMark, Status, item_link
from generator.pages.voices import VoiceRow, a_few, told, voice_row
from generator.records.organisation import OrganisationKind
from generator.register import Register
from generator.register.agreements import in_order
from generator.register.follow_up import MeasureItem, SituationItem
from generator.register.items import ConsultationItem, OrganisationItem, ResponseItem
from generator.register.situations import situation_state
from generator.register.tallies import Asked, voices
from generator.register.validity import versions_on

_CRUMB = ("Organisationer", addresses.link(addresses.listing("organisations")))
_MET = 25  # so many consultations stand on a page, each with what was said
_VOICES = 10  # so many viewpoints of a response are shown; the page of its viewpoints has all

T = TypeVar("T", MeasureItem, SituationItem)


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
    part = _met_parts(register, item)[0]
    listed = [_Shown(each.title, each.wide, _rows(register, each, _parts(register, item, each)[0])) for each in _LISTED]
    context = {
        "facts": facts,
        "said": _as_met(register, item, part),
        "told": told(register, voices(item.responses))
        if len({response.consultation for response in item.responses if response.consultation}) > 1
        else None,
        "listed": listed,
        "nothing": not part.total and not any(each.part.total for each in listed),
        "sources": views.marks(register, record.sources),
    }
    described = prose.plain(record.description) if record.description else "Svar, remisser och överenskommelser."
    description = f"{_described(item)}. {described}"
    return Draft(item.title, description, [_CRUMB], context)


def organisation_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The further pages of organisations that have much to show, by address."""
    found: dict[str, Callable[[], Draft]] = {}
    for item in register.organisations.values():
        if len(item.invited_to) + len(item.responses) > _MET:
            for part in _met_parts(register, item)[1:]:
                found[part.address] = partial(_further_met, register, item, part)
        for each in _LISTED:
            if each.most(register, item) > ROWS:
                for listed in _parts(register, item, each)[1:]:
                    found[listed.address] = partial(_further_listed, register, item, each, listed)
    return found


def _further_met(register: Register, item: OrganisationItem, part: Part[str, ConsultationItem]) -> Draft:
    title = f"Remisser och svar: {item.title}"
    shown = _as_met(register, item, part)
    answered = [(each.response, ()) for each in shown.rows if each.response]
    return continued(title, shown, "met", [_CRUMB, (item.title, item.link)], who=item.title, made_from=[(item, ()), *answered])


def _further_listed(register: Register, item: OrganisationItem, listed: _Listed, part: Part[str, Any]) -> Draft:
    shown = _rows(register, listed, part)
    groups = shown.showing([((of, ""), rows) for of, rows in shown.groups])
    crumbs = [_CRUMB, (item.title, item.link)]
    return continued(f"{listed.title}: {item.title}", groups, "rows", crumbs, wide=listed.wide, made_from=[(item, ())])


def _described(item: OrganisationItem) -> str:
    """`Äldrenämnden, nämnd i Exempelstads kommun`: so much that no two organisations are described alike."""
    word = item.record.kind.label.lower()
    said = item.record.kind is OrganisationKind.OTHER or word in item.title.lower()
    parent = item.parent
    belongs = f" i {parent.title}" if parent and parent.record.kind is OrganisationKind.CITY and parent.title not in item.title else ""
    return f"{item.title}{'' if said else f', {word}'}{belongs}"


def _met_parts(register: Register, item: OrganisationItem) -> list[Part[str, ConsultationItem]]:
    """Every consultation that it was asked in or has answered, the latest first, so many to a page as it has room for."""
    asked = [consultation for consultation, _ in register.asked(item.id)]
    answered = [response.consultation for response in item.responses if response.consultation]
    every = sorted(dict.fromkeys([*asked, *answered]), key=_last_day, reverse=True)
    return in_parts(item.address, whole(every), _MET)


def _as_met(register: Register, item: OrganisationItem, part: Part[str, ConsultationItem]) -> Part[str, SaidView]:
    asked = dict(register.asked(item.id))
    answered = {response.consultation: response for response in item.responses if response.consultation}
    return part.showing([("", [_met(register, each, asked.get(each), answered.get(each)) for each in part.rows])])


def _last_day(consultation: ConsultationItem) -> tuple[str, str]:
    return str(consultation.record.deadline or consultation.record.sent_on or ""), consultation.id


def _met(register: Register, consultation: ConsultationItem, asked: Asked | None, response: ResponseItem | None) -> SaidView:
    labels, note = [], []
    if asked:
        labels.append(Status(asked.status.label, asked.status.sign, TONES.get(asked.status, "stone")))
        if asked.invitation.extension:
            note.append(f"Anstånd till {swedish.written(asked.invitation.extension)}.")
    elif response:
        uninvited = response.outline.uninvited
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


def _decisions(register: Register, _: str) -> dict[str, list[Row]]:
    """The versions and plans that have been decided on by the register's day, by who decided."""
    found: dict[str, list[Row]] = {}
    for agreement in in_order(register):
        of = f". {agreement.short_title}" if len(register.agreements) > 1 else ""
        for version in versions_on(agreement.record, register.today):
            if version.decided_by:
                link = addresses.link(agreement.address, addresses.version_anchor(version.id))
                note = f"{version.kind.label} {swedish.written(version.date, 'en okänd dag')}{of}"
                found.setdefault(version.decided_by, []).append(Row(link, version.title, note))
        plan = agreement.record.plan
        if plan and plan.decided_by and not (plan.date and plan.date.surely_after(register.today)):
            note = f"Beslutad {swedish.written(plan.date, 'en okänd dag')}{of}"
            found.setdefault(plan.decided_by, []).append(Row(agreement.link, plan.title, note))
    return found


def _ranks(register: Register, _: str) -> dict[str, int]:
    return {agreement.id: place for place, agreement in enumerate(in_order(register))}


def _pictured(register: Register, item: OrganisationItem) -> list[SituationItem]:
    """The lägesbilder that it has made a picture in by the register's day."""

    def made(situation: SituationItem) -> bool:
        state = situation_state(situation.record, register.today)
        return any(picture and picture.organisation == item.id for picture in (state.city, state.police))

    return [situation for situation in item.pictured if made(situation)]


def _by_agreement(register: Register, items: Iterable[T]) -> list[tuple[str, list[T]]]:
    several = len(register.agreements) > 1
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(item.agreement.short_title if several and item.agreement else "", []).append(item)
    return list(groups.items())


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list on the page: what it is called, here and in addresses, what stands in it under which heading, and how."""

    title: str
    slug: str
    most: Callable[[Register, OrganisationItem], int]  #: how many there are at most, told without working
    groups: Callable[[Register, OrganisationItem], Sequence[tuple[str, Sequence[Any]]]]
    row: Callable[[Register, Any], Row]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    title: str
    wide: bool
    part: Part[str, Row]


def _parts(register: Register, item: OrganisationItem, listed: _Listed) -> list[Part[str, Any]]:
    return in_parts(item.address, listed.groups(register, item), ROWS, listed.slug)


def _rows(register: Register, listed: _Listed, part: Part[str, Any]) -> Part[str, Row]:
    return part.showing([(of, [listed.row(register, each) for each in members]) for of, members in part.groups])


_LISTED = (
    _Listed(
        "Har skrivit svar åt andra",
        "skrivit",
        lambda _, item: len(item.prepared),
        lambda _, item: whole(item.prepared),
        lambda _, each: Row(each.link, each.title, each.consultation.title if each.consultation else ""),
    ),
    _Listed(
        "Ansvarar för",
        "ansvarar",
        lambda _, item: len(item.leads),
        lambda register, item: _by_agreement(register, measures_in_order(register, item.leads)),
        measure_row,
        wide=True,
    ),
    _Listed(
        "Medverkar i",
        "medverkar",
        lambda _, item: len(item.takes_part),
        lambda register, item: _by_agreement(
            register, measures_in_order(register, [each for each in item.takes_part if each.lead is not item])
        ),
        measure_row,
        wide=True,
    ),
    _Listed(
        "Har gjort lägesbilder",
        "lagesbilder",
        lambda _, item: len(item.pictured),
        lambda register, item: _by_agreement(register, latest_first(_pictured(register, item))),
        situation_row,
        wide=True,
    ),
    _Listed(
        "Har beslutat om",
        "beslutat",
        lambda register, item: len(register.once(_decisions, "").get(item.id, [])),
        lambda register, item: whole(register.once(_decisions, "").get(item.id, [])),
        lambda _, row: row,
    ),
    _Listed(
        "Är part i",
        "part",
        lambda _, item: len(item.agreements),
        lambda register, item: whole(sorted(set(item.agreements), key=lambda each: register.once(_ranks, "")[each.id])),
        standing_row,
        wide=True,
    ),
    _Listed("Har skickat på remiss", "skickat", lambda _, item: len(item.issued), lambda _, item: whole(item.issued), consultation_row),
    _Listed(
        "Har gett ut",
        "utgivet",
        lambda _, item: len(item.published),
        lambda _, item: whole(item.published),
        lambda _, each: source_row(each, published=False),
    ),
    _Listed(
        "Delar av organisationen",
        "delar",
        lambda _, item: len(item.children),
        lambda _, item: whole(item.children),
        lambda _, each: Row(each.link, each.title, each.record.kind.label),
    ),
)
