"""The action plan (handlingsplan): what is to be done, by whom, by when, and how it goes."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import AreaId, Choice, Markdown, OrganisationId, PlaceId, Text, optional, required, several
from generator.records.shared import Claim, Record


class MeasureStatus(Choice):
    PLANNED = "planned", "Planerad", "◷"
    ONGOING = "ongoing", "Pågår", "●"
    DONE = "done", "Klar", "✓"
    CANCELLED = "cancelled", "Avbruten", "✕"
    UNKNOWN = "unknown", "Läget okänt", "?"


class Progress(Claim):
    """What is known of a measure on a day."""

    date: PartialDate = required("Datum", "Dagen som uppgiften gäller.")
    text: Markdown = required("Text", "Vad som hänt, i en eller två meningar.")
    status: MeasureStatus | None = optional("Status", "Insatsens status från den dagen, om den ändrades.")


class Measure(Record, Claim):
    title: Text = required("Rubrik", "Insatsen i några ord.")
    text: Markdown | None = optional("Beskrivning", "Vad som ska göras och varför, enligt handlingsplanen.")
    areas: list[AreaId] = several("Områden", "De områden i överenskommelsen som insatsen gäller.")
    places: list[PlaceId] = several("Platser", "De platser som insatsen gäller. Tom lista: hela kommunen.")
    lead: OrganisationId | None = optional("Ansvarig", "Den som ansvarar för insatsen.")
    partners: list[OrganisationId] = several("Medverkande", "De andra som ska göra sin del.")
    due: PartialDate | None = optional("Klar senast", "När insatsen ska vara klar enligt planen.")
    status: MeasureStatus = required("Status", "Det senast kända läget. unknown om det inte är känt.")
    progress: list[Progress] = several("Vad som hänt", "Dagar och händelser, i tidsordning.")
