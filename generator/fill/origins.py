"""Where what stands on a built page was written; the page itself no longer knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.identity import has_number
from generator.problems import Location, Problem

_FRAME = "_frame.md"
_CLIMBING = re.compile(r'"(?:\.\./)+')
#: What a link stands after in YAML, in tags, in expressions of templates, in Markdown and in style sheets.
_BEFORE_LINK = r"""(?:(?:: +|\b(?:href|action|formaction|src|srcset|data|poster)=|[{(]\s*)["']?|insyn:)"""
_TARGET = re.compile(r'"/?([^"#]*?)/?(#[^"]*)?"')


def written_in(source: str, folders: Mapping[str, Path]) -> Location:
    """The file and line where a slot is written, looked for in content/ and in templates."""
    if source:
        for name, path in _files(folders):
            if place := _place_in(path, name, source):
                return place
    return Location("content")


class Placing:
    """Turns problems with pages into problems with the files that the pages are made from.

    What stands on every page comes from mkdocs.yml, a template or a frame. It is told once and with that file, since it cannot be mended
    in any of the pages' own.

    Args:
        origins: by a page's address, the file that it is made from.
        folders: where pages and templates are written, and mkdocs.yml, by what they are called in a problem.
    """

    def __init__(self, origins: Mapping[str, tuple[str, Path]], folders: Mapping[str, Path]) -> None:
        self.origins, self.folders = origins, folders

    def __call__(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems with their places, those of one cause once for each place."""
        found: list[Problem] = []
        of_cause: dict[tuple[str, str], list[Problem]] = {}
        for problem in problems:
            if problem.location.file.startswith("/"):
                of_cause.setdefault((problem.rule, _CLIMBING.sub('"', problem.message)), []).append(problem)
            else:
                found.append(problem)
        for same in of_cause.values():
            found += self._placed(same)
        return found

    def _placed(self, same: list[Problem]) -> list[Problem]:
        """Problems of one cause on several pages, where each can be mended."""
        target = _TARGET.search(same[0].message)
        if not target:
            shared = self._number_for_all() if len(same) > 1 else None
            return [replace(same[0], location=shared)] if shared else [self._on_page(each) for each in same]
        wanted = [target[1] + (target[2] or ""), target[1]]
        found, elsewhere = [], []
        for problem in same:
            place = self._in_own_file(problem, wanted)
            found += [replace(problem, location=place)] if place else []
            elsewhere += [] if place else [problem]
        if elsewhere and (len(elsewhere) > 1 or not self._origin(elsewhere[0])):
            shared = self._written_for_all(target[1], target[2] or "")
            found += [replace(elsewhere[0], location=shared)] if shared else []
        return found or [self._first_of(elsewhere)]  # a page without the words shows what the others say, as a dossier does

    def _in_own_file(self, problem: Problem, wanted: list[str]) -> Location | None:
        if origin := self._origin(problem):
            name, path = origin
            return next((place for each in wanted if each and (place := _place_in(path, name, each))), None)
        return None

    def _shared_files(self) -> Iterator[tuple[str, str]]:
        """What is written for more than one page: mkdocs.yml, templates and frames, with their text."""
        for name, path in _files(self.folders):
            if path.suffix != ".md" or path.name == _FRAME:
                yield name, path.read_text("utf-8", errors="replace")

    def _written_for_all(self, address: str, anchor: str) -> Location | None:
        """Where a shared file has a link: as a whole value, since a short address is a part of many words."""
        if not address and not anchor:
            return None
        end = f"/?{re.escape(anchor)}" if anchor else "/?"
        wanted = re.compile(rf"""{_BEFORE_LINK}[./]*({re.escape(address)}){end}(?=["')\s?]|$)""", re.IGNORECASE)
        for name, text in self._shared_files():
            if match := wanted.search(text):
                return Location.at(name, text, match.start(1))
        return None

    def _number_for_all(self) -> Location | None:
        """The shared file that has an identity number."""
        return next((Location(name) for name, text in self._shared_files() if has_number(text)), None)

    def _origin(self, problem: Problem) -> tuple[str, Path] | None:
        address = problem.location.file.lstrip("/")
        return self.origins.get(address) or _content_file(address, self.folders)

    def _on_page(self, problem: Problem) -> Problem:
        origin = self._origin(problem)
        return replace(problem, location=Location(origin[0])) if origin else problem

    def _first_of(self, same: list[Problem]) -> Problem:
        """The same problem on several pages as one, which says on how many."""
        first = self._on_page(same[0])
        more = len({each.location for each in same}) - 1
        if not more:
            return first
        said = f"{first.suggestion} Samma fel finns på {more} {'sida' if more == 1 else 'sidor'} till."
        return replace(first, suggestion=said.strip())


def _files(folders: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    """The pages and templates in some folders, each by what it is called in a problem; a file is itself."""
    for name, folder in folders.items():
        if folder.is_file():
            yield name, folder
        for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.html")] if folder.is_dir() else []):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _content_file(address: str, folders: Mapping[str, Path]) -> tuple[str, Path] | None:
    for name, folder in folders.items():
        for tail in (f"{address}index.md", f"{address.rstrip('/')}.md"):
            if (folder / tail).is_file():
                return f"{name}/{tail}", folder / tail
    return None


def _place_in(path: Path, name: str, source: str) -> Location | None:
    text = path.read_text("utf-8", errors="replace")
    at = text.find(source)
    if at < 0:
        return None
    return Location.at(name, text, at)
