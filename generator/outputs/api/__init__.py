"""Everything that can be fetched as data, below `api/v1/`. The files are written as they are made, one record at a time."""

from __future__ import annotations

from pathlib import Path

from generator import addresses
from generator.outputs.api import schemas
from generator.outputs.api.csv_files import CsvFiles
from generator.outputs.api.datapackage import datapackage
from generator.outputs.api.index import about, index
from generator.outputs.api.json_files import JsonFiles, dumped
from generator.outputs.api.moved import moved
from generator.outputs.api.sqlite_file import Database
from generator.outputs.api.zip_file import pack
from generator.published import HANDED_OUT, Published
from generator.published.tables import Table, Tables


def export(site: Path, published: Published) -> dict[str, int]:
    """Write all of it into a site's folder.

    Returns:
        how large what is told of by name is, by address, in octets.

    Raises:
        OSError: the system does not let it be written.
    """
    for name, schema in schemas.all_of_them().items():
        _write(site / addresses.data_schema(name), dumped(schema))
    contents: dict[str, dict[str, str]] = {}
    tables: list[Table] = []
    with Database(site) as database:
        for kind in HANDED_OUT:
            made = Tables(kind)
            contents[kind] = _write_kind(site, published, kind, made, database)
            tables += made.all
        told = about(published, contents)
        database.finish(told)
    _write(site / addresses.data_package(), dumped(datapackage(site, told, tables)))
    _write(site / addresses.data_index(), dumped(index(published, told, contents)))
    for address, values in moved(published):
        _write(site / address, dumped(values))
    pack(site, published, told)
    sizes = {address: (site / address).stat().st_size for address in _named(tables)}
    if published.register.reading.engine.address:
        from generator.outputs.api.catalogue_files import catalogue_files  # noqa: PLC0415 - rdflib takes its time, and few commands need it

        for address, content in catalogue_files(published, sizes).items():
            _write(site / address, content)
    return sizes


def _named(tables: list[Table]) -> list[str]:
    wholes = [addresses.data_index(), addresses.data_package(), addresses.database(), addresses.archive()]
    return [*wholes, *map(addresses.data_kind, HANDED_OUT), *(addresses.data_table(table.name) for table in tables)]


def _write_kind(site: Path, published: Published, kind: str, tables: Tables, database: Database) -> dict[str, str]:
    """Write every record of a kind in every form. Returns what each says of its content, by id."""
    database.create(tables.all)
    with JsonFiles(site, kind) as json, CsvFiles(site, tables.all) as csv:
        for item in published.items(kind):
            values = published.values(item)
            json.write(values)
            for name, row in tables.rows(values):
                csv.write(name, row)
                database.write(name, row)
            database.write_text(values, published.text(item, values))
    database.index(tables.all[0])
    return json.contents


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
