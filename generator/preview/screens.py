"""The preview's own pages and the bar on the site's. They need nothing that the engine makes, so they are there when it has stopped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import theme
from generator.catalogue import RULES
from generator.fill import assets
from generator.pages.environment import environment
from generator.preview.concerning import Concerning
from generator.preview.drafts import Draft
from generator.preview.project_files import Shown, in_editor, may_be_shown
from generator.problems import Problem, Severity

#: Below the site's own address; no id begins with such a sign.
FOLDER = "_insyn"
PROBLEMS = f"{FOLDER}/problem/"
FILE = f"{FOLDER}/fil/"
NUMBER = f"{FOLDER}/nummer"  #: says how often the site has been built, so that the preview's own pages know when they are old

_THEME = f"{FOLDER}/tema/"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
#: As `reading.drafts` tells a comment.
_MARKED = re.compile(r'"kontrollera[:\s]*(.*)"$', re.IGNORECASE)
_MOST = 5  # problems that the bar shows; the list has all


@dataclass(frozen=True, slots=True)
class Row:
    """A problem as it is shown."""

    problem: Problem
    place: str  #: "data/site.yml, rad 3"
    line: int  #: 0 where the file as a whole is meant
    href: str  #: to the line; empty where the file is none that is shown
    title: str  #: what must hold, by the rule
    why: str

    @property
    def marked(self) -> str:
        """What a comment says that marks something to be checked; empty of other problems, and of a comment that says nothing."""
        found = _MARKED.search(self.problem.message) if self.problem.rule == "draft.unchecked" else None
        return (found[1] or "Kontrollera") if found else ""

    @property
    def is_error(self) -> bool:
        return self.problem.severity is Severity.ERROR


class Screens:
    """Makes the pages of one site's preview.

    Args:
        project: the project's folder.
        base: the path that the site lies under, with a slash at its end.
        content: the folder of hand-written pages.
        name: the site's.
    """

    def __init__(self, project: Path, base: str, content: str, name: str) -> None:
        self.project, self.base, self.content, self.name = project, base, content, name

    def rows(self, problems: Iterable[Problem]) -> list[Row]:
        """Problems as they are shown, in the given order."""
        return list(map(self._row, problems))

    def _row(self, problem: Problem) -> Row:
        place = problem.location
        rule = RULES.get(problem.rule)
        shown = f"{place.file}, rad {place.line}" if place.line else place.file
        return Row(problem, shown, place.line, self.of_file(place.file, place.line), rule.title if rule else "", rule.why if rule else "")

    def of_file(self, file: str, line: int = 0) -> str:
        """The address at which a file is shown, at a line; empty where it is none that is shown."""
        if not may_be_shown(file, self.content):
            return ""
        return f"{self.base}{FILE}{quote(file)}{f'#rad-{line}' if line else ''}"

    def of_draft(self, draft: Draft) -> str:
        """The address at which a draft is shown: its page, or its file where it will have none."""
        return f"{self.base}{quote(draft.address)}" if draft.address else self.of_file(draft.file)

    def bar(self, seen: Concerning, *, drafts: Sequence[Draft], all_drafts: int, old: bool, stopped: str) -> bytes:
        """What stands above a page: its problems, how many there are elsewhere, drafts that it will show. Nothing where all is well."""
        if not (seen or all_drafts or stopped):
            return b""
        most = seen.errors[:_MOST]
        return self._made(
            "bar",
            errors=self.rows(most),
            error_count=len(seen.errors),
            more=len(seen.errors) - len(most),
            warnings=self.rows(seen.warnings),
            seen=seen,
            drafts=[(draft, self.of_draft(draft)) for draft in drafts],
            all_drafts=all_drafts,
            old=old,
            stopped=stopped,
        )

    def draft_bar(self, draft: Draft, marks: list[Problem], faults: list[Problem], number: int) -> bytes:
        """What stands above a draft's page: that it is one, and what is left to do."""
        told = {"draft": draft, "marks": self.rows(marks), "faults": self.rows(faults), "href": self.of_file(draft.file)}
        return self._made("draft_bar", number=number, **told)

    def draft(self, draft: Draft, marks: list[Problem], faults: list[Problem], number: int) -> bytes:
        """A draft that cannot be read as a record yet."""
        told = {"draft": draft, "marks": self.rows(marks), "faults": self.rows(faults), "href": self.of_file(draft.file)}
        return self._made("draft", number=number, **told)

    def problems(self, problems: list[Problem], drafts: Sequence[tuple[Draft, int]], number: int, *, old: bool, stopped: str) -> bytes:
        """Every problem of the site; `drafts` with how many marks each has."""
        rows = self.rows(problems)
        return self._made(
            "problems",
            errors=list(_by_file(row for row in rows if row.is_error)),
            error_count=sum(row.is_error for row in rows),
            warnings=list(_by_file(row for row in rows if not row.is_error)),
            warning_count=sum(not row.is_error for row in rows),
            drafts=[(draft, self.of_draft(draft), self.of_file(draft.file), marks) for draft, marks in drafts],
            number=number,
            old=old,
            stopped=stopped,
        )

    def file(self, path: Path, shown: Shown, number: int) -> bytes:
        """A file, line by line, with its problems beside the lines."""
        lines = [(line, self.rows(line.problems)) for line in shown.lines]
        first = min((line.number for line in shown.lines if line.problems), default=0)
        count = len(shown.of_whole) + sum(len(line.problems) for line in shown.lines)
        told = {"of_whole": self.rows(shown.of_whole), "count": count, "editor": in_editor(path, first)}
        return self._made("file", file=shown.file, lines=lines, unreadable=shown.unreadable, number=number, **told)

    def missing(self, file: str, number: int) -> bytes:
        """That there is no such file to show."""
        return self._made("missing", file=file, number=number)

    def stopped(self, problems: Iterable[Problem], said: str, number: int, *, one_page: bool = False) -> bytes:
        """That the site, or one page of it, cannot be shown, and why."""
        return self._made("stopped", rows=self.rows(problems), said=said, number=number, one_page=one_page)

    def asset(self, wanted: str) -> tuple[bytes, str] | None:
        """A file of the preview's own look, or of the theme's, with its media type; None where there is none."""
        name = wanted.removeprefix(_THEME) if wanted.startswith(_THEME) else wanted.removeprefix(f"{FOLDER}/")
        kind = _KINDS.get(Path(name).suffix)
        if not kind or "/" in name or name.startswith("."):
            return None
        room = "assets" if wanted.startswith(_THEME) else "preview"
        folders = theme.folders(self.project, room)
        if room == "assets" and name == assets.SHEET:
            return assets.theme_styles(folders[::-1]).encode(), kind
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        return (path.read_bytes(), kind) if path else None

    def _made(self, template: str, **told: Any) -> bytes:
        templates = environment(theme.folders(self.project, "preview"))
        common = {"base": self.base, "site_name": self.name, "own": f"{self.base}{FOLDER}/", "all_href": f"{self.base}{PROBLEMS}"}
        return templates.get_template(f"{template}.html").render({**common, **told}).encode()


def _by_file(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Rows under the file that they are about."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.problem.location.file, []).append(row)
    yield from found.items()
