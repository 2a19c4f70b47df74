"""The documents that are stored with the data: their bytes' checksum and, where it is text, their text."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from generator.quoting import StoredText
from generator.records.entry import StoredFile


def read_stored(project: Path, names: list[str]) -> dict[str, StoredFile]:
    """Every stored file by its path below data/sources/files/."""
    files = {}
    for found in names:
        path = project / "data" / "sources" / "files" / found
        name = unicodedata.normalize("NFC", found)  # macOS sets the dots of å, ä and ö apart
        content = path.read_bytes()
        files[name] = StoredFile(name, path, len(content), hashlib.sha256(content).hexdigest(), _text(name, content))
    return files


def _text(name: str, content: bytes) -> StoredText | None:
    if not name.endswith(".txt"):
        return None
    try:
        return StoredText(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None
