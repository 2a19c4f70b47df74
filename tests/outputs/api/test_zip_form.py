"""The archive's form: what is packed part by part is read by others, also where the plain form has no room."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.outputs.api.kept import large, pack, unpack
from generator.outputs.api.packing import END, crc_of_both, packed, plain, unpacked, whole
from generator.outputs.api.zip_form import Archive, Entry
from tests.site.projects import PROJECTS, built

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", PROJECTS)
@pytest.mark.parametrize("command", [[sys.executable, "-m", "zipfile", "-t"], ["unzip", "-tqq"]])
def test_programs_that_unpack_find_nothing_wrong(name: str, command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} finns inte")
    done = subprocess.run([*command, built(name) / addresses.archive()], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@given(st.lists(st.tuples(st.binary(), st.sampled_from([1, 6, 0])), max_size=5))
def test_parts_that_are_packed_by_themselves_are_one_text(parts: list[tuple[bytes, int]]) -> None:
    told = b"".join(packed(octets, level) if level else plain(octets) for octets, level in parts)
    assert unpacked(told + END) == b"".join(octets for octets, _ in parts)


@given(st.binary(), st.binary(max_size=2000))
def test_the_checksum_of_two_texts_follows_from_that_of_each(first: bytes, then: bytes) -> None:
    assert crc_of_both(crc32(first), crc32(then), len(then)) == crc32(first + then)


def test_what_is_kept_is_opened_as_it_was() -> None:
    assert unpack(pack({"a": large(b"long"), "b": [large(b""), 1]})) == {"a": b"long", "b": [b"", 1]}


def test_more_entries_and_larger_ones_than_the_plain_form_has_room_for(tmp_path: Path) -> None:
    half, size = whole(b"x", 1), 5 << 30
    piece = bytes(1 << 24)
    zeros, crc = packed(piece, 6), 0
    for _ in range(size // len(piece)):
        crc = crc_of_both(crc, crc32(piece), len(piece))
    with Archive(tmp_path / "x.zip") as archive:
        octets = io.BytesIO(zeros * (size // len(piece)) + END)
        archive.add(Entry("stor/å.txt", crc, size, len(octets.getvalue())), octets)
        small = [Entry(f"{number}.txt", crc32(b"x"), 1, len(half)) for number in range(70_000)]
        archive.add_all(small, b"".join(entry.head + half for entry in small))
    with ZipFile(tmp_path / "x.zip") as read:
        assert len(read.namelist()) == 70_001
        assert read.getinfo("stor/å.txt").file_size == size
        with read.open("stor/å.txt") as opened:
            assert opened.read(10) == bytes(10)
        assert {read.read(f"{number}.txt") for number in (0, 69_999)} == {b"x"}
