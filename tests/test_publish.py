"""At every moment a whole site is there, and what fails or is killed leaves the one before."""

from __future__ import annotations

import ctypes
import errno
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator import publish
from generator.publish import BusyError, put_beside, staged

ROOT = Path(__file__).parent.parent


class _Libc:
    """A C library that answers `renameat2` with an error, or has none."""

    def __init__(self, code: int) -> None:
        self.code = code
        if code:
            self.renameat2 = lambda *_: -1


@pytest.fixture(params=["renameat2", "saknas", "ENOSYS", "EINVAL"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every way in which a system lets two folders change places."""
    name: str = request.param
    if name != "renameat2":
        code = getattr(errno, name, 0)
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Libc(code))
        monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    return name


def site(out: Path, words: str) -> None:
    with staged(out) as stage:
        (stage / "index.html").write_text(words, "utf-8")
        (stage / words).write_text(words, "utf-8")


def holds(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def beside(out: Path) -> list[str]:
    """What lies beside the site, its lock left out."""
    return sorted(path.name for path in out.parent.iterdir() if path.name not in {out.name, f".{out.name}.lock"})


def test_the_new_site_takes_the_place_of_the_old_and_nothing_is_left(tmp_path: Path, way: str) -> None:
    out = tmp_path / "site"
    for words in ("ett", "tva", "tre"):
        site(out, words)
        assert holds(out) == sorted(["index.html", words])
        assert beside(out) == []


def test_the_folder_above_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    site(tmp_path / "a/b/site", "ett")
    assert holds(tmp_path / "a/b/site") == ["ett", "index.html"]


@pytest.mark.parametrize("before", [None, 0o700])
def test_a_web_server_may_read_it(tmp_path: Path, before: int | None) -> None:
    out = tmp_path / "site"
    if before is not None:
        out.mkdir(mode=before)
    site(out, "ett")
    assert stat.S_IMODE(out.stat().st_mode) == 0o755


@pytest.mark.parametrize("error", [ValueError, OSError, KeyboardInterrupt, SystemExit])
def test_a_block_that_fails_leaves_the_old_site(tmp_path: Path, way: str, error: type[BaseException]) -> None:
    out = tmp_path / "site"
    site(out, "ett")
    with pytest.raises(error), staged(out) as stage:  # noqa: PT012 - what happens in the block is what is tested
        (stage / "halv").write_text("x", "utf-8")
        raise error
    assert holds(out) == ["ett", "index.html"]
    assert beside(out) == []


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fel"), staged(tmp_path / "site"):
        raise ValueError("fel")
    assert not (tmp_path / "site").exists()
    assert beside(tmp_path / "site") == []


def test_a_swap_that_the_system_refuses_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    site(out, "ett")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Libc(errno.EACCES))
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EACCES)
    with pytest.raises(PermissionError):
        site(out, "tva")
    assert holds(out) == ["ett", "index.html"]
    assert beside(out) == []


def test_a_pair_of_renames_whose_second_fails_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    site(out, "ett")
    monkeypatch.setattr(publish, "_exchanged", lambda *_: False)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.startswith(".site.ny-"):
            raise OSError(errno.EIO, "fel på disken")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="fel på disken"):
        site(out, "tva")
    assert holds(out) == ["ett", "index.html"]
    assert beside(out) == []


def test_a_pair_of_renames_that_was_cut_off_is_made_good_at_the_next_start(tmp_path: Path, way: str) -> None:
    out = tmp_path / "site"
    site(out, "ett")
    out.rename(tmp_path / ".site.gammal-4711")
    (tmp_path / ".site.ny-abc").mkdir()
    with staged(out) as stage:
        assert holds(out) == ["ett", "index.html"]  # while the new one is being made
        (stage / "tva").touch()
    assert holds(out) == ["tva"]
    assert beside(out) == []


@pytest.mark.parametrize("name", ["site", "site [1]", "såjt*"])
def test_what_killed_builds_left_behind_is_removed_and_nothing_else(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    site(out, "ett")
    for leftover in ("ny-abc", "ny-def", "gammal-4711"):
        (tmp_path / f".{name}.{leftover}").mkdir()
        (tmp_path / f".{name}.{leftover}" / "index.html").write_text("x", "utf-8")
    for other in (".annan.ny-abc", "site1", ".siteny-abc"):
        (tmp_path / other).mkdir()
    site(out, "tva")
    assert holds(out) == ["index.html", "tva"]
    assert beside(out) == [".annan.ny-abc", ".siteny-abc", "site1"]


def test_what_the_engine_of_a_killed_build_writes_afterwards_is_removed_too(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with staged(out) as stage:
        (stage / "index.html").touch()
        (tmp_path / ".site.ny-avdod/assets").mkdir(parents=True)
    assert beside(out) == []
    assert holds(out) == ["index.html"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path, way: str) -> None:
    (tmp_path / "www").mkdir()
    real, link = tmp_path / "www" / "insyn", tmp_path / "site"
    site(real, "ett")
    link.symlink_to(real)
    site(link, "tva")
    assert link.is_symlink()
    assert holds(real) == ["index.html", "tva"]
    assert beside(real) == []
    assert beside(link) == ["www"]


def test_two_builds_at_once_are_kept_apart(tmp_path: Path) -> None:
    out = tmp_path / "site"
    site(out, "ett")
    with staged(out) as stage:
        (stage / "tva").touch()
        with pytest.raises(BusyError), staged(out):
            pytest.fail("två byggen höll samma mapp")
        assert stage.is_dir()
        site(tmp_path / "annan", "fri")  # another folder is not held
    assert holds(out) == ["tva"]


SWAPS = """
import sys
from pathlib import Path
from generator.publish import staged

out = Path(sys.argv[1])
start, count = map(int, sys.argv[2:])
for number in range(start, start + count):
    with staged(out) as stage:
        for name in ("index.html", "a", "b", "c"):
            (stage / name).write_text(str(number))
    print(number, flush=True)
"""


def swapping(out: Path, start: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SWAPS, str(out), str(start), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_a_build_that_is_killed_leaves_a_whole_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for turn, swaps in enumerate([1, 2, 3, 5, 8, 13]):
        with swapping(out, 100_000 * turn, 100_000) as child:
            assert child.stdout
            for _ in range(swaps):
                child.stdout.readline()
            child.kill()
        assert child.returncode == -signal.SIGKILL
        contents = {(out / name).read_text("utf-8") for name in ("index.html", "a", "b", "c")}
        assert len(contents) == 1
        assert holds(out) == ["a", "b", "c", "index.html"]
    site(out, "sist")
    assert beside(out) == []


def exchanges(folder: Path) -> bool:
    first, second = folder / "a", folder / "b"
    first.mkdir()
    second.mkdir()
    return publish._exchanged(first, second)


def test_while_sites_are_swapped_one_is_always_there(tmp_path: Path) -> None:
    if not exchanges(tmp_path):
        pytest.skip("systemet kan inte låta två mappar byta plats")
    out = tmp_path / "site"
    site(out, "ett")
    looks = 0
    with swapping(out, 0, 60) as child:
        while child.poll() is None:
            assert (out / "index.html").exists()
            looks += 1
    assert child.returncode == 0
    assert looks
    assert (out / "a").read_text("utf-8") == "59"


def test_what_belongs_to_a_site_lies_beside_it_whole_or_not_at_all(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    put_beside(site, "moved.map", b"1")
    put_beside(site, "moved.map", b"2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.moved.map"]
    assert (tmp_path / "site.moved.map").read_bytes() == b"2"
    assert list(site.iterdir()) == []
    (tmp_path / "site.taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        put_beside(site, "taken", b"3")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.moved.map", "site.taken"]
