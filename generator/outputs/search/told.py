"""What is told of a record for the search: all that its document is made of.

Nothing else of the register comes into a document, so what was made of it can be kept by a checksum of this and is never old.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

import orjson

from generator.records import Record
from generator.records.source import Source
from generator.records.walk import references
from generator.register import Register
from generator.register.items import AgreementItem, Item, OrganisationItem, ResponseItem, SourceItem


class Who(NamedTuple):
    """Whose a record is."""

    id: str
    title: str
    kind: str
    label: str  #: of the kind


@dataclass(frozen=True, slots=True)
class Told:
    """A record, and what its page says of others."""

    kind: str
    id: str
    address: str
    title: str  #: as lists and links say it
    heading: str  #: as the page's heading says it
    record: Any
    wholes: Sequence[str]  #: the titles of what it is a part of
    names: Mapping[tuple[str, str], str]  #: of the records that it refers to and that are there, by kind and id
    who: Who | None
    lines: Sequence[str]  #: of the stored text of a document

    @property
    def checksum(self) -> bytes:
        """What is another for anything else that could be told."""
        names = [(*named, name) for named, name in self.names.items()]
        others = [self.kind, self.id, self.address, self.title, self.heading, self.wholes, names, tuple(self.who or ()), self.lines]
        record: Record = self.record
        return sha256(orjson.dumps(others) + record.model_dump_json().encode()).digest()


def told(register: Register, item: Item[Any]) -> Told:
    """What is told of a record."""
    return Told(
        item.kind,
        item.id,
        item.address,
        item.title,
        _heading(item),
        item.record,
        [whole.title for whole in wholes(item)],
        _names(register, item),
        _who(item),
        item.text.lines if isinstance(item, SourceItem) and item.text and isinstance(item.record, Source) else (),
    )


def wholes(item: Item[Any]) -> list[Item[Any]]:
    """What a record is a part of."""
    found = [getattr(item, name, None) for name in ("agreement", "consultation")]
    consultation = getattr(item, "consultation", None)
    return [each for each in [*found, consultation.agreement if consultation else None] if each is not None]


def _heading(item: Item[Any]) -> str:
    if isinstance(item, ResponseItem):
        return f"{item.title} på remissen"
    return item.short_title if isinstance(item, SourceItem) else item.title


def _names(register: Register, item: Item[Any]) -> dict[tuple[str, str], str]:
    found = {}
    for _, kind, target in references(item.record):
        other = register.of_kind(kind).get(target)
        if other is not None:
            found[kind, target] = name(other)
    return found


def name(item: Item[Any]) -> str:
    """What a record is called where another refers to it."""
    return item.short_title if isinstance(item, AgreementItem) else item.title


def whose(item: Item[Any]) -> OrganisationItem | None:
    """Who is behind a record."""
    if isinstance(item, OrganisationItem):
        return item
    if isinstance(item, ResponseItem):
        return item.respondent
    return item.organisation if isinstance(item, SourceItem) else None


def _who(item: Item[Any]) -> Who | None:
    who = whose(item)
    return Who(who.id, who.title, who.record.kind.value, who.record.kind.label) if who else None
