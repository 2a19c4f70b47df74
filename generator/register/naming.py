"""What things are called from one build to the next, and what tells a value from any other: items by their names, all else by content."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Collection
from dataclasses import fields
from functools import partial
from hashlib import blake2b
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any

from generator.noting import Once
from generator.records.fields import Part
from generator.register.follow_up import Analysed
from generator.register.items import Item, Mentioned, Voiced

if TYPE_CHECKING:
    from generator.register import Register


class Marked:
    """Something large that much is made of: what tells it is worked out once, when that is asked for, after which it must not change.

    It is a dataclass with slots, and is told by its fields.
    """

    __slots__ = ("_mark",)
    _mark: str

    @property
    def mark(self) -> str:
        """What tells it from all else."""
        try:
            return self._mark
        except AttributeError:
            told = [getattr(self, each.name) for each in fields(self)]  # type: ignore[arg-type]  # it is one
            object.__setattr__(self, "_mark", f"{type(self).__qualname__} {fingerprint(told).hex()}")  # it may be frozen
            return self._mark


class _Fingerprint(pickle.Pickler):
    """Writes a value with names in place of items: what an item says is noted where it is read, and counts by itself.

    `fast` leaves out the references to what has been written already: whether two equal texts are one object differs between builds.
    """

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True

    def persistent_id(self, value: Any) -> Any:
        """The name of what stands for itself; None where its content is to be written."""
        kind = type(value)
        if kind in _PLAIN:
            return None
        if isinstance(value, Item):
            return name_of(value)
        if told := _STANDS_FOR.get(kind):
            return told(value)
        if isinstance(value, Marked):
            return value.mark
        return "*" if hasattr(value, "of_kind") or kind is Once else None

    def reducer_override(self, value: Any) -> Any:
        """A part of a record by what it says: which of its fields were given nobody asks."""
        return (type(value), (vars(value),)) if isinstance(value, Part) else NotImplemented


def _function(function: FunctionType) -> object:
    """Where a function stands in this program; None for one that holds values of its own, which pickle then refuses."""
    if function.__closure__ or function.__defaults__ or function.__kwdefaults__:
        return None
    code = function.__code__
    consts = [each for each in code.co_consts if type(each) in _PLAIN]
    return repr((function.__module__, function.__qualname__, code.co_firstlineno, code.co_code, code.co_names, consts))


def _in_order(several: Collection[Any]) -> object:
    return sorted(several, key=repr)  # their own order differs between processes


#: What stands for itself by another name than its content. No two of them may be called alike.
_STANDS_FOR: dict[type, Callable[[Any], object]] = {
    Voiced: lambda voiced: f"{voiced.number}/{name_of(voiced.response)}",
    Mentioned: lambda mentioned: f"{mentioned.number}//{name_of(mentioned.response)}",
    Analysed: lambda analysed: f"{analysed.number}/{name_of(analysed.situation)}",
    set: _in_order,
    frozenset: _in_order,
    FunctionType: _function,
}
_PLAIN = frozenset({str, int, float, bool, bytes, list, tuple, dict, type(None)})


def fingerprint(value: Any) -> bytes:
    """What tells a value: two builds give the same only where it is the same, apart from what the items in it say.

    Raises:
        Exception: whatever pickle raises of a value that cannot be written.
    """
    file = io.BytesIO()
    _Fingerprint(file).dump(value)
    return blake2b(file.getbuffer(), digest_size=16).digest()


def name_of(item: Item[Any]) -> str:
    """What an item is called among all."""
    return f"{item.kind}/{item.id}"


def call_name(make: Callable[..., Any], of: Any) -> str:
    """What is called that a function makes of the register and of something in it."""
    what = f"@{name_of(of)}" if isinstance(of, Item) else f"={of}" if isinstance(of, str) else f"#{fingerprint(of).hex()}"
    return f"{make.__module__}:{make.__qualname__}:{what}"


def called(register: Register, name: str) -> Any:
    """Make anew what has a name that `call_name` gave.

    Raises:
        LookupError: there is no such function or item any more, or the name does not tell what it was made of.
    """
    module, function, of = name.split(":", 2)
    try:
        make = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise LookupError(name) from error
    if of.startswith("="):
        return register.once(make, of[1:])
    kind, _, item = of[1:].partition("/")
    if not of.startswith("@"):
        raise LookupError(name)
    return register.once(make, register.of_kind(kind)[item])


def asked_for(make: Callable[..., Any]) -> list[Any]:
    """What a call that is still to be made has been given beside what it is called with: functions by name, through all that they hold."""
    if isinstance(make, partial):
        return [asked_for(make.func), [asked_for(each) if callable(each) else each for each in make.args], sorted(make.keywords.items())]
    return [f"{getattr(make, '__module__', '')}:{getattr(make, '__qualname__', repr(make))}"]


__all__ = ["Marked", "asked_for", "call_name", "called", "fingerprint", "name_of"]
