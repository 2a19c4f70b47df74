"""Reads what a site hands out as data back into what the program reads from YAML."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.problems import Location
from generator.quoting import StoredText
from generator.records import KINDS
from generator.records.entry import Engine, Entry, Reading, StoredFile
from generator.records.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.records import Record


class _Nowhere:
    """The exports say in which file a record stands, not where in it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def place(self, path: tuple[str | int, ...] = (), *, of_key: bool = False) -> Location:  # noqa: ARG002 - as `Places` asks
        return Location(self.file)

    def carried(self) -> _Nowhere:
        return self


def read_back(project: Path, fetch: Callable[[str], bytes]) -> Reading:
    """A reading of a project made from its exports alone; only what they do not tell of, the theme's folder, is the project's."""
    index = _json(fetch("api/v1/index.json"))
    entries: list[Entry[Record]] = []
    stored: dict[str, StoredFile] = {}
    for kind in index["kinds"]:
        for each in _json(fetch(kind["json"]))["records"]:
            entries.append(_entry(each))
            for document in each["derived"].get("documents", []):
                stored[document["name"]] = _stored(document, fetch)
    site = Site.model_validate(_without_nulls(index["site"]))
    engine = Engine(index["name"], index["subtitle"] or "", index["address"] or "", index["language"])
    return Reading(project, engine, site, None, entries, stored, [])


def _entry(told: dict[str, Any]) -> Entry[Record]:
    path = told["file"].removeprefix("data/")
    kind, names = next((kind, names) for kind in KINDS.values() if (names := kind.names(path)) is not None)
    record = kind.model.model_validate(_without_nulls(told["record"]))
    stem = names.get("id", kind.name)
    return Entry(kind.name, stem, record, told["file"], _Nowhere(told["file"]), names.get("agreement", ""), names.get("consultation", ""))


def _stored(document: dict[str, Any], fetch: Callable[[str], bytes]) -> StoredFile:
    path = PurePosixPath(document["path"])
    text = StoredText(fetch(str(path)).decode("utf-8-sig")) if path.suffix == ".txt" else None
    return StoredFile(document["name"], path, document["size"], document["sha256"], text)  # type: ignore[arg-type]  # it lies in no folder


def _json(content: bytes) -> Any:
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)


def _without_nulls(value: Any) -> Any:
    """In the editors' files a field without a value is left out."""
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value
