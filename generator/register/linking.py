"""Links every record to those that it names, and those to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import walk
from generator.records.shared import Evidence
from generator.register.items import ConsultationItem, Mentioned, ResponseItem, SourceItem, Use, Voiced

if TYPE_CHECKING:
    from generator.register import Register


def link_all(register: Register) -> None:
    """Fill in every link of the register's items, in order of id so that lists are the same at every build."""
    _organisations(register)
    _sources(register)
    _agreements(register)
    for consultation in register.consultations.values():
        _consultation(register, consultation)
    for response in register.responses.values():
        _response(register, response)
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
    record = response.record
    response.consultation = register.consultations.get(response.entry.consultation)
    if response.consultation:
        response.consultation.responses.append(response)
    response.respondent = register.organisations.get(record.respondent)
    if response.respondent:
        response.respondent.responses.append(response)
    response.prepared_by = register.organisations.get(record.prepared_by or "")
    if response.prepared_by and response.prepared_by is not response.respondent:
        response.prepared_by.prepared.append(response)
    response.source = register.sources.get(record.source)
    for mention in record.mentions:
        if area := register.areas.get(mention.area):
            area.mentions.append(Mentioned(response, mention))
    for number, viewpoint in enumerate(record.viewpoints, start=1):
        voiced = Voiced(response, viewpoint, number)
        response.viewpoints.append(voiced)
        for area_id in dict.fromkeys(viewpoint.areas):
            if area := register.areas.get(area_id):
                area.viewpoints.append(voiced)


def _uses(register: Register) -> None:
    for item in register.items():
        if isinstance(item, SourceItem):
            continue
        evidence = {(*path, "source"): found for path, found in walk.parts(item.record, Evidence)}
        for path, kind, source_id in walk.references(item.record):
            if kind == "sources" and (source := register.sources.get(source_id)):
                source.uses.append(Use(item, evidence.get(path)))
