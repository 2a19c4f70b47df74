"""Where what stands on a built page was written; the page itself no longer knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.problems import Location, Problem

_TARGET = re.compile(r'"/?([^"#]*?)/?(#[^"]*)?"')


def written_in(source: str, folders: Mapping[str, Path]) -> Location:
    """The file and line where a slot is written, looked for in content/ and in templates."""
    if source:
        for name, folder in folders.items():
            for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.html")]):
                if place := _place_in(path, f"{name}/{path.relative_to(folder).as_posix()}", source):
                    return place
    return Location("content")


def placed(problem: Problem, origins: Mapping[str, tuple[str, Path]], folders: Mapping[str, Path]) -> Problem:
    """A problem with a page (`/om/`) as one with the file that the page is made from, and the line if the link is found there."""
    if not problem.location.file.startswith("/"):
        return problem
    address = problem.location.file.lstrip("/")
    origin = origins.get(address) or _content_file(address, folders)
    if origin is None:
        return problem
    name, path = origin
    target = _TARGET.search(problem.message)
    wanted = [target[1] + (target[2] or ""), target[1]] if target else []
    found = next((place for each in wanted if each and (place := _place_in(path, name, each))), None)
    return replace(problem, location=found or Location(name))


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
    return Location(name, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)
