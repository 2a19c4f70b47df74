"""Which files of a project are written by a program's hand, what each of them holds, and how it is written safely."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from generator.records import KINDS
from generator.records.entry import DRAFT
from generator.records.site import Site


def kind_at(relative: str) -> tuple[str, type[BaseModel]] | None:
    """The name and model of what a path below data/ holds, a draft included, or None where no data belong there."""
    relative = f"{relative.removesuffix(DRAFT)}.yml" if relative.endswith(DRAFT) else relative
    if relative == "site.yml":
        return "site", Site
    return next(((kind.name, kind.model) for kind in KINDS.values() if kind.names(relative) is not None), None)


def schema_path(relative: str, kind: str, folder: str) -> str:
    """The way from a file below data/ to the schema of its kind, in a folder of the project."""
    up = "../" * len(PurePosixPath(relative).parts)
    return f"{up}{folder}/{kind}.schema.json"


def write(path: Path, text: str, *, new: bool = False) -> None:
    """Write a file that is there anew, whole or not at all, or one that is not there yet.

    Args:
        path: the file; the folder of a new one is made where it is missing.
        text: what it is to hold.
        new: nothing may be there yet.

    Raises:
        FileExistsError: `new`, and something is there.
        OSError: the system does not let it be written.
    """
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(text.encode("utf-8"))
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        staged.chmod(path.stat().st_mode & 0o777)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
