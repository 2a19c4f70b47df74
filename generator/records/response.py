"""A response (remissvar): what was said, by whom, and what came of it."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import (
    AreaId,
    Choice,
    Language,
    Markdown,
    OrganisationId,
    Part,
    Quote,
    SourceId,
    Text,
    YesNo,
    optional,
    required,
    several,
)
from generator.records.shared import Claim, Record, Withheld


class DocumentKind(Choice):
    STATEMENT = "officials_statement", "Förvaltningens förslag"
    DECISION = "board_decision", "Beslut"
    MINUTES = "minutes", "Protokoll"
    LETTER = "letter", "Brev"


class Position(Choice):
    """Where a response stands. The sign goes before the label, so that colour is never alone."""

    SUPPORTS = "supports", "Stödjer", "✓"
    SUPPORTS_WITH_COMMENTS = "supports_with_comments", "Stödjer, med synpunkter", "✓"
    NO_OBJECTION = "no_objection", "Har inget att invända", "○"
    OPPOSES = "opposes", "Säger nej", "✕"
    ABSTAINS = "abstains", "Avstår från att ta ställning", "–"
    UNKNOWN = "unknown", "Ställningstagande okänt", "?"


class OutcomeStatus(Choice):
    """What came of a viewpoint."""

    TAKEN_IN = "taken_in", "Togs in", "✓"
    PARTLY = "partly", "Togs in delvis", "◐"
    NOT = "not_taken_in", "Togs inte in", "✕"
    UNKNOWN = "unknown", "Utfall okänt", "?"


class Stance(Part):
    position: Position = required("Ställningstagande", "Så som svaret självt säger. Gissa aldrig: skriv unknown.")
    quote: Quote | None = optional("Citat", "De ord i svaret som visar det. Krävs för allt utom unknown.")


class Mention(Part):
    area: AreaId = required("Område", "Områdets id.")
    quote: Quote = required("Citat", "De ord i svaret där området tas upp.")
    stance: Stance | None = optional("Ställningstagande om området", "Bara om texten själv tar ställning till just det området.")


class Outcome(Claim):
    status: OutcomeStatus = required("Utfall", "Vad som blev av synpunkten. unknown om det inte är känt.")
    text: Markdown | None = optional("Motivering", "Vad som hände, med egna ord.")


class Viewpoint(Part):
    title: Text = required("Rubrik", "Synpunkten i några ord.")
    quote: Quote = required("Citat", "Svarets egna ord.")
    asks: Text = required("Vill att", "Vad svaret ber om, i en mening.")
    areas: list[AreaId] = several("Områden", "De områden som synpunkten gäller. Tom lista: hela överenskommelsen.")
    outcome: Outcome = required("Utfall", "Vad som blev av synpunkten.")


class Section(Part):
    title: Text = required("Rubrik", "Avsnittets rubrik, så som i handlingen.")
    text: Markdown = required("Text", "Avsnittets text, så som i handlingen.")


class Signatory(Part):
    role: Text = required("Roll", "Befattningen.", examples=["Förvaltningschef"])
    name: Text | None = optional("Namn", "Bara den som undertecknar i tjänsten. Visas bara om site.yml säger show_names: true.")


class Attachment(Part):
    title: Text = required("Titel", "Bilagans namn.")
    source: SourceId | None = optional("Källa", "Bilagans källa, om den är funnen.")


class Response(Record):
    respondent: OrganisationId = required("Remissinstans", "Den som svarar. Samma som filens namn.")
    prepared_by: OrganisationId | None = optional("Berett av", "Den förvaltning som skrev svaret.")
    document: DocumentKind = required("Slag av handling", "Förvaltningens förslag, nämndens beslut, protokoll eller brev.")
    source: SourceId = required("Källa", "Handlingen som svaret står i.")
    language: Language | None = optional(
        "Språk",
        "Språket i avsnitten, förslagen och bilagornas namn, om det är ett annat än källans. Annars gäller källans.",
        examples=["en"],
    )
    dnr: Text | None = optional("Eget diarienummer", "Svarets eget diarienummer hos den som svarar.")
    dated: PartialDate | None = optional("Daterat", "Datumet på handlingen.")
    decided_on: PartialDate | None = optional("Beslutat", "När nämnden eller styrelsen beslutade.")
    received_on: PartialDate | None = optional("Inkom", "När svaret kom in till avsändaren.")
    summary: Markdown = required("Sammanfattning", "En eller två meningar om vad de säger, med vanliga ord.")
    stance: Stance = required("Ställningstagande", "Var svaret står, som helhet.")
    proposals: list[Markdown] = several("Förslag till beslut", "Beslutspunkterna i ordning.")
    immediate_approval: YesNo = required("Omedelbar justering", "true om paragrafen föreslås bli omedelbart justerad.", default=False)
    viewpoints: list[Viewpoint] = several("Synpunkter", "Det som svaret ber om, en sak i taget.")
    mentions: list[Mention] = several("Områden som nämns", "Varje område som svaret tar upp.")
    sections: list[Section] = several("Avsnitt", "Hela texten i avsnitt.")
    signatories: list[Signatory] = several("Undertecknat av", "Rollerna hos dem som undertecknat.")
    attachments: list[Attachment] = several("Bilagor", "Det som följde med svaret.")
    withheld: list[Withheld] = several(
        "Maskat", "Det som tagits bort ur texten. Där orden stod står [maskat]. Visas på sidan om personuppgifter."
    )
    uninvited: YesNo = required("Svarade utan att vara tillfrågad", "true om den som svarar inte fick remissen.", default=False)
