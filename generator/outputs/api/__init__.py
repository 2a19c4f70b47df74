"""Everything that can be fetched as data, below `api/v1/`.

What each form needs of some tens of records is made at once, as a piece, and the files are laid together of pieces. So whoever remembers
pieces from one build to the next has only those made again that something has changed in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import addresses
from generator.outputs.api import portals, readme, schemas
from generator.outputs.api.datapackage import datapackage
from generator.outputs.api.index import about, index
from generator.outputs.api.joining import Carried, Joining, Remembered
from generator.outputs.api.json_files import dumped
from generator.outputs.api.moved import moved
from generator.outputs.api.pieces import tables_of
from generator.published import HANDED_OUT, Published
from generator.published.tables import Table


def anew(_: str, make: Callable[[], bytes]) -> bytes:
    """Remembers nothing."""
    return make()


def nothing(_: str, __: bytes) -> bool:
    """Carries no file over."""
    return False


def export(site: Path, published: Published, remembered: Remembered = anew, carried: Carried = nothing) -> dict[str, int]:
    """Write all of it into a site's folder.

    Args:
        site: the folder.
        published: what is handed out.
        remembered: gives what was made under a name before, where nothing that is read while it is made has changed since; else
            what is made now. Names hold whatever else it follows from.
        carried: asked before a small file is written, with its address and the SHA-256 of what is to be in it: whether that stands
            there already.

    Returns:
        how large what is told of by name is, by address, in octets.

    Raises:
        OSError: the system does not let it be written.
    """
    contents: dict[str, dict[str, str]] = {}
    tables = [table for kind in HANDED_OUT for table in tables_of(kind).all]
    with Joining(site, published, remembered, carried) as joining:
        for name, schema in schemas.all_of_them().items():
            joining.put(addresses.data_schema(name), dumped(schema))
        for kind in HANDED_OUT:
            contents[kind] = joining.kind(kind)
        told = about(published, contents)
        joining.finish_database(told)
        joining.put(addresses.data_package(), dumped(datapackage(told, tables, joining.files)))
        followed = portals.followed(published, remembered)
        joining.put(addresses.data_index(), dumped(index(told, contents, followed)))
        for address, values in moved(published):
            joining.put(address, dumped(values))
        for name, stored in sorted(readme.texts(published)):
            joining.stored(name, stored.sha256, stored.path)
        joining.pack(readme.NAME, readme.readme(told).encode())
    sizes = {address: joining.small.get(address) or (site / address).stat().st_size for address in _named(tables)}
    for address, content in portals.catalogue(published, sizes, followed, remembered).items():
        (site / address).write_bytes(content)
    return sizes


def _named(tables: list[Table]) -> list[str]:
    wholes = [addresses.data_index(), addresses.data_package(), addresses.database(), addresses.archive()]
    return [*wholes, *map(addresses.data_kind, HANDED_OUT), *(addresses.data_table(table.name) for table in tables)]
