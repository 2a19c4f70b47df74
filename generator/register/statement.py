"""What the accessibility statement (tillgänglighetsredogörelsen) must hold, and what of it is missing.

The parts are those that lag (2018:1937) om tillgänglighet till digital offentlig service and DIGG's regulations ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.site import Site


@dataclass(frozen=True, slots=True)
class Lacking:
    """A part that is missing."""

    what: str  #: as it goes on after "saknar"
    advice: str  #: what to write in site.yml
    path: tuple[str, ...]  #: where


def lacking(site: Site) -> Iterator[Lacking]:
    """Each part of the statement that site.yml lacks. The public body is the publisher, which is always there."""
    told = site.accessibility
    if told is None or told.conformance is None:
        advice = "Skriv under accessibility: conformance: full, partial eller none. Det blir helt, delvis eller inte förenlig."
        yield Lacking("hur väl webbplatsen följer lagen", advice, ("accessibility", "conformance"))
    if told is None or told.assessed_on is None:
        yield Lacking("dagen för bedömningen", "Skriv under accessibility: assessed_on: 2026-10-01.", ("accessibility", "assessed_on"))
    if told is None or told.updated_on is None:
        advice = "Skriv under accessibility: updated_on: 2026-10-01."
        yield Lacking("dagen då redogörelsen senast uppdaterades", advice, ("accessibility", "updated_on"))
    if told is None or not told.method:
        advice = "Skriv under accessibility: method: och hur ni gjorde, till exempel självskattning med tangentbord och skärmläsare."
        yield Lacking("hur webbplatsen bedömdes", advice, ("accessibility", "method"))
    if not (site.contact and site.contact.form):
        advice = "Skriv under contact: form: https://… En e-postadress räcker inte."
        yield Lacking("ett formulär för att rapportera brister och begära undantaget innehåll", advice, ("contact", "form"))
