"""What whoever gives out the work needs to know of pages that others have made."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from generator.fill.tags import Fault, Noted
from generator.noting import Read
from generator.page import Finished


@dataclass(frozen=True, slots=True)
class Written:
    """A record's page that has been made, and written where the site's folder is at hand."""

    address: str
    title: str
    description: str
    parts: tuple[Noted, ...]  #: what it offers and asks for
    faults: tuple[Fault, ...]
    card: list[tuple[str, str]] | None  #: what is known of a case, where it has a diary number
    made_from: frozenset[str]  #: the files of data/ that it is made from
    changed: date | None  #: when it last changed
    html: str | None = None  #: where it is still to be written
    read: frozenset[Read] = frozenset()  #: what was read for it, until that is kept

    def __reduce__(self) -> tuple[Any, ...]:
        """As what it was made with: ten thousands of them are read after an edit, and dataclasses are slow to read otherwise."""
        return Written, tuple(getattr(self, each.name) for each in _FIELDS)


_FIELDS = fields(Written)


@dataclass(frozen=True, slots=True)
class Built:
    """What is kept of a page that the engine built and that has been filled."""

    finished: Finished
    parts: tuple[Noted, ...]
    faults: tuple[Fault, ...]
    slots: frozenset[str]  #: the names of those that stand on it
    changed: date | None
