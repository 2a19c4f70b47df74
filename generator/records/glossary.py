"""The glossary: words of public administration in plain language. One file, data/glossary.yml."""

from __future__ import annotations

from generator.records.fields import Markdown, Part, Slug, Text, required, several
from generator.records.shared import Evidence, Record


class Term(Part):
    id: Slug = required("Id", "Kort namn som blir ordets adress.", examples=["remiss"])
    term: Text = required("Ord", "Ordet i grundform.")
    forms: list[Text] = several(
        "Former", "De andra former som ordet har i löpande text.", examples=[["remissen", "remisser", "remisserna"]]
    )
    text: Markdown = required("Förklaring", "Vad ordet betyder, i en eller två korta meningar.")
    see: list[Slug] = several("Se även", "Id för ord som hör ihop med detta.")
    sources: list[Evidence] = several("Källor", "Källor till förklaringen, om den bygger på någon.")


class Glossary(Record):
    terms: list[Term] = required("Ord", "Orden, ett i taget.")
