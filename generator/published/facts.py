"""What follows from the data on a day, as it is handed out: kept apart from what editors have written."""

from __future__ import annotations

from decimal import Decimal

from generator.records.dates import PartialDate
from generator.records.fields import (
    AgreementId,
    AreaId,
    Choice,
    ConsultationId,
    IndicatorId,
    MeasureId,
    OrganisationId,
    Part,
    PlaceId,
    ResponseId,
    SituationId,
    SourceId,
    optional,
    required,
    several,
)
from generator.records.measure import MeasureStatus
from generator.records.place import Level
from generator.register.status import ConsultationState, InvitationStatus


class Standing(Choice):
    """Where an agreement stands on a day."""

    IN_FORCE = "in_force", "Gäller"
    NOT_BEGUN = "not_begun", "Har inte börjat gälla"
    ENDED = "ended", "Gäller inte längre"
    UNDECIDED = "undecided", "Inte beslutad"
    NOT_KNOWN = "not_known", "Inte känt"


class QuoteState(Choice):
    """Whether a quote stands in its source."""

    CHECKED = "checked", "Ordagrant i källan"
    UNCHECKED = "unchecked", "Källans text är inte lagrad"
    ABSENT = "absent", "Hittades inte i källan"


class Quotation(Part):
    """A quote of the record, and whether it stands in its source."""

    field: str = required("Fält", "Var i posten citatet står, som JSON Pointer, till exempel /record/stance/quote.")
    source: SourceId = required("Källa", "Id för källan som citatet är hämtat ur.")
    state: QuoteState = required("Kontroll", "Om citatet står ordagrant i källans lagrade text.")
    line: int | None = optional("Rad", "Raden i den lagrade texten där citatet börjar, räknat från 1.")


class Facts(Part):
    """What follows from any record."""

    as_of: PartialDate = required("Gäller per", "Dagen som det uträknade gäller: den dag då webbplatsen byggdes, i svensk tid.")
    quotes: list[Quotation] = several("Citat", "Postens citat, och om de står ordagrant i källan.")


class AgreementFacts(Facts):
    standing: Standing = required("Läge", "Om överenskommelsen gäller, så långt det är känt.")
    in_force: str | None = optional("Gällande version", "Id för den version som gäller, om det är känt.")
    latest: str | None = optional("Senast beslutade version", "Id för den version som beslutades senast, om någon är känd.")
    coming: str | None = optional("Kommande version", "Id för den version som är beslutad och börjar gälla senare.")
    areas: list[AreaId] = several("Områden", "Områdena som hör till överenskommelsen.")
    consultations: list[ConsultationId] = several("Remisser", "Id för remisserna om överenskommelsen.")
    measures: list[MeasureId] = several("Insatser", "Insatserna i handlingsplanen.")
    situations: list[SituationId] = several("Lägesbilder", "Id för lägesbilderna.")
    indicators: list[IndicatorId] = several("Indikatorer", "Id för indikatorerna.")
    local: list[AgreementId] = several("Lokala överenskommelser", "De överenskommelser som hör under denna.")


class AreaFacts(Facts):
    agreement: AgreementId | None = optional("Överenskommelse", "Överenskommelsen som området hör till.")
    mentioned_in: list[ResponseId] = several("Nämns i", "Id för de svar som tar upp området.")
    viewpoints: int = required("Synpunkter", "Hur många synpunkter som gäller området.")


class Answer(Part):
    """What became of an invitation."""

    organisation: OrganisationId = required("Organisation", "Den som fick frågan.")
    status: InvitationStatus = required("Status", "Vad som blev av frågan, per dagen i as_of.")
    response: ResponseId | None = optional("Svar", "Id för svaret, om det är känt.")


class StatusCount(Part):
    status: InvitationStatus = required("Status", "Vad som blev av frågan.")
    count: int = required("Antal", "Hur många tillfrågade det gäller.")


class ConsultationFacts(Facts):
    agreement: AgreementId | None = optional("Överenskommelse", "Överenskommelsen som remissen gäller.")
    state: ConsultationState = required("Läge", "Om svarstiden pågår, per dagen i as_of.")
    asked: int = required("Tillfrågade", "Hur många som är kända som tillfrågade. Alla är det bara om invited_complete är true.")
    counts: list[StatusCount] = several("Antal per status", "De tillfrågade efter status. Talen blir tillsammans asked.")
    answers: list[Answer] = several("Svar per tillfrågad", "Var och en som fick frågan, i listans ordning.")
    responses: list[ResponseId] = several("Svar", "Id för alla svar på remissen, också från dem som inte står i listan.")


