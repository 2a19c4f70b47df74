"""Reckons what follows from the data, item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any

from generator import addresses
from generator.published import facts
from generator.published.facts import Facts, Quotation, QuoteState
from generator.records.dates import PartialDate
from generator.records.entry import MEDIA_TYPES
from generator.register import Register
from generator.register.figures import points
from generator.register.follow_up import IndicatorItem, MeasureItem, PlaceItem, SituationItem
from generator.register.items import AgreementItem, AreaItem, ConsultationItem, Item, OrganisationItem, ResponseItem, SourceItem
from generator.register.measures import measure_state
from generator.register.situations import situation_state
from generator.register.status import state_of
from generator.register.tallies import asked_in, turnout
from generator.register.validity import validity_on

_STATES = {each.value: each for each in QuoteState}
_STANDINGS = {each.value: each for each in facts.Standing}


def derived(register: Register, item: Item[Any], quotes: list[Quotation]) -> Facts:
    """What follows from a record and those that it is linked to, on the register's day. `quotes` are its own, as they are shown."""
    day = register.today
    model, make = KINDS[item.kind]
    return model(as_of=PartialDate(day.year, day.month, day.day), quotes=quotes, **make(register, item))


def quotation(register: Register, field: str, source_id: str, words: str) -> Quotation:
    """A quote, with whether it stands in its source."""
    check = register.check(source_id, words)
    return Quotation(field=field, source=source_id, state=_STATES[check.state], line=check.span.first_line if check.span else None)


def _ids(items: Iterable[Item[Any]]) -> list[str]:
    return [item.id for item in items]


def _agreement_id(item: Any) -> str | None:
    return item.agreement.id if item is not None and item.agreement else None


def _agreement(register: Register, item: AgreementItem) -> dict[str, Any]:
    valid = validity_on(item.record, register.today)
    return {
        "standing": _STANDINGS[valid.state.value],
        "in_force": valid.in_force.id if valid.in_force else None,
        "latest": valid.latest.id if valid.latest else None,
        "coming": valid.coming.id if valid.coming else None,
        "areas": _ids(item.areas),
        "consultations": _ids(item.consultations),
        "measures": _ids(item.measures),
        "situations": _ids(item.situations),
        "indicators": _ids(item.indicators),
        "local": _ids(item.local),
    }


def _area(_: Register, item: AreaItem) -> dict[str, Any]:
    mentioned = dict.fromkeys(each.response.id for each in item.mentions)
    return {"agreement": _agreement_id(item), "mentioned_in": list(mentioned), "viewpoints": len(item.viewpoints)}


def _consultation(register: Register, item: ConsultationItem) -> dict[str, Any]:
    came = turnout(register, item)
    counted = came.tally
    return {
        "agreement": _agreement_id(item),
        "state": state_of(item.record, register.today),
        "asked": counted.total,
        "counts": [facts.StatusCount(status=status, count=count) for status, count in counted.counts.items()],
        "answers": [
            facts.Answer(
                organisation=each.invitation.organisation, status=each.status, response=each.response.id if each.response else None
            )
            for each in came.asked
        ],
        "responses": _ids(item.responses),
    }


def _response(register: Register, item: ResponseItem) -> dict[str, Any]:
    asked = asked_in(register, item.consultation).get(item.record.respondent) if item.consultation else None
    return {
        "agreement": _agreement_id(item.consultation),
        "consultation": item.consultation.id if item.consultation else None,
        "status": asked.status if asked else None,
    }


def _organisation(_: Register, item: OrganisationItem) -> dict[str, Any]:
    return {
        "parts": _ids(item.children),
        **{
            name: _ids(getattr(item, name))
            for name in ("agreements", "issued", "invited_to", "responses", "prepared", "leads", "takes_part")
        },
    }


def _source(_: Register, item: SourceItem) -> dict[str, Any]:
    documents = [
        facts.StoredDocument(
            name=stored.name,
            path=addresses.stored_file(item.id, stored.name),
            media_type=MEDIA_TYPES[PurePosixPath(stored.name).suffix],
            size=stored.size,
            sha256=stored.sha256,
        )
        for stored in (item.file, item.text_file)
        if stored and PurePosixPath(stored.name).suffix in MEDIA_TYPES
    ]
    used = [facts.Used(kind=addresses.segment(each.kind), id=each.id) for each in item.used_by if each.address]
    return {"documents": documents, "used_by": used}


def _place(_: Register, item: PlaceItem) -> dict[str, Any]:
    known = sorted(item.record.classifications, key=lambda each: (each.date.earliest(), each.date.latest()))
    return {
        "parts": _ids(item.children),
        "level": known[-1].level if known else None,
        "measures": _ids(item.measures),
        "situations": _ids(item.situations),
        "indicators": _ids(item.indicators),
    }


def _measure(register: Register, item: MeasureItem) -> dict[str, Any]:
    state = measure_state(item.record, register.today)
    return {
        "agreement": _agreement_id(item),
        "status": state.status,
        "passed": state.passed,
        "late": state.late,
        "done_on": state.done_on,
    }


def _situation(register: Register, item: SituationItem) -> dict[str, Any]:
    return {"agreement": _agreement_id(item), "complete": situation_state(item.record, register.today).joint is not None}


def _indicator(register: Register, item: IndicatorItem) -> dict[str, Any]:
    found = [
        facts.Point(series=number, date=point.date, value=point.value)
        for number, series in enumerate(item.record.series, start=1)
        for point in points(register, series)
    ]
    return {"agreement": _agreement_id(item), "points": found}


def _glossary(_: Register, __: Item[Any]) -> dict[str, Any]:
    return {}


#: By kind: the form of what follows, and how it is reckoned.
KINDS: dict[str, tuple[type[Facts], Callable[[Register, Any], dict[str, Any]]]] = {
    "agreements": (facts.AgreementFacts, _agreement),
    "areas": (facts.AreaFacts, _area),
    "consultations": (facts.ConsultationFacts, _consultation),
    "responses": (facts.ResponseFacts, _response),
    "organisations": (facts.OrganisationFacts, _organisation),
    "sources": (facts.SourceFacts, _source),
    "places": (facts.PlaceFacts, _place),
    "measures": (facts.MeasureFacts, _measure),
    "situations": (facts.SituationFacts, _situation),
    "indicators": (facts.IndicatorFacts, _indicator),
    "glossary": (facts.GlossaryFacts, _glossary),
}
