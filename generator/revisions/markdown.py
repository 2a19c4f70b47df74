"""What changes, as Markdown for a comment on a pull request. Words of the data are words there too: no markup, no mention of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.history import Deed
from generator.revisions import telling
from generator.revisions.fields import Changed, shortened
from generator.revisions.records import RecordChange
from generator.revisions.report import Report
from generator.wording import Fate, Piece

#: GitHub takes comments of at most 65,536 characters.
LONGEST = 60_000
_AROUND = 120  # letters of unchanged text on each side of a change
_MOST_PAGES = 100
_CUT = "*Det som står i posten ryms inte här. Kör* `insyn diff` *för att se det.*"

#: ASCII punctuation that CommonMark or GitHub's dialect may read as markup (CommonMark 0.31.2, 2.4 Backslash escapes).
_MARKUP = re.compile(r"[\\`*_\[\]|~$]|:(?=[\w+-]+:)")
_AT_START = re.compile(r"^(\s*\d{1,9}(?=[.)])|\s*(?=[#+=-]))")
#: What GitHub makes a link, a mention or a reference of, after Markdown has been read; an empty comment parts it.
_LIVE = re.compile(r"(@|#|GH-)(?=\w)|(?<=\w)(:)(?=//)|\b(www)(?=\.)", re.IGNORECASE)


def as_markdown(report: Report, longest: int = LONGEST) -> str:
    """The report as Markdown, at most about so many characters long: records that do not fit are named without what is in them."""
    head = [f"## {escaped(telling.headline(report))}", f"Jämfört med {_code(report.revision)}.", *_dead(report)]
    head += [f"> {escaped(each)}" for each in report.asides]
    foot = [*_written(report), *_pages(report)]
    room = longest - sum(len(each) + 2 for each in [*head, *foot])
    return "\n\n".join([*head, *_records(report, room), *foot]) + "\n"


def _dead(report: Report) -> Iterator[str]:
    if report.dead:
        yield f"### ⚠ {telling.DEAD} ({len(report.dead)})\n\n{telling.DEAD_WHY}"
        yield "\n".join(f"- {escaped(telling.dead(each))}" for each in report.dead)


def _records(report: Report, room: int) -> Iterator[str]:
    """The records with what is in them as long as there is room; then those that are named only."""
    changes = [(deed, title, report.with_deed(deed)) for deed, title in telling.SECTIONS]
    room -= sum(len(_named(each)) + len(_CUT) + 4 for _, _, found in changes for each in found)
    for _, title, found in changes:
        if found:
            yield f"### {title} ({len(found)})"
        for change in found:
            body = _body(change)
            fits = len(body) <= room
            room -= len(body) if fits else 0
            yield "\n\n".join(filter(None, [_named(change), body if fits else _CUT]))


def _named(change: RecordChange) -> str:
    where = f"{_code(change.file)}" + (f", sidan {_code(f'/{change.address}')}" if change.address else "")
    moved = f"\n\nFlyttad från {_code(f'/{change.moved_from}')}." if change.moved_from else ""
    note = f"\n\n{escaped(change.note)}" if change.note else ""
    return f"#### {escaped(telling.name_of(change))}\n\n{where}{moved}{note}"


def _body(change: RecordChange) -> str:
    listed = "\n".join(_listed(change.fields, 0))
    if change.deed is Deed.CHANGED or not listed:
        return listed
    summary = "Det som läggs till" if change.deed is Deed.ADDED else "Det som tas bort"
    return f"<details><summary>{summary}</summary>\n\n{listed}\n\n</details>"


def _listed(fields: Iterable[Changed], depth: int) -> Iterator[str]:
    for each in fields:
        name = escaped(telling.part_name(each))
        words = _marked(each.pieces)
        first = ": ".join(filter(None, [f"**{name}**" if name else "", " ".join(filter(None, [words, escaped(each.note)]))]))
        if first:
            yield f"{'  ' * depth}- {first}"
        yield from _listed(each.inner, depth + 1 if first else depth)


def _marked(pieces: Sequence[Piece]) -> str:
    tags = {Fate.KEPT: "{}", Fate.REMOVED: "<del>{}</del>", Fate.ADDED: "<ins>{}</ins>"}
    return "".join(tags[piece.fate].format(_in_line(piece.text)) for piece in shortened(pieces, _AROUND))


def _in_line(text: str) -> str:
    return re.sub(r"(?:<br>)+", "<br>", escaped(text).replace("\n", "<br>"))


def _written(report: Report) -> Iterator[str]:
    if report.written:
        yield f"### {telling.WRITTEN} ({len(report.written)})"
    for page in report.written:
        lines = [f"#### {escaped(telling.written_name(page))}\n\n{_code(page.file)}", "\n".join(_listed(page.places, 0))]
        yield "\n\n".join(filter(None, [*lines, telling.more_places(page.more)]))


def _pages(report: Report) -> Iterator[str]:
    if not report.pages:
        return
    rows = [f"- {escaped(telling.page_name(page))} ({_code(f'/{page.address}')})" for page in report.pages[:_MOST_PAGES]]
    more = len(report.pages) - len(rows)
    if more:
        rows.append(f"- och {more} till")
    listed = "\n".join(rows)
    yield f"<details><summary>{telling.PAGES} ({len(report.pages)})</summary>\n\n{listed}\n\n</details>"


def _code(text: str) -> str:
    return escaped(text) if "`" in text or "\n" in text else f"`{text}`"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, with its line breaks."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _MARKUP.sub(r"\\\g<0>", _LIVE.sub(r"\g<0><!-- -->", safe))
    return _AT_START.sub(r"\1\\", safe)
