"""What stands in the archive besides the data: what it is, and the stored texts that quotes are checked against.

Its folders are those of the site, so that every address in the records leads to a file in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from generator import addresses
from generator.published import Published
from generator.records.entry import StoredFile

NAME = "LASMIG.txt"
_TEXT = ".txt"

_TOLD = """{name}
{address}
Öppna data, format {api}. Gäller per {as_of}.

Mapparna är som på webbplatsen, så varje adress i posterna leder till en fil här.
Börja med {index}. CSV-filerna beskrivs i {package}.
insyn.db är en SQLite-fil med alla tabeller.

Villkor för posterna: {licence}
Texterna i mappen {sources}/ är andras handlingar och har egna villkor. De står i fältet terms hos varje källa.
"""


def texts(published: Published) -> Iterator[tuple[str, StoredFile]]:
    """The stored texts by their addresses. What is no text stays where it is: it may be large, and no record is made from it alone."""
    for source in published.register.sources.values():
        for stored in filter(None, (source.file, source.text_file)):
            if PurePosixPath(stored.name).suffix == _TEXT:
                yield addresses.stored_file(source.id, stored.name), stored


def readme(about: dict[str, Any]) -> str:
    """What the archive says of itself; `about` are the values of `Published.about`."""
    licence = about["site"]["licence"] if about["site"] else {"name": "", "address": ""}
    return _TOLD.format(
        name=about["name"],
        address=about["address"] or "",
        api=about["version"]["api"],
        as_of=about["as_of"],
        index=addresses.data_index(),
        package=addresses.data_package(),
        licence=f"{licence['name']}, {licence['address']}",
        sources=addresses.listing("sources").rstrip("/"),
    )
