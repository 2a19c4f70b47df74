"""Which records were added, changed and removed since a revision, and what differs in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.history import Deed
from generator.pages import swedish
from generator.records import KINDS
from generator.records.walk import texts
from generator.register import KIND_NAMES, Register
from generator.register.items import Item, SourceItem
from generator.revisions.addresses import renamed
from generator.revisions.fields import Changed, Sides, deed_of, differences, places_differ
from generator.revisions.values import Discreet, Telling
from generator.withholding import MARK

#: What is said where words have been taken out since.
SILENT = "Ord har maskerats här. Det som stod förut visas därför inte."


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that was added, changed or removed."""

    kind: str  #: Swedish, in the singular
    title: str
    deed: Deed
    file: str
    address: str = ""  #: of its page, where it has one
    moved_from: str = ""  #: its address before, where that is another
    fields: tuple[Changed, ...] = ()
    note: str = ""


def record_changes(before: Register, after: Register, discreet: Discreet) -> list[RecordChange]:
    """Every record that differs, kind by kind, by title; those that one revision could not read are left out."""
    found = [change for kind in KIND_NAMES for change in _of_kind(kind, before, after, discreet)]
    return [*_site(before, after, discreet), *found]


def _of_kind(kind: str, before: Register, after: Register, discreet: Discreet) -> list[RecordChange]:
    then, now = before.of_kind(kind), after.of_kind(kind)
    came_from = _moves(then, now, after)
    found: list[RecordChange] = []
    for name, item in now.items():
        was = then.get(name) or then.get(came_from.get(name, ""))
        if was is not None or not _unread(before, item):
            found += _change(was, item, before, after, discreet)
    for name, item in then.items():
        if name not in now and name not in came_from.values() and not _unread(after, item):
            found += _change(item, None, before, after, discreet)
    return sorted(found, key=lambda change: (_ORDER[change.deed], swedish.alphabetical(change.title), change.file))


_ORDER = {Deed.ADDED: 0, Deed.CHANGED: 1, Deed.REMOVED: 2}


def _unread(register: Register, item: Item[Any]) -> bool:
    return item.entry.stem in register.reading.unread.get(item.kind, ())


def _moves(then: dict[str, Item[Any]], now: dict[str, Item[Any]], after: Register) -> dict[str, str]:
    """The id that a record had before it moved, by its id now: told by the rows of redirects.yml, or by what is in it."""
    gone = {item.address: name for name, item in then.items() if name not in now and item.address}
    arrived = {item.address: name for name, item in now.items() if name not in then and item.address}
    rows = {row.old: row.new for item in after.redirects.values() for row in item.record.moved}
    same = renamed((then[name] for name in gone.values()), (now[name] for name in arrived.values()))
    return {arrived[new]: gone[old] for old, new in {**same, **rows}.items() if old in gone and new in arrived}


def _change(was: Item[Any] | None, now: Item[Any] | None, before: Register, after: Register, discreet: Discreet) -> Iterator[RecordChange]:
    item = now or was
    if item is None:
        return
    silent = was is not None and has_been_masked(_texts(was), _texts(now))
    sides = Sides(Telling(before, discreet), Telling(after, discreet), silent=silent)
    fields = differences(was.record if was else None, now.record if now else None, sides)
    fields += _stored_text(was, now, discreet, silent=silent)
    moved = was is not None and now is not None and was.address != now.address
    if not fields and was and now and not moved and not silent:
        return
    yield RecordChange(
        KINDS[item.kind].singular,
        discreet(item.title),
        deed_of(was, now),
        item.entry.file,
        item.address,
        was.address if moved and was else "",
        tuple(fields),
        SILENT if silent else "",
    )


def has_been_masked(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether words have been taken out of some texts since: what they were is then not told."""
    was, now = ("\n".join(texts).count(MARK) for texts in (before, after))
    return now > was


def _texts(item: Item[Any] | None) -> list[str]:
    """Every text of a record, and the one that is stored with it."""
    if item is None:
        return []
    stored = item.text.lines if isinstance(item, SourceItem) and item.text else []
    return [*stored, *(text for _, text, _ in texts(item.record))]


def _stored_text(was: Item[Any] | None, now: Item[Any] | None, discreet: Discreet, *, silent: bool) -> list[Changed]:
    """Where the text of a document that both revisions store differs."""
    if not isinstance(was, SourceItem) or not isinstance(now, SourceItem) or was.text is None or now.text is None:
        return []
    old, new = (discreet("\n".join(text.lines)) for text in (was.text, now.text))
    found = places_differ("Handlingens text", old, new, silent=silent)
    return [found] if found else []


def _site(before: Register, after: Register, discreet: Discreet) -> Iterator[RecordChange]:
    was, now = before.reading.site, after.reading.site
    if was is None or now is None:
        return
    silent = has_been_masked(*([text for _, text, _ in texts(site)] for site in (was, now)))
    fields = differences(was, now, Sides(Telling(before, discreet), Telling(after, discreet), silent=silent))
    if fields or silent:
        note = SILENT if silent else ""
        yield RecordChange("webbplatsen", "Webbplatsens egna uppgifter", Deed.CHANGED, "data/site.yml", fields=tuple(fields), note=note)
