"""What the accessibility statement (tillgänglighetsredogörelsen) must hold, and what of it is missing.

The parts are those that lag (2018:1937) om tillgänglighet till digital offentlig service and DIGG's regulations ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.dates import PartialDate
from generator.records.site import Accessibility, Site
from generator.saying import says_something


@dataclass(frozen=True, slots=True)
class Lacking:
    """A part that is missing."""

    what: str  #: as it goes on after "saknar"
    advice: str  #: what to write in site.yml
    path: tuple[str | int, ...]  #: where


def lacking(site: Site) -> Iterator[Lacking]:
    """Each part of the statement that site.yml lacks, or says too little of to be one."""
    told = site.accessibility
    if not says_something(site.publisher.name):
        yield Lacking(_too_little("vem som står bakom webbplatsen", site.publisher.name), "Skriv hela namnet.", ("publisher", "name"))
    if told is None or told.conformance is None:
        advice = "Skriv under accessibility: conformance: full, partial eller none. Det blir helt, delvis eller inte förenlig."
        yield Lacking("hur väl webbplatsen följer lagen", advice, ("accessibility", "conformance"))
    yield from _day(told.assessed_on if told else None, "för bedömningen", "assessed_on")
    yield from _day(told.updated_on if told else None, "då redogörelsen senast uppdaterades", "updated_on")
    method = told.method if told else None
    if not method or not says_something(method):
        advice = "Skriv under accessibility: method: och hur ni gjorde, till exempel självskattning med tangentbord och skärmläsare."
        yield Lacking(_too_little("hur webbplatsen bedömdes", method), advice, ("accessibility", "method"))
    if not (site.contact and site.contact.form):
        advice = "Skriv under contact: form: https://… En e-postadress räcker inte."
        yield Lacking("ett formulär för att rapportera brister och begära undantaget innehåll", advice, ("contact", "form"))
    if told:
        yield from _listed(told)


def shortcomings(told: Accessibility) -> bool:
    """Whether anything that the law covers is known not to be accessible: an exempt part is not accessible either."""
    return bool(told.defects or told.burden)


def _day(day: PartialDate | None, of_what: str, name: str) -> Iterator[Lacking]:
    """A statement has whole days: a month or a year does not say whether it was assessed after the last change."""
    if day is None or day.day is None:
        what = f"dagen {of_what}" + (f', "{day}" är ingen hel dag' if day else "")
        yield Lacking(what, f"Skriv under accessibility: {name}: 2026-10-01.", ("accessibility", name))


#: The lists of the statement, with what each entry must say.
_LISTS = {
    "defects": ("vad en brist är", "orsaken till en brist"),
    "burden": ("vad som är oskäligt betungande", "varför något är oskäligt betungande"),
    "outside": ("vad som inte omfattas av lagen", "varför något inte omfattas av lagen"),
}


def _listed(told: Accessibility) -> Iterator[Lacking]:
    """The defects and exemptions that do not say what they are about, or why."""
    for name, asked in _LISTS.items():
        for number, part in enumerate(getattr(told, name)):
            for field, what, text in (("what", asked[0], part.what), ("reason", asked[1], part.reason)):
                if not says_something(text):
                    advice = "Skriv det med ord som den som läser förstår."
                    yield Lacking(_too_little(what, text), advice, ("accessibility", name, number, field))


def _too_little(what: str, given: str | None) -> str:
    """What is missing, with what was written instead of it."""
    return f'{what}, "{given}" räcker inte' if given else what
