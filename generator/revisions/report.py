"""All that residents will see change since a revision, ready to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.history import Deed
from generator.identity import masked
from generator.problems import Problem, printable
from generator.reading import engine_config
from generator.register import Register
from generator.revisions import earlier
from generator.revisions.addresses import dead_addresses
from generator.revisions.pages import PageChange, Written, page_changes, written
from generator.revisions.records import RecordChange, record_changes

_THEME = "site_theme"
_FEW = 5  # names in a sentence


@dataclass(frozen=True, slots=True)
class Report:
    """What differs between a revision and the project as it is now."""

    revision: str
    records: list[RecordChange]
    written: list[Written]
    pages: list[PageChange]
    dead: list[Problem]  #: addresses that neither are there any more nor lead on
    asides: list[str]  #: what else may be seen, and what could not be compared: sentences

    @property
    def is_empty(self) -> bool:
        return not (self.records or self.written or self.pages or self.dead or self.asides)

    def with_deed(self, deed: Deed) -> list[RecordChange]:
        """The records that came to one thing."""
        return [each for each in self.records if each.deed is deed]


def report(known: Register, revision: str) -> Report:
    """Set a project against what it was at a revision.

    No text goes into it that holds a personal identity number or words that must not be published, and none that has been masked since.

    Raises:
        history.UnknownRevisionError: git knows no such revision of the project.
    """
    withheld = known.reading.withheld

    def discreet(text: str) -> str:
        return "\n".join(map(printable, withheld.out_of(masked(text)).expandtabs(4).split("\n")))

    with earlier(known, revision) as before:
        pages, unknown = page_changes(before, known, discreet)
        asides = list(_asides(before, known, revision))
        if unknown:
            asides.append(f"De här sidorna går inte att visa, för data har fel. De är inte jämförda: {_some(unknown)}.")
        return Report(
            revision,
            record_changes(before, known, discreet),
            written(before, known, discreet),
            pages,
            dead_addresses(known, before, revision),
            asides,
        )


def _asides(before: Register, after: Register, revision: str) -> Iterator[str]:
    then, now = before.reading, after.reading
    for reading, when in ((then, f"i {revision}"), (now, "nu")):
        names = [f"{kind}/{stem}" for kind, stems in sorted(reading.unread.items()) for stem in sorted(stems)]
        if names:
            yield f"De här posterna går inte att läsa {when} och är inte jämförda: {_some(names)}."
    file = engine_config.FILE
    if _content(then.project / file) != _content(now.project / file):
        yield f"Inställningarna i {file} är ändrade. Menyn, namnet eller adressen kan vara andra."
    changed = [name for name in sorted(_files(then.project) | _files(now.project)) if _differs(then.project, now.project, name)]
    if changed:
        yield f"Webbplatsens utseende är ändrat, vilket kan märkas på alla sidor: {_some(changed)}."


def _some(names: list[str]) -> str:
    """As many names as one reads."""
    return ", ".join(names[:_FEW]) + (f" och {len(names) - _FEW} till" if len(names) > _FEW else "")


def _files(project: Path) -> set[str]:
    return {path.relative_to(project).as_posix() for path in (project / _THEME).rglob("*") if path.is_file() and not path.is_symlink()}


def _differs(one: Path, other: Path, name: str) -> bool:
    return _content(one / name) != _content(other / name)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
