"""What differs between two wordings, word by word, in pieces that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

#: A word with its combining marks, or any other single character but white space; then the white space after it.
_TOKEN = re.compile(r"([\w\u0300-\u036f\u00ad]+|\S)(\s*)")
_LEADING_SPACE = re.compile(r"\s*")

#: Where less than this share of the shorter wording's letters is common, the two are set against each other as wholes.
_ENOUGH_IN_COMMON = 0.4


class Fate(Enum):
    """What became of a piece of the old wording, or where a piece of the new one comes from."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, with the white space between and after them."""

    fate: Fate
    text: str


@dataclass(slots=True)
class _Run:
    """Words that both wordings have in the same order, or those that stand in each other's place."""

    old: str
    new: str
    kept: bool


def difference(old: str, new: str) -> list[Piece]:
    """What was kept, removed and added between two wordings, in the order in which it is read.

    Whole words and punctuation marks are compared. Kept and removed pieces together are the old wording, kept and added ones the new
    one, character for character. No two pieces in a row have the same fate, and what is removed stands before what takes its place.
    """
    runs = _joined(_runs(old, new))
    if _too_little_in_common(runs, old, new):
        runs = [_Run(old, new, kept=False)]
    return list(_pieces(_merged(trimmed for run in runs for trimmed in _trimmed(run))))


def _runs(old: str, new: str) -> Iterator[_Run]:
    before, after = _space_before(old), _space_before(new)
    yield _Run(before, after, kept=before == after)
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    for deed, i, i_end, j, j_end in matcher.get_opcodes():
        if deed != "equal":
            yield _Run("".join(map("".join, ours[i:i_end])), "".join(map("".join, theirs[j:j_end])), kept=False)
            continue
        for (word, space), (_, other_space) in zip(ours[i:i_end], theirs[j:j_end], strict=True):
            yield _Run(word, word, kept=True)
            yield _Run(space, other_space, kept=space == other_space)


def _space_before(text: str) -> str:
    found = _LEADING_SPACE.match(text)
    return found.group() if found else ""


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """Runs with neighbours alike made one, and with what is kept given up where it is shorter than the changes around it."""
    found = _merged(runs)
    while True:
        fewer = _merged(
            _Run(run.old, run.new, kept=run.kept and not _is_lost(found[at - 1 : at], run, found[at + 1 : at + 2]))
            for at, run in enumerate(found)
        )
        if len(fewer) == len(found):
            return found
        found = fewer


def _is_lost(before: list[_Run], kept: _Run, after: list[_Run]) -> bool:
    """Whether kept words say less than the changes on both sides of them. Between mere additions, or removals, they read on as they are."""
    around = [*before, *after]
    if len(around) < 2 or not (any(run.old for run in around) and any(run.new for run in around)):  # noqa: PLR2004 - both sides
        return False
    return all(_letters(kept.old) <= max(_letters(run.old), _letters(run.new)) for run in around)


def _merged(runs: Iterable[_Run]) -> list[_Run]:
    found: list[_Run] = []
    for run in runs:
        if not (run.old or run.new):
            continue
        if found and found[-1].kept == run.kept:
            found[-1].old += run.old
            found[-1].new += run.new
        else:
            found.append(run)
    return found


def _trimmed(run: _Run) -> Iterator[_Run]:
    """A change without the white space that both sides end in, so that the mark ends where the word does."""
    words, other_words = run.old.rstrip(), run.new.rstrip()
    space = run.old[len(words) :]
    if run.kept or not (words and other_words and space) or other_words + space != run.new:
        yield run
    else:
        yield _Run(words, other_words, kept=False)
        yield _Run(space, space, kept=True)


def _too_little_in_common(runs: list[_Run], old: str, new: str) -> bool:
    common = sum(_letters(run.old) for run in runs if run.kept)
    return common < _ENOUGH_IN_COMMON * min(_letters(old), _letters(new))


def _letters(text: str) -> int:
    return sum(each.isalnum() for each in text)


def _pieces(runs: list[_Run]) -> Iterator[Piece]:
    for run in runs:
        if run.kept:
            yield Piece(Fate.KEPT, run.old)
            continue
        if run.old:
            yield Piece(Fate.REMOVED, run.old)
        if run.new:
            yield Piece(Fate.ADDED, run.new)
