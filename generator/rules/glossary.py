"""Rules on the glossary: a word has one meaning, and what it points to is there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import did_you_mean
from generator.records.glossary import Term
from generator.records.walk import Path
from generator.register import Register
from generator.rules.registry import Finding, error, rule


@rule("glossary.twice")
def word_belongs_to_one_term(register: Register) -> Finding:
    """`remissen` passes as a form of one term. It does not pass as a form of two, nor twice of one; nor do two terms with one id."""
    for item in register.glossary.values():
        ids: set[str] = set()
        words: dict[str, tuple[int, str]] = {}
        for position, term in enumerate(item.record.terms):
            if term.id in ids:
                advice = "Ge det ena ordet ett annat id. Är det samma ord: ta bort det ena."
                yield error("glossary.twice", item, f'id "{term.id}" finns två gånger', advice, ("terms", position, "id"))
            ids.add(term.id)
            for path, word in _written(term):
                if word.casefold() not in words:
                    words[word.casefold()] = (position, term.term)
                    continue
                owner, name = words[word.casefold()]
                message = f'"{word}" står två gånger' if owner == position else f'"{word}" hör redan till ordet "{name}"'
                advice = "Ta bort det ena. Ett ord kan bara ha en förklaring."
                yield error("glossary.twice", item, message, advice, ("terms", position, *path))


def _written(term: Term) -> Iterator[tuple[Path, str]]:
    """A term's word and forms, each with its place."""
    yield ("term",), term.term
    for number, form in enumerate(term.forms):
        yield ("forms", number), form


@rule("glossary.see")
def term_points_to_another(register: Register) -> Finding:
    """`see: [remiss]` passes when another term has that id."""
    for item in register.glossary.values():
        known = [term.id for term in item.record.terms]
        for position, term in enumerate(item.record.terms):
            for number, wanted in enumerate(term.see):
                path = ("terms", position, "see", number)
                if wanted not in known:
                    hint = did_you_mean(wanted, known) or "Lägg till ordet i ordlistan, eller ta bort hänvisningen."
                    yield error("glossary.see", item, f'okänt ord "{wanted}"', hint, path)
                elif wanted == term.id:
                    yield error("glossary.see", item, f'ordet "{wanted}" hänvisar till sig självt', "Ta bort hänvisningen.", path)
