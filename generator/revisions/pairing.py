"""Which item of a list was which in the list before: by being the same, by its name, or by its words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from generator.records.shape import fields

_ALIKE = 0.5  # of the words of two items, for the one to be the other rewritten
_MOST_COMPARED = 400  # pairs of items whose words are compared
_LONGEST = 2_000  # letters of an item that are compared


def paired(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int | None, int | None]]:
    """The places of each item in both lists, None where it is not there: in the order of the new list, what is gone where it stood."""
    matches: dict[int, int] = {}
    _match(matches, [repr(each) for each in old], [repr(each) for each in new])
    _match(matches, [_key(each) for each in old], [_key(each) for each in new])
    _match_alike(matches, old, new)
    return list(_in_reading_order(matches, len(old), len(new)))


def _match(matches: dict[int, int], before: list[str], after: list[str]) -> None:
    """Let items that are called the same be the same, the first with the first."""
    taken = set(matches.values())
    free: dict[str, list[int]] = {}
    for place, key in enumerate(before):
        if place not in taken and key:
            free.setdefault(key, []).append(place)
    for place, key in enumerate(after):
        if place not in matches and free.get(key):
            matches[place] = free[key].pop(0)


def _key(item: Any) -> str:
    """What an item goes by: what its model names first of what is a single value. Texts in a list have no other name than themselves."""
    if not isinstance(item, BaseModel):
        return ""
    name = next((each.name for each in fields(type(item)) if each.part is None and not each.several), "")
    value = getattr(item, name, None)
    return str(value) if value is not None else ""


def _match_alike(matches: dict[int, int], old: Sequence[Any], new: Sequence[Any]) -> None:
    """Let items that have most of their words in common be the same."""
    left = [place for place in range(len(old)) if place not in set(matches.values())]
    arrived = [place for place in range(len(new)) if place not in matches]
    if len(left) * len(arrived) > _MOST_COMPARED:
        return
    for place in arrived:
        ratios = {other: _likeness(old[other], new[place]) for other in left}
        best = max(ratios, key=lambda other: (ratios[other], -other), default=None)
        if best is not None and ratios[best] >= _ALIKE:
            matches[place] = best
            left.remove(best)


def _likeness(one: Any, other: Any) -> float:
    ours, theirs = (_words(each)[:_LONGEST].split() for each in (one, other))
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _words(item: Any) -> str:
    if isinstance(item, BaseModel):
        return " ".join(_words(getattr(item, each.name)) for each in fields(type(item)))
    if isinstance(item, list):
        return " ".join(map(_words, item))
    return "" if item is None else str(item)


def _in_reading_order(matches: dict[int, int], before: int, after: int) -> Iterable[tuple[int | None, int | None]]:
    """Every item once; what is gone stands after what it stood after."""
    kept = set(matches.values())
    gone = [place for place in range(before) if place not in kept]
    for place in range(after):
        was = matches.get(place)
        if was is not None:
            while gone and gone[0] < was:
                yield gone.pop(0), None
        yield was, place
    for place in gone:
        yield place, None
