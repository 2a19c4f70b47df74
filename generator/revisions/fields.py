"""What differs between two states of a record, field by field, with its words marked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from generator.history import Deed
from generator.pages import swedish
from generator.records.shape import Field, fields
from generator.revisions.pairing import paired
from generator.revisions.values import Telling
from generator.wording import Fate, Piece, difference

#: Checksums say that a file is another one, which its text, its name or a word for it says better.
_CHECKSUMS = {"sha256", "text_sha256"}


@dataclass(frozen=True, slots=True)
class Changed:
    """A field, or a part of a record, that was added, changed or removed: its words, or what it consists of."""

    title: str  #: Swedish
    deed: Deed
    pieces: tuple[Piece, ...] = ()
    inner: tuple[Changed, ...] = ()
    note: str = ""  #: what words cannot show, as a sentence


@dataclass(frozen=True, slots=True)
class Sides:
    """How the two revisions tell their values. What a record had is not told where words have since been taken out of it."""

    old: Telling
    new: Telling
    silent: bool = False


def differences(before: BaseModel | None, after: BaseModel | None, sides: Sides) -> list[Changed]:
    """The fields that differ between two states of a record or a part; None stands for one that is not there."""
    state = after if after is not None else before
    if state is None:
        return []
    found = []
    for each in fields(type(state)):
        old, new = (_given(side, each.name) for side in (before, after))
        if _same(old, new):
            continue
        changed = _checksum(old, new) if each.name in _CHECKSUMS else _field(each, old, new, sides)
        found += [changed] if changed else []
    return found


def _same(old: Any, new: Any) -> bool:
    """Whether two values are written the same: 12.5 and 12.50 are equal, but a page shows them as their source does."""
    return repr(old) == repr(new)


def _given(side: BaseModel | None, name: str) -> Any:
    """A field's value; None where it says nothing."""
    value = getattr(side, name) if side is not None else None
    return None if value == [] or value is False else value


def _checksum(old: Any, new: Any) -> Changed | None:
    return Changed("Filen", Deed.CHANGED, note="Filen är en annan än förut.") if old and new else None


def _field(each: Field, old: Any, new: Any, sides: Sides) -> Changed | None:
    if each.several:
        inner, note = _list(each, old or [], new or [], sides)
        deed = deed_of(old, new)
        return Changed(each.title, deed, inner=tuple(inner), note=note) if inner or note else None
    if each.part:
        inner = differences(old, new, sides)
        return Changed(each.title, deed_of(old, new), inner=tuple(inner)) if inner else None
    if each.value == "yes-no":
        old, new = bool(old), bool(new)
    words = _words(each, old, new, sides)
    return Changed(each.title, deed_of(old, new), words) if words else None


def deed_of(old: Any, new: Any) -> Deed:
    """What became of something, told by what it was and what it is; None stands for what is not there."""
    return Deed.ADDED if old is None else Deed.REMOVED if new is None else Deed.CHANGED


def _words(each: Field, old: Any, new: Any, sides: Sides) -> tuple[Piece, ...]:
    """A value's words, marked; a value that is no running text is exchanged as a whole."""
    before = "" if old is None else sides.old.told(each, old)
    after = "" if new is None else sides.new.told(each, new)
    if each.value == "text" and before and after:
        pieces = wordings_differ(before, after)
    else:
        pieces = [Piece(fate, text) for fate, text in ((Fate.REMOVED, before), (Fate.ADDED, after)) if text]
    if all(piece.fate is Fate.KEPT for piece in pieces):  # what differs must not be told
        return ()
    return tuple(piece for piece in pieces if not (sides.silent and piece.fate is Fate.REMOVED))


def _list(each: Field, old: Sequence[Any], new: Sequence[Any], sides: Sides) -> tuple[list[Changed], str]:
    """What differs between two lists, in the order of the new one, and a sentence where only the order does."""
    pairs = paired(old, new)
    found = list(_items(each, old, new, pairs, sides))
    kept = [before for before, after in pairs if before is not None and after is not None]
    moved = any(first > second for first, second in pairwise(kept))
    return found, "Ordningen är en annan." if moved else ""


