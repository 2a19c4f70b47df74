"""The catalogue for data portals, made again only where more has changed than how large its files are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256

import orjson

from generator import addresses
from generator.outputs.api.index import Listed, listed
from generator.published import HANDED_OUT, Published

Remembered = Callable[[str, Callable[[], bytes]], bytes]

#: Stands for the size of a file, with the number of that file behind it. Nobody's file is as large.
_SIZE = "7318530717958647692528676655900"
_SIZES = re.compile(rf"{_SIZE}(\d{{4}})".encode())


def followed(published: Published, remembered: Remembered) -> Listed:
    """What there is to follow. Which feeds there are follows from all changes and from which records there are."""
    items = [[item.kind, item.id, item.entry.file] for item in published.register.items()]
    changes = [[change.day, change.commit, change.file, change.deed.value] for change in published.history.changes]
    told = sha256(orjson.dumps([published.circumstances, items, changes])).hexdigest()
    return Listed(*orjson.loads(remembered(f"followed/{told}", lambda: orjson.dumps([*listed(published)]))))


def catalogue(published: Published, sizes: Mapping[str, int], followed: Listed, remembered: Remembered) -> dict[str, bytes]:
    """The catalogue by its addresses; none for a site without an address of its own."""
    engine = published.register.reading.engine
    if not engine.address:
        return {}
    numbers = {address: int(f"{_SIZE}{number:04}") for number, address in enumerate(sizes)}

    def make() -> bytes:
        from generator.outputs.api.catalogue_files import catalogue_files  # noqa: PLC0415 - rdflib takes its time, and few commands need it

        return orjson.dumps({address: content.decode() for address, content in catalogue_files(published, numbers, followed).items()})

    content = published.register.reading.project / engine.content
    pages = sorted(path.relative_to(content).as_posix() for path in map(content.joinpath, _landing_pages()) if path.is_file())
    told = [published.circumstances, engine.name, engine.language, pages, *published.days(), *followed, list(sizes)]
    days = [published.days(kind) for kind in HANDED_OUT]
    name = sha256(orjson.dumps([told, days, [len(published.items(kind)) > 0 for kind in HANDED_OUT]])).hexdigest()
    known = list(sizes.values())
    made = orjson.loads(remembered(f"catalogue/{name}", make))
    return {address: _SIZES.sub(lambda found: b"%d" % known[int(found[1])], text.encode()) for address, text in made.items()}


def _landing_pages() -> list[str]:
    """Where hand-written pages may lie that the catalogue leads to."""
    return [f"{page}index.md" for page in (addresses.OPEN_DATA, addresses.CHANGES, *(f"{addresses.segment(kind)}/" for kind in HANDED_OUT))]


__all__ = ["catalogue", "followed"]
