"""The pages of content/ as an engine has built them, kept for the next build: the engine is asked again when something it reads is another.

After an edit of the data, of which it knows nothing, waiting for it would be the longest part of a build.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from generator import checking, unchanged
from generator.cache import Store
from generator.digests import Digests
from generator.reading import engine_config

#: Builds the pages of a project's content/ into a folder.
Engine = Callable[[Path, Path], None]


def sparing(engine: Engine, cache: Store | None, digests: Digests) -> Engine:
    """An engine that does its work only where it would make something else than is kept.

    Only what it has built without any complaint is kept, and nothing where it might read files that are not known here.
    """
    if cache is None:
        return engine

    def build(project: Path, folder: Path) -> None:
        name = _name(project, digests)
        kept = cache.get(name) if name else None
        if kept is not None:
            _lay_out(kept, folder)
            return
        engine(project, folder)
        if name and name == _name(project, digests):  # else something has been changed meanwhile
            cache.put(name, _packed(folder))

    return build


def _name(project: Path, digests: Digests) -> str | None:
    """What tells all that the engine reads from anything else; None where that is not known."""
    asked = engine_config.asked_of_environment(project)
    if asked is None:
        return None
    told = sha256(f"content\n{unchanged.program(digests)}\n{datetime.now(UTC).date()}\n{project.resolve()}\n".encode())
    for variable in asked:
        told.update(f"{variable}={os.environ.get(variable)!r}\n".encode())
    data = project / "data"
    for root in checking.made_from(project):
        if root != data:
            told.update(f"{root}\n".encode())
            for path, stats in unchanged.files([str(root)]):
                told.update(f"{path!r} {unchanged.content_of(path, stats, digests)}\n".encode())
    return told.hexdigest()


def _packed(folder: Path) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return to.getvalue()


def _lay_out(kept: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(kept)) as packed:
        for name in packed.namelist():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(packed.read(name))


__all__ = ["Engine", "sparing"]
