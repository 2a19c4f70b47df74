"""Lägesbilder: the city's picture of a place, the police's, and what they make of both together."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import AreaId, Markdown, MeasureId, OrganisationId, Part, PlaceId, Text, optional, required, several
from generator.records.shared import Claim, Record


class Picture(Claim):
    """One party's own picture."""

    organisation: OrganisationId = required("Vems bild", "Den som gjort bilden.")
    made_on: PartialDate | None = optional("Gjord", "När bilden blev klar.")
    text: Markdown = required("Text", "Vad bilden visar, med egna ord.")
    observations: list[Text] = several("Iakttagelser", "Det viktigaste i bilden, en sak i taget.")


class Cause(Claim):
    """Why a problem arises, as the parties see it."""

    text: Text = required("Orsak", "En orsak, i en mening.")


class AnalysedProblem(Part):
    """A problem that the parties have agreed on, its causes, and what is done about it."""

    title: Text = required("Problem", "Problemet i några ord.")
    text: Markdown | None = optional("Text", "Vad problemet består i.")
    areas: list[AreaId] = several("Områden", "De områden i överenskommelsen som problemet gäller.")
    causes: list[Cause] = several("Orsaker", "Orsakerna till problemet, en i taget.")
    measures: list[MeasureId] = several("Insatser", "De insatser som följer av problemet.")


class JointAnalysis(Claim):
    """What both parties make of both pictures."""

    made_on: PartialDate | None = optional("Gjord", "När analysen blev klar.")
    text: Markdown | None = optional("Text", "Vad parterna kom fram till, i korthet.")
    problems: list[AnalysedProblem] = several("Problem", "De problem som parterna enats om.")


class Situation(Record):
    title: Text | None = optional("Rubrik", "Lägesbildens namn. Annars sätts den samman av plats och tid.")
    place: PlaceId = required("Plats", "Den plats som lägesbilden gäller.")
    begins: PartialDate = required("Från", "Början på den tid som lägesbilden gäller.")
    ends: PartialDate | None = optional("Till", "Slutet på den tid som lägesbilden gäller.")
    city: Picture | None = optional("Kommunens bild", "Kommunens egen bild av läget.")
    police: Picture | None = optional("Polisens bild", "Polisens egen bild av läget.")
    joint: JointAnalysis | None = optional("Gemensam analys", "Görs först när både kommunens och polisens bild finns.")
