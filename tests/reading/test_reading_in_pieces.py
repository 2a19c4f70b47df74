"""What is read does not depend on who reads it, nor on how many."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator import reading, rules
from generator.reading import entries
from generator.reading.discover import discover
from generator.records.entry import Reading
from generator.workers import Workers
from tests.bench.corpus import make

TESTS = Path(__file__).parents[1]
SPOILT = {
    "organisations/prov.yml": b"name: Prov\nkind: slott\nwebsite: www\n",
    "organisations/prov-tva.yml": b"name: Prov\n\tkind: board\n",
    "organisations/prov-tre.yml": b"name: \xff\n",
    "organisations/prov-fyra.yml": "# kontrollera\nname: Provnämnden\nkind: board\ndescription: Ring 070-174 06 05.\n".encode(),
    "areas/prov.yml": b"",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pieces") / "project"
    shutil.copytree(TESTS / "demo", folder)
    for name, content in SPOILT.items():
        path = folder / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


def _told(read: Reading) -> tuple[Any, ...]:
    lying = [(each.kind, each.stem, each.agreement, each.consultation, each.file, each.places.place()) for each in read.entries]
    return lying, [(each.record, each.seen) for each in read.entries], read.problems, read.unread


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor], ids=["processes", "executor"])
def test_the_same_is_read_by_one_and_by_several(project: Path, monkeypatch: pytest.MonkeyPatch, executor: type[Executor] | None) -> None:
    alone = reading.read(project, None, rules.look)
    monkeypatch.setattr(entries, "FEWEST", 2)
    monkeypatch.setattr(entries, "_PIECE", 7)
    given = executor() if executor else None
    several = reading.read(project, Workers(given, processes=2), rules.look)
    assert _told(several) == _told(alone)
    assert len(several.problems) >= len(SPOILT)
    for one, other in zip(alone.entries, several.entries, strict=True):
        assert one.places.place(("name",)) == other.places.place(("name",))
    if given:
        given.shutdown()


def test_a_file_that_may_not_be_read_stops_several_as_it_stops_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "FEWEST", 2)
    found, *_ = discover(project)
    gone = [*found[:9], next(each for each in found if each.stem == "prov"), *found[9:12]]
    (project / "data/organisations/prov.yml").rename(project / "borta")
    try:
        with pytest.raises(FileNotFoundError):
            list(entries.read_each(gone, Workers(processes=2)))
    finally:
        (project / "borta").rename(project / "data/organisations/prov.yml")


def test_few_files_begin_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "few", agreements=1, consultations=2, responses=12)

    def fail(*_: object) -> None:
        pytest.fail("to begin a process takes longer than to read")

    monkeypatch.setattr(Workers, "each", fail)
    assert len(reading.read(tmp_path / "few", Workers(processes=2)).entries) < entries.FEWEST
