"""What a site is made of: commit, data, day, program, and the versions of everything that leaves its mark on the bytes.

Two sites whose provenance is the same are the same, byte for byte; where two differ, this says why. Nothing in it is from a clock.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from generator import __version__, theme
from generator.digests import Digests
from generator.history import Revision
from generator.register import Register

_PROGRAM = Path(__file__).parent
_SETTINGS = "mkdocs.yml"

#: The engine, as its built folder shows, and what of it is installed in versions of its own.
ENGINES = {"mkdocs": ("mkdocs", "mkdocs-material"), "zensical": ("zensical",)}

#: Libraries that leave their mark on what is written. What only reads documents for drafts is not among them.
LIBRARIES = (
    *("babel", "cmarkgfm", "hunspell-sv", "icalendar", "jinja2", "markdown", "nh3", "orjson", "pillow", "pydantic"),
    *("pymdown-extensions", "pyyaml", "rdflib", "tinycss2"),
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a site is made of."""

    name: str  #: of the site
    address: str  #: its own, or empty
    as_of: date  #: the day that its statuses follow
    revision: Revision
    repository: str  #: the address of the repository, or empty
    data: str  #: SHA-256 of data/, as `checksum` makes it
    content: str  #: the same of the hand-written pages, the settings and the project's own theme
    program: str  #: the same of this program and its theme
    versions: dict[str, str | None] = field(default_factory=dict)  #: by name; None where it is not known

    def told(self) -> dict[str, Any]:
        """The same as plain values, as manifest.json has them."""
        return {
            "name": self.name,
            "address": self.address or None,
            "as_of": self.as_of.isoformat(),
            "commit": self.revision.commit or None,
            "unsaved_changes": not self.revision.saved if self.revision.commit else None,
            "repository": self.repository or None,
            "data": self.data,
            "content": self.content,
            "program": self.program,
            "versions": self.versions,
        }


def parts(register: Register) -> list[Path]:
    """The files and folders that a project's site is made of, this program among them."""
    return [register.reading.project / "data", *_written(register), _PROGRAM, theme.OWN]


def provenance(
    register: Register,
    revision: Revision = Revision(),  # noqa: B008 - it cannot change
    engine: str = "mkdocs",
    digests: Digests | None = None,
) -> Provenance:
    """What a site of a register is made of.

    Args:
        register: what there is.
        revision: what git says of `parts`.
        engine: which engine has built the pages, one of `ENGINES`, or empty where it is none of them.
        digests: what is known of the files already; each is read where nothing is.
    """
    reading, known = register.reading, digests or Digests()
    return Provenance(
        reading.engine.name,
        reading.engine.address,
        register.today,
        revision,
        (reading.site.repository if reading.site else "") or "",
        data=checksum(reading.project, [reading.project / "data"], known),
        content=checksum(reading.project, _written(register), known),
        program=_program(known),
        versions=_versions(engine),
    )


def _written(register: Register) -> list[Path]:
    project, engine = register.reading.project, register.reading.engine
    own = [project / engine.content, project / _SETTINGS, *(project / "site_theme" / name for name in ("overrides", "pages", "assets"))]
    if engine.theme and (custom := project / engine.theme).resolve().is_relative_to(project.resolve()):
        own.append(custom)
    return list({path.resolve(): path for path in own if path.exists()}.values())


def checksum(root: Path, folders: Iterable[Path], digests: Digests) -> str:
    """The SHA-256 of files as `sha256sum` lists them, in the order of their paths from `root`.

    `cd ROOT && find FOLDER -type f -not -path '*/.*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum` gives the same.
    """
    return _listed({name: path for folder in folders for name, path in _files(folder, root)}, digests)


def _files(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Every ordinary file by its path from `root`; what is hidden is made by systems and programs, and read by nothing here."""
    parts = folder.relative_to(root).parts
    if any(part.startswith(".") for part in parts):
        return
    if folder.is_file():
        if not folder.is_symlink():
            yield "/".join(parts), str(folder)
        return
    waiting = [(str(folder), "".join(f"{part}/" for part in parts))]
    while waiting:
        path, before = waiting.pop()
        with suppress(PermissionError, FileNotFoundError, NotADirectoryError), os.scandir(path) as inside:
            for entry in inside:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{before}{entry.name}/"))
                elif entry.is_file(follow_symlinks=False):
                    yield f"{before}{entry.name}", entry.path


def _program(digests: Digests) -> str:
    """The same for the program and its theme, whether they stand in a checkout or in an installed wheel."""
    code = {f"generator/{path.relative_to(_PROGRAM).as_posix()}": str(path) for path in _PROGRAM.rglob("*.py")}
    looks = {f"site_theme/{name}": path for name, path in _files(theme.OWN, theme.OWN)}
    return _listed(code | looks, digests)


def _listed(files: dict[str, str], digests: Digests) -> str:
    whole = sha256()
    for name in sorted(files, key=str.encode):
        whole.update(f"{digests.of(files[name])}  {name}\n".encode())
    return whole.hexdigest()


@cache
def made_with() -> dict[str, str | None]:
    """What pages are made with here: the program's checksum and the versions of what leaves its mark on them, by name.

    Two machines where it is the same make the same pages. SQLite is not in it: only whoever gives out the work writes a database. It is
    asked of the disk once, since a program that runs does not follow what is installed after that.
    """
    return {"program": _program(Digests()), **{name: version for name, version in _versions("").items() if name != "sqlite"}}


def _versions(engine: str) -> dict[str, str | None]:
    built_in = {
        "insyn": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return built_in | {name: _installed(name) for name in sorted((*ENGINES.get(engine, ()), *LIBRARIES))}


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