class ResponseFacts(Facts):
    agreement: AgreementId | None = optional("Överenskommelse", "Överenskommelsen som remissen gäller.")
    consultation: ConsultationId | None = optional("Remiss", "Id för remissen som svaret hör till.")
    status: InvitationStatus | None = optional(
        "Status", "Om svaret kom i tid. Saknas om den som svarar inte står i listan över tillfrågade."
    )


class OrganisationFacts(Facts):
    parts: list[OrganisationId] = several("Delar", "De organisationer som hör till denna.")
    agreements: list[AgreementId] = several("Part i", "De överenskommelser som organisationen är part i.")
    issued: list[ConsultationId] = several("Har skickat", "Id för de remisser som organisationen skickat ut.")
    invited_to: list[ConsultationId] = several("Tillfrågad i", "Id för de remisser som organisationen fått.")
    responses: list[ResponseId] = several("Svar", "Id för organisationens svar.")
    prepared: list[ResponseId] = several("Har skrivit", "Id för de svar som organisationen skrivit åt någon annan.")
    leads: list[MeasureId] = several("Ansvarar för", "De insatser som organisationen ansvarar för.")
    takes_part: list[MeasureId] = several("Medverkar i", "De insatser som organisationen medverkar i.")


class StoredDocument(Part):
    """A stored document that can be fetched."""

    name: str = required("Fil", "Filens namn i data/sources/files/.")
    path: str = required("Adress", "Var filen finns, från webbplatsens rot.")
    media_type: str = required("Format", "Filens format (IANA media type).")
    size: int = required("Storlek", "Filens storlek i byte.")
    sha256: str = required("Kontrollsumma", "Filens SHA-256.")


class Used(Part):
    kind: str = required("Slag", "Postens slag, så som det heter i adresser.")
    id: str = required("Id", "Postens id.")


class SourceFacts(Facts):
    documents: list[StoredDocument] = several("Filer", "De lagrade filer som kan hämtas.")
    used_by: list[Used] = several("Används av", "De poster som bygger på källan.")


class PlaceFacts(Facts):
    parts: list[PlaceId] = several("Platser i den", "De platser som ligger i denna.")
    level: Level | None = optional("Senaste klassning", "Den senast kända klassningen, per dagen i as_of.")
    measures: list[MeasureId] = several("Insatser", "De insatser som gäller platsen.")
    situations: list[SituationId] = several("Lägesbilder", "Id för platsens lägesbilder.")
    indicators: list[IndicatorId] = several("Indikatorer", "Id för de indikatorer som har en serie om platsen.")


class MeasureFacts(Facts):
    agreement: AgreementId | None = optional("Överenskommelse", "Överenskommelsen som insatsen hör till.")
    status: MeasureStatus = required("Status", "Det senast kända läget, per dagen i as_of.")
    passed: bool = required("Tiden har gått ut", "true om dagen då insatsen skulle vara klar har passerat.")
    late: bool = required("Försenad", "true om den passerat och insatsen senast var planerad eller pågick.")
    done_on: PartialDate | None = optional("Blev klar", "När insatsen blev klar, om det är känt.")


class SituationFacts(Facts):
    agreement: AgreementId | None = optional("Överenskommelse", "Överenskommelsen som lägesbilden hör till.")
    complete: bool = required("Hel", "true om kommunens bild, polisens bild och den gemensamma analysen finns.")


class Point(Part):
    """A figure as it is shown."""

    series: int = required("Serie", "Seriens nummer i series, räknat från 1.")
    date: PartialDate = required("Tid", "Året, månaden eller dagen som siffran gäller.")
    value: Decimal | None = optional("Värde", "Siffran, om den är känd.")


class IndicatorFacts(Facts):
    agreement: AgreementId | None = optional("Överenskommelse", "Överenskommelsen som indikatorn hör till.")
    points: list[Point] = several("Siffror", "Siffrorna i tidsordning, också de som räknas ur platsernas klassningar.")


class GlossaryFacts(Facts):
    pass
