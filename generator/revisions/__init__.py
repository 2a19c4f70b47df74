"""What a project was at a revision that git knows, set against what it is now: records, pages and addresses."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import history, reading, register
from generator.register import Register


@contextmanager
def earlier(known: Register, revision: str) -> Iterator[Register]:
    """The register of the same project at a revision, as seen on the same day; its files are there as long as the block runs.

    Raises:
        history.UnknownRevisionError: git knows no such revision of the project.
    """
    with tempfile.TemporaryDirectory() as folder:
        then = Path(folder)
        history.snapshot(known.reading.project, revision, then)
        yield register.build(reading.read(then), known.today)
