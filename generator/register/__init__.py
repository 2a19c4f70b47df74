"""Every record, linked both ways, and what follows from dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from generator.records.entry import Reading
from generator.records.shared import Withheld
from generator.register.follow_up import GlossaryItem, IndicatorItem, MeasureItem, PlaceItem, RedirectsItem, SituationItem, SynonymsItem
from generator.register.items import (
    AgreementItem,
    AreaItem,
    ConsultationItem,
    Item,
    OrganisationItem,
    QuoteCheck,
    ResponseItem,
    SourceItem,
)
from generator.register.linking import link_all
from generator.register.proved import Proved
from generator.register.quotes import Quoted, quotes
from generator.register.tallies import Asked, asked_by_organisation

K = TypeVar("K")
V = TypeVar("V")


@dataclass(eq=False, repr=False)
class Register:
    """All that is known, on one day. Where an id occurs twice the first by file name is kept; a rule reports the other."""

    reading: Reading
    today: date
    organisations: dict[str, OrganisationItem] = field(default_factory=dict)
    sources: dict[str, SourceItem] = field(default_factory=dict)
    agreements: dict[str, AgreementItem] = field(default_factory=dict)
    areas: dict[str, AreaItem] = field(default_factory=dict)
    consultations: dict[str, ConsultationItem] = field(default_factory=dict)
    responses: dict[str, ResponseItem] = field(default_factory=dict)
    places: dict[str, PlaceItem] = field(default_factory=dict)
    measures: dict[str, MeasureItem] = field(default_factory=dict)
    situations: dict[str, SituationItem] = field(default_factory=dict)
    indicators: dict[str, IndicatorItem] = field(default_factory=dict)
    glossary: dict[str, GlossaryItem] = field(default_factory=dict)  #: one, or none
    redirects: dict[str, RedirectsItem] = field(default_factory=dict)  #: one, or none
    synonyms: dict[str, SynonymsItem] = field(default_factory=dict)  #: one, or none
    duplicates: list[tuple[Item[Any], Item[Any]]] = field(default_factory=list)  #: the one that is kept, the one that is not
    proved: Proved = field(default_factory=Proved)  #: whose quotes are known to stand in their sources
    _checks: dict[tuple[str, str], QuoteCheck] = field(default_factory=dict)
    _made: dict[tuple[Callable[..., Any], Any], Any] = field(default_factory=dict, init=False)  # not that of another day

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent as what it was built of: its items lead to one another, which goes too deep to be pickled."""
        return build, (self.reading.carried(), self.today)

    def of_kind(self, kind: str) -> dict[str, Any]:
        """The items of a kind by id."""
        found: dict[str, Any] = getattr(self, kind)
        return found

    def items(self) -> list[Item[Any]]:
        """Every item, kind by kind, in order of id."""
        return [item for kind in _ITEMS for item in self.of_kind(kind).values()]

    @cached_property
    def quoted(self) -> dict[str, list[Quoted]]:
        """Every quote by the source that it is taken from."""
        found: dict[str, list[Quoted]] = {}
        for each in quotes(self):
            found.setdefault(each.source_id, []).append(each)
        return found

    @cached_property
    def withheld(self) -> list[tuple[SourceItem | ResponseItem, Withheld]]:
        """What has been taken out of texts, the latest first."""
        items: list[SourceItem | ResponseItem] = [*self.sources.values(), *self.responses.values()]
        found = [(item, part) for item in items for part in item.record.withheld]
        return sorted(found, key=lambda each: each[1].decided_on.earliest(), reverse=True)

    @cached_property
    def asked(self) -> dict[str, list[tuple[ConsultationItem, Asked]]]:
        """Every invitation with what became of it, by the id of who was asked."""
        return asked_by_organisation(self)

    def once(self, make: Callable[[Register, K], V], of: K) -> V:
        """What a function makes of the register and something in it, made when it is first asked for.

        What a page needs to know of all responses to a consultation, say, would else be worked out again for each of them.
        """
        if (make, of) not in self._made:
            self._made[make, of] = make(self, of)
        made: V = self._made[make, of]
        return made

    def check(self, source_id: str, quote: str) -> QuoteCheck:
        """Whether a quote stands in its source's stored text, and where. Each is looked for once."""
        key = (source_id, quote)
        if key not in self._checks:
            source = self.sources.get(source_id)
            text = source.text if source else None
            if text is None:
                self._checks[key] = QuoteCheck("unchecked")
            else:
                span = text.find(quote)
                self._checks[key] = QuoteCheck("checked" if span else "absent", span)
        return self._checks[key]

    def adopt_checks(self, other: Register) -> None:
        """Take over which quotes another register of the same stored documents has looked for."""
        self._checks = other._checks


_ITEMS: dict[str, type[Item[Any]]] = {
    "agreements": AgreementItem,
    "areas": AreaItem,
    "consultations": ConsultationItem,
    "responses": ResponseItem,
    "organisations": OrganisationItem,
    "sources": SourceItem,
    "places": PlaceItem,
    "measures": MeasureItem,
    "situations": SituationItem,
    "indicators": IndicatorItem,
    "glossary": GlossaryItem,
    "redirects": RedirectsItem,
    "synonyms": SynonymsItem,
}

#: Every kind, in the order in which items are listed.
KIND_NAMES = tuple(_ITEMS)


def build(reading: Reading, today: date) -> Register:
    """The register of what was read, as seen on a day. References that lead nowhere are left unlinked; a rule reports them."""
    register = Register(reading, today)
    for entry in sorted(reading.entries, key=lambda entry: entry.file):
        item = _ITEMS[entry.kind](entry, site_id(entry.kind, entry.stem, entry.consultation))
        kept = register.of_kind(entry.kind).setdefault(item.id, item)
        if kept is not item:
            register.duplicates.append((kept, item))
    for kind in _ITEMS:
        found = register.of_kind(kind)
        ordered = sorted(found.items())
        found.clear()
        found.update(ordered)
    link_all(register)
    return register


def site_id(kind: str, stem: str, consultation: str) -> str:
    """The id of a record on the site, from the name of its file and the consultation that it lies in.

    A response's file is named after its organisation, so its consultation goes before to make it unique.
    """
    return f"{consultation}-{stem}" if kind == "responses" else stem
