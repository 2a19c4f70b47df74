"""What an editor may write: one model per kind."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.agreement import Agreement
from generator.records.area import Area
from generator.records.consultation import Consultation
from generator.records.organisation import Organisation
from generator.records.response import Response
from generator.records.shared import Record
from generator.records.site import Site
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its model, where its files lie and what it is called."""

    name: str  #: plural, as the folder in data/
    model: type[Record]
    pattern: str  #: path below data/, with <id> for the file name; <agreement> and <consultation> for folders
    singular: str  #: Swedish, with its article left out: "område"
    plural: str  #: Swedish: "områden"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("organisations", Organisation, "organisations/<id>.yml", "organisation", "organisationer"),
        Kind("sources", Source, "sources/<id>.yml", "källa", "källor"),
        Kind("agreements", Agreement, "agreements/<id>/agreement.yml", "överenskommelse", "överenskommelser"),
        Kind("areas", Area, "agreements/<agreement>/areas/<id>.yml", "område", "områden"),
        Kind(
            "consultations",
            Consultation,
            "agreements/<agreement>/consultations/<id>/consultation.yml",
            "remiss",
            "remisser",
        ),
        Kind(
            "responses",
            Response,
            "agreements/<agreement>/consultations/<consultation>/responses/<id>.yml",
            "remissvar",
            "remissvar",
        ),
    )
}

__all__ = [
    "KINDS",
    "Agreement",
    "Area",
    "Consultation",
    "Kind",
    "Organisation",
    "Record",
    "Response",
    "Site",
    "Source",
]
