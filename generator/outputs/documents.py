"""The stored documents, at their addresses on the site."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator import addresses
from generator.records.entry import MEDIA_TYPES
from generator.register import Register


def documents(register: Register) -> dict[str, Path | bytes]:
    """Every stored document of a source that may be offered for download, by address."""
    found: dict[str, Path | bytes] = {}
    for source in register.sources.values():
        for stored in filter(None, (source.file, source.text_file)):
            if PurePosixPath(stored.name).suffix in MEDIA_TYPES:
                found[addresses.stored_file(source.id, stored.name)] = stored.path
    return found
