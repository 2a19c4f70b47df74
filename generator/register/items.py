"""Records as the rest of the program sees them: each with its address and linked both ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from generator import addresses, languages, noting
from generator.problems import Location
from generator.quoting import Span, StoredText
from generator.records import Agreement, Area, Consultation, Organisation, Record, Response, Source
from generator.records.entry import Entry, StoredFile
from generator.records.outline import OfResponse
from generator.records.response import Mention, OutcomeStatus, Viewpoint
from generator.records.shared import Evidence

if TYPE_CHECKING:
    from generator.register.follow_up import IndicatorItem, MeasureItem, SituationItem

R = TypeVar("R", bound=Record)


@dataclass(eq=False, slots=True, repr=False)
class Item(Generic[R]):
    """A record in the register. `id` is unique among all of its kind on the site, `number` among all items."""

    entry: Entry[R]
    id: str
    number: int = field(default=0, init=False)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"  # items name one another: told in full, each would tell all

    @property
    def record(self) -> R:
        if noting.seen is not None:  # as `noting.note`, without the call: a page asks some hundred times
            noting.seen.add(self.number * noting.FIELDS)
        return self.entry.record

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def address(self) -> str:
        """Where its page is, from the site's root."""
        return addresses.record(self.kind, self.id)

    @property
    def link(self) -> str:
        """Its address as it stands in a link before a page is filled."""
        return addresses.link(self.address)

    @property
    def title(self) -> str:
        """What it is called in lists and links."""
        raise NotImplementedError  # every kind below says it

    def place(self, path: tuple[str | int, ...] = ()) -> Location:
        """Where in its file a field stands."""
        noting.note(self.number * noting.FIELDS)
        return self.entry.places.place(path)


@dataclass(eq=False, slots=True, repr=False)
class OrganisationItem(Item[Organisation]):
    parent: OrganisationItem | None = None
    children: list[OrganisationItem] = field(default_factory=list)
    agreements: list[AgreementItem] = field(default_factory=list)  #: that it is a party to
    issued: list[ConsultationItem] = field(default_factory=list)
    invited_to: list[ConsultationItem] = field(default_factory=list)
    responses: list[ResponseItem] = field(default_factory=list)
    prepared: list[ResponseItem] = field(default_factory=list)
    published: list[SourceItem] = field(default_factory=list)
    leads: list[MeasureItem] = field(default_factory=list)
    takes_part: list[MeasureItem] = field(default_factory=list)
    pictured: list[SituationItem] = field(default_factory=list)  #: where it has made one of the pictures

    @property
    def title(self) -> str:
        return self.record.name


@dataclass(frozen=True, slots=True)
class Use:
    """A record that leans on a source, and with which words."""

    item: Item[Record]
    evidence: Evidence | None  #: None where the record is made from the source as a whole


@dataclass(eq=False, slots=True, repr=False)
class SourceItem(Item[Source]):
    uses: list[Use] = field(default_factory=list)
    file: StoredFile | None = None
    text_file: StoredFile | None = None
    organisation: OrganisationItem | None = None

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def short_title(self) -> str:
        """What it is called where it is leaned on."""
        return self.record.short_title or self.record.title

    @property
    def language(self) -> str:
        """The tag of its language, where that is not the pages' own."""
        return languages.foreign(self.record.language)

    @property
    def short_language(self) -> str:
        """As `language`, of the short title: one that an editor gave is in the pages' own."""
        return "" if self.record.short_title else self.language

    @property
    def text(self) -> StoredText | None:
        """The text that quotes are checked against."""
        stored = self.text_file or self.file
        return stored.text if stored else None

    @property
    def used_by(self) -> list[Item[Record]]:
        """Each record that leans on it, once."""
        return list(dict.fromkeys(use.item for use in self.uses))


