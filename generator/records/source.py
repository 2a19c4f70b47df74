"""Where what we say comes from, and the documents that are stored with the data."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import (
    Address,
    Choice,
    FilePath,
    Language,
    Markdown,
    OrganisationId,
    Part,
    Sha256,
    Text,
    optional,
    required,
    several,
)
from generator.records.shared import Record, Withheld


class SourceKind(Choice):
    STATEMENT = "statement", "Tjänsteutlåtande"
    MINUTES = "minutes", "Protokoll"
    AGREEMENT = "agreement", "Överenskommelse"
    LAW = "law", "Lag"
    REPORT = "report", "Rapport"
    WEB_PAGE = "web_page", "Webbsida"
    PRESS_RELEASE = "press_release", "Pressmeddelande"
    NEWS = "news", "Nyhetsartikel"
    DATASET = "dataset", "Datamängd"
    OTHER = "other", "Annan handling"


class Rank(Choice):
    """How near the source stands to what it tells."""

    PRIMARY = "primary", "Förstahandskälla"
    SECONDARY = "secondary", "Andrahandskälla"


class Allowed(Part):
    """Something that looks like a single person's, and is not."""

    words: Text = required("Uppgift", "Telefonnumret, e-postadressen eller gatuadressen, så som den står i texten.")
    reason: Text = required("Varför", "Varför den får stå kvar, till exempel att det är myndighetens växel.")


class Source(Record):
    title: Text = required("Titel", "Handlingens eller sidans rubrik.")
    short_title: Text | None = optional("Kort titel", "Ett kortare namn på svenska, som visas där källan används.")
    publisher: Text = required("Utgivare", "Vem som gett ut källan.")
    organisation: OrganisationId | None = optional("Organisation", "Utgivaren, om den finns i data/organisations/.")
    kind: SourceKind = required("Slag", "Vad för slags källa det är.")
    rank: Rank = required("Första- eller andrahandskälla", "primary om källan själv berättar vad den gjort, annars secondary.")
    rank_reason: Text | None = optional("Varför", "Varför källan räknas som andrahandskälla.")
    date: PartialDate | None = optional("Datum", "När källan gavs ut. Utelämna om det inte är känt.")
    language: Language | None = optional(
        "Språk",
        "Källans språk, om det inte är svenska: en för engelska, ar för arabiska, fi för finska. Då läses den upp rätt.",
        examples=["en"],
    )
    address: Address | None = optional("Adress", "Var källan finns på webben.")
    retrieved_on: PartialDate | None = optional("Hämtad", "Dagen då vi läste källan.")
    file: FilePath | None = optional("Lagrad fil", "Filens namn i data/sources/files/. Tillåtet: .txt, .pdf, .docx, .odt.")
    sha256: Sha256 | None = optional("Kontrollsumma", "Filens SHA-256. Krävs om en fil är lagrad.")
    text_file: FilePath | None = optional(
        "Textversion", "En .txt-fil med innehållet i en lagrad PDF- eller Word-fil. Citat kontrolleras mot den."
    )
    text_sha256: Sha256 | None = optional("Textversionens kontrollsumma", "Textversionens SHA-256.")
    terms: Text | None = optional("Villkor", "De villkor som gäller för den lagrade handlingen. Krävs om en fil är lagrad.")
    allowed: list[Allowed] = several(
        "Får stå kvar",
        "Telefonnummer och adresser som kontrollen varnar för men som är en myndighets eller funktions. Gäller hela webbplatsen.",
    )
    withheld: list[Withheld] = several(
        "Maskat", "Det som tagits bort ur texten. Där orden stod står [maskat]. Visas på sidan om personuppgifter."
    )
    note: Markdown | None = optional("Kommentar", "Det läsaren behöver veta om källan.")
