"""A new municipality's project: pages, settings, the field guide, and data that say no more than is known."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from pydantic import BaseModel

from generator import __version__
from generator.editing.blank import blank
from generator.editing.pinned import pinned
from generator.editing.scalars import inline

_PROGRAM = Path(__file__).parent.parent

#: What is written for a new project alone.
_OWN = Path(__file__).parent / "start"

#: What is the same for every project: in an installed wheel it lies inside the package, in a checkout beside it.
_SHARED = _PROGRAM / "_start" if (_PROGRAM / "_start").is_dir() else _PROGRAM.parent

#: Kept in the program under names that do nothing there.
_HIDDEN = ("gitignore", "gitattributes", "github/")
_LOCK = "requirements.lock"

_GUIDE = "data/README.md"
_EDITOR = ".vscode"

#: Gives a file below data/ its form: takes its path and its text.
Form = Callable[[str, str], str]


class NotEmptyError(Exception):
    """There is something already where the project was to be."""


@dataclass(frozen=True, slots=True)
class Start:
    """What somebody knows who begins."""

    municipality: str
    agreement: str
    publisher: str
    municipality_id: str
    agreement_id: str
    today: str


def start(folder: Path, told: Start, form: Form, models: dict[str, type[BaseModel]]) -> None:
    """Write a project into a folder that is not there or is empty: all of it, or nothing.

    Raises:
        NotEmptyError: the folder is not empty, or is no folder.
        OSError: the system does not let it be written.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise NotEmptyError
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as staged:
        inner = Path(staged) / folder.name
        for relative, content in _files(told, form, models):
            path = inner / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if folder.exists():
            folder.rmdir()
        inner.rename(folder)


def _files(told: Start, form: Form, models: dict[str, type[BaseModel]]) -> Iterator[tuple[str, bytes]]:
    """Every file of a new project: its path and what it holds."""
    own = {path.relative_to(_OWN).as_posix(): path for path in sorted(_OWN.rglob("*")) if path.is_file()}
    for part in ("content", _EDITOR):
        for path in sorted((_SHARED / part).rglob("*")):
            relative = path.relative_to(_SHARED).as_posix()
            if path.is_file() and relative not in own:
                yield relative, path.read_bytes()
    yield _GUIDE, (_SHARED / _GUIDE).read_bytes()
    for relative, path in own.items():
        text = path.read_text("utf-8")
        if relative in {"mkdocs.yml", "README.md"}:
            text = Template(text).substitute(_words(told, plain=relative != "mkdocs.yml"))
        yield f".{relative}" if relative.startswith(_HIDDEN) else relative, text.encode("utf-8")
    yield _LOCK, pinned(__version__).encode("utf-8")
    for relative, kind, values in _data(told):
        yield f"data/{relative}", form(relative, blank(models[kind], values)).encode("utf-8")


def _words(told: Start, *, plain: bool) -> dict[str, str]:
    words = {
        "name": f"Insyn {told.municipality}",
        "description": f"Vad som är känt om {told.agreement}, vad som sagts om den och vad som hände sedan.",
        "subtitle": told.agreement,
        "agreement": told.agreement,
    }
    return words if plain else {name: inline(text, words=True) for name, text in words.items()}


def _data(told: Start) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The data to begin with: path below data/, kind and values. What is not known is written as missing."""
    source = f"{told.agreement_id}-text"[:80]
    yield (
        "site.yml",
        "site",
        {
            "format": "1",
            "publisher": {"name": told.publisher},
            "demonstration": "Webbplatsen är under uppbyggnad. Uppgifterna är inte hela och inte granskade.",
            "licence": {"name": "CC0 1.0", "address": "https://creativecommons.org/publicdomain/zero/1.0/"},
            "show_names": "false",
        },
    )
    yield f"organisations/{told.municipality_id}.yml", "organisations", {"name": told.municipality, "kind": "city"}
    nowhere = {"where": "Ingenstans än: webbplatsen är nyss påbörjad.", "searched_on": told.today}
    yield (
        f"sources/{source}.yml",
        "sources",
        {
            "title": told.agreement,
            "publisher": told.municipality,
            "organisation": told.municipality_id,
            "kind": "agreement",
            "rank": "primary",
            "missing": [{"what": "Överenskommelsens text.", **nowhere}],
        },
    )
    yield (
        f"agreements/{told.agreement_id}/agreement.yml",
        "agreements",
        {
            "title": told.agreement,
            "summary": "Vad överenskommelsen säger är inte beskrivet här än.",
            "parties": [told.municipality_id],
            "sources": [{"source": source}],
            "missing": [
                {"what": "Vilka de andra parterna är.", **nowhere},
                {"what": "När överenskommelsen beslutades och hur länge den gäller.", **nowhere},
            ],
        },
    )
