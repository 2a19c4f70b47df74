"""Register → what is handed out of it: the same as pages show, in a form that programs read. The exports and the page about them use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import orjson

from generator import addresses
from generator.history import Extent, History
from generator.published.deriving import KINDS, derived, quotation
from generator.published.envelope import About, DataVersion, Envelope
from generator.published.facts import Quotation
from generator.published.form import Reason, cleaner, plain, words
from generator.published.shown import shown, shows_names, told
from generator.records.dates import PartialDate
from generator.register import KIND_NAMES, Register
from generator.register.items import Item, SourceItem
from generator.register.quotes import quotes_of

#: The version of the form of what is handed out, as its addresses say it.
API_VERSION = addresses.API.rpartition("/")[2]

#: The kinds that are handed out, in the order in which they are listed.
HANDED_OUT = tuple(kind for kind in KIND_NAMES if kind in KINDS)


class Published:
    """What is handed out of a register, made when it is asked for.

    Args:
        register: what there is.
        history: when its files changed.
    """

    def __init__(self, register: Register, history: History) -> None:
        self.register = shown(register)
        self.history = history
        self._clean = cleaner(register.reading.withheld)
        self._engine, self._site = register.reading.engine, register.reading.site

    @cached_property
    def circumstances(self) -> str:
        """Everything that a record's values follow from besides itself, those that it is linked to, and when its file changed."""
        site = self._site.model_dump_json() if self._site else None
        names = [API_VERSION, str(self.register.today), self._engine.address, site, self.register.reading.withheld.words]
        return sha256(orjson.dumps(names)).hexdigest()

    def items(self, kind: str) -> list[Item[Any]]:
        """The items of a kind, in order of id."""
        return list(self.register.of_kind(kind).values())

    def of_kind(self, kind: str) -> Iterator[dict[str, Any]]:
        """Each record of a kind as plain values, in order of id."""
        return map(self.values, self.items(kind))

    def values(self, item: Item[Any]) -> dict[str, Any]:
        """A record as plain values: those of `Envelope`, then `record`, `derived` and `unknown`. What is `Decimal` in it is a number."""
        nulls: list[str] = []
        record = plain(told(self.register, item.record), "/record", self._clean, nulls)
        facts = plain(derived(self.register, item, self._quotes(item)), "/derived", self._clean, nulls)
        envelope = plain(self._envelope(item, content(record)), "", self._clean, nulls)
        return {
            **envelope,
            "record": record,
            "derived": facts,
            "unknown": _by_reason((self._reason(item, place), place) for place in nulls),
        }

    def text(self, item: Item[Any], values: dict[str, Any]) -> str:
        """All that stands in a record, for whoever searches: its texts, and those of its stored document. `values` are its own."""
        own = "\n".join(words(type(item.record), values["record"]))
        stored = item.text if isinstance(item, SourceItem) else None
        return f"{own}\n{self._clean(chr(10).join(stored.lines))}" if stored else own

    def about(self, checksum: str) -> dict[str, Any]:
        """What the site says of itself as plain values; `checksum` is that of all records."""
        days = [change.day for change in self.history.changes if change.file.startswith("data/")]
        own = About(
            name=self._engine.name,
            subtitle=self._engine.subtitle or None,
            language=self._engine.language,
            address=self._engine.address or None,
            as_of=_day(self.register.today),
            version=self._version(max(days, default=None), checksum),
            site=self._site,
        )
        nulls: list[str] = []
        return {**plain(own, "", self._clean, nulls), "unknown": _by_reason((self._reason(None, place), place) for place in nulls)}

    def days(self, kind: str = "") -> tuple[date | None, date | None]:
        """The days on which the records of a kind, or of all, first and last changed. The first is not known unless all history is."""
        files = {item.entry.file for each in ([kind] if kind else HANDED_OUT) for item in self.items(each)}
        known = [change.day for change in self.history.changes if change.file in files]
        return min(known, default=None) if self.history.extent is Extent.WHOLE else None, max(known, default=None)

    def changed(self, item: Item[Any]) -> str | None:
        """The day on which a record's file last changed, if it is known."""
        change = self.history.latest.get(item.entry.file)
        return str(change.day) if change else None

    def _quotes(self, item: Item[Any]) -> list[Quotation]:
        """The quotes of a record, each with whether it stands in its source."""
        found = ((each, "/".join(["/record", *map(str, each.path)])) for each in quotes_of(item))
        return [quotation(self.register, field, each.source_id, each.words) for each, field in found]

    def _version(self, changed: date | None, checksum: str) -> DataVersion:
        written = self._site.format if self._site else ""
        return DataVersion.model_construct(api=API_VERSION, format=written, changed=_day(changed) if changed else None, content=checksum)

    def _envelope(self, item: Item[Any], checksum: str) -> Envelope:
        change = self.history.of(item.entry.file)
        return Envelope.model_construct(  # of values that have been read already
            kind=addresses.segment(item.kind),
            id=item.id,
            title=item.title,
            page=item.address,
            address=f"{self._engine.address}{item.address}" if self._engine.address else None,
            data=addresses.data_record(item.kind, item.id),
            file=item.entry.file,
            version=self._version(change.day if change else None, checksum),
            licence=self._site.licence if self._site else None,
        )

    def _reason(self, item: Item[Any] | None, place: str) -> Reason:
        reason = Reason.NOT_STATED
        match place.split("/")[1:]:
            case ["derived", *_]:
                reason = Reason.NOT_DERIVED
            case ["address"]:
                reason = Reason.NO_ADDRESS
            case ["version", "changed"]:
                reason = Reason.NO_HISTORY
            case ["record", "signatories", _, "name"] if not shows_names(self.register):
                reason = Reason.NOT_SHOWN
            case ["record", "joint"] if item and not (item.record.city and item.record.police):
                reason = Reason.AWAITS_BOTH
            case ["record", "series", _, "figures", _, "value"]:
                reason = Reason.NOT_FOUND
        return reason


def _by_reason(found: Iterable[tuple[Reason, str]]) -> list[dict[str, Any]]:
    """Where something is not known, by the reason, in the order of the reasons."""
    places: dict[Reason, list[str]] = {reason: [] for reason in Reason}
    for reason, place in found:
        places[reason].append(place)
    return [{"reason": reason.value, "text": reason.label, "fields": each} for reason, each in places.items() if each]


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def content(record: dict[str, Any]) -> str:
    """The SHA-256 of what a record says, whatever follows from it on a day."""
    return sha256(orjson.dumps(record, default=str)).hexdigest()


__all__ = ["API_VERSION", "HANDED_OUT", "KINDS", "Published", "content"]
