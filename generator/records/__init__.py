"""What an editor may write: one model per kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.records.agreement import Agreement
from generator.records.area import Area
from generator.records.consultation import Consultation
from generator.records.glossary import Glossary
from generator.records.indicator import Indicator
from generator.records.measure import Measure
from generator.records.organisation import Organisation
from generator.records.place import Place
from generator.records.redirects import Redirects
from generator.records.response import Response
from generator.records.shared import Record
from generator.records.site import Site
from generator.records.situation import Situation
from generator.records.source import Source
from generator.records.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its model, where its files lie and what it is called."""

    name: str  #: plural, as the folder in data/
    model: type[Record]
    pattern: str  #: path below data/, with <id> for the file name, if there may be several; <agreement> and <consultation> for folders
    singular: str  #: Swedish, with its article left out: "område"
    plural: str  #: Swedish: "områden"

    def names(self, path: str) -> dict[str, str] | None:
        """What a path below data/ gives of id, agreement and consultation, or None where no record of this kind lies there."""
        found = _expression(self.pattern).fullmatch(path)
        return found.groupdict() if found else None


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", re.escape(pattern).replace(r"\<", "<").replace(r"\>", ">")))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("organisations", Organisation, "organisations/<id>.yml", "organisation", "organisationer"),
        Kind("sources", Source, "sources/<id>.yml", "källa", "källor"),
        Kind("agreements", Agreement, "agreements/<id>/agreement.yml", "överenskommelse", "överenskommelser"),
        Kind("places", Place, "places/<id>.yml", "plats", "platser"),
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
        Kind("measures", Measure, "agreements/<agreement>/measures/<id>.yml", "insats", "insatser"),
        Kind("situations", Situation, "agreements/<agreement>/situations/<id>.yml", "lägesbild", "lägesbilder"),
        Kind("indicators", Indicator, "agreements/<agreement>/indicators/<id>.yml", "indikator", "indikatorer"),
        Kind("glossary", Glossary, "glossary.yml", "ordlista", "ordlistor"),
        Kind("redirects", Redirects, "redirects.yml", "lista över flyttade adresser", "listor över flyttade adresser"),
        Kind("synonyms", Synonyms, "synonyms.yml", "lista över synonymer", "listor över synonymer"),
    )
}

__all__ = [
    "KINDS",
    "Agreement",
    "Area",
    "Consultation",
    "Glossary",
    "Indicator",
    "Kind",
    "Measure",
    "Organisation",
    "Place",
    "Record",
    "Redirects",
    "Response",
    "Site",
    "Situation",
    "Source",
    "Synonyms",
]
