"""What the last build made, and what it had read for each thing: what has read nothing that has changed since need not be made again.

A field of an item is told as it is by `register.watching.states`; whatever else is read has a name, and somebody who tells its value. What
was worked out once for many is looked at by its value too: where that is as before, those who used it are as well, whatever it was worked
out from. All of it holds only in the same circumstances (program, settings, day and so on), which whoever asks must tell.
"""

from __future__ import annotations

import os
import pickle
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from generator.noting import FIELDS, Once, Read
from generator.register import Register
from generator.register.items import Item
from generator.register.naming import called, fingerprint, name_of
from generator.register.watching import states
from generator.whole import read_whole, write_whole

_FORMAT = 3
#: Names are numbered from here, fields of items below.
_NAMES = 1 << 31
#: Names that nobody reads any more are left out every so many builds.
_OLD = 20

#: Tells the value of what is read by name, from what stands after the colon in its name.
Teller = Callable[[str], object]


class Kept(NamedTuple):
    """What came of something that was made."""

    made: bytes
    brief: Any = None  #: what is asked of it without opening it

    def opened(self) -> Any:
        """It, where it was pickled."""
        return pickle.loads(self.made)  # noqa: S301 - from the user's own cache


@dataclass
class _Past:
    """A build that is over."""

    circumstances: object = None
    seal: str = ""  #: the SHA-256 of the site's manifest
    items: list[str] = field(default_factory=list)  #: what the items were called, by number from 1
    states: Mapping[int, object] = field(default_factory=dict)  #: of their fields
    names: list[str] = field(default_factory=list)  #: of all else that was read
    values: dict[int, object] = field(default_factory=dict)  #: of that, by number
    once: dict[int, bytes] = field(default_factory=dict)  #: what was read for what was worked out once, by its number
    made: dict[str, tuple[bytes, bytes, Kept]] = field(default_factory=dict)  #: what was given, what was read, what came of it
    age: int = 0  #: how many builds have gone on with the same numbers for names


