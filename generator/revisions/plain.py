"""What changes, for a terminal: removed words as [-these-], added ones as {+these+}, in colour where there is any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from generator.revisions import telling
from generator.revisions.fields import Changed, shortened
from generator.revisions.records import RecordChange
from generator.revisions.report import Report
from generator.wording import Fate, Piece

_AROUND = 60  # letters of unchanged text on each side of a change


def as_plain(report: Report) -> Iterator[str]:
    """The report line by line."""
    yield click.style(telling.headline(report), bold=True)
    yield f"Jämfört med {report.revision}."
    yield from report.asides
    if report.dead:
        yield from _titled(f"{telling.DEAD} ({len(report.dead)})")
        yield from (f"  {telling.dead(each)}" for each in report.dead)
    for deed, title in telling.SECTIONS:
        found = report.with_deed(deed)
        if found:
            yield from _titled(f"{title} ({len(found)})")
        for change in found:
            yield from _record(change)
    yield from _pages(report)


def _titled(title: str) -> Iterator[str]:
    yield ""
    yield click.style(title, bold=True, underline=True)


def _record(change: RecordChange) -> Iterator[str]:
    yield f"  {click.style(telling.name_of(change), bold=True)} ({change.file})"
    if change.moved_from:
        yield f"    Flyttad från /{change.moved_from}."
    if change.note:
        yield f"    {change.note}"
    yield from _fields(change.fields, 2)


def _fields(fields: Iterable[Changed], depth: int) -> Iterator[str]:
    for each in fields:
        words = " ".join(filter(None, [_marked(each.pieces), each.note]))
        first = ": ".join(filter(None, [telling.part_name(each), words.replace("\n", " ")]))
        if first:
            yield f"{'  ' * depth}{first}"
        yield from _fields(each.inner, depth + 1 if first else depth)


def _marked(pieces: Sequence[Piece]) -> str:
    return "".join(map(_with_mark, shortened(pieces, _AROUND)))


def _with_mark(piece: Piece) -> str:
    if piece.fate is Fate.KEPT:
        return piece.text
    return click.style(f"[-{piece.text}-]", fg="red") if piece.fate is Fate.REMOVED else click.style(f"{{+{piece.text}+}}", fg="green")


def _pages(report: Report) -> Iterator[str]:
    if report.written:
        yield from _titled(f"{telling.WRITTEN} ({len(report.written)})")
    for page in report.written:
        yield f"  {telling.written_name(page)} ({page.file})"
        yield from _fields(page.places, 2)
        if page.note:
            yield f"    {page.note}"
    if report.pages:
        yield from _titled(f"{telling.PAGES} ({len(report.pages)})")
    for changed in report.pages:
        yield f"  {telling.page_name(changed)} (/{changed.address})"
