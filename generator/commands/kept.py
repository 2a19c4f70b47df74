"""What earlier runs have left of a project in the user's cache."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator import reading
from generator.digests import Digests
from generator.register.proved import Proved
from generator.rules import documents
from generator.unchanged import of_project, program

_FORGOTTEN = 30 * 86_400  # seconds


def read_before(project: Path, digests: Digests) -> reading.Before | None:
    """What was read of the project before; None where there is no cache."""
    folder = of_project(project)
    return reading.Kept(folder / "records", digests, program(digests)) if folder else None


def proved_before(project: Path, digests: Digests) -> Proved:
    """Whose quotes were found in their sources before."""
    folder = of_project(project)
    return Proved(folder / "proved" if folder else None, program(digests))


def documents_before(project: Path, digests: Digests) -> documents.Kept:
    """What was seen in the stored documents before."""
    folder = of_project(project)
    return documents.Kept(folder / "documents" if folder else None, program(digests))


@contextmanager
def keeping(*known: Digests | Proved | documents.Kept) -> Iterator[None]:
    """Keep for the next run what is known when the block ends, also where the data were not fit to be published."""
    try:
        yield
    finally:
        for each in known:
            each.keep()


def remove_forgotten(project: Path) -> None:
    """Remove what is kept of projects, and of sites, that nobody has used for a month; this project is none of them."""
    folder = of_project(project)
    if folder is None:
        return
    with suppress(OSError):
        os.utime(folder)
        for each in folder.parent.iterdir():
            if time.time() - each.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(each, ignore_errors=True)
        for each in (folder.parents[1] / "builds").iterdir():
            if time.time() - each.stat().st_mtime > _FORGOTTEN:
                each.unlink()
