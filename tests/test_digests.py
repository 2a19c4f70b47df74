"""A digest that is kept is that of the file as it is."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator.digests import Digests
from generator.whole import read_whole, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGES_AGO = 1_000_000_000  # seconds from 1970


def of(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.mark.usefixtures("later")
def test_a_file_that_has_not_been_changed_is_read_once(tmp_path: Path, opened: list[str]) -> None:
    file = tmp_path / "å.yml"
    file.write_bytes(b"ett")
    for _ in range(3):
        digests = Digests(tmp_path / "cache/digests")
        assert digests.of(str(file)) == digests.of(str(file), file.stat()) == of(b"ett")
        digests.keep()
    assert opened == [str(file)]


CHANGES: dict[str, Callable[[Path], object]] = {
    "another content": lambda file: file.write_bytes(b"annat"),
    "another content of the same length and time": lambda file: same_time(file, b"tva"),
    "another file in its place": lambda file: (file.with_name("ny").write_bytes(b"tre"), file.with_name("ny").replace(file)),
}


def same_time(file: Path, content: bytes) -> None:
    told = file.stat()
    file.write_bytes(content)
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_has_been_changed_is_read_again(tmp_path: Path, change: str) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"ett")
    digests = Digests(tmp_path / "digests")
    assert digests.of(str(file)) == of(b"ett")
    digests.keep()
    CHANGES[change](file)
    assert Digests(tmp_path / "digests").of(str(file)) == digests.of(str(file)) == of(file.read_bytes())


def test_what_was_changed_just_now_is_not_kept(tmp_path: Path, opened: list[str]) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"ett")
    os.utime(file, (AGES_AGO, AGES_AGO))  # which changes it now, whatever it says
    digests = Digests(tmp_path / "digests")
    assert [digests.of(str(file)) for _ in range(2)] == [of(b"ett")] * 2
    assert len(opened) == 2


@pytest.mark.usefixtures("later")
def test_what_is_gone_is_forgotten_and_what_nobody_asked_for_is_not(tmp_path: Path) -> None:
    place = tmp_path / "digests"
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
    first = Digests(place)
    for name in ("a", "b"):
        first.of(str(tmp_path / name))
    first.keep()
    (tmp_path / "a").unlink()
    second = Digests(place)
    second.of(str(tmp_path / "c"))
    second.keep()
    assert [name for name in ("a", "b", "c") if f'"{tmp_path / name}"' in read_whole(place).decode()] == ["b", "c"]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": [[1], 2]}', b"\xff", b'{"a": ["x", "y"]}'])
def test_whatever_lies_in_its_place_does_no_harm(tmp_path: Path, left: bytes) -> None:
    place, file = tmp_path / "digests", tmp_path / "a"
    write_whole(place, lambda file: file.write(left))
    file.write_bytes(b"ett")
    digests = Digests(place)
    assert digests.of(str(file)) == of(b"ett")
    digests.keep()
    assert Digests(place).of(str(file)) == of(b"ett")


@pytest.mark.usefixtures("later")
def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"")
    digests = Digests(tmp_path / "full/digests")
    assert digests.of(str(tmp_path / "full")) == of(b"")
    digests.keep()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Digests().of(str(tmp_path / "a"))