def _items(
    each: Field, old: Sequence[Any], new: Sequence[Any], pairs: list[tuple[int | None, int | None]], sides: Sides
) -> Iterator[Changed]:
    for i, j in pairs:
        before, after = (None if i is None else old[i]), (None if j is None else new[j])
        if _same(before, after):
            continue
        if each.part is None:
            words = _words(each, before, after, sides)
            if words:
                yield Changed("", deed_of(before, after), words)
        elif inner := differences(before, after, sides):
            yield Changed(_name(before, after, sides), deed_of(before, after), inner=tuple(inner))


def _name(before: Any, after: Any, sides: Sides) -> str:
    """What an item of a list is called: what stands first in it."""
    part, telling = (after, sides.new) if after is not None else (before, sides.old)
    if part is before and sides.silent:
        return ""
    model: type[BaseModel] = type(part)
    for each in fields(model):
        value = getattr(part, each.name)
        if value is not None and each.part is None and not each.several:
            told = telling.told(each, value)
            return f"{told[:_LONGEST_NAME].rsplit(' ', 1)[0]} …" if len(told) > _LONGEST_NAME else told
    return ""


_LONGEST_NAME = 80


def shortened(pieces: Sequence[Piece], around: int) -> list[Piece]:
    """Marked words with no more than some letters of what was kept on each side of a change; an ellipsis stands for the rest."""
    found = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.fate is Fate.KEPT and len(text) > 2 * around:
            begin = "" if number == 0 else text[:around].rsplit(" ", 1)[0]
            end = "" if number == len(pieces) - 1 else text[-around:].split(" ", 1)[-1]
            text = f"{begin} … {end}".strip(" ")
        found.append(Piece(piece.fate, text))
    return found


def wordings_differ(old: str, new: str) -> list[Piece]:
    """What was kept, removed and added between two texts: line by line first, so that a long one takes no longer than it must."""
    before, after = (text.splitlines(keepends=True) for text in (old, new))
    pieces: list[Piece] = []
    for deed, i, i_end, j, j_end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        ours, theirs = "".join(before[i:i_end]), "".join(after[j:j_end])
        if deed == "equal":
            pieces.append(Piece(Fate.KEPT, ours))
        elif len(ours) + len(theirs) <= _LONGEST_COMPARED:
            pieces += difference(ours, theirs)
        else:
            pieces += [Piece(fate, text) for fate, text in ((Fate.REMOVED, ours), (Fate.ADDED, theirs)) if text]
    return pieces


_LONGEST_COMPARED = 20_000  # letters whose words are compared


def places_differ(title: str, old: str, new: str, *, silent: bool) -> Changed | None:
    """Where two long texts differ, line by line and then word by word; None where there is nothing to tell.

    Args:
        title: what the text is called.
        old: what it was, without what must not be published.
        new: what it is, likewise.
        silent: whether what it was must not be told.
    """
    before, after = old.splitlines(), new.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    places = [(before[i:i_end], after[j:j_end]) for deed, i, i_end, j, j_end in matcher.get_opcodes() if deed != "equal"]
    told = [_place(ours, theirs, silent=silent) for ours, theirs in places[:_MOST_PLACES]]
    more = len(places) - _MOST_PLACES
    note = f"Och {swedish.counted(more, 'ställe', 'ställen', neuter=True)} till." if more > 0 else ""
    inner = tuple(each for each in told if each.pieces)
    return Changed(title, Deed.CHANGED, inner=inner, note=note) if inner or note else None


_MOST_PLACES = 20


def _place(ours: list[str], theirs: list[str], *, silent: bool) -> Changed:
    pieces = wordings_differ("\n".join(ours).strip(), "\n".join(theirs).strip())
    told = tuple(piece for piece in pieces if not (silent and piece.fate is Fate.REMOVED))
    return Changed("", deed_of(ours or None, theirs or None), told)
