"""Those who ask, answer and agree: boards, administrations, companies, authorities."""

from __future__ import annotations

from generator.records.fields import Address, Choice, Markdown, OrganisationId, Text, optional, required, several
from generator.records.shared import Evidence, Record


class OrganisationKind(Choice):
    CITY = "city", "Kommun"
    COUNCIL = "council", "Kommunfullmäktige"
    EXECUTIVE = "executive", "Kommunstyrelse"
    BOARD = "board", "Nämnd"
    DISTRICT_BOARD = "district_board", "Stadsdelsnämnd"
    ADMINISTRATION = "administration", "Förvaltning"
    COMPANY = "company", "Bolag"
    POLICE = "police", "Polis"
    REGION = "region", "Region"
    AUTHORITY = "authority", "Statlig myndighet"
    PARTY = "party", "Politiskt parti"
    ASSOCIATION = "association", "Förening"
    MEDIA = "media", "Medieföretag"
    OTHER = "other", "Annan"


#: Public bodies. A municipality's company is none, and what is not known to be one is not said to be.
PUBLIC_BODIES = frozenset(
    {
        OrganisationKind.CITY,
        OrganisationKind.COUNCIL,
        OrganisationKind.EXECUTIVE,
        OrganisationKind.BOARD,
        OrganisationKind.DISTRICT_BOARD,
        OrganisationKind.ADMINISTRATION,
        OrganisationKind.POLICE,
        OrganisationKind.REGION,
        OrganisationKind.AUTHORITY,
    }
)


class Organisation(Record):
    name: Text = required("Namn", "Namnet så som det skrivs i handlingar.", examples=["Idrottsnämnden"])
    kind: OrganisationKind = required("Slag", "Vad för slags organisation det är.")
    parent: OrganisationId | None = optional("Hör till", "Den organisation som denna är en del av.")
    address: Address | None = optional("Webbadress", "Organisationens egen webbplats.")
    description: Markdown | None = optional("Beskrivning", "Vad den har hand om. Behöver en källa.")
    sources: list[Evidence] = several("Källor", "Källorna till beskrivningen.")
