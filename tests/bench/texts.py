"""The texts of a corpus as any engine can show them: one Markdown page for each response, under the page of its consultation."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Text:
    """One response."""

    name: str
    title: str
    date: str
    areas: tuple[str, ...]  #: titles
    body: str  #: Markdown, with the sections as headings of the second level


@dataclass(frozen=True, slots=True)
class Folder:
    """A consultation with its responses."""

    name: str
    title: str
    texts: tuple[Text, ...]


def read(project: Path) -> list[Folder]:
    """The consultations of a project in the order of their folders, each response with the words of its sections."""
    organisations = {path.stem: str(_read(path)["name"]) for path in (project / "data/organisations").glob("*.yml")}
    found = sorted(project.glob("data/agreements/*/consultations/*"))
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(_folder, organisations=organisations), found, chunksize=4))


def _folder(path: Path, organisations: Mapping[str, str]) -> Folder:
    title = str(_read(path / "consultation.yml")["title"])
    areas = {area.stem: str(_read(area)["title"]) for area in path.parents[1].glob("areas/*.yml")}
    texts = [_text(each, title, organisations, areas) for each in sorted((path / "responses").glob("*.yml"))]
    return Folder(path.name, title, tuple(texts))


def _text(path: Path, consultation: str, organisations: Mapping[str, str], areas: Mapping[str, str]) -> Text:
    record = _read(path)
    body = "\n".join(f"## {section['title']}\n\n{section['text']}" for section in record["sections"])
    mentioned = tuple(areas[each["area"]] for each in record.get("mentions", []))
    return Text(path.stem, f"{organisations[path.stem]} – {consultation}", str(record["dated"]), mentioned, body)


def _read(path: Path) -> Mapping[str, Any]:
    record: Mapping[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return record
