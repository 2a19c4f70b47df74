"""Words as the search compares them. site_theme/assets/sok-ord.js does the same to what a visitor types; a test holds the two together.

A word is folded (small letters, å and ä as a, ö as o), since many type without å, ä and ö. What is folded is stemmed by Snowball's
Swedish algorithm. It is made for unfolded words, but folding turns vowels into vowels, so it finds nearly the same stems; and as both
sides do the same, what they find is the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from generator.outputs.search.stemming import stem

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_OWN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})

#: Words that say nothing of what somebody looks for, folded. Neither indexed nor looked for.
STOP = frozenset(
    """
    alla allt an att av bara bland blev bli blir da de dem den denna deras dess dessa det detta dig din dit ditt dina dom du dar efter
    eller en ens er era ett fast fran for fore forst ha hade han hans har helt hela hon honom hur har i icke igen ifall in inne innan inom
    inte ja jag ju kan kunde kom lite man med medan men mer mest mig min mina mitt mot mycket nar nagon nagot nagra ni no nog nu och
    ocksa om oss pa per redan s sa samt sedan ser sig sin sina sitt ska skall skulle som sadan sant till tills t ur ut utan var vad
    vara varfor vart vem vems vi via vid vilka vilken vilket vill vore verkligen under upp over at aven ar aro nagonting finns far
    fick gar galler gor gora the of and to is are was were what who which when where how did does do a an in on for about
    """.split()  # noqa: SIM905 - read as a text
)


def folded(text: str) -> str:
    """Small letters without marks: `Åtgärder` as `atgarder`."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).translate(_OWN)


def words(text: str) -> list[str]:
    """The words of a text as they are written, in order; what joins words, such as hyphens, parts them."""
    return _WORD.findall(text)


@cache
def key(word: str) -> str:
    """What a word is found by."""
    plain = folded(word)
    return stem(plain) if plain.isascii() and not plain[0].isdigit() else plain


@cache
def term_of(word: str) -> str:
    """What a word is found by; nothing of a word that says nothing."""
    return "" if folded(word) in STOP else key(word)
