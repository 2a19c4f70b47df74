"""Which fields of the register's items are noted when they are read, and what tells whether one is as it was.

A record has the number 0. The fields that lead from an item to others are numbered from 1 in the order in which they are declared.
What an item says of a part of another's record (a mention, a viewpoint, a problem, evidence) counts as that record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from generator import noting
from generator.noting import FIELDS, OUTLINE, THERE, Watched, note
from generator.records.entry import StoredFile
from generator.register import follow_up, items
from generator.register.follow_up import Analysed
from generator.register.items import Item, Mentioned, ResponseItem, Use, Voiced
from generator.register.naming import name_of

if TYPE_CHECKING:
    from generator.register import Register

_OWN = {field.name for field in fields(Item)}
#: What belongs to the record of another item: the class, its field, and the field that leads to the item.
_PARTS = (
    (Mentioned, "mention", "response"),
    (Voiced, "viewpoint", "response"),
    (Use, "evidence", "item"),
    (Analysed, "problem", "situation"),
)

#: By class, the fields that lead on, with their numbers.
LINKS: dict[type[Item[Any]], dict[str, int]] = {}


def watch() -> None:
    """Let the fields of all items be noted when they are read. Called once, when the register is loaded."""
    for kind in _kinds():
        LINKS[kind] = {field.name: number for number, field in enumerate((f for f in fields(kind) if f.name not in _OWN), start=1)}
        for name, number in LINKS[kind].items():
            setattr(kind, name, Watched(vars(kind)[name], number))
    for part, name, owner in _PARTS:
        setattr(part, name, Watched(vars(part)[name], 0, owner))


class Listed:
    """All items of a kind, in the register. To look at which there are is noted by the number of the kind, to look for one by its own."""

    def __init__(self, kind: str, number: int) -> None:
        self._kind, self._number = kind, number

    def __get__(self, register: Register | None, _: Any = None) -> Any:
        return self if register is None else vars(register)[self._kind]

    def __set__(self, register: Register, items: Mapping[str, Item[Any]]) -> None:
        vars(register)[self._kind] = _Items(items, self._kind, self._number)


class _Items(dict[str, Item[Any]]):
    """The items of a kind by id."""

    __slots__ = ("kind", "number")

    def __init__(self, items: Mapping[str, Item[Any]], kind: str, number: int) -> None:
        super().__init__(items)
        self.kind, self.number = kind, number

    def get(self, key: str, default: Any = None) -> Any:
        """One of them."""
        found = dict.get(self, key, default)
        if noting.seen is not None:
            note(f"?{self.kind}/{key}" if found is default else found.number * FIELDS + THERE)
        return found

    def __getitem__(self, key: str) -> Any:
        self.get(key)
        return dict.__getitem__(self, key)

    def __contains__(self, key: object) -> bool:
        self.get(str(key))
        return dict.__contains__(self, key)

    def __iter__(self) -> Iterator[str]:
        note(self.number)
        return super().__iter__()

    def __len__(self) -> int:
        note(self.number)
        return super().__len__()

    def keys(self) -> Any:
        """Their ids."""
        note(self.number)
        return super().keys()

    def values(self) -> Any:
        """The items."""
        note(self.number)
        return super().values()

    def items(self) -> Any:
        """Both."""
        note(self.number)
        return super().items()


def _kinds() -> Iterator[type[Item[Any]]]:
    for module in (items, follow_up):
        yield from (
            each
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, Item) and each is not Item and each.__module__ == module.__name__
        )


def states(register: Register, record_of: Callable[[Item[Any]], object]) -> dict[int, object]:
    """What tells each field of each item as it is, by the field's number: two builds give the same where it says the same.

    Args:
        register: what there is.
        record_of: what tells an item's record as it is.
    """
    found: dict[int, object] = {}
    found.update((held.number, tuple(held)) for held in vars(register).values() if isinstance(held, _Items))
    for item in register.items():
        first = item.number * FIELDS
        found[first] = record_of(item)
        found[first + THERE] = True
        if isinstance(item, ResponseItem):
            found[first + OUTLINE] = blake2b(repr(tuple(item.entry.as_response)).encode(), digest_size=8).digest()
        found.update((first + number, told) for number, told in links_told(item).items())
    return found


def links_told(item: Item[Any]) -> dict[int, object]:
    """What an item leads to, by the numbers of its fields; without those that lead nowhere."""
    return {number: _told(value) for name, number in LINKS[type(item)].items() if (value := getattr(item, name))}


def _told(value: Any) -> object:
    """What a field leads to. Parts of records stand for themselves by number: what they say is noted where it is read."""
    if isinstance(value, list):
        return tuple(map(_told, value))
    if isinstance(value, Item):
        return name_of(value)
    if isinstance(value, Voiced | Mentioned):
        return value.number, name_of(value.response)
    if isinstance(value, Analysed):
        return value.number, name_of(value.situation)
    if isinstance(value, Use):
        return name_of(value.item)
    if isinstance(value, StoredFile):
        return value.name, value.sha256
    raise TypeError(value)
