"""What is kept is found again, and nothing else."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator.cache import Store

if TYPE_CHECKING:
    from pathlib import Path

KEYS = [sha256(str(number).encode()).hexdigest() for number in range(20)]


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path / "parts")
    assert store.get(KEYS[0]) is None
    for made in (b"", b"ett", b"\n\nx", os.urandom(1000)):
        store.put(KEYS[0], made)
        assert store.get(KEYS[0]) == made
    assert store.get(KEYS[1]) is None


def test_half_of_a_file_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEYS[0], b"something that was made")
    (file,) = tmp_path.glob("??/*")
    whole = file.read_bytes()
    for content in (whole[:-1], whole[:5], b"", whole + b"x", b"\xff" + whole[1:]):
        file.write_bytes(content)
        assert store.get(KEYS[0]) is None


@pytest.mark.parametrize("key", ["", "../x", "a/b", "AB", "ö"])
def test_a_name_is_a_checksum(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it names the name
        Store(tmp_path).get(key)


def test_what_has_not_been_asked_for_longest_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, most=5 * 1100)
    for age, key in enumerate(KEYS):
        store.put(key, b"x" * 1000)
        (path,) = tmp_path.glob(f"{key[:2]}/{key[2:]}")
        os.utime(path, (1e9 - age * 1e6, 1e9 - age * 1e6))
    assert store.get(KEYS[-1]) is not None  # which is then of use today
    store.trim()
    assert {key for key in KEYS if store.get(key)} == {KEYS[-1], *KEYS[:4]}


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"")
    store = Store(tmp_path / "full")
    store.put(KEYS[0], b"x")
    store.trim()
    assert store.get(KEYS[0]) is None


def test_several_builds_use_it_side_by_side(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: store.put(KEYS[number % 3], b"%d" % (number % 3) * 10_000), range(300)))
        found = list(threads.map(lambda number: store.get(KEYS[number % 3]), range(300)))
    assert found == [b"%d" % (number % 3) * 10_000 for number in range(300)]
    assert len(list(tmp_path.rglob("*"))) == 6
