"""The areas of the agreement that a document takes up, each with the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.editing.importing import headings
from generator.editing.importing.sentences import sentences
from generator.editing.importing.structure import Structure
from generator.register.items import AgreementItem

#: Endings that do not make another word of one, longest first; enough to see that "unga" and "ung" are meant alike.
_ENDINGS = re.compile(r"(?:arnas|ernas|ornas|andet|andets|arna|erna|orna|ens|ets|ade|ast|ar|er|or|en|et|na|as|a|e|n|t|s)$")
_SHORT = {"i", "för", "mot", "och", "av", "på", "med", "till", "den", "det", "de", "en", "ett", "om", "som", "arbete", "arbetet"}
_SHORTEST = 4
_LONGEST_POINT = 160  # letters
_TELLING = 8  # letters from which one word says enough
_WHOLE = 2  # a name word for word
_LONG = 14  # letters of a joined word that tells an area by itself
_NOUN = 9  # letters of a noun that does where only what all areas have in common stands before it
#: Words of names that tell one area from another as little as "arbete" does.
_COMMON = {"trygg", "säk", "ökad", "ökat", "bättr", "stöd", "riktat", "särskilt", "gemensam", "arbet", "förebygg", "god"}


@dataclass(frozen=True, slots=True)
class Named:
    """An area with the words that take it up, and whether those stand in a list."""

    area: str
    quote: str
    listed: bool
    exact: bool


def areas_in(structure: Structure, agreement: AgreementItem) -> list[Named]:
    """Each area once, in the order in which they are first taken up, with the words that show it best.

    Those are the area's own name before other words, a point of a list or a heading before running text, and what the
    respondent says itself before what it retells.
    """
    names = {area: [_Name(each) for each in wordings] for area, wordings in _wordings(agreement).items()}
    found: dict[str, tuple[int, tuple[bool, bool, bool], Named]] = {}
    for place, (piece, where, own) in enumerate(_pieces(structure)):
        plain = piece.casefold()
        stems = {_stem(word) for word in set(re.findall(r"[\wåäöé-]+", plain))}
        for area, wordings in names.items():
            match = max(name.match(plain, stems) for name in wordings)
            if not match:
                continue
            rank = (match == _WHOLE, bool(where), own)
            first, best, _ = found.get(area, (place, None, None))
            if best is None or rank > best:
                found[area] = (first, rank, Named(area, piece, where == "list", match == _WHOLE))
    return [named for _, _, named in sorted(found.values(), key=lambda each: each[0])]


def _pieces(structure: Structure) -> Iterator[tuple[str, str, bool]]:
    """Sentences, points of lists and headings, in order: each with where it stands, and whether it is the respondent's own."""
    for point in structure.proposals:
        yield point, "", True
    for section in structure.sections:
        if headings.is_of_some(section.title):
            continue  # what a minority says is not what the respondent says
        own = headings.is_own(section.title)
        if not section.implied and not headings.is_known(section.title):
            yield section.title, "title", own
        for block in section.blocks:
            listed = block.kind in {"bullet", "number", "row"} and len(block.text) < _LONGEST_POINT
            for piece in [block.text] if listed else sentences(block.text):
                yield piece, "list" if listed else "", own


def _wordings(agreement: AgreementItem) -> dict[str, list[str]]:
    """What each area is called, in its record and in the versions of the agreement."""
    found = {item.id: [item.record.title] for item in agreement.areas}
    for version in agreement.record.versions:
        for each in version.areas:
            if each.area in found and each.wording not in found[each.area]:
                found[each.area].append(each.wording)
    return found


class _Name:
    """A name of an area, ready to be looked for in many sentences."""

    def __init__(self, name: str) -> None:
        self._plain = name.casefold()
        self._whole = re.compile(rf"(?<![\w-]){re.escape(self._plain)}s?(?![\w-])")
        words = [word for word in re.findall(r"[\wåäöé-]+", self._plain) if word not in _SHORT]
        self._stems = set(map(_stem, words))
        bare = [word for word in words if _stem(word) not in _COMMON]
        self._alone = {_stem(word) for word in words if len(word) >= _LONG}
        self._alone |= {_stem(word) for word in bare if len(bare) == 1 and len(word) >= _NOUN}
        short = re.split(r"\s(?:för|mot|som|i samband med)\s", self._plain)[0]
        several = len([word for word in short.split() if word not in _SHORT]) > 1 and short != self._plain
        self._short = re.compile(rf"(?<![\w-]){re.escape(short)}s?(?![\w-])") if several else None
        self._telling = len(self._stems) > 1 or len(next(iter(self._stems), "")) > _TELLING

    def match(self, plain: str, stems: set[str]) -> int:
        """_WHOLE where the name stands in a sentence word for word, 1 where all its words that mean something do, or one that is enough."""
        if self._plain in plain and self._whole.search(plain):
            return _WHOLE
        if self._alone & stems or (self._short and self._short.search(plain)):
            return 1
        return int(self._telling and self._stems <= stems)


def _stem(word: str) -> str:
    bare = _ENDINGS.sub("", word)
    return bare if len(bare) >= _SHORTEST - 1 else word
