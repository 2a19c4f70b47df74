"""Indicators: figures over time, each with its source, beside the goal and target that they belong to."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import AreaId, Choice, Markdown, Number, Part, PlaceId, Slug, Text, optional, required, several
from generator.records.place import Level
from generator.records.shared import Claim, Record, Statement


class Direction(Choice):
    LOWER = "lower", "Lägre är bättre"
    HIGHER = "higher", "Högre är bättre"
    NEITHER = "neither", "Varken högre eller lägre är bättre"


class ChartKind(Choice):
    LINE = "line", "Linjer"
    BARS = "bars", "Staplar bredvid varandra"
    STACKED = "stacked", "Staplar på varandra"


class Figure(Claim):
    """One figure. A figure that was looked for and not found has no value."""

    date: PartialDate = required("Tid", "Året, månaden eller dagen som siffran gäller.")
    value: Number | None = optional("Värde", "Siffran. Utelämna den om den inte är känd.")
    note: Text | None = optional("Kommentar", "Det läsaren behöver veta om just den siffran.", examples=["17 669 svar, 55 procent"])


class Series(Part):
    """Figures of the same thing over time: written one by one, or counted from how places are classified."""

    title: Text = required("Namn", "Det serien visar.", examples=["Hela staden"])
    place: PlaceId | None = optional("Plats", "Platsen som serien gäller, om den finns i data/places/.")
    figures: list[Figure] = several("Siffror", "Siffrorna i tidsordning.")
    counts: list[Level] = several("Räknar", "Räkna i stället platserna i data/places/ med dessa klassningar.")


class Target(Claim):
    """What is to be reached."""

    value: Number | None = optional("Värde", "Målet som siffra, om det är en siffra.")
    by: PartialDate | None = optional("Senast", "När målet ska vara nått.")
    text: Markdown = required("Text", "Målet med egna ord.")


class Indicator(Record):
    title: Text = required("Namn", "Det som mäts.")
    headline: Text | None = optional("Slutsats", "Det siffrorna visar, i en mening. Annars skrivs den av siffrorna.")
    unit: Text = required("Enhet", "Vad siffrorna räknas i.", examples=["procent", "antal områden"])
    sign: Text | None = optional("Tecken", "Tecknet efter siffran, om det finns något.", examples=["%"])
    direction: Direction = required("Riktning", "Om lägre eller högre är bättre.")
    chart: ChartKind = required("Diagram", "Hur siffrorna ritas.")
    text: Markdown | None = optional("Beskrivning", "Vad som mäts och hur.")
    order: Number | None = optional("Ordning", "Lägst visas först. De som inte har någon ordning kommer efter, i bokstavsordning efter id.")
    goal: Slug | None = optional("Mål", "Id för ett mål i överenskommelsen (goals).")
    areas: list[AreaId] = several("Områden", "De områden som indikatorn gäller.")
    series: list[Series] = required("Serier", "En eller flera serier av siffror.", min_length=1)
    target: Target | None = optional("Riktvärde", "Det som ska nås, om det är känt.")
    reached: Statement | None = optional("Är målet nått?", "Vad som är känt om det. Inget eget omdöme.")
    method: Statement | None = optional("Metod", "Hur siffrorna tagits fram.")
    caveats: list[Statement] = several("Att tänka på", "Det som gör att siffrorna ska läsas med försiktighet.")
