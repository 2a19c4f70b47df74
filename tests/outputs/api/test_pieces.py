"""Files that are laid together of pieces: the same however they are cut, and whether a piece was kept or made anew."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from unittest import mock
from zipfile import ZipFile

import pytest

from generator import addresses, register
from generator.history import Change, Deed, Extent, History
from generator.outputs import api
from generator.outputs.api import joining, pieces
from generator.published import HANDED_OUT, Published
from generator.register.items import Item
from generator.withholding import Words
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.register import Register

RECORD = Item.__dict__["record"]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def handed_out(known: Register) -> Published:
    return Published(known, History())


@dataclass
class Kept:
    """Keeps what was made, with the records that were read for it; gives it where they are as they were."""

    kept: dict[str, tuple[dict[str, Any], bytes]] = field(default_factory=dict)
    found: int = 0
    made: int = 0
    now: dict[str, Any] = field(default_factory=dict)

    def export(self, folder: Path, known: Register) -> None:
        published = handed_out(known)
        self.now = {item.entry.file: RECORD.fget(item) for item in published.register.items()}
        self.found = self.made = 0
        api.export(folder, published, self.remembered)

    def remembered(self, name: str, make: Callable[[], bytes]) -> bytes:
        if name in self.kept and all(self.now.get(file) == record for file, record in self.kept[name][0].items()):
            self.found += 1
            return self.kept[name][1]
        read: dict[str, Any] = {}

        def noted(item: Item[Any]) -> Any:
            return read.setdefault(item.entry.file, RECORD.fget(item))

        with mock.patch.object(Item, "record", property(noted)):
            made = make()
        self.kept[name] = read, made
        self.made += 1
        return made


def edited(known: Register, chance: random.Random) -> Register:
    """The same with another text in some records, or without one of them that nothing leads to."""
    entries = list(known.reading.entries)
    for place in chance.sample(range(len(entries)), 3):
        record = entries[place].record
        name = next((each for each in ("summary", "title", "name") if isinstance(getattr(record, each, None), str)), None)
        if name:
            told = f"{getattr(record, name)} {'å' * chance.randrange(40)} {chance.random()}"
            entries[place] = replace(entries[place], record=record.model_copy(update={name: told}))
    return register.build(replace(known.reading, entries=entries), known.today)


def test_what_was_kept_gives_the_same_files_as_what_is_made_anew(tmp_path: Path) -> None:
    known, chance, kept = checked("demo").register, random.Random(7), Kept()
    with mock.patch.object(joining, "PAGES", ((0, 1 << 11),)):  # large pages, whose parts are kept one by one
        kept.export(tmp_path / "first", known)
        assert kept.found == 0
        for number in range(4):
            known = edited(known, chance)
            kept.export(tmp_path / f"kept{number}", known)
            assert kept.found > kept.made > 0
            api.export(tmp_path / f"anew{number}", handed_out(known))
            again, anew = files(tmp_path / f"kept{number}"), files(tmp_path / f"anew{number}")
            assert again.keys() == anew.keys()
            assert [name for name in again if again[name] != anew[name]] == []
        kept.export(tmp_path / "again", known)
        assert kept.made == 0


def one_by_one(items: Sequence[Any], *_: Any) -> list[Sequence[Any]]:
    return [items[place : place + 1] for place in range(len(items))]


def all_at_once(items: Sequence[Any], *_: Any) -> list[Sequence[Any]]:
    return [items] if items else []


@pytest.mark.parametrize("name", PROJECTS)
def test_the_data_are_the_same_however_they_are_cut(name: str, tmp_path: Path) -> None:
    made = []
    for cut in (one_by_one, all_at_once):
        folder = tmp_path / cut.__name__
        with mock.patch.object(pieces, "cut", cut):
            api.export(folder, handed_out(checked(name).register))
        made.append(folder)
    few, many = map(files, made)
    grown = {addresses.database(), addresses.archive(), *(addresses.data_catalogue(form) for form in addresses.CATALOGUES)}
    assert few.keys() == many.keys()
    assert [each for each in few if few[each] != many[each] and each not in grown] == []
    assert unpacked(made[0]) == unpacked(made[1])
    assert [*rows(made[0])] == [*rows(made[1])]


def unpacked(folder: Path) -> dict[str, bytes]:
    with ZipFile(folder / addresses.archive()) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != addresses.database()}


def rows(folder: Path) -> Iterator[Any]:
    """Every row of a database but those that say where words stand, and what is found of some words."""
    with closing(sqlite3.connect(folder / addresses.database())) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        for name, sql in tables:
            if "_fts_" not in name and "fts5" not in sql:
                yield name, database.execute(f"SELECT * FROM {name}").fetchall()
            elif "fts5" in sql:
                own = name.removesuffix("_fts")
                found = f"SELECT id, bm25({name}) FROM {name} JOIN {own} ON {own}.rowid = {name}.rowid WHERE {name} MATCH ? ORDER BY id"
                yield name, [database.execute(found, [word]).fetchall() for word in ("polisen", "stad* OR kommun*", '"i staden"')]


def test_a_file_that_is_there_already_is_not_written(tmp_path: Path) -> None:
    told: dict[str, bytes] = {}
    known = checked("demo").register

    def carried(address: str, checksum: bytes) -> bool:
        told[address] = checksum
        if there := len(told) % 2 == 0:
            (tmp_path / "some" / address).write_bytes(b"there")
        return there

    api.export(tmp_path / "all", handed_out(known))
    api.export(tmp_path / "some", handed_out(known), carried=carried)
    every, some = files(tmp_path / "all"), files(tmp_path / "some")
    assert {name: sha256(every[name]).digest() for name in told} == told
    assert {name for name in every if some[name] == b"there"} == set(list(told)[1::2])
    own = [addresses.data_record(kind, item.id) for kind in HANDED_OUT for item in known.of_kind(kind).values()]
    assert set(own) <= set(told)
    assert unpacked(tmp_path / "all") == unpacked(tmp_path / "some")


def test_a_record_more_changes_few_pieces() -> None:
    names = [f"{sha256(str(number).encode()).hexdigest()}" for number in range(4000)]
    before = sorted(names[1:])
    for added in (names[0], "0", "g"):
        after = sorted([*before, added])
        old, new = (pieces.cut(each, str) for each in (before, after))
        assert [each for piece in new for each in piece] == after
        assert max(map(len, new)) <= 64
        assert min(map(len, new[:-1])) >= 16
        assert len({*map(tuple, new)} - {*map(tuple, old)}) <= 3
    assert pieces.cut([], str) == []


def test_a_piece_is_named_by_all_that_it_follows_from_besides_records() -> None:
    reading = checked("demo").register.reading
    site, day = reading.site, checked("demo").register.today
    assert site
    file = next(item.entry.file for item in checked("demo").register.sources.values())
    told = [
        handed_out(register.build(reading, day)),
        handed_out(register.build(reading, day + timedelta(days=1))),
        handed_out(register.build(replace(reading, engine=replace(reading.engine, address="https://annan.example/")), day)),
        handed_out(register.build(replace(reading, site=site.model_copy(update={"show_names": not site.show_names})), day)),
        handed_out(register.build(replace(reading, withheld=Words(("hemligt",))), day)),
        Published(register.build(reading, day), History(Extent.WHOLE, [Change(day, "a", file, Deed.CHANGED)])),
    ]
    names = [pieces.name_of(each, "sources", each.items("sources"), level) for each in told for level in (1, 6)]
    names.append(pieces.name_of(told[0], "sources", told[0].items("sources")[1:], 1))
    assert len(set(names)) == len(names)
    assert pieces.name_of(handed_out(register.build(reading, day)), "sources", told[0].items("sources"), 1) == names[0]
    stored = next(item for item in told[0].register.sources.values() if item.text_file)
    assert stored.text_file
    stored.text_file = replace(stored.text_file, sha256="0" * 64)
    assert pieces.name_of(told[0], "sources", told[0].items("sources"), 1) not in names
