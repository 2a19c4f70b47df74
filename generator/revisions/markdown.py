"""What changes, as Markdown for a comment on a pull request. Words of the data are words there too: no markup, no mention of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
_MOST_DEAD = 30
_LONGEST_NAME = 200  # letters
_CUT = "*Allt ryms inte här. Kör* `insyn diff` *för att se resten.*"

#: ASCII punctuation that CommonMark or GitHub's dialect may read as markup (CommonMark 0.31.2, 2.4 Backslash escapes).
_MARKUP = re.compile(r"[\\`*_\[\]|~$]|:(?=[\w+-]+:)")
_AT_START = re.compile(r"^(\s*\d{1,9}(?=[.)])|\s*(?=[#+=-]))")
#: What GitHub makes a link, a mention or a reference of, after Markdown has been read; an empty comment parts it.
_LIVE = re.compile(r"(@|#|GH-)(?=\w)|(?<=\w)(:)(?=//)|(?<![^\W_])(www)(?=\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that is told: what it is called, and what there is to say of it where there is room."""

    name: str
    body: str = ""


def as_markdown(report: Report, longest: int = LONGEST) -> str:
    """The report as Markdown, at most so many characters long, of which the first lines need about 20,000 at most.

    What does not fit is named only; where not even the names fit, that is said in their place.
    """
    head = [f"## {escaped(telling.headline(report))}", f"Jämfört med {_code(report.revision)}.", *_dead(report)]
    head += [f"> {escaped(each)}" for each in report.asides]
    blocks = [*_records(report), *_written(report), *_pages(report)]
    room = longest - sum(len(each) + 2 for each in head)
    return "\n\n".join([*head, *_fitted(blocks, room)]) + "\n"


def _dead(report: Report) -> Iterator[str]:
    if report.dead:
        yield f"### ⚠ {telling.DEAD} ({len(report.dead)})\n\n{telling.DEAD_WHY}"
        yield "\n".join(_rows([escaped(telling.dead(each)) for each in report.dead], _MOST_DEAD))


def _rows(told: Sequence[str], most: int) -> Iterator[str]:
    yield from (f"- {each}" for each in told[:most])
    if len(told) > most:
        yield f"- och {len(told) - most} till"


def _fitted(blocks: Sequence[_Block], room: int) -> Iterator[str]:
    """The blocks as long as there is room: first that for all names is kept, then the bodies take what is left, in order."""
    room -= len(_CUT) + 2
    named = []
    for block in blocks:
        room -= len(block.name) + 4
        if room < 0:
            break
        named.append(block)
    room = max(room, 0)
    cut = len(named) < len(blocks)
    for block in named:
        fits = len(block.body) <= room
        room -= len(block.body) if fits else 0
        cut = cut or not fits
        yield "\n\n".join(filter(None, [block.name, block.body if fits else ""]))
    if cut:
        yield _CUT


def _records(report: Report) -> Iterator[_Block]:
    for deed, title in telling.SECTIONS:
        found = report.with_deed(deed)
        if found:
            yield _Block(f"### {title} ({len(found)})")
        yield from (_Block(_named(change), _body(change)) for change in found)


def _named(change: RecordChange) -> str:
    where = f"{_code(change.file)}" + (f", sidan {_code(f'/{change.address}')}" if change.address else "")
    moved = f"\n\nFlyttad från {_code(f'/{change.moved_from}')}." if change.moved_from else ""
    note = f"\n\n{escaped(change.note)}" if change.note else ""
    return f"#### {_short(telling.name_of(change))}\n\n{where}{moved}{note}"


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


def _written(report: Report) -> Iterator[_Block]:
    if report.written:
        yield _Block(f"### {telling.WRITTEN} ({len(report.written)})")
    for page in report.written:
        body = "\n\n".join(filter(None, ["\n".join(_listed(page.places, 0)), escaped(page.note)]))
        yield _Block(f"#### {_short(telling.written_name(page))}\n\n{_code(page.file)}", body)


def _pages(report: Report) -> Iterator[_Block]:
    if report.pages:
        rows = _rows([f"{_short(telling.page_name(page))} ({_code(f'/{page.address}')})" for page in report.pages], _MOST_PAGES)
        title = f"{telling.PAGES} ({len(report.pages)})"
        yield _Block(f"### {title}", "<details><summary>Visa sidorna</summary>\n\n" + "\n".join(rows) + "\n\n</details>")


def _short(name: str) -> str:
    return escaped(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")


def _code(text: str) -> str:
    return escaped(text) if "`" in text or "\n" in text else f"`{text}`"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, with its line breaks."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _MARKUP.sub(r"\\\g<0>", _LIVE.sub(r"\g<0><!-- -->", safe))
    return _AT_START.sub(r"\1\\", safe)