class Recall:
    """What was made before and can be used again, and what is made now.

    Args:
        memory: the file in which it is kept; None where nothing is.
        circumstances: all that a build follows from besides what is read: a value that can be pickled and compared.
        register: what there is now.
        record_of: what tells an item's record as it is.
        tellers: who tells the value of what is read by name, by what stands before the colon in its name.
        once: where it is kept what has been worked out once.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is a part of its own
        self,
        memory: Path | None,
        circumstances: object,
        register: Register,
        record_of: Callable[[Item[Any]], object],
        tellers: Mapping[str, Teller],
        once: Sequence[Once],
    ) -> None:
        self._memory, self._register, self._tellers, self._once = memory, register, tellers, once
        self._now = _Past(circumstances)
        self._past = past = _remembered(memory, circumstances)
        self._now.items = [name_of(item) for item in register.items()]
        self._now.states = states(register, record_of) if memory else {}
        self._goes_on = past.items == self._now.items and past.age < _OLD  # so that nothing needs to be numbered anew
        if self._goes_on:
            self._now.names, self._now.age = list(past.names), past.age + 1
        self._old_numbers = {name: number for number, name in enumerate(past.names, start=_NAMES)}
        self._numbers = {name: number for number, name in enumerate(self._now.names, start=_NAMES)}
        self._new_items = {name: number for number, name in enumerate(self._now.items, start=1)}
        self._changed = _differing(past.states, self._now.states if self._goes_on else self._in_old_numbers())
        self._gone = {number for number, name in enumerate(past.items, start=1) if name not in self._new_items}
        self._verdicts: dict[int, bool] = {}  #: whether what is read by name has changed, by its number in the past

    @property
    def seal(self) -> str:
        """The SHA-256 of the manifest of the site that was made before; empty where nothing is remembered."""
        return self._past.seal

    def found(self, name: str, given: bytes) -> Kept | None:
        """What was made under a name from the same things that it was given; None where it is to be made."""
        kept = self._past.made.get(name)
        if kept is None or kept[0] != given or self._any_changed(kept[1]):
            return None
        return kept[2]

    def before(self, name: str) -> Kept | None:
        """What was made under a name before, of whatever it was made; None where nothing was."""
        kept = self._past.made.get(name)
        return kept[2] if kept else None

    def used(self, name: str) -> None:
        """Note that what was found is part of this build as well."""
        given, read, kept = self._past.made[name]
        self._now.made[name] = given, self._renumbered(read), kept

    def keep(self, name: str, given: bytes, read: Iterable[Read], kept: Kept) -> None:
        """Keep what has been made, with what was read for it."""
        self._now.made[name] = given, self._packed(read), kept

    def take(self, once: Mapping[str, tuple[Iterable[Read], object]]) -> None:
        """Take in what has been worked out once: what was read for it, and what tells its value."""
        for name, (read, value) in once.items():
            number = self._number(name)
            if number not in self._now.once:
                self._now.once[number], self._now.values[number] = self._packed(read), value

    def known(self, name: str) -> object | None:
        """What tells the value of something that has been worked out once, if that is what it was; None where it must be looked at."""
        number = self._old_numbers.get(name)
        if number not in self._past.once or self._name_changed(number):
            return None
        return self._past.values[number]

    def save(self, seal: str) -> None:
        """Keep all of it for the next build. `seal` is the SHA-256 of the manifest of the site that was made."""
        if self._memory is None:
            return
        for made in self._once:
            self.take(told_once(made, known=self.known))
        self._take_over_once()
        now = self._now
        for number, name in enumerate(now.names, start=_NAMES):
            if number not in now.once and not (self._goes_on and number in self._past.once):  # else what was worked out is of no use now
                now.values[number] = self._told(name)
        now.seal = seal
        write_whole(self._memory, lambda file: pickle.dump((_FORMAT, vars(now)), file, pickle.HIGHEST_PROTOCOL))

    def _take_over_once(self) -> None:
        """What was worked out once and is as it was, without having been worked out now."""
        for old, read in self._past.once.items():
            number = self._number(self._past.names[old - _NAMES])
            if number not in self._now.once and not self._name_changed(old):
                self._now.once[number], self._now.values[number] = self._renumbered(read), self._past.values[old]

    def _any_changed(self, read: bytes) -> bool:
        numbers = array("I", read)
        first_name = bisect_left(numbers, _NAMES)
        fields = numbers[:first_name]
        if not self._changed.isdisjoint(fields) or (self._gone and any(each // FIELDS in self._gone for each in fields)):
            return True
        return any(map(self._name_changed, numbers[first_name:]))

    def _name_changed(self, number: int) -> bool:
        """Whether what was read by name has changed, by its number in the past."""
        if number not in self._verdicts:
            read = self._past.once.get(number)
            if read is not None and not self._any_changed(read):
                self._verdicts[number] = False
            else:
                self._verdicts[number] = self._told(self._past.names[number - _NAMES]) != self._past.values.get(number)
        return self._verdicts[number]

    def _told(self, name: str) -> object:
        """What tells the value of what is read by name; nothing is equal to it where that cannot be told."""
        if name.startswith("?"):
            kind, _, of = name[1:].partition("/")
            return of in self._register.of_kind(kind)
        before, _, rest = name.partition(":")
        teller = self._tellers.get(before)
        try:
            value = teller(rest) if teller else called(self._register, name)
            made = next((each for each in self._once if name in each.values), None)
            return mark(made, name) if made else fingerprint(value)
        except Exception:  # noqa: BLE001 - whatever it is, it is then made anew, and told where it is needed
            return os.urandom(16)

    def _in_old_numbers(self) -> dict[int, object]:
        """What there is now, by the numbers that it had in the past; without what was not there."""
        old = {name: number for number, name in enumerate(self._past.items, start=1)}
        numbers = [0, *(old.get(name, -1) for name in self._now.items)]
        return {
            numbers[read // FIELDS] * FIELDS + read % FIELDS: state
            for read, state in self._now.states.items()
            if numbers[read // FIELDS] >= 0
        }

    def _renumbered(self, read: bytes) -> bytes:
        """What was read in the past, by the numbers of now. All of it is still there, or it would have changed."""
        if self._goes_on:
            return read
        return self._packed(map(self._as_read, array("I", read)))

    def _as_read(self, number: int) -> Read:
        if number >= _NAMES:
            return self._past.names[number - _NAMES]
        item, part = divmod(number, FIELDS)
        return self._new_items[self._past.items[item - 1]] * FIELDS + part if item else part

    def _packed(self, read: Iterable[Read]) -> bytes:
        return array("I", sorted(each if isinstance(each, int) else self._number(each) for each in read)).tobytes()

    def _number(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = _NAMES + len(self._now.names)
            self._now.names.append(name)
        return number


def told_once(
    made: Once, since: int = 0, known: Callable[[str], object | None] = lambda _: None
) -> dict[str, tuple[frozenset[Read], object]]:
    """What has been worked out once: what was read for each, and what tells its value.

    Args:
        made: where it is kept.
        since: so many of the first ones are left out.
        known: what tells a value, by its name, where that is known without looking at it.
    """
    found: dict[str, tuple[frozenset[Read], object]] = {}
    for name, read in islice(made.read.items(), since, None):
        told = known(name)
        found[name] = frozenset(read), mark(made, name) if told is None else told
    return found


def mark(made: Once, name: str) -> object:
    """What tells the value of something that has been worked out once."""
    if name not in made.marks:
        try:
            made.marks[name] = fingerprint(made.values[name])
        except Exception:  # noqa: BLE001 - such as one with a function in it: it is then never the same
            made.marks[name] = os.urandom(16)
    return made.marks[name]


def _differing(past: Mapping[int, object], now: Mapping[int, object]) -> set[int]:
    return {number for number in past.keys() | now.keys() if past.get(number) != now.get(number)}


def _remembered(memory: Path | None, circumstances: object) -> _Past:
    try:
        form, told = pickle.loads(read_whole(memory)) if memory else (None, {})  # noqa: S301 - from the user's own cache
        past = _Past(**told) if form == _FORMAT else _Past()
    except Exception:  # noqa: BLE001 - whatever is wrong with it, all is then made anew
        return _Past()
    return past if past.circumstances == circumstances else _Past()


__all__ = ["Kept", "Recall", "told_once"]
