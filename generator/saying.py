"""Whether a text that must say something does: what is typed only to fill a field lifts no demand of the law."""

from __future__ import annotations

import html
import re

_WORD = re.compile(r"[^\W\d_]{2,}")

_YES = frozenset({"ja", "yes", "true", "sant", "on"})
_NO = frozenset(
    {"nej", "inte", "ej", "icke", "ingen", "inget", "inga", "aldrig", "falskt", "no", "not", "none", "null", "nil", "false", "off"}
)
#: What somebody writes who has nothing to say, or takes the field for a question. A text of nothing else says nothing.
_FILLING = (
    _YES
    | _NO
    | {"okänt", "okänd", "oklart", "saknas", "tom", "tomt", "vet", "ännu", "än", "nu", "klar", "klart", "klara", "gjort", "gjord"}
    | {"angivet", "angiven", "av", "på", "todo", "tbd", "lorem", "ipsum", "xx", "xxx"}
)


def words_of(text: str) -> list[str]:
    """The words of a text that have letters, in small letters; what stands for a character in HTML is none."""
    return _WORD.findall(html.unescape(text).casefold())


def says_something(text: str) -> bool:
    """Whether a text has at least one word that does more than fill the field."""
    return any(word not in _FILLING for word in words_of(text))


def first_answer(text: str) -> str:
    """The word that a text begins with where it answers yes or no; empty where it does not."""
    words = words_of(text)
    return words[0] if words and words[0] in _YES | _NO else ""
