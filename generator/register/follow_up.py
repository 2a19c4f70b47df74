"""What came of an agreement, as records see each other: places, measures, lägesbilder and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator import addresses
from generator.records import Glossary, Indicator, Measure, Place, Redirects, Situation, Synonyms
from generator.records.situation import AnalysedProblem
from generator.register.items import AgreementItem, AreaItem, Item, OrganisationItem


@dataclass(frozen=True, slots=True)
class Analysed:
    """A problem in a joint analysis, with its place there; numbers start at 1."""

    situation: SituationItem
    problem: AnalysedProblem
    number: int

    @property
    def link(self) -> str:
        return addresses.link(self.situation.address, addresses.problem_anchor(self.number))


@dataclass(eq=False, slots=True, repr=False)
class PlaceItem(Item[Place]):
    parent: PlaceItem | None = None
    children: list[PlaceItem] = field(default_factory=list)
    measures: list[MeasureItem] = field(default_factory=list)
    situations: list[SituationItem] = field(default_factory=list)
    indicators: list[IndicatorItem] = field(default_factory=list)  #: that have a series of it

    @property
    def title(self) -> str:
        return self.record.name


@dataclass(eq=False, slots=True, repr=False)
class MeasureItem(Item[Measure]):
    agreement: AgreementItem | None = None
    areas: list[AreaItem] = field(default_factory=list)
    places: list[PlaceItem] = field(default_factory=list)
    lead: OrganisationItem | None = None
    partners: list[OrganisationItem] = field(default_factory=list)
    problems: list[Analysed] = field(default_factory=list)  #: that it follows from

    @property
    def title(self) -> str:
        return self.record.title


@dataclass(eq=False, slots=True, repr=False)
class SituationItem(Item[Situation]):
    agreement: AgreementItem | None = None
    where: PlaceItem | None = None
    problems: list[Analysed] = field(default_factory=list)

    @property
    def title(self) -> str:
        name = self.where.title if self.where else self.record.place
        return self.record.title or f"Lägesbild för {name} {self.period}"

    @property
    def period(self) -> str:
        """The time that it is about, in figures: `2025`, `2025-01 till 2025-06`."""
        return f"{self.record.begins} till {self.record.ends}" if self.record.ends else str(self.record.begins)


@dataclass(eq=False, slots=True, repr=False)
class IndicatorItem(Item[Indicator]):
    agreement: AgreementItem | None = None
    areas: list[AreaItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.record.title


@dataclass(eq=False, slots=True, repr=False)
class GlossaryItem(Item[Glossary]):
    @property
    def address(self) -> str:
        return addresses.SINGLE["glossary"]

    @property
    def title(self) -> str:
        return "Ordlista"


@dataclass(eq=False, slots=True, repr=False)
class SynonymsItem(Item[Synonyms]):
    @property
    def address(self) -> str:
        return ""  # only the search reads it

    @property
    def title(self) -> str:
        return "Synonymer"


@dataclass(eq=False, slots=True, repr=False)
class RedirectsItem(Item[Redirects]):
    @property
    def address(self) -> str:
        return ""  # it is read by no visitor

    @property
    def title(self) -> str:
        return "Flyttade adresser"
