"""Sentences from patterns: `[a|b]` is one of several, `{dp1}` a slot. A slot with a number means the same each time in one pattern."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeVar

from tests.search.multiplied.lexicon import Adjective, Lexicon, Noun, Subject, Verb

T = TypeVar("T")

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([A-Za-z_]+)(\d?)\}")
_ACTED = re.compile(r"\{(?:[fF]s?|vs|s_)\d?\}")  # a verb whose object is a noun of the pattern
_PEOPLE = (
    "are",
    "ör",
    "värd",
    "vän",
    "kurator",
    "rektor",
    "lots",
    "pedagog",
    "chef",
    "guide",
    "sköterska",
    "herre",
    "vikarie",
    "konstnär",
    "gäst",
)
_NUMBERS = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
_COMPOUND = 0.22  # how often a noun is a compound made on the spot
_FOCUS = 0.35  # how often a text returns to what it has spoken of before


@dataclass
class Setting:
    """What a text is about: who says it, where and when."""

    subject: Subject
    municipality: str
    partner: str
    places: Sequence[str]
    years: tuple[int, int]  #: of what has been
    we: str = "parterna"
    whose: str = "parternas"
    fixed: dict[str, str] = field(default_factory=dict)  #: further slots


class Teller:
    """Fills patterns with the words of a setting.

    Args:
        lexicon: all words.
        rng: what chance there is.
        taken: words that belong to others, so that no compound is one of them.
    """

    def __init__(self, lexicon: Lexicon, rng: random.Random, taken: AbstractSet[str]) -> None:
        self._lexicon, self._rng, self._taken = lexicon, rng, taken
        self._common_heads = [head for head in lexicon.heads if not head.neuter]
        self._focus: list[Noun] = []
        self._slots: dict[str, Callable[[Setting], str]] = {
            "place": lambda at: rng.choice(at.places),
            "root": lambda at: rng.choice(at.places[:4]),
            "year": lambda at: str(rng.randint(*at.years)),
            "soon": lambda at: str(at.years[1] + rng.randint(1, 4)),
            "n": lambda _: self._number(),
            "clock": lambda _: str(rng.choice(lexicon.general["clock"])),
            "day": lambda _: f"{rng.randint(2, 28)} {rng.choice(lexicon.general['month'])}",
            "money": lambda _: self._money(),
            "times": lambda _: f"{rng.choice(_NUMBERS[:4])} gånger",
            "several": lambda _: rng.choice(["några", "flera", *_NUMBERS[1:6]]),
            "agents": lambda _: rng.choice(["aktörer", "handläggare", "företag", "enheter", "ideella grupper"]),
            "X": lambda at: at.municipality,
            "x": lambda at: at.municipality,
            "Y": lambda at: at.partner,
            "def": lambda at: at.subject.definite,
            "subarea": lambda at: rng.choice(at.subject.areas),
            "we": lambda at: at.we,
            "whose": lambda at: at.whose,
            **{name: self._listed(name) for name in ("who", "season", "month", "compass")},
        }

    def _listed(self, name: str) -> Callable[[Setting], str]:
        return lambda _: str(self._rng.choice(self._lexicon.general[name]))

    def begin(self) -> None:
        """A new text begins: what was in focus no longer is."""
        self._focus.clear()

    def tell(self, patterns: Sequence[str] | str, setting: Setting) -> str:
        """One pattern, filled."""
        pattern = patterns if isinstance(patterns, str) else self._rng.choice(patterns)
        while _CHOICE.search(pattern):
            pattern = _CHOICE.sub(lambda found: self._rng.choice(found[1].split("|")), pattern)
        known: dict[str, object] = {"acted": True} if _ACTED.search(pattern) else {}
        filled = _SLOT.sub(lambda found: self._slot(found[1], found[2], setting, known), pattern)
        return filled[0].upper() + filled[1:]

    def sentence(self, patterns: Sequence[str] | str, setting: Setting) -> str:
        """One pattern as a sentence with its full stop."""
        told = self.tell(patterns, setting)
        return told if told.endswith((".", "?", "!")) else f"{told}."

    def _slot(self, name: str, number: str, setting: Setting, known: dict[str, object]) -> str:
        if name in setting.fixed:
            return setting.fixed[name]
        if name in self._slots:
            return self._known(known, name + number, number, lambda: self._slots[name](setting))
        lower = name[0].lower() + name[1:]
        if lower in setting.fixed:
            return _capital(setting.fixed[lower])
        if lower in self._slots:
            return _capital(self._known(known, lower + number, number, lambda: self._slots[lower](setting)))
        filled = self._word(lower, number, setting, known)
        return filled if name == lower else _capital(filled)

    def _word(self, name: str, number: str, setting: Setting, known: dict[str, object]) -> str:
        """A noun or verb of the subject in the form that the slot names."""
        if name in _VERB_FORMS:
            verb = self._known(known, "verb" + number, number, lambda: self._rng.choice(setting.subject.verbs))
            return _VERB_FORMS[name](verb)
        if name.startswith("c"):
            compound = self._known(known, "compound" + number, number, lambda: self._compound(setting, self._common_heads))
            return _NOUN_FORMS[name[1:] or "s"](compound, self._lexicon.adjectives[0])
        noun = self._known(known, "noun" + number, number, lambda: self._other(known, setting))
        adjective = self._known(known, "adjective" + number, number, lambda: self._rng.choice(self._lexicon.adjectives))
        return _NOUN_FORMS[name](noun, adjective)

    @staticmethod
    def _known(known: dict[str, object], key: str, number: str, make: Callable[[], T]) -> T:
        if not number:
            return make()
        if key not in known:
            known[key] = make()
        return known[key]  # type: ignore[return-value]

    def _other(self, known: dict[str, object], setting: Setting) -> Noun:
        """A noun that the pattern has not used; a thing where something is done to it."""
        noun = self._noun(setting)
        for _ in range(9):
            if noun not in known.values() and not ("acted" in known and noun.bare.endswith(_PEOPLE)):
                break
            noun = self._noun(setting)
        return noun

    def _noun(self, setting: Setting) -> Noun:
        if self._focus and self._rng.random() < _FOCUS:
            return self._rng.choice(self._focus)
        made = self._rng.random() < _COMPOUND
        noun = self._compound(setting, self._lexicon.heads) if made else self._rng.choice(setting.subject.nouns)
        self._focus = [*self._focus[-2:], noun]
        return noun

    def _compound(self, setting: Setting, heads: Sequence[Noun]) -> Noun:
        while True:
            made = self._rng.choice(setting.subject.nouns).with_head(self._rng.choice(heads))
            if self._taken.isdisjoint((made.bare, made.definite, made.plural, made.plural_definite)):
                return made

    def _number(self) -> str:
        drawn = self._rng.randint(2, 60)
        return _NUMBERS[drawn - 2] if drawn <= 12 else str(drawn)

    def _money(self) -> str:
        if self._rng.random() < 0.5:
            return f"{self._rng.randint(2, 99)}0 000"
        return f"{self._rng.randint(1, 14)},{self._rng.randint(1, 9)} miljoner"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


_VERB_FORMS: dict[str, Callable[[Verb], str]] = {
    "f": lambda verb: verb.infinitive,
    "fs": lambda verb: verb.passive_infinitive,
    "v": lambda verb: verb.present,
    "vs": lambda verb: verb.passive_present,
    "s_": lambda verb: verb.passive_supine,
}

_NOUN_FORMS: dict[str, Callable[[Noun, Adjective], str]] = {
    "s": lambda noun, _: noun.bare,
    "i": lambda noun, _: f"{noun.article} {noun.bare}",
    "d": lambda noun, _: noun.definite,
    "p": lambda noun, _: noun.plural,
    "dp": lambda noun, _: noun.plural_definite,
    "ai": lambda noun, adjective: f"{noun.article} {adjective.neuter if noun.neuter else adjective.common} {noun.bare}",
    "ad": lambda noun, adjective: f"{'det' if noun.neuter else 'den'} {adjective.plural} {noun.definite}",
    "ap": lambda noun, adjective: f"{adjective.plural} {noun.plural}",
    "adp": lambda noun, adjective: f"de {adjective.plural} {noun.plural_definite}",
}
