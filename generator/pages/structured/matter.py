"""The matter: the agreement and its versions, its areas, the consultation, the responses, and those who asked and answered."""

from __future__ import annotations

from typing import Any

from generator import addresses, prose
from generator.pages.structured.naming import Names, known, period, type_of
from generator.records.agreement import Version
from generator.records.response import DocumentKind
from generator.register import Register
from generator.register.items import AgreementItem, AreaItem, ConsultationItem, OrganisationItem, ResponseItem
from generator.register.validity import versions_on


def agreement(names: Names, register: Register, item: AgreementItem) -> dict[str, Any]:
    """An agreement, with its versions as the works that it has been set down in."""
    record = item.record
    return {
        "@type": type_of(item),
        "name": record.title,
        "identifier": record.dnr,
        "abstract": prose.plain(record.summary),
        "sourceOrganization": [names.item(party) for party in item.parties],
        "isPartOf": names.item(item.under) if item.under else None,
        "workExample": [_version(names, item, version) for version in versions_on(record, register.today)],
    }


def _version(names: Names, item: AgreementItem, version: Version) -> dict[str, Any]:
    before = {each.id: each for each in item.record.versions}.get(version.follows or "")
    return known(
        {
            "@type": "DigitalDocument",
            "@id": names.page(item.address, addresses.version_anchor(version.id)),
            "name": version.title,
            "creativeWorkStatus": version.kind.label,
            "dateCreated": version.date,
            "temporalCoverage": period(version.valid_from, version.valid_to),
            "isBasedOn": {"@id": names.page(item.address, addresses.version_anchor(before.id))} if before else None,
        }
    )


def area(names: Names, _: Register, item: AreaItem) -> dict[str, Any]:
    """An area that the parties work on together: a subject, of which the agreement tells."""
    record = item.record
    return {
        "@type": type_of(item),
        "name": record.title,
        "description": prose.plain(record.text) if record.text else None,
        "subjectOf": names.item(item.agreement) if item.agreement else None,
    }


def consultation(names: Names, _: Register, item: ConsultationItem) -> dict[str, Any]:
    """A consultation: what was sent out, by whom and to whom, and until when it could be answered."""
    record = item.record
    return {
        "@type": type_of(item),
        "name": record.title,
        "identifier": record.dnr,
        "publisher": names.item(item.issued_by) if item.issued_by else None,
        "datePublished": record.sent_on,
        "expires": record.deadline,
        "audience": {"@type": "Audience", "name": record.recipients} if record.recipients else None,
        "about": names.item(item.agreement) if item.agreement else None,
    }


def comment(names: Names, register: Register, item: ResponseItem) -> dict[str, Any]:
    """A response. What officials have proposed is theirs, on behalf of the board that was asked; who signed it is not named here."""
    record = item.record
    areas = dict.fromkeys(register.areas[each.area] for each in record.mentions if each.area in register.areas)
    respondent = names.item(item.respondent) if item.respondent else None
    officials = names.item(item.prepared_by) if item.prepared_by else None
    proposed = record.document is DocumentKind.STATEMENT
    return {
        "@type": type_of(item),
        "name": item.title,
        "genre": record.document.label,
        "identifier": record.dnr,
        "abstract": prose.plain(record.summary),
        "inLanguage": item.language,
        "author": officials if proposed else respondent,
        "contributor": None if proposed else officials,
        "sourceOrganization": respondent if proposed else None,
        "dateCreated": record.dated,
        "parentItem": names.item(item.consultation) if item.consultation else None,
        "about": [names.item(each) for each in areas],
    }


def organisation(names: Names, _: Register, item: OrganisationItem) -> dict[str, Any]:
    """Somebody who asks, answers or agrees."""
    record = item.record
    return {
        "@type": type_of(item),
        "name": record.name,
        "url": record.address,
        "description": prose.plain(record.description) if record.description else None,
        "parentOrganization": names.item(item.parent) if item.parent else None,
    }
