"""Every record, linked both ways, and what follows from dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from generator.noting import Once
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
from generator.register.naming import call_name
from generator.register.proved import Proved
from generator.register.quotes import Quoted, quotes_in
from generator.register.tallies import Asked, turnout
from generator.register.watching import Listed, watch

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
    made: Once = field(default_factory=Once, init=False)  #: what has been worked out once; not that of another day

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

    def quoted(self, source_id: str) -> list[Quoted]:
        """Every quote that is taken from a source."""
        return self.once(_quoted_from, source_id)

    @property
    def withheld(self) -> list[tuple[SourceItem | ResponseItem, Withheld]]:
        """What has been taken out of texts, the latest first."""
        return self.once(_withheld, "")

    def asked(self, organisation_id: str) -> list[tuple[ConsultationItem, Asked]]:
        """Every invitation of one who was asked, with what became of it."""
        return self.once(_asked_of, organisation_id)

    def once(self, make: Callable[[Register, K], V], of: K) -> V:
        """What a function makes of the register and something in it, made when it is first asked for.

        What a page needs to know of all responses to a consultation, say, would else be worked out again for each of them.
        """
        return self.made((make, of), lambda: call_name(make, of), lambda: make(self, of))

    def check(self, source_id: str, quote: str) -> QuoteCheck:
        """Whether a quote stands in its source's stored text, and where. Each is looked for once."""
        source = self.sources.get(source_id)
        text = source.text if source else None  # asked for each time: whoever asks for the check depends on it
        key = (source_id, quote)
        if key not in self._checks:
            if text is None:
                self._checks[key] = QuoteCheck("unchecked")
            else:
                span = text.find(quote)
                self._checks[key] = QuoteCheck("checked" if span else "absent", span)
        return self._checks[key]

    def adopt_checks(self, other: Register) -> None:
        """Take over which quotes another register of the same stored documents has looked for."""
        self._checks = other._checks


def _quoted_from(register: Register, source_id: str) -> list[Quoted]:
    source = register.sources.get(source_id)
    found = quotes_in(sorted(source.used_by, key=lambda item: item.number)) if source else ()
    return [each for each in found if each.source_id == source_id]


def _withheld(register: Register, _: str) -> list[tuple[SourceItem | ResponseItem, Withheld]]:
    items: list[SourceItem | ResponseItem] = [
        *register.sources.values(),
        *(each for each in register.responses.values() if each.outline.withheld),
    ]
    found = [(item, part) for item in items for part in item.record.withheld]
    return sorted(found, key=lambda each: each[1].decided_on.earliest(), reverse=True)


def _asked_of(register: Register, organisation_id: str) -> list[tuple[ConsultationItem, Asked]]:
    organisation = register.organisations.get(organisation_id)
    asked = [(each, turnout(register, each).asked) for each in dict.fromkeys(organisation.invited_to)] if organisation else []
    return [(each, one) for each, several in asked for one in several if one.invitation.organisation == organisation_id]


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


for _number, _kind in enumerate(KIND_NAMES):
    setattr(Register, _kind, Listed(_kind, _number))
watch()


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
    for number, item in enumerate(register.items(), start=1):  # what is below is left to the kinds themselves
        item.number = number
    link_all(register)
    return register


def site_id(kind: str, stem: str, consultation: str) -> str:
    """The id of a record on the site, from the name of its file and the consultation that it lies in.

    A response's file is named after its organisation, so its consultation goes before to make it unique.
    """
    return f"{consultation}-{stem}" if kind == "responses" else stem
