"""Long sentences, links that do not say where they lead and words of administration: where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import prose

_LONGEST = 35
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”’)*_]*\s+|\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s")
_WORD = re.compile(r"\w+(?:[-/.:’']\w+)*")


def long_sentences(text: str, *, markdown: bool) -> Iterator[tuple[str, int]]:
    """How each sentence that is too long begins, and how many words it has; a colon, a semicolon and a point of a list end one."""
    if len(text) <= 2 * _LONGEST:
        return  # so many words, and something between them, take more
    plain = re.sub(r"\]\([^)\s]*\)", "]", text) if markdown else text
    if len(_WORD.findall(plain)) <= _LONGEST:
        return
    for sentence in _SENTENCE_END.split(plain):
        count = len(_WORD.findall(sentence))
        if count > _LONGEST:
            yield prose.shortened(" ".join(sentence.split()), 40), count


#: Words in a link that say nothing to somebody who hears only them.
_EMPTY = re.compile(
    r"(?:läs|se|visa|klicka|tryck|gå|mer|mera|här|hit|dit|denna|den här|följande|via|på|om|detta|det|i|länk|länken|länkar|information|info|"
    r"sida|sidan|webbsida|webbsidan|hemsida|hemsidan|dokument|dokumentet|pdf|vidare|också|även|adress|adressen|\s|[.:»>→])+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:se|com|nu|org|net|eu)(?:/\S*)?", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\\.)*)\]\(([^)\s]*)[^)]*\)")
_BARE = re.compile(r"(?<![\w(\[<\"/])https?://[^\s)>\]]+|<https?://[^>\s]+>")


def unclear_links(text: str) -> Iterator[tuple[int, str]]:
    """Where a Markdown text has such a link, and what is wrong with it."""
    if "](" not in text and "://" not in text:
        return
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


def administrative(text: str) -> Iterator[str]:
    """The words of administration in a text, as they stand in it."""
    yield from (found[0] for found in _TERMS.finditer(text))


__all__ = ["administrative", "long_sentences", "unclear_links"]
