"""Warnings on the site's own words: long sentences, links that do not say where they lead, unexplained words, texts that are missing.

What is quoted, what a document is called and what stands in it is not ours, and is left alone.
"""

from __future__ import annotations

from typing import Any

from generator.problems import Location
from generator.register import Register
from generator.register.items import Item
from generator.rules import texts
from generator.rules.phrasing import unclear_links
from generator.rules.registry import Finding, rule, warning


@rule("text.long-sentence")
def sentences_are_short(register: Register) -> Finding:
    """A sentence of 35 words passes, one of 36 does not; a colon, a semicolon and a point of a list end one."""
    for item, seen in texts.seen_in(register):
        for path, began, count in seen.sentences:
            yield warning("text.long-sentence", item.place(path), f'meningen "{began}" har {count} ord', "Dela den i två.")


_ADVICE = "Skriv vart länken leder, till exempel [kommunstyrelsens beslut](https://…)."


@rule("text.link-words")
def links_say_where_they_lead(register: Register) -> Finding:
    """`[kommunstyrelsens beslut](https://…)` passes; `[läs mer](https://…)`, an address as the words and a bare address do not."""
    for item, seen in texts.seen_in(register):
        for path, message in seen.links:
            yield warning("text.link-words", item.place(path), message, _ADVICE)
    project, engine = register.reading.project, register.reading.engine
    for page in sorted((project / engine.content).rglob("*.md")):
        if page.is_file() and not page.is_symlink():
            text = page.read_text("utf-8", "replace")
            for start, message in unclear_links(text):
                line = text.count("\n", 0, start) + 1
                yield warning("text.link-words", Location(page.relative_to(project).as_posix(), line, 1), message, _ADVICE)


@rule("text.term")
def terms_are_explained(register: Register) -> Finding:
    """Where a site has a glossary, each word of administration in its own texts is in it. Each is told once, where it stands first."""
    forms = {form.casefold() for each in register.glossary.values() for term in each.record.terms for form in (term.term, *term.forms)}
    if not forms:
        return
    told: set[str] = set()
    within = {word for form in forms for word in form.split()}
    for item, seen in texts.seen_in(register):
        for path, found in seen.terms:
            word = found.casefold()
            if word not in forms and word[:_STEM] not in told and word not in within:
                told.add(word[:_STEM])
                advice = "Lägg till det i data/glossary.yml med en enkel förklaring, eller skriv vad det betyder."
                yield warning("text.term", item.place(path), f'ordet "{found}" står inte i ordlistan', advice)


_STEM = 8  # letters by which two forms are taken for one word


@rule("text.summary")
def records_say_what_they_are_about(register: Register) -> Finding:
    """Where most remisser, or most indicators, have a text that says what they are about, one without it is told."""
    by_kind: list[tuple[list[Item[Any]], list[Item[Any]]]] = [
        ([*register.consultations.values()], [item for item in register.consultations.values() if not item.record.text]),
        (
            [*register.indicators.values()],
            [item for item in register.indicators.values() if not (item.record.text or item.record.headline)],
        ),
    ]
    advice = "Lägg till text: med en eller två meningar. De flesta andra poster av samma slag har det."
    for items, without in by_kind:
        if 2 * len(without) < len(items):
            yield from (warning("text.summary", item.place(), "posten säger inte vad den handlar om", advice) for item in without)
