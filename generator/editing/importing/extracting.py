"""A document's file → its lines."""

from __future__ import annotations

from pathlib import Path

from generator.editing.importing import plain
from generator.editing.importing.lines import Extracted

#: What may be stored as it is; of anything else only the text is.
STORED = {".txt", ".pdf", ".docx", ".odt"}


def extracted(path: Path) -> tuple[bytes, str, Extracted]:
    """A file's bytes, what its name should end with, and its lines."""
    content = path.read_bytes()
    return content, ".txt", plain.lines(plain.decoded(content))
