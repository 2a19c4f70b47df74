"""Everything that can be fetched as data, below `api/v1/`. The files are written as they are made, one record at a time."""

from __future__ import annotations

from pathlib import Path

from generator import addresses
from generator.outputs.api import schemas
from generator.outputs.api.index import index
from generator.outputs.api.json_files import dumped, write_kind
from generator.published import HANDED_OUT, Published


def export(site: Path, published: Published) -> None:
    """Write all of it into a site's folder.

    Raises:
        OSError: the system does not let it be written.
    """
    for name, schema in schemas.all_of_them().items():
        _write(site / addresses.data_schema(name), dumped(schema))
    contents = {kind: write_kind(site, published, kind) for kind in HANDED_OUT}
    _write(site / addresses.data_index(), dumped(index(published, contents)))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
