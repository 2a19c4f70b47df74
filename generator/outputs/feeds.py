"""The feeds (Atom, RFC 4287): what has changed, for programs that tell their readers of news.

An entry is what a day's changes of one record come to, as on the page of changes. What happened in the matter is told by the change that
tells of it, and stands in the calendar on its own day: an entry's time is when the site changed, and nothing else would be true.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from generator import addresses, prose
from generator.changes import SITE, Told
from generator.changes.feeds import MOST, Feed
from generator.history import Deed, Extent
from generator.records import KINDS, Record
from generator.register import Register

#: What XML 1.0 has no way to write (production 2, Char). Data hold none of it; what mkdocs.yml or a path holds may.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUMMARY = 300  # characters of what a record says of itself

_FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={language}>
<id>{address}</id>
<title>{title}</title>
<subtitle>{subtitle}</subtitle>
<updated>{updated}</updated>
<link rel="self" type="application/atom+xml" href={self}/>
<link rel="alternate" type="text/html" href={page}/>
<author><name>{author}</name>{author_address}</author>
<icon>{icon}</icon>
{rights}{entries}</feed>
"""


def atom(register: Register, feeds: Mapping[str, Feed], extent: Extent) -> dict[str, bytes]:
    """Each feed at its address.

    Args:
        register: what there is.
        feeds: what each feed tells of.
        extent: how much of the history is known; where it is not all, the feeds say so.
    """
    newest = _newest(feeds)
    entries = {each: _entry(register, each, newest=newest.get(each.file) is each) for feed in feeds.values() for each in feed.changes}
    return {feed.address: _feed(register, feed, extent, "".join(entries[each] for each in feed.changes)) for feed in feeds.values()}


def _newest(feeds: Mapping[str, Feed]) -> dict[str, Told]:
    """The newest change of each record. Only that can say what the record says: a change of last year led to other words."""
    found: dict[str, Told] = {}
    for feed in feeds.values():
        for each in feed.changes:
            known = found.setdefault(each.file, each)
            if each.moment > known.moment:
                found[each.file] = each
    return found


def _feed(register: Register, feed: Feed, extent: Extent, entries: str) -> bytes:
    engine, site = register.reading.engine, register.reading.site
    of = f"Ändringar: {feed.title} – {engine.name}" if feed.title else f"Ändringar – {engine.name}"
    about = f"Det senaste som lagts till, ändrats eller tagits bort. Högst {MOST} ändringar."
    if extent is Extent.SHALLOW:
        about += " Äldre ändringar var inte med när webbplatsen byggdes."
    address = f"<uri>{_text(site.publisher.address)}</uri>" if site and site.publisher.address else ""
    rights = f"<rights>{_text(f'{site.licence.name}: {site.licence.address}')}</rights>\n" if site else ""
    return _FEED.format(
        language=_attribute(engine.language),
        address=_text(engine.address + feed.address),
        title=_text(of),
        subtitle=_text(about),
        updated=_time(max(each.moment for each in feed.changes)),
        self=_attribute(engine.address + feed.address),
        page=_attribute(engine.address + (feed.page or addresses.CHANGES)),
        author=_text(site.publisher.name if site else engine.name),
        author_address=address,
        icon=_text(engine.address + addresses.TOUCH_ICON),
        rights=rights,
        entries=entries,
    ).encode()


def _entry(register: Register, told: Told, *, newest: bool) -> str:
    site = register.reading.engine.address
    day = told.day.isoformat()
    there = told.subject is not None and bool(told.address)
    page = told.address if there else f"{addresses.CHANGES}#{addresses.change_anchor(day)}"
    summary = _summary(told.subject.record) if newest and told.subject and told.deed is not Deed.REMOVED else ""
    kind = KINDS[told.kind].singular if told.kind != SITE else "webbplatsen"
    parts = (
        f"<id>{_text(site + addresses.change_of_record(told.address, told.kind, day))}</id>",
        f"<title>{_text(told.in_words)}</title>",
        f"<updated>{_time(told.moment)}</updated>",
        f'<link rel="alternate" type="text/html" href={_attribute(site + page)}/>',
        f"<category term={_attribute(told.kind)} label={_attribute(kind)}/>",
        f"<summary>{_text(summary)}</summary>" if summary else "",
    )
    return "<entry>\n" + "\n".join(filter(None, parts)) + "\n</entry>\n"


def _summary(record: Record) -> str:
    """What a record says of itself, in plain words; empty for the kinds whose texts are told in parts."""
    words = next((words for name in ("summary", "text", "description") if (words := getattr(record, name, None))), "")
    return prose.shortened(prose.plain(words), _SUMMARY) if isinstance(words, str) else ""


def _time(moment: datetime) -> str:
    """A time in UTC as RFC 3339 writes it."""
    return f"{moment.replace(tzinfo=None, microsecond=0).isoformat()}Z"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))
