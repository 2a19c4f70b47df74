"""Places: districts, areas, squares, and how somebody has classified them over time."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import Choice, Markdown, OrganisationId, PlaceId, Text, optional, required, several
from generator.records.shared import Claim, Record


class PlaceKind(Choice):
    MUNICIPALITY = "municipality", "Kommun"
    DISTRICT = "district", "Stadsdelsområde"
    AREA = "area", "Område"
    POLICE_AREA = "police_area", "Lokalpolisområde"
    SITE = "site", "Plats"


class Level(Choice):
    """What the police's list calls an area (Nationella operativa avdelningen, Utsatta områden)."""

    ESPECIALLY_VULNERABLE = "especially_vulnerable", "Särskilt utsatt område", "S"
    RISK = "risk", "Riskområde", "R"
    VULNERABLE = "vulnerable", "Utsatt område", "U"
    NOT_LISTED = "not_listed", "Inte på listan", "–"
    UNKNOWN = "unknown", "Okänt", "?"


class Classification(Claim):
    """How a place stood on a list when the list came out."""

    date: PartialDate = required("Datum", "När listan gavs ut.")
    level: Level = required("Klassning", "Så som listan säger. not_listed bara om listan är läst och platsen inte står där.")
    organisation: OrganisationId | None = optional("Klassad av", "Den som gav ut listan.")
    text: Text | None = optional("Kommentar", "Det läsaren behöver veta om klassningen.")


class Place(Record, Claim):
    name: Text = required("Namn", "Platsens namn så som det skrivs i handlingar.", examples=["Husby"])
    kind: PlaceKind = required("Slag", "Vad för slags plats det är.")
    parent: PlaceId | None = optional("Ligger i", "Den större plats som denna är en del av.")
    text: Markdown | None = optional("Beskrivning", "Var platsen ligger och det läsaren behöver veta om den.")
    classifications: list[Classification] = several("Klassningar", "Hur platsen stått på polisens lista, i tidsordning.")
