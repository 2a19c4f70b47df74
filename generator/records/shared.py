"""Parts that several kinds have: evidence, what is missing, and claims that must have a source."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import Markdown, Part, Quote, Slug, SourceId, Text, optional, required, several


class Evidence(Part):
    """Where a claim comes from: a source and, if possible, its own words."""

    source: SourceId = required("Källa", "Källans id: filens namn i data/sources/ utan .yml.")
    quote: Quote | None = optional(
        "Citat", "Källans egna ord, bokstav för bokstav. Skriv … där du hoppar över något. Kontrolleras mot den lagrade texten."
    )
    place: Text | None = optional("Plats i källan", "Var i källan, till exempel ”s. 14” eller ”Bakgrund”.")


class Missing(Part):
    """Something that was looked for and not found. It is published: the unknown is shown as unknown."""

    what: Text = required("Vad saknas", "Vad vi har letat efter, som en mening.")
    where: Text = required("Var har vi letat", "Vilka ställen vi har letat på.")
    searched_on: PartialDate = required("När letade vi", "Dagen då vi senast letade.")


class Withheld(Part):
    """Words that were taken out of a text, told without repeating them. In the text stands [maskat] where they were."""

    what: Text = required(
        "Slag av uppgift", "Vad för slags uppgift som är maskad. Upprepa den inte.", examples=["Namn", "Telefonnummer", "Uppgift om hälsa"]
    )
    where: Text = required("Var", "Var i texten den stod, till exempel ”Bakgrund, andra stycket”. Upprepa inte det som är maskat.")
    reason: Text = required("Varför", "Varför den maskades, gärna med lagrum. Upprepa inte det som är maskat.")
    decided_by: Text = required("Beslutat av", "Den roll eller nämnd som beslutade. Inget personnamn.")
    decided_on: PartialDate = required("Beslutat", "Dagen för beslutet.")


class Claim(Part):
    """A statement about the real world. A rule refuses it when it has no source."""

    sources: list[Evidence] = several("Källor", "Källorna till uppgiften. Varje uppgift behöver minst en.")


class Statement(Claim):
    """A text in our own words, with its sources."""

    text: Markdown = required("Text", "Uppgiften med egna ord, gärna en eller två meningar.")


class Record(Part):
    """What every kind of record has."""

    id: Slug | None = optional("Id", "Behövs inte: filens namn är id. Om det skrivs ut måste det vara samma som filens namn.")
    missing: list[Missing] = several("Saknas", "Det som vi har letat efter men inte hittat. Visas på sidan som okänt.")
