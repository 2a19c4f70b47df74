"""Rules on what the site says of itself: the accessibility statement."""

from __future__ import annotations

from generator.problems import Location
from generator.records.site import Conformance
from generator.register import Register
from generator.register.statement import lacking
from generator.rules.registry import Finding, error, rule, warning

_FILE = "data/site.yml"

#: What somebody writes who takes `demonstration` for a question. Any of them would else be shown as the text, and lift the demands.
_ANSWERS = {"ja", "nej", "yes", "no", "true", "false", "sant", "falskt", "on", "off", "på", "av", "0", "1", "y", "n", "j"}


@rule("site.demonstration")
def demonstration_is_told_in_words(register: Register) -> Finding:
    """What a demonstration is, is said in words: it is shown on every page."""
    site = register.reading.site
    if site and site.demonstration and site.demonstration.strip(" .!").casefold() in _ANSWERS:
        advice = "Är webbplatsen på riktigt: ta bort raden. Är den en demonstration: skriv vad den är, det visas överst på varje sida."
        message = f'"{site.demonstration}" säger inte vad demonstrationen är'
        yield error("site.demonstration", _place(register, ("demonstration",)), message, advice)


@rule("accessibility.missing")
def statement_is_whole(register: Register) -> Finding:
    """A site that is no demonstration has every part of the statement that the law asks for."""
    site = register.reading.site
    if site is None or site.demonstration:
        return
    for each in lacking(site):
        message = f"tillgänglighetsredogörelsen saknar {each.what}"
        advice = f"{each.advice} Är webbplatsen bara en demonstration: skriv demonstration: och vad den är."
        yield error("accessibility.missing", _place(register, each.path), message, advice)


@rule("accessibility.contradiction")
def statement_agrees_with_itself(register: Register) -> Finding:
    """The statement does not say two things at once, and nothing in it lies ahead."""
    site = register.reading.site
    if site is None or site.accessibility is None:
        return
    told = site.accessibility
    at = ("accessibility", "conformance")
    # What is exempt as an unreasonable burden is not accessible either; what lies outside the law does not count.
    known = "kända brister" if told.defects else "innehåll som är undantaget som oskäligt betungande" if told.burden else ""
    if told.conformance is Conformance.FULL and known:
        message = f"webbplatsen sägs vara helt förenlig med lagen, men det finns {known}"
        advice = "Skriv conformance: partial, eller ta bort det som inte längre stämmer."
        yield error("accessibility.contradiction", _place(register, at), message, advice)
    if told.conformance in {Conformance.PARTIAL, Conformance.NONE} and not known:
        message = f"webbplatsen sägs vara {told.conformance.label} med lagen, men ingen brist är nämnd"
        yield error("accessibility.contradiction", _place(register, at), message, "Skriv varje brist under defects: med what: och reason:.")
    # A demonstration can be built as of an earlier day, so there it stops nothing.
    early = warning if site.demonstration else error
    for name, day in (("assessed_on", told.assessed_on), ("updated_on", told.updated_on)):
        if day and day.surely_after(register.today):
            where = _place(register, ("accessibility", name))
            yield early("accessibility.contradiction", where, f"dagen {day} har inte varit än", "Skriv den dag då det gjordes.")
    if told.assessed_on and told.updated_on and told.updated_on.surely_before(told.assessed_on):
        where = _place(register, ("accessibility", "updated_on"))
        message = f"redogörelsen uppdaterades {told.updated_on}, före bedömningen {told.assessed_on}"
        yield error("accessibility.contradiction", where, message, "En redogörelse uppdateras efter varje bedömning.")


def _place(register: Register, path: tuple[str, ...]) -> Location:
    places = register.reading.site_places
    return places.place(path) if places else Location(_FILE)
