"""Languages by their tags (BCP 47: `en`, `ar`, `ku-Arab`): what they are called in Swedish, and in which direction they are read."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

#: The language of every page that the program makes.
OWN = "sv"

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<country>[A-Z]{2}))?")
#: Spoken in Sweden, but not named by the Unicode locale data: the name and the script.
_MORE = {
    "prs": ("dari", "Arab"),
    "rmf": ("finsk romani", "Latn"),
    "rmy": ("romani", "Latn"),
    "rmu": ("svensk romani", "Latn"),
    "sju": ("umesamiska", "Latn"),
    "sje": ("pitesamiska", "Latn"),
}
_SCRIPT = 4  # letters
#: The scripts that are read from right to left.
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@cache
def _names() -> dict[str, str]:
    return {
        **{tag: name for tag, name in Locale("sv").languages.items() if _TAG.fullmatch(tag)},
        **{tag: own[0] for tag, own in _MORE.items()},
    }


def is_known(tag: str) -> bool:
    """Whether a tag is well formed and names a language."""
    found = _TAG.fullmatch(tag)
    return bool(found) and primary(tag) in _names()


def by_name(name: str) -> str:
    """The tag of a language that is told by its Swedish name; empty where there is none."""
    return next((tag for tag, each in _names().items() if each.casefold() == name.strip().casefold()), "")


def shorter(tag: str) -> str:
    """The tag that another way of writing stands for: `en` for `eng` or `EN`, `ku-Arab` for `ku_arab`; empty where there is none."""
    parts = re.split("[-_]", tag.strip())
    first = parts[0].lower()
    alike = [
        get_global("language_aliases").get(first, first),
        *(part.title() if len(part) == _SCRIPT else part.upper() for part in parts[1:]),
    ]
    found = "-".join(alike)
    return found if is_known(found) else ""


def primary(tag: str) -> str:
    """The language itself, without script and country: `ku` of `ku-Arab`."""
    return tag.partition("-")[0]


def foreign(tag: str | None) -> str:
    """The tag of a text in another language than the pages'; empty for one in theirs."""
    return tag if tag and primary(tag) != OWN else ""


def name(tag: str) -> str:
    """What a language is called in Swedish; the tag itself where that is not known."""
    return _names().get(primary(tag), tag)


def locale(tag: str) -> str:
    """A language with its country, or that where it is most spoken: `sv_SE`. Empty where that is not known."""
    found = _TAG.fullmatch(tag)
    country = (found["country"] if found else None) or _likely(tag).rpartition("_")[2]
    return f"{primary(tag)}_{country}" if re.fullmatch("[A-Z]{2}", country) else ""


def direction(tag: str) -> str:
    """`rtl` for a language that is read from right to left, else `ltr`."""
    found = _TAG.fullmatch(tag)
    likely = _likely(tag).split("_")
    script = (found["script"] if found else None) or (likely[1] if len(likely) > 1 else _MORE.get(primary(tag), ("", ""))[1])
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def _likely(tag: str) -> str:
    """`ar_Arab_EG` of `ar`."""
    told: str = get_global("likely_subtags").get(primary(tag), "")
    return told
