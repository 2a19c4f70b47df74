"""The page of a source: what it is, what leans on it, and its text where it is stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from generator import addresses, languages
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.paging import ROWS, Part, continued, in_parts
from generator.pages.quotes import marked_lines, quotes_of
from generator.pages.views import Fact, Row
from generator.records import KINDS
from generator.register import Register
from generator.register.items import SourceItem

_CRUMB = ("Källor", addresses.link(addresses.listing("sources")))


def source_page(register: Register, item: SourceItem) -> Draft:
    """What the page of a source shows."""
    record = item.record
    facts = [
        Fact("Utgivare", views.anchor_link(item.organisation.link, record.publisher) if item.organisation else record.publisher),
        Fact("Slag", record.kind.label),
        Fact("Datum", swedish.written(record.date)),
        *([Fact("Språk", swedish.sentence(languages.name(record.language)))] if record.language else []),
        Fact("Läst", swedish.written(record.retrieved_on)),
    ]
    files = [
        {
            "href": addresses.link(addresses.stored_file(item.id, stored.name)),
            "title": title,
            "type": PurePosixPath(stored.name).suffix[1:].upper(),
            "size": swedish.size(stored.size),
            "sha256": stored.sha256,
        }
        for stored, title in ((item.file, "Handlingen"), (item.text_file, "Handlingen som text"))
        if stored
    ]
    quoted = quotes_of(register, item)
    context = {"facts": facts, "files": files, "lines": marked_lines(item, quoted), "quoted": quoted, "uses": _uses(register, item)[0]}
    dated = f", {swedish.written(record.date)}" if record.date else ""
    description = f"{record.title.rstrip('.')}. {record.kind.label} från {record.publisher}{dated}."
    return Draft(
        item.short_title,
        description,
        [_CRUMB],
        context,
        title_language=item.short_language,
    )


def use_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The further pages of sources that many records lean on, by address."""
    return {
        part.address: partial(_further, item, part)
        for item in register.sources.values()
        if len(item.uses) > ROWS  # each record may lean on it several times, so that this is only the first sign
        for part in _uses(register, item)[1:]
    }


def _further(item: SourceItem, part: Part[tuple[str, str], Row]) -> Draft:
    crumbs = [_CRUMB, (item.short_title, item.link)]
    return continued(f"Det här bygger på {item.short_title}", part, "rows", crumbs, wide=False, made_from=[(item, ())])


def _uses(register: Register, item: SourceItem) -> list[Part[tuple[str, str], Row]]:
    return register.once(_in_parts, item)


def _in_parts(_: Register, item: SourceItem) -> list[Part[tuple[str, str], Row]]:
    rows = [Row(each.link, each.title, swedish.sentence(KINDS[each.kind].singular)) for each in item.used_by]
    return in_parts(item.address, [(("", ""), rows)], ROWS)
