"""A value of a record as a resident reads it, in words: a date, a choice, what another record is called."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from generator.pages import swedish
from generator.records.dates import PartialDate
from generator.records.fields import Choice
from generator.records.shape import Field
from generator.register import Register

#: Takes out of a text what must not be published.
Discreet = Callable[[str], str]


class Telling:
    """Tells the values of one revision's records, without what must not be published.

    Args:
        known: the revision, in which references are looked up.
        discreet: what every text goes through.
    """

    def __init__(self, known: Register, discreet: Discreet) -> None:
        self._known, self._discreet = known, discreet

    def told(self, field: Field, value: Any) -> str:
        """A single value of a field, in words."""
        if isinstance(value, bool):
            return "ja" if value else "nej"
        if isinstance(value, Choice):
            return value.label
        if isinstance(value, PartialDate):
            return swedish.written(value)
        if isinstance(value, Decimal):
            return swedish.figure(value)
        return self._discreet(self._called(field.reference, value) if field.reference else str(value))

    def _called(self, kind: str, record_id: str) -> str:
        item = self._known.of_kind(kind).get(record_id)
        return item.title if item else record_id
