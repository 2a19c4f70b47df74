"""What is kept between builds is there whole or as it was."""

from __future__ import annotations

from operator import methodcaller
from typing import TYPE_CHECKING, BinaryIO

import pytest

from generator.whole import read_whole, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_in_a_folder_of_the_users_own(tmp_path: Path) -> None:
    place = tmp_path / "ny/fil"
    for content in (b"ett", b""):
        write_whole(place, methodcaller("write", content))
        assert read_whole(place) == content
    assert place.parent.stat().st_mode & 0o077 == 0
    assert [path.name for path in place.parent.iterdir()] == ["fil"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    def full(file: BinaryIO) -> None:
        file.write(b"halva")
        raise OSError(28, "full")

    place = tmp_path / "fil"
    place.write_bytes(b"hela")
    write_whole(place, full)
    assert place.read_bytes() == b"hela"
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]
    write_whole(place / "under en fil", full)  # where no folder can be


def test_a_fault_of_the_program_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_whole(tmp_path / "fil", lambda _: 1 // 0)
    assert not list(tmp_path.iterdir())


def test_what_is_not_as_it_was_written_is_told(tmp_path: Path) -> None:
    place = tmp_path / "fil"
    write_whole(place, lambda file: file.writelines([b"ett ", b"och annat"]))
    whole = place.read_bytes()
    assert read_whole(place) == b"ett och annat"
    spoilt = [whole[:number] + bytes([whole[number] ^ 16]) + whole[number + 1 :] for number in range(len(whole))]
    for content in [*spoilt, whole[:-1], whole + b"x", b"x", b""]:
        place.write_bytes(content)
        with pytest.raises(ValueError, match="fil"):
            read_whole(place)
