"""Links every record to those that it names, and those to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from generator.records import walk
from generator.records.entry import Later, Made
from generator.register.follow_up import Analysed, IndicatorItem, MeasureItem, SituationItem
from generator.register.items import ConsultationItem, Item, Mentioned, ResponseItem, SourceItem, Use, Voiced

if TYPE_CHECKING:
    from generator.register import Register

T = TypeVar("T")


def link_all(register: Register) -> None:
    """Fill in every link of the register's items, in order of id so that lists are the same at every build."""
    _organisations(register)
    _sources(register)
    _agreements(register)
    for consultation in register.consultations.values():
        _consultation(register, consultation)
    for response in register.responses.values():
        _response(register, response)
    for consultation in register.consultations.values():
        for earlier, later in pairwise(consultation.responses):
            earlier.after, later.before = later, earlier
    _places(register)
    for measure in register.measures.values():
        _measure(register, measure)
    for situation in register.situations.values():
        _situation(register, situation)
    for indicator in sorted(register.indicators.values(), key=lambda item: (item.record.order is None, item.record.order or 0)):
        _indicator(register, indicator)
    _uses(register)


def _organisations(register: Register) -> None:
    for organisation in register.organisations.values():
        parent = register.organisations.get(organisation.record.parent or "")
        if parent and parent is not organisation:
            organisation.parent = parent
            parent.children.append(organisation)


def _sources(register: Register) -> None:
    stored = register.reading.stored
    for source in register.sources.values():
        source.file = stored.get(source.record.file or "")
        source.text_file = stored.get(source.record.text_file or "")
        source.organisation = register.organisations.get(source.record.organisation or "")
        if source.organisation:
            source.organisation.published.append(source)


def _agreements(register: Register) -> None:
    for agreement in register.agreements.values():
        for party_id in agreement.record.parties:
            if party := register.organisations.get(party_id):
                agreement.parties.append(party)
                party.agreements.append(agreement)
        above = register.agreements.get(agreement.record.under or "")
        if above and above is not agreement:
            agreement.under = above
            above.local.append(agreement)
    for area in register.areas.values():
        area.agreement = register.agreements.get(area.entry.agreement)
        if area.agreement:
            area.agreement.areas.append(area)
    for agreement in register.agreements.values():
        order = {listed.area: position for version in agreement.record.versions for position, listed in enumerate(version.areas)}
        agreement.areas.sort(key=lambda area: (order.get(area.id, len(order)), area.id))


def _consultation(register: Register, consultation: ConsultationItem) -> None:
    consultation.agreement = register.agreements.get(consultation.entry.agreement)
    if consultation.agreement:
        consultation.agreement.consultations.append(consultation)
    consultation.issued_by = register.organisations.get(consultation.record.issued_by)
    if consultation.issued_by:
        consultation.issued_by.issued.append(consultation)
    for invitation in consultation.record.invited:
        if organisation := register.organisations.get(invitation.organisation):
            organisation.invited_to.append(consultation)


def _response(register: Register, response: ResponseItem) -> None:
    told = response.entry.as_response
    response.consultation = register.consultations.get(response.entry.consultation)
    response.respondent = register.organisations.get(told.respondent)
    response.prepared_by = register.organisations.get(told.prepared_by or "")
    response.source = register.sources.get(told.source)
    response.viewpoints = [Voiced(response, _later(response, "viewpoints", at), at + 1) for at in range(len(told.viewpoints))]
    if told.received_on and told.received_on.surely_after(register.today):
        return  # it has not come yet, so nobody knows of it
    if response.consultation:
        response.consultation.responses.append(response)
    if response.respondent:
        response.respondent.responses.append(response)
    if response.prepared_by and response.prepared_by is not response.respondent:
        response.prepared_by.prepared.append(response)
    for at, mentioned in enumerate(told.mentions):
        if area := register.areas.get(mentioned):
            area.mentions.append(Mentioned(response, _later(response, "mentions", at), at + 1))
    for voiced, areas in zip(response.viewpoints, told.viewpoints, strict=True):
        for area in _known(register.areas, areas):
            area.viewpoints.append(voiced)


for _class, _field in ((Voiced, "viewpoint"), (Mentioned, "mention"), (Use, "evidence")):
    setattr(_class, _field, Made(vars(_class)[_field]))


def _later(item: Item[Any], *path: str | int) -> Any:
    """A part of an item's record, for which the record is looked at when somebody asks for the part."""
    return Later(partial(_part, item, path))


def _part(item: Item[Any], path: walk.Path) -> Any:
    found = item.record
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def _places(register: Register) -> None:
    for place in register.places.values():
        parent = register.places.get(place.record.parent or "")
        if parent and parent is not place:
            place.parent = parent
            parent.children.append(place)


def _known(items: dict[str, T], ids: Iterable[str]) -> list[T]:
    """The items that a list of ids names, each once."""
    return [items[each] for each in dict.fromkeys(ids) if each in items]


def _measure(register: Register, measure: MeasureItem) -> None:
    record = measure.record
    measure.agreement = register.agreements.get(measure.entry.agreement)
    if measure.agreement:
        measure.agreement.measures.append(measure)
    measure.areas = _known(register.areas, record.areas)
    measure.places = _known(register.places, record.places)
    measure.partners = _known(register.organisations, record.partners)
    measure.lead = register.organisations.get(record.lead or "")
    for area in measure.areas:
        area.measures.append(measure)
    for place in measure.places:
        place.measures.append(measure)
    if measure.lead:
        measure.lead.leads.append(measure)
    for partner in measure.partners:
        partner.takes_part.append(measure)


def _situation(register: Register, situation: SituationItem) -> None:
    record = situation.record
    situation.agreement = register.agreements.get(situation.entry.agreement)
    if situation.agreement:
        situation.agreement.situations.append(situation)
    situation.where = register.places.get(record.place)
    if situation.where:
        situation.where.situations.append(situation)
    for maker in _known(register.organisations, (picture.organisation for picture in (record.city, record.police) if picture)):
        maker.pictured.append(situation)
    problems = record.joint.problems if record.joint else []
    for area in _known(register.areas, (area for problem in problems for area in problem.areas)):
        area.situations.append(situation)
    for number, problem in enumerate(problems, start=1):
        analysed = Analysed(situation, problem, number)
        situation.problems.append(analysed)
        for measure in _known(register.measures, problem.measures):
            measure.problems.append(analysed)


def _indicator(register: Register, indicator: IndicatorItem) -> None:
    indicator.agreement = register.agreements.get(indicator.entry.agreement)
    if indicator.agreement:
        indicator.agreement.indicators.append(indicator)
    indicator.areas = _known(register.areas, indicator.record.areas)
    for area in indicator.areas:
        area.indicators.append(indicator)
    for place in _known(register.places, (series.place for series in indicator.record.series if series.place)):
        place.indicators.append(indicator)


def _uses(register: Register) -> None:
    for item in register.items():
        if isinstance(item, SourceItem):
            continue
        told = item.entry.outline
        for path, kind, source_id in told.references:
            if kind == "sources" and (source := register.sources.get(source_id)):
                source.uses.append(Use(item, _later(item, *path[:-1]) if path in told.evidence else None))
