"""The calendars (iCalendar, RFC 5545): deadlines, decisions and due dates, each as a whole day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import __version__, addresses
from generator.changes import latest_change
from generator.history import History
from generator.register import Register
from generator.register.days import Marked, whole_days

if TYPE_CHECKING:
    from icalendar import Event

_DAILY = timedelta(days=1)


def calendars(register: Register, history: History, marked: Mapping[str, list[Marked]]) -> dict[str, bytes]:
    """Each calendar at its address.

    Args:
        register: what there is.
        history: when the data changed.
        marked: the days of each calendar, by the address of the page that it belongs to; empty for the whole site.
    """
    engine = register.reading.engine
    made = {}
    for page, days in marked.items():
        agreement = next((each.agreement for each in days if page and each.agreement), None)
        name = f"{agreement.short_title} – {engine.name}" if agreement else engine.name
        address = f"{page}{addresses.CALENDAR}"
        made[address] = _calendar(register, history, name, engine.address + address, days)
    return made


def _calendar(register: Register, history: History, name: str, address: str, days: list[Marked]) -> bytes:
    from icalendar import Calendar, vDuration, vText  # noqa: PLC0415 - it takes longer to load than to write all calendars of a small site

    calendar = Calendar()
    calendar.add("prodid", f"-//Insyn//Insyn {__version__}//SV")
    calendar.add("version", "2.0")
    about = _about(days)
    # The second of each pair is what programs older than RFC 7986 know.
    for names, value in ((("name", "x-wr-calname"), name), (("description", "x-wr-caldesc"), about)):
        for key in names:
            calendar.add(key, vText(value))
    calendar.add("source", address, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", vDuration(_DAILY), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_DAILY))
    for each in whole_days(days):
        calendar.add_component(_event(register, history, each))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _about(days: list[Marked]) -> str:
    """What the calendar holds, and how much it has no place for."""
    about = "Sista svarsdagar, beslut, när något gäller och när insatser ska vara klara."
    left_out = len(days) - len(whole_days(days))
    if left_out:
        about += f" Datum där bara månaden eller året är känt är inte med. De är {left_out} till antalet och står på webbplatsen."
    return about


def _event(register: Register, history: History, marked: Marked) -> Event:
    from icalendar import Event, vDate, vDatetime, vText  # noqa: PLC0415 - as above

    engine = register.reading.engine
    event = Event()
    event.add("uid", f"{marked.key}.{marked.item.kind}.{marked.item.id}@{_authority(engine.address)}")
    stamp = _stamp(history, marked)
    event.add("dtstamp", vDatetime(stamp))
    event.add("dtstart", vDate(marked.day.earliest()), parameters={"VALUE": "DATE"})  # without an end it lasts the day (3.6.1)
    event.add("summary", vText(f"{marked.label}: {marked.title}"), parameters={"LANGUAGE": engine.language})
    page = engine.address + marked.item.address + (f"#{marked.anchor}" if marked.anchor else "")
    event.add("description", vText(_description(register, marked, page)), parameters={"LANGUAGE": engine.language})
    event.add("categories", [marked.label])
    event.add("url", page)
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    return event


def _description(register: Register, marked: Marked, page: str) -> str:
    named = (register.sources.get(each.source) for each in marked.evidence)
    sources = list(dict.fromkeys(source.short_title for source in named if source))
    lines: Iterable[str] = (
        marked.agreement.title if marked.agreement else "",
        f"{'Källor' if len(sources) > 1 else 'Källa'}: {'; '.join(sources)}" if sources else "",
        page,
    )
    return "\n".join(filter(None, lines))


def _authority(address: str) -> str:
    """Who answers for the ids: the site's host, which stays when its path or port changes."""
    return urlsplit(address).hostname or "localhost"


def _stamp(history: History, marked: Marked) -> datetime:
    """When the event was last revised (DTSTAMP, 3.8.7.2): when its record was, as git tells.

    Where that is not known it must be some moment that is the same at every build: the beginning of the day itself.
    """
    change = latest_change(history, marked.item)
    return change.moment if change else datetime.combine(marked.day.earliest(), time(), UTC)