@dataclass(eq=False, slots=True, repr=False)
class AgreementItem(Item[Agreement]):
    parties: list[OrganisationItem] = field(default_factory=list)
    areas: list[AreaItem] = field(default_factory=list)
    consultations: list[ConsultationItem] = field(default_factory=list)
    measures: list[MeasureItem] = field(default_factory=list)
    situations: list[SituationItem] = field(default_factory=list)
    indicators: list[IndicatorItem] = field(default_factory=list)
    under: AgreementItem | None = None
    local: list[AgreementItem] = field(default_factory=list)  #: the agreements that are under it

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def short_title(self) -> str:
        return self.record.short_title or self.record.title


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An area as a response takes it up, with its place among those that it takes up; numbers start at 1."""

    response: ResponseItem
    mention: Mention
    number: int

    @property
    def takes_a_stand(self) -> bool:
        """Whether the response says where it stands on the area."""
        return self.response.outline.stands[self.number - 1]


@dataclass(frozen=True, slots=True)
class Voiced:
    """A viewpoint with its place in its response; numbers start at 1."""

    response: ResponseItem
    viewpoint: Viewpoint
    number: int

    @property
    def link(self) -> str:
        return addresses.link(self.response.address, addresses.viewpoint_anchor(self.number))

    @property
    def area_ids(self) -> tuple[str, ...]:
        """The ids of the areas that it says it concerns."""
        return self.response.outline.viewpoints[self.number - 1]

    @property
    def status(self) -> OutcomeStatus:
        """What became of it."""
        return self.response.outline.outcomes[self.number - 1]


@dataclass(eq=False, slots=True, repr=False)
class AreaItem(Item[Area]):
    agreement: AgreementItem | None = None
    mentions: list[Mentioned] = field(default_factory=list)
    viewpoints: list[Voiced] = field(default_factory=list)
    measures: list[MeasureItem] = field(default_factory=list)
    situations: list[SituationItem] = field(default_factory=list)  #: where a problem concerns it
    indicators: list[IndicatorItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.record.title


@dataclass(eq=False, slots=True, repr=False)
class ConsultationItem(Item[Consultation]):
    agreement: AgreementItem | None = None
    issued_by: OrganisationItem | None = None
    responses: list[ResponseItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.record.title


@dataclass(eq=False, slots=True, repr=False)
class ResponseItem(Item[Response]):
    consultation: ConsultationItem | None = None
    respondent: OrganisationItem | None = None
    prepared_by: OrganisationItem | None = None
    source: SourceItem | None = None
    viewpoints: list[Voiced] = field(default_factory=list)
    before: ResponseItem | None = None  #: its neighbours among the responses to the consultation
    after: ResponseItem | None = None

    @property
    def outline(self) -> OfResponse:
        """What is asked of all responses. It can be told without the record, which is then not noted as read."""
        noting.note(self.number * noting.FIELDS + noting.OUTLINE)
        return self.entry.as_response

    @property
    def language(self) -> str:
        """The tag of the language that its own words are in, where that is not the pages' own."""
        return languages.foreign(self.record.language or (self.source.record.language if self.source else None))

    @property
    def respondent_name(self) -> str:
        return self.respondent.title if self.respondent else self.outline.respondent

    @property
    def title(self) -> str:
        return f"{genitive(self.respondent_name)} svar"

    @property
    def title_among_others(self) -> str:
        """The title where nothing around it says what is answered: with that behind it, if the respondent has answered more than once."""
        several = self.consultation and self.respondent and len(self.respondent.responses) > 1
        return f"{self.title} ({self.consultation.title})" if self.consultation and several else self.title


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """Whether a quote stands in its source: `checked` with its place, `unchecked` without a stored text, or `absent`."""

    state: str
    span: Span | None = None


def genitive(name: str) -> str:
    """A name in the genitive: an s unless it ends in one already (Svenska skrivregler: no apostrophe)."""
    return name if name[-1:].casefold() in {"s", "x", "z"} else f"{name}s"
