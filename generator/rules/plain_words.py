"""Warnings on the site's own words: long sentences, links that do not say where they lead, unexplained words, texts that are missing.

What is quoted, what a document is called and what stands in it is not ours, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator import prose
from generator.problems import Location
from generator.records import walk
from generator.register import Register
from generator.register.items import Item
from generator.rules.registry import Finding, rule, warning

_LONGEST = 35
_NOT_OURS = frozenset({"quote", "title", "short_title", "name", "wording", "dnr", "words", "address", "publisher", "terms", "forms"})
#: Parts of a response that are its own words.
_RESPONSE_OWN = frozenset({"sections", "proposals", "attachments", "signatories"})
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”’)*_]*\s+|\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s")
_WORD = re.compile(r"\w+(?:[-/.:’']\w+)*")


def _own_texts(item: Item[Any]) -> Iterator[tuple[walk.Path, str, bool]]:
    """What an editor has written in words of the site's own."""
    for path, text, markdown in walk.texts(item.record):
        name = path[-1] if isinstance(path[-1], str) else path[-2]  # a list is never in a list
        if name not in _NOT_OURS and not (item.kind == "responses" and path[0] in _RESPONSE_OWN):
            yield path, text, markdown


@rule("text.long-sentence")
def sentences_are_short(register: Register) -> Finding:
    """A sentence of 35 words passes, one of 36 does not; a colon, a semicolon and a point of a list end one."""
    for item in register.items():
        for path, text, markdown in _own_texts(item):
            plain = re.sub(r"\]\([^)\s]*\)", "]", text) if markdown else text
            for sentence in _SENTENCE_END.split(plain):
                count = len(_WORD.findall(sentence))
                if count > _LONGEST:
                    began = prose.shortened(" ".join(sentence.split()), 40)
                    yield warning("text.long-sentence", item.place(path), f'meningen "{began}" har {count} ord', "Dela den i två.")


#: Words in a link that say nothing to somebody who hears only them.
_EMPTY = re.compile(
    r"(?:läs|se|visa|klicka|tryck|gå|mer|mera|här|hit|dit|denna|den här|följande|via|på|om|detta|det|i|länk|länken|länkar|information|info|"
    r"sida|sidan|webbsida|webbsidan|hemsida|hemsidan|dokument|dokumentet|pdf|vidare|också|även|adress|adressen|\s|[.:»>→])+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:se|com|nu|org|net|eu)(?:/\S*)?", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\\.)*)\]\(([^)\s]*)[^)]*\)")
_BARE = re.compile(r"(?<![\w(\[<\"/])https?://[^\s)>\]]+|<https?://[^>\s]+>")
_ADVICE = "Skriv vart länken leder, till exempel [kommunstyrelsens beslut](https://…)."


@rule("text.link-words")
def links_say_where_they_lead(register: Register) -> Finding:
    """`[kommunstyrelsens beslut](https://…)` passes; `[läs mer](https://…)`, an address as the words and a bare address do not."""
    for item in register.items():
        for path, text, markdown in _own_texts(item):
            for _, message in _unclear(text) if markdown else ():
                yield warning("text.link-words", item.place(path), message, _ADVICE)
    project, engine = register.reading.project, register.reading.engine
    for page in sorted((project / engine.content).rglob("*.md")):
        if page.is_file() and not page.is_symlink():
            text = page.read_text("utf-8", "replace")
            for start, message in _unclear(text):
                line = text.count("\n", 0, start) + 1
                yield warning("text.link-words", Location(page.relative_to(project).as_posix(), line, 1), message, _ADVICE)


def _unclear(text: str) -> Iterator[tuple[int, str]]:
    """Where a Markdown text has such a link, and what is wrong with it."""
    text = re.sub(r"`[^`]*`|<!--.*?-->", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    for found in _LINK.finditer(text):
        words = found[1].strip().strip("*_")
        if _EMPTY.fullmatch(words):
            yield found.start(), f'länken "{words}" säger inte vart den leder'
        elif _ADDRESS.fullmatch(words):
            yield found.start(), f'länken visar adressen "{prose.shortened(words, 40)}" i stället för ord'
    rest = _LINK.sub(lambda found: " " * len(found[0]), text)
    for found in _BARE.finditer(rest):
        yield found.start(), f'adressen "{prose.shortened(found[0].strip("<>"), 40)}" står utan ord'


#: Words of administration that few people use, each with all its forms.
_TERMS = re.compile(
    r"\b(?:återremi(?:ss|tter)\w*|bordlägg\w*|bordlagd\w*|bordlade\w*|delegationsbeslut\w*|delegationsordning\w*|tjänsteutlåtande\w*|"
    r"tjänsteskrivelse\w*|remissinstans\w*|yrkande\w*|yrkade|justeringsperson\w*|protokollsutdrag\w*|avstyrk\w*|"
    r"anhängiggör\w*|anstånd\w*|diarienummer\w*|diarieför\w*|kontrasigner\w*|föredragningslista\w*|jäv|jävig\w*|kommunalförbund\w*|"
    r"laglighetsprövning\w*|reglemente\w*|preskri(?:ption|ber)\w*|finansborgarråd\w*|lägesbild\w*|medborgarlöfte\w*|"
    r"mandatperiod\w*|fackförvaltning\w*|lokalpolisområde\w*|remittera\w*|remitterat|delgiv\w*|expediera\w*|ianspråkta\w*|härvidlag|"
    r"hemställ\w*|vidimera\w*)\b",
    re.IGNORECASE,
)


@rule("text.term")
def terms_are_explained(register: Register) -> Finding:
    """Where a site has a glossary, each word of administration in its own texts is in it. Each is told once, where it stands first."""
    forms = {form.casefold() for each in register.glossary.values() for term in each.record.terms for form in (term.term, *term.forms)}
    if not forms:
        return
    told: set[str] = set()
    for item in register.items():
        for path, text, _ in () if item.kind in {"glossary", "synonyms", "redirects"} else _own_texts(item):
            for found in _TERMS.finditer(text):
                word = found[0].casefold()
                if word not in forms and word[:_STEM] not in told and not any(word in form.split() for form in forms):
                    told.add(word[:_STEM])
                    advice = "Lägg till det i data/glossary.yml med en enkel förklaring, eller skriv vad det betyder."
                    yield warning("text.term", item.place(path), f'ordet "{found[0]}" står inte i ordlistan', advice)


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
