"""What is kept of a project's files is what would be read again, whatever becomes of the project and of what was kept."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator import reading, rules
from generator.digests import Digests
from generator.reading import entries, kept, packing
from generator.reading.discover import discover
from generator.records import walk
from generator.records.fields import Part
from generator.workers import Workers
from tests.site import smaller

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.records import Record
    from generator.records.entry import Reading

DEMO = Path(__file__).parents[1] / "demo"
BROKEN = [b"\tname: x\n", b"name: \xff\n", b"", b"a: [\n", b"name: x\nname: y\n", b"# 850709-9805\nkind: slott\n", b"- a\n"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return smaller.copy(tmp_path / "project")


def again(project: Path, made_with: str = "1", workers: Workers | None = None) -> Reading:
    """What a build reads that finds what the last one kept."""
    return reading.read(project, workers, rules.look, reading.Kept(project.parent / "kept", Digests(), made_with))


def told(read: Reading) -> tuple[Any, ...]:
    lying = [(each.kind, each.stem, each.agreement, each.consultation, each.file, each.places) for each in read.entries]
    places = [each.places.place(path) for each in read.entries[:20] for path, _, _ in walk.texts(each.record)]
    return lying, places, [(each.record, each.seen, each.outline) for each in read.entries], read.problems, read.unread


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read anew."""
    files: list[str] = []
    own = entries.read_file

    def noted(file: reading.Found, *more: Any) -> Any:
        files.append(file.file)
        return own(file, *more)

    monkeypatch.setattr(entries, "read_file", noted)
    monkeypatch.setattr(kept, "read_file", noted)
    return files


def edited(project: Path, by: random.Random) -> None:
    """Do to some files what editors do, and what goes wrong."""
    files = sorted((project / "data").rglob("*.yml"))
    for _ in range(by.randint(1, 6)):
        file, other = by.sample(files, 2)
        if not file.exists():
            continue
        lines = file.read_bytes().splitlines(keepends=True) or [b""]
        match by.randrange(6):
            case 0:
                file.write_bytes(by.choice(BROKEN))
            case 1:
                file.write_bytes(b"".join([*lines, b"# mer\n"]))
            case 2:
                at = by.randrange(len(lines))
                file.write_bytes(b"".join(lines[:at] + lines[at + 1 :]))
            case 3:
                file.unlink()
            case 4:
                file.rename(other)
            case 5:  # now it is of another kind, or a new one
                shutil.copy(file, other if by.random() < 0.5 else file.with_name(f"{file.stem}-x.yml"))


@pytest.mark.parametrize("seed", range(6))
def test_the_same_is_found_as_is_read(project: Path, seed: int) -> None:
    by = random.Random(seed)
    for _ in range(8):
        fresh = reading.read(project, None, rules.look)
        assert told(again(project)) == told(fresh)
        assert told(again(project)) == told(fresh)
        edited(project, by)


def test_only_what_has_been_changed_is_read(project: Path, read_now: list[str]) -> None:
    again(project)
    found = [each.file for each in discover(project)[0]]
    assert read_now == found
    read_now.clear()
    for edit in ("# ett\n", "# två\n"):
        (project / found[3]).write_text((project / found[3]).read_text("utf-8") + edit, "utf-8")
        again(project)
    assert read_now == [found[3], found[3]]
    read_now.clear()
    again(project)
    assert read_now == []


def test_another_program_reads_all_anew(project: Path, read_now: list[str]) -> None:
    again(project, "1")
    read_now.clear()
    again(project, "2")
    assert len(read_now) == len(discover(project)[0])


def test_who_looks_for_something_else_reads_all_anew(project: Path) -> None:
    again(project)
    before = reading.Kept(project.parent / "kept", Digests(), "1")
    assert {each.seen for each in reading.read(project, None, None, before).entries} == {None}


def test_no_record_is_made_before_it_is_asked_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(project)
    made: list[int] = []

    def unpacked(content: bytes) -> Record:
        made.append(len(content))
        return packing.unpacked(content)

    monkeypatch.setattr(kept, "unpacked", unpacked)
    entry = again(project).entries[0]
    assert made == []
    assert entry.record is entry.record
    assert len(made) == 1


def test_many_are_read_by_several_processes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "FEWEST", 2)
    monkeypatch.setattr(entries, "_PIECE", 7)
    fresh = told(reading.read(project, None, rules.look))
    assert told(again(project, workers=Workers(processes=2))) == fresh
    assert told(again(project)) == fresh


SPOILT: dict[str, Callable[[Path], object]] = {
    "no index": lambda folder: (folder / "index").unlink(),
    "half an index": lambda folder: cut(folder / "index"),
    "another index": lambda folder: (folder / "index").write_bytes(b"00000000\nx"),
    "no records": lambda folder: records(folder).unlink(),
    "half of the records": lambda folder: cut(records(folder)),
    "empty records": lambda folder: records(folder).write_bytes(b""),
    "other records": lambda folder: records(folder).write_bytes(b"\0" * records(folder).stat().st_size),
    "nothing": shutil.rmtree,
    "no folder": lambda folder: folder.rename(folder.with_name("x")).with_name("kept").write_bytes(b""),
}


def records(folder: Path) -> Path:
    (found,) = folder.glob("*.records")
    return found


def cut(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("spoilt", SPOILT)
def test_whatever_becomes_of_what_was_kept_the_same_is_read(project: Path, spoilt: str) -> None:
    fresh = told(again(project))
    SPOILT[spoilt](project.parent / "kept")
    assert told(again(project)) == fresh
    assert told(again(project)) == fresh


def test_what_a_build_does_not_use_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, folder = shutil.copytree(DEMO, tmp_path / "project"), tmp_path / "kept"
    monkeypatch.setattr(kept, "_MOST_FILES", 3)
    again(project)
    sizes = []
    for file in sorted((project / "data/organisations").glob("*.yml"))[:8]:
        file.write_text(f"{file.read_text('utf-8')}# mer\n", "utf-8")
        again(project)
        sizes.append((len(list(folder.glob("*.records"))), sum(each.stat().st_size for each in folder.iterdir())))
    assert max(count for count, _ in sizes) == 3
    assert len({size // 20_000 for _, size in sizes}) == 1
    for path in sorted((project / "data").rglob("*.yml"))[::2]:
        path.unlink()
    again(project)
    assert sum(each.stat().st_size for each in folder.iterdir()) < sizes[-1][1] * 0.75


def test_builds_that_read_side_by_side_find_what_they_read(project: Path) -> None:
    fresh = told(again(project))
    one, other = (reading.Kept(project.parent / "kept", Digests(), "1") for _ in range(2))
    file = next((project / "data/agreements").rglob("responses/*.yml"))
    own = file.read_bytes()
    first = reading.read(project, None, rules.look, one)
    file.write_bytes(own + b"# mer\n")
    second = reading.read(project, None, rules.look, other)  # what the first is still to look at is merged and removed
    shutil.rmtree(project.parent / "kept")
    assert [each.record for each in first.entries] == [each.record for each in second.entries]
    file.write_bytes(own)
    assert told(first) == fresh


def test_a_record_that_was_packed_is_whole() -> None:
    for each in reading.read(DEMO).entries:
        made = packing.unpacked(packing.packed(each.record))
        assert made == each.record
        assert repr(made) == repr(each.record)
        assert made.model_dump_json() == each.record.model_dump_json()
        for (_, one), (_, other) in zip(walk.parts(each.record, Part), walk.parts(made, Part), strict=True):
            assert type(one) is type(other)
            assert one.model_fields_set is other.model_fields_set
