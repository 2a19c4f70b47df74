"""The words of the corpus, read from words/: subjects with their own nouns and verbs, and what all of them share."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in the forms that sentences need. `first` is what it is as the first part of a compound."""

    neuter: bool
    bare: str
    definite: str
    plural: str
    plural_definite: str
    first: str

    @property
    def article(self) -> str:
        return "ett" if self.neuter else "en"

    def with_head(self, head: Noun) -> Noun:
        """The compound of this noun and another: våtmark + plan → våtmarksplan."""
        forms = (head.bare, head.definite, head.plural, head.plural_definite, head.first)
        return Noun(head.neuter, *(_joined(self.first, form) for form in forms))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms, active and passive; a particle stands after a space."""

    infinitive: str
    present: str
    supine: str

    @property
    def passive_infinitive(self) -> str:
        return _on_first(self.infinitive, lambda word: word + "s")

    @property
    def passive_present(self) -> str:
        """Rensas, mäts, beskärs: what the present ends in tells how."""
        base = self.infinitive.split(" ")[0]
        cut = 1 if self.present.split(" ")[0] == f"{base}r" else 2
        return _on_first(self.present, lambda word: (word[:-cut] if cut == 1 or word.endswith("er") else word) + "s")

    @property
    def passive_supine(self) -> str:
        return _on_first(self.supine, lambda word: word + "s")


@dataclass(frozen=True, slots=True)
class Adjective:
    common: str
    neuter: str
    plural: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that parties work together on, with a vocabulary of its own."""

    id: str
    title: str
    definite: str
    areas: tuple[str, ...]
    nouns: tuple[Noun, ...]
    verbs: tuple[Verb, ...]
    problems: tuple[str, ...]
    demands: tuple[str, ...]
    voices: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    subjects: tuple[Subject, ...]
    heads: tuple[Noun, ...]
    adjectives: tuple[Adjective, ...]
    general: Mapping[str, Any]
    sentences: Mapping[str, Any]
    names: Mapping[str, Any]


@functools.cache
def lexicon() -> Lexicon:
    """All words, read once."""
    subjects = [subject for file in sorted((WORDS / "subjects").glob("*.txt")) for subject in _subjects(_lines(file))]
    forms = dict(_sections(_lines(WORDS / "forms.txt")))
    return Lexicon(
        tuple(sorted(subjects, key=lambda subject: subject.id)),
        tuple(map(_noun, forms["heads"])),
        tuple(Adjective(*line.split()) for line in forms["adjectives"]),
        *(yaml.safe_load((WORDS / name).read_text("utf-8")) for name in ("general.yml", "sentences.yml", "names.yml")),
    )


def _lines(file: Path) -> list[str]:
    lines = (line.strip() for line in file.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _subjects(lines: Sequence[str]) -> Iterator[Subject]:
    starts = [number for number, line in enumerate(lines) if line.startswith("== ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, title, definite = (part.strip() for part in lines[start].removeprefix("== ").split("|"))
        parts = dict(_sections(lines[start + 1 : end]))
        nouns, verbs = tuple(map(_noun, parts["nouns"])), tuple(map(_verb, parts["verbs"]))
        told = (tuple(parts[each]) for each in ("problems", "demands", "voices", "groups"))
        yield Subject(name, title, definite, tuple(parts["areas"]), nouns, verbs, *told)


def _sections(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each `[heading]` with its lines."""
    starts = [number for number, line in enumerate(lines) if line.startswith("[") and line.endswith("]")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start][1:-1], list(lines[start + 1 : end])


def _noun(line: str) -> Noun:
    """`en klock|a an or orna 0`: article, first form, then endings of definite, plural, plural definite and as a part of a compound."""
    article, first, *endings = line.split()
    if len(endings) != 4:
        raise ValueError(f"fyra ändelser väntas: {line}")
    stem, _, rest = first.partition("|")
    return Noun(article == "ett", stem + rest, *(_form(stem, ending) for ending in endings))


def _verb(line: str) -> Verb:
    """`rensa r de t`: infinitive, then endings of present, past and supine."""
    first, present, _, supine = line.split()
    stem, _, rest = first.partition("|")
    return Verb(*(form.replace("_", " ") for form in (stem + rest, _form(stem, present), _form(stem, supine))))


def _form(stem: str, ending: str) -> str:
    """An ending on a stem: `0` is none, `=word` the whole form. A particle keeps its place: rusta_upp + r → rustar_upp."""
    if ending.startswith("="):
        return ending[1:]
    word, mark, particle = stem.partition("_")
    return word + ("" if ending == "0" else ending) + mark + particle


def _on_first(words: str, change: Any) -> str:
    first, space, rest = words.partition(" ")
    return str(change(first)) + space + rest


def _joined(first: str, last: str) -> str:
    """Two parts of a compound; Swedish never writes three of the same letter in a row."""
    return first + (last[1:] if len(first) > 1 and first[-1] == first[-2] == last[:1] else last)
