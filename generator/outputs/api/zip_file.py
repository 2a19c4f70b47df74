"""Everything that is handed out as one ZIP file, with the stored texts that quotes are checked against.

Its folders are those of the site, so that every address in the records leads to a file in it. The same files give the same bytes with
the same version of zlib: dates and order are fixed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator import addresses
from generator.published import Published

_README = "LASMIG.txt"
_TEXT = ".txt"
_LEVEL = 6
#: Above so many octets the archive is packed as quickly as can be: it grows by a fourth, and takes a fourth of the time.
_MUCH = 24 << 20
_LEVEL_OF_MUCH = 1
_PIECE = 1 << 20
_LARGE = 1 << 30  #: half of what the plain form has room for, so that no file turns out to be too large for it
#: The first date that the format knows. When something changed stands in the records.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16

_TOLD = """{name}
{address}
Öppna data, format {api}. Gäller per {as_of}.

Mapparna är som på webbplatsen, så varje adress i posterna leder till en fil här.
Börja med {index}. CSV-filerna beskrivs i {package}.
insyn.db är en SQLite-fil med alla tabeller.

Villkor för posterna: {licence}
Texterna i mappen {sources}/ är andras handlingar och har egna villkor. De står i fältet terms hos varje källa.
"""


def pack(site: Path, published: Published, about: dict[str, Any]) -> None:
    """Write the archive of a site whose other data are written. `about` are the values of `Published.about`."""
    target = site / addresses.archive()
    held = [(path.relative_to(site).as_posix(), path) for path in sorted((site / addresses.API).rglob("*")) if path.is_file()]
    held = [(name, path) for name, path in held if path != target] + sorted(_texts(published))
    level = _LEVEL if sum(path.stat().st_size for _, path in held) <= _MUCH else _LEVEL_OF_MUCH
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=level) as archive:
        archive.writestr(_entry(_README), _readme(about), compresslevel=level)
        for name, path in held:
            _add(archive, name, path, level)


def _texts(published: Published) -> Iterator[tuple[str, Path]]:
    """The stored texts by their addresses. What is no text stays where it is: it may be large, and no record is made from it alone."""
    for source in published.register.sources.values():
        for stored in filter(None, (source.file, source.text_file)):
            if PurePosixPath(stored.name).suffix == _TEXT:
                yield addresses.stored_file(source.id, stored.name), stored.path


def _add(archive: ZipFile, name: str, path: Path, level: int) -> None:
    """Add a file, piece by piece if it is large."""
    size = path.stat().st_size
    if size <= _PIECE:
        archive.writestr(_entry(name), path.read_bytes(), compresslevel=level)
        return
    # An entry that is opened by its name is packed as the archive is, which one of our own making could not be told.
    with path.open("rb") as source, archive.open(name, "w", force_zip64=size > _LARGE) as target:
        shutil.copyfileobj(source, target, _PIECE)
    entry = archive.getinfo(name)
    entry.external_attr, entry.create_system = _READABLE, 3


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _NO_DATE)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _READABLE, 3
    return entry


def _readme(about: dict[str, Any]) -> str:
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
