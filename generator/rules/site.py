"""Rules on what the site says of itself: that it is a demonstration, and the accessibility statement."""

from __future__ import annotations

import re

from generator import saying
from generator.problems import Location
from generator.records.site import Conformance
from generator.register import Register
from generator.register.statement import lacking
from generator.rules.registry import Finding, error, rule, warning

_FILE = "data/site.yml"

_FEWEST = 3  # words that can say what a demonstration is: "Bara på prov" can, "Prov" cannot
#: A text that says that there is no demonstration, which the site then does not show either.
_DENIAL = re.compile(r"\b(?:ingen|inte (?:en|någon)|ej (?:en )?)\s*demonstration", re.IGNORECASE)


@rule("site.demonstration")
def demonstration_is_told_in_words(register: Register) -> Finding:
    """What a demonstration is, is said in words: it is shown on every page, and lifts the demands of the law."""
    site = register.reading.site
    if site is None or not site.demonstration:
        return
    told, answer = site.demonstration, saying.first_answer(site.demonstration)
    if len(set(saying.words_of(told))) < _FEWEST or not saying.says_something(told):
        message = f'"{told}" säger inte vad demonstrationen är'
    elif answer:
        message = f'texten om demonstrationen börjar med "{answer}", som ett svar på en fråga'
    elif _DENIAL.search(told):
        message = f'"{told}" säger att webbplatsen inte är en demonstration'
    else:
        return
    advice = (
        "Är webbplatsen på riktigt: ta bort raden. Är den en demonstration: skriv med några ord vad den är,"
        ' till exempel "Påhittad kommun för tester." Det visas överst på varje sida.'
    )
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


@rule("site.security")
def security_contact_can_be_reached(register: Register) -> Finding:
    """A contact with a form or an e-mail address and a whole day passes; one whose day has passed is a warning."""
    site = register.reading.site
    if site is None or site.security is None:
        return
    told = site.security
    at = _place(register, ("security", "expires"))
    if not told.form and not told.email:
        message = "security säger inte hur någon ska nå er"
        advice = "Skriv form: med adressen till ett formulär, eller email: med en funktionsadress."
        yield error("site.security", _place(register, ("security",)), message, advice)
    if not told.expires.day:
        yield error("site.security", at, f'"{told.expires}" är ingen hel dag', "Skriv år-månad-dag, till exempel 2027-06-30.")
    elif told.expires.surely_before(register.today):
        message = f"säkerhetskontakten gällde till och med {told.expires}, så ingen får räkna med den"
        yield warning("site.security", at, message, "Se efter att den stämmer, och skriv en ny dag inom ett år.")


@rule("site.catalogue")
def portals_are_told_who_publishes(register: Register) -> Finding:
    """A site with an address that is no demonstration says what its publisher is and gives an e-mail address; DCAT-AP-SE asks for both."""
    site, engine = register.reading.site, register.reading.engine
    if site is None or site.demonstration or not engine.address:
        return
    if site.publisher.kind is None:
        message = "katalogen över öppna data säger inte vad för slags utgivare det är, så en dataportal kan avvisa den"
        yield warning(
            "site.catalogue", _place(register, ("publisher",)), message, "Skriv kind: under publisher, till exempel local_authority."
        )
    if site.contact is None or site.contact.email is None:
        message = "katalogen över öppna data har ingen kontakt, för en sådan måste ha en e-postadress"
        yield warning("site.catalogue", _place(register, ("contact",)), message, "Skriv email: under contact, med en funktionsadress.")


def _place(register: Register, path: tuple[str | int, ...]) -> Location:
    places = register.reading.site_places
    return places.place(path) if places else Location(_FILE)
