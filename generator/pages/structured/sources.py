"""A source: the document itself, where it was found, and where it is kept."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.pages.structured.naming import Names, type_of
from generator.records.entry import MEDIA_TYPES, StoredFile
from generator.register import Register
from generator.register.items import SourceItem


def document(names: Names, _: Register, item: SourceItem) -> dict[str, Any]:
    """A source. A publisher that is no record may be anyone, so its type is left out."""
    record = item.record
    return {
        "@type": type_of(item),
        "name": record.title,
        "alternateName": record.short_title,
        "genre": record.kind.label,
        "publisher": names.item(item.organisation) if item.organisation else {"name": record.publisher},
        "datePublished": record.date,
        "inLanguage": record.language,
        "url": record.address,
        "archivedAt": names.page(_address(item, item.file)) if item.file else None,
        "encoding": [_file(names, item, stored) for stored in (item.file, item.text_file) if stored],
    }


def _address(item: SourceItem, stored: StoredFile) -> str:
    return addresses.stored_file(item.id, stored.name)


def _file(names: Names, item: SourceItem, stored: StoredFile) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "contentUrl": names.page(_address(item, stored)),
        "encodingFormat": MEDIA_TYPES[stored.path.suffix],
        "sha256": stored.sha256,
    }
