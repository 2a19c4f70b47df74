"""A record as the site shows it on a day: what no page shows is in no export either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator import register as registers
from generator.noting import Once
from generator.records import KINDS, Agreement, Indicator, Measure, Place, Record, Response, Situation
from generator.records.agreement import Goal
from generator.records.entry import Entry
from generator.register import Register
from generator.register.measures import measure_state
from generator.register.naming import name_of
from generator.register.situations import situation_state
from generator.register.validity import events_on, versions_on
from generator.register.watching import links_told


def shown(register: Register) -> Register:
    """A register of what pages may show on its day; read back, that gives the same pages on that day.

    Left out are versions, events, goals, figures, classifications and progress that lie ahead, pictures that are not made yet, and a joint
    analysis without both pictures. So no link that only comes from one of these is there either. Names that the site does not show come
    from no record to another; they are left out where one is told (`told`), so that not all of them have to be looked at.
    """
    reading = register.reading
    entries = [_narrowed(register, entry) for entry in reading.entries]
    if all(made is entry for made, entry in zip(entries, reading.entries, strict=True)):
        return register
    made = registers.build(replace(reading, entries=entries), register.today)
    made.adopt_checks(register)
    made.made = Once("as-shown:")
    return made


def told(register: Register, record: Record) -> Record:
    """A record of the register as it is told: without the names of those who signed, where the site shows none."""
    if not isinstance(record, Response) or shows_names(register) or not any(each.name for each in record.signatories):
        return record
    return record.model_copy(update={"signatories": [each.model_copy(update={"name": None}) for each in record.signatories]})


def differences(register: Register) -> list[tuple[str, object]]:
    """What tells that records are shown otherwise than they are: of each such item, its name and what it says and leads to.

    Those of responses are left out: which names they show, the settings of the site say.
    """
    made = shown(register)
    if made is register:
        return []
    found: list[tuple[str, object]] = []
    for kind in registers.KIND_NAMES:
        if kind != "responses":
            for own, narrowed in zip(register.of_kind(kind).values(), made.of_kind(kind).values(), strict=True):
                if own.entry.record is not narrowed.entry.record:
                    found.append((name_of(own), narrowed.record.model_dump_json()))
                if (links := links_told(narrowed)) != links_told(own):
                    found.append((name_of(own), links))
    return found


def _narrowed(register: Register, entry: Entry[Record]) -> Entry[Record]:
    if KINDS[entry.kind].model not in _NARROW:
        return entry
    record = _record(register, entry.record)
    # What is left out follows from the day, and from other records: what tells the file from any other does not tell this.
    return entry if record is entry.record else replace(entry, record=record, digest="")


def _record(register: Register, record: Record) -> Record:
    changed = _NARROW[type(record)](register, record)
    kept = {name: value for name, value in changed.items() if value != getattr(record, name)}
    return record.model_copy(update=kept) if kept else record


def shows_names(register: Register) -> bool:
    """Whether the names of those who signed are shown."""
    site = register.reading.site
    return bool(site and site.show_names)


def _agreement(register: Register, record: Agreement) -> dict[str, Any]:
    given = versions_on(record, register.today)
    unborn = {version.id for version in record.versions} - {version.id for version in given}
    return {
        "versions": given,
        "events": [event for event, _ in events_on(record, register.today)],
        "goals": [goal for goal in record.goals if goal.version not in unborn and not _ahead(register, goal)],
    }


def _ahead(register: Register, goal: Goal) -> bool:
    return bool(goal.stated_on and goal.stated_on.surely_after(register.today))


def _measure(register: Register, record: Measure) -> dict[str, Any]:
    """The status is that of the day: the record's own may tell of what lies ahead."""
    known = [each for each in record.progress if not each.date.surely_after(register.today)]
    if len(known) == len(record.progress):
        return {}
    return {"progress": known, "status": measure_state(record, register.today).status}


def _place(register: Register, record: Place) -> dict[str, Any]:
    return {"classifications": [each for each in record.classifications if not each.date.surely_after(register.today)]}


def _indicator(register: Register, record: Indicator) -> dict[str, Any]:
    series = [
        each.model_copy(update={"figures": [figure for figure in each.figures if not figure.date.surely_after(register.today)]})
        for each in record.series
    ]
    # What the figures show is said of all of them: it is shown when all have come.
    whole = series == record.series and not (any(each.counts for each in series) and _lists_ahead(register))
    return {"series": series, "headline": record.headline if whole else None}


def _lists_ahead(register: Register) -> bool:
    """Whether a list of classified places lies ahead."""
    every = (each.date for place in register.places.values() for each in place.record.classifications)
    return any(day.surely_after(register.today) for day in every)


def _situation(register: Register, record: Situation) -> dict[str, Any]:
    state = situation_state(record, register.today)
    return {"city": state.city, "police": state.police, "joint": state.joint}


_NARROW: dict[type[Record], Callable[[Register, Any], dict[str, Any]]] = {
    Agreement: _agreement,
    Measure: _measure,
    Place: _place,
    Indicator: _indicator,
    Situation: _situation,
}
