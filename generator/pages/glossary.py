"""The glossary as a page: each word with its explanation, at an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator import addresses, prose
from generator.page import Explanation
from generator.pages import swedish, views
from generator.records.glossary import Term
from generator.register import Register


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    terms: list[dict[str, Any]]


def terms(register: Register) -> list[Term]:
    """Every word of the glossary in Swedish alphabetical order."""
    found = [term for item in register.glossary.values() for term in item.record.terms]
    return sorted(found, key=lambda term: swedish.alphabetical(term.term))


def letters(register: Register) -> list[Letter]:
    """The words under the letters that they begin with."""
    named = {term.id: term.term for term in terms(register)}
    return [
        Letter(letter.upper(), [_shown(register, term, named) for term in group])
        for letter, group in groupby(terms(register), key=lambda term: term.term[:1].casefold())
    ]


def _shown(register: Register, term: Term, named: dict[str, str]) -> dict[str, Any]:
    return {
        "term": term,
        "anchor": addresses.term_anchor(term.id),
        "see": [(named[each], addresses.term_anchor(each)) for each in term.see if each in named],
        "marks": views.marks(register, term.sources),
    }


def explanations(register: Register) -> list[Explanation]:
    """What pages explain where a word first stands: the forms of each word, with its explanation as plain words."""
    return [
        Explanation(term.id, term.term, tuple(dict.fromkeys([term.term, *term.forms])), prose.plain(term.text), _href(term))
        for term in terms(register)
    ]


def _href(term: Term) -> str:
    return addresses.link(addresses.SINGLE["glossary"], addresses.term_anchor(term.id))
