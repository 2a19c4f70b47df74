"""Languages by their tags (BCP 47: `en`, `ar`, `ku-Arab`): what they are called in Swedish, and in which direction they are read."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

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
    return next((tag for tag, each in _names().items() if each == name.strip().casefold()), "")


def primary(tag: str) -> str:
    """The language itself, without script and country: `ku` of `ku-Arab`."""
    return tag.partition("-")[0]


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
