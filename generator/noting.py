"""Notes what is read while something is made, so that it need not be made again as long as none of that has changed.

What can be read bears a number or a name. A reader asks as it always did; whoever makes something opens a note, and finds in it all that
was looked at meanwhile. Outside an open note nothing is noted, and reading costs what a test of a variable does.

The idea is that of self-adjusting builds (Acar, "Self-Adjusting Computation", 2005): what is made depends on just what it has read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

V = TypeVar("V")

#: A thing that was read: a field of an item by number, anything else by name.
Read = int | str

#: So many fields of an item can be told apart.
FIELDS = 32
#: The number of whether an item is there at all, and of what is asked of all responses, beyond those of its fields.
THERE, OUTLINE = FIELDS - 1, FIELDS - 2

#: The note that is open, or None. Others only look at it.
seen: set[Read] | None = None


@contextmanager
def noting() -> Iterator[set[Read]]:
    """Open a note. What is read within is not noted in the one around it: whoever keeps what is made notes its name there instead."""
    global seen  # noqa: PLW0603 - there is one note at a time, and asking for it must cost next to nothing
    around, seen = seen, set()
    try:
        yield seen
    finally:
        seen = around


def note(read: Read) -> None:
    """Note that something was read."""
    if seen is not None:
        seen.add(read)


class Watched:
    """A field of a class that notes when it is read.

    Args:
        field: the descriptor of the field, as the class has it.
        number: the field's own, below `FIELDS`; 0 is a record.
        owner: the attribute that leads to the item which the field belongs to; the object itself where there is none.
    """

    def __init__(self, field: Any, number: int, owner: str = "") -> None:
        self._get, self._set, self._number = field.__get__, field.__set__, number
        self._owner = owner

    def __get__(self, holder: Any, _: Any = None) -> Any:
        if holder is None:
            return self
        if seen is not None:
            item = getattr(holder, self._owner) if self._owner else holder
            seen.add(item.number * FIELDS + self._number)
        return self._get(holder)

    def __set__(self, holder: Any, value: Any) -> None:
        self._set(holder, value)


class Once:
    """Things that are made when they are first asked for, under names. Each keeps what it was made of, and whoever asks notes its name.

    Args:
        before: goes before all names, where the same are in use elsewhere for other values.
    """

    def __init__(self, before: str = "") -> None:
        self._before = before
        self._made: dict[Hashable, tuple[Any, str]] = {}
        self.read: dict[str, set[Read]] = {}  #: what each was made of, by name, in the order in which they were finished
        self.values: dict[str, Any] = {}
        self.marks: dict[str, object] = {}  #: what tells each value, of those of which that has been asked

    def __call__(self, key: Hashable, name: Callable[[], str], make: Callable[[], V]) -> V:
        """What `make` gives, made once for each key; `name` tells what it is called, the same in every build."""
        kept = self._made.get(key)
        if kept is None:
            with noting() as read:
                value = make()
            kept = self._made[key] = (value, f"{self._before}{name()}")
            self.read[kept[1]] = read
            self.values[kept[1]] = value
        note(kept[1])
        found: V = kept[0]
        return found


__all__ = ["FIELDS", "OUTLINE", "THERE", "Once", "Read", "Watched", "note", "noting"]
