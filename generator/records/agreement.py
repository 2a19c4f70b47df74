"""The agreement itself, over time."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import (
    AgreementId,
    AreaId,
    Choice,
    Markdown,
    OrganisationId,
    Part,
    Slug,
    Text,
    optional,
    required,
    several,
)
from generator.records.shared import Claim, Evidence, Missing, Record, Statement


class VersionKind(Choice):
    DRAFT = "draft", "Förslag på remiss"
    ADOPTED = "adopted", "Antagen"
    REVISED = "revised", "Reviderad"


class AreaInVersion(Claim):
    """A priority area as one version words it."""

    area: AreaId = required("Område", "Områdets id: filens namn i mappen areas/ utan .yml.")
    wording: Text = required("Lydelse", "Områdets namn så som det står i den versionen.")


class Version(Claim):
    """The text at one stage: on consultation, adopted, revised."""

    id: Slug = required("Id", "Ett kort namn på versionen, unikt i överenskommelsen.", examples=["antagen-2019"])
    title: Text = required("Rubrik", "Versionens namn för läsaren.")
    kind: VersionKind = required("Slag", "Förslag, antagen eller reviderad.")
    date: PartialDate | None = optional("Datum", "När versionen lades fram eller beslutades.")
    follows: Slug | None = optional("Följer på", "Id för den version som denna ersätter eller bygger på.")
    decided_by: OrganisationId | None = optional("Beslutad av", "Den som beslutade om versionen.")
    valid_from: PartialDate | None = optional("Gäller från", "Första dagen den gäller.")
    valid_to: PartialDate | None = optional("Gäller till", "Sista dagen den gäller.")
    areas: list[AreaInVersion] = several("Områden", "De prioriterade områden som versionen räknar upp.")
    text: Markdown | None = optional("Kommentar", "Det läsaren behöver veta om versionen.")
    missing: list[Missing] = several("Saknas", "Det om versionen som vi letat efter men inte hittat.")


class Goal(Claim):
    """A goal as one source words it. Two wordings are two goals."""

    id: Slug | None = optional("Id", "Ett kort namn på målet, om en indikator ska kunna peka på det.")
    text: Markdown = required("Mål", "Målet med egna ord.")
    replaces: Slug | None = optional("Annan lydelse av", "Id för det mål som detta är en annan lydelse av.")
    version: Slug | None = optional("Version", "Id för den version som målet hör till, om det är känt.")
    stated_on: PartialDate | None = optional("Uttalat", "När målet beskrevs så, om ingen version är känd.")


class Predecessor(Claim):
    """What applied before."""

    title: Text = required("Namn", "Vad den förra överenskommelsen hette.")
    agreement: AgreementId | None = optional("Överenskommelse", "Id, om den förra finns som egen post.")
    valid_from: PartialDate | None = optional("Gällde från", "Första dagen den gällde.")
    valid_to: PartialDate | None = optional("Gällde till", "Sista dagen den gällde.")
    extension: Statement | None = optional("Förlängning", "Om den förlängdes, och vad som är känt om det.")


class ActionPlan(Claim):
    """The plan of measures (handlingsplan) that goes with the agreement."""

    title: Text = required("Namn", "Vad planen heter.")
    text: Markdown = required("Text", "Vad planen är till för, med egna ord.")
    decided_by: OrganisationId | None = optional("Beslutad av", "Den som beslutade om planen.")
    date: PartialDate | None = optional("Datum", "När planen beslutades.")
    valid_from: PartialDate | None = optional("Gäller från", "Första dagen den gäller.")
    valid_to: PartialDate | None = optional("Gäller till", "Sista dagen den gäller.")
    missing: list[Missing] = several("Saknas", "Det om planen som vi letat efter men inte hittat.")


class EventKind(Choice):
    """What sort of step in the matter an event is."""

    PREDECESSOR = "predecessor", "Förra avtalet"
    WORK = "work", "Arbetet börjar"
    SENT = "sent", "På remiss"
    DEADLINE = "deadline", "Sista svarsdag"
    PRESENTED = "presented", "Presenterad"
    DECISION = "decision", "Beslut"
    IN_FORCE = "in_force", "Börjar gälla"
    REVISED = "revised", "Reviderad"
    SURROUNDINGS = "surroundings", "Runtomkring"


class Event(Claim):
    """Something that happened in the matter, or around it."""

    date: PartialDate | None = optional("Datum", "När det hände. Utelämna om det inte är känt.")
    kind: EventKind = required("Slag", "Vilket steg i ärendet det är.")
    title: Text = required("Rubrik", "Vad som hände, i några ord.")
    text: Markdown | None = optional("Text", "Vad som hände, i en eller två meningar.")


class TellingPart(Part):
    title: Text = required("Rubrik", "Avsnittets rubrik.")
    text: Markdown = required("Text", "Avsnittets text.")


class Telling(Claim):
    """The agreement told once more, by hand, for those whom the other pages do not reach. Never made by a program."""

    title: Text = required("Rubrik", "Sidans rubrik, på samma språk som texten.")
    text: Markdown = required("Text", "Det viktigaste, före den första rubriken.")
    sections: list[TellingPart] = several("Avsnitt", "Resten, i avsnitt med rubriker.")


class Agreement(Record):
    title: Text = required("Titel", "Överenskommelsens hela namn.")
    short_title: Text | None = optional("Kort titel", "Ett kortare namn för menyer och rubriker.")
    headline: Text | None = optional("Rubrik på startsidan", "En rubrik som vem som helst förstår.")
    brief: Text | None = optional(
        "I en mening",
        "Vad överenskommelsen är, i en kort mening. Står överst på startsidan och i listan. Annars står sammanfattningen på startsidan.",
    )
    summary: Markdown = required("Sammanfattning", "Två eller tre meningar om vad detta är, med vanliga ord.")
    easy_read: Telling | None = optional(
        "Lättläst", "Överenskommelsen på lättläst svenska: en tanke i varje mening, korta meningar, inga förkortningar."
    )
    english: Telling | None = optional(
        "På engelska",
        "En sammanfattning på engelska, skriven för hand. Svenska ord skrivs *kursivt*: de läses då upp på svenska.",
    )
    dnr: Text | None = optional("Diarienummer", "Ärendets diarienummer.", examples=["KS 2019/656"])
    parties: list[OrganisationId] = required("Parter", "De som ingår överenskommelsen.", min_length=1)
    purpose: Statement | None = optional("Syfte", "Vad överenskommelsen är till för.")
    goals: list[Goal] = several("Mål", "Målen, en lydelse i taget.")
    under: AgreementId | None = optional("Hör under", "Id för den övergripande överenskommelse som denna är en lokal del av.")
    plan: ActionPlan | None = optional("Handlingsplan", "Planen för vad som ska göras. Insatserna ligger i mappen measures/.")
    situations_text: Statement | None = optional("Om lägesbilder", "Vad överenskommelsen säger om lägesbilder.")
    situations_missing: list[Missing] = several("Lägesbilder som saknas", "Lägesbilder som vi letat efter men inte hittat.")
    predecessor: Predecessor | None = optional("Föregångare", "Det avtal som gällde före.")
    versions: list[Version] = several("Versioner", "Förslag, antagen, reviderad: i tidsordning.")
    events: list[Event] = several("Händelser", "Stegen i ärendet, i tidsordning.")
    sources: list[Evidence] = several("Källor", "Källorna till titel, parter och sammanfattning.")
