"""The areas of the agreement that a document takes up, each with the words that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.editing.importing.facts import sentences
from generator.editing.importing.structure import Structure
from generator.register.items import AgreementItem

#: Endings that do not make another word of one, longest first; enough to see that "unga" and "ung" are meant alike.
_ENDINGS = re.compile(r"(?:arnas|ernas|ornas|andet|andets|arna|erna|orna|ens|ets|ade|ast|ar|er|or|en|et|na|as|a|e|n|t|s)$")
_SHORT = {"i", "för", "mot", "och", "av", "på", "med", "till", "den", "det", "de", "en", "ett", "om", "som", "arbete", "arbetet"}
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An area with the words that take it up, and whether those stand in a list."""

    area: str
    quote: str
    listed: bool
    exact: bool


def areas_in(structure: Structure, agreement: AgreementItem) -> list[Named]:
    """Each area once, in the order in which they are first taken up; a point of a list goes before running text."""
    wordings = _wordings(agreement)
    found: dict[str, tuple[int, Named]] = {}
    place = 0
    for section in structure.sections:
        for block in section.blocks:
            listed = block.kind in {"bullet", "number", "row"}
            for piece in [block.text] if listed and len(block.text) < 160 else sentences(block.text):  # noqa: PLR2004 - letters of a point
                place += 1
                for area, names in wordings.items():
                    match = _match(piece, names)
                    if match and (area not in found or _rank(listed, match) > _rank(found[area][1].listed, found[area][1].exact)):
                        found[area] = (place, Named(area, piece, listed, match == 2))  # noqa: PLR2004 - word for word
    return [named for _, named in sorted(found.values(), key=lambda each: each[0])]


def _rank(listed: bool, match: int | bool) -> tuple[int, int]:
    return int(match) // 2 if not isinstance(match, bool) else int(match), int(listed)


def _wordings(agreement: AgreementItem) -> dict[str, list[str]]:
    """What each area is called, in its record and in the versions of the agreement."""
    found = {item.id: [item.record.title] for item in agreement.areas}
    for version in agreement.record.versions:
        for each in version.areas:
            if each.area in found and each.wording not in found[each.area]:
                found[each.area].append(each.wording)
    return found


def _match(text: str, names: list[str]) -> int:
    """2 where one of the names stands in the text word for word, 1 where all its words that mean something do, else 0."""
    plain = text.casefold()
    if any(re.search(rf"(?<![\w-]){re.escape(name.casefold())}s?(?![\w-])", plain) for name in names):
        return 2
    there = {_stem(word) for word in re.findall(r"[\wåäöé-]+", plain)}
    for name in names:
        wanted = {_stem(word) for word in re.findall(r"[\wåäöé-]+", name.casefold()) if word not in _SHORT}
        if (len(wanted) > 1 or len(next(iter(wanted), "")) > 8) and wanted <= there:  # noqa: PLR2004 - a long word says enough
            return 1
    return 0


def _stem(word: str) -> str:
    bare = _ENDINGS.sub("", word)
    return bare if len(bare) >= _SHORTEST - 1 else word
