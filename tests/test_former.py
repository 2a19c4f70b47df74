"""What a build takes over from the site that stands there, and how two folders take turns at being it."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.former import Former
from generator.publish import staged
from generator.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection


class Builds:
    """A site that is built again and again.

    Args:
        folder: where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.out, self.memory = folder / "site", folder / "minne" / "site.files"
        self.second = folder / ".site.andra"

    def build(self, files: dict[str, str], taken: Collection[str] = ()) -> set[str]:
        """Build a site of some files, taking over some of them. Returns which were."""
        former = Former(self.out, self.memory)
        digests = {name: sha256(text.encode()).hexdigest() for name, text in files.items()}
        with staged(self.out, lambda made: former.joined(made, digests), lambda: former.keep("sigill", digests)) as stage:
            former.open()
            for name, text in files.items():
                if name in taken and former.digest(name) == digests[name] and former.carry(name):
                    continue
                path = stage / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        return set(former.carried)

    @property
    def held(self) -> dict[str, str]:
        return {path.relative_to(self.out).as_posix(): path.read_text("utf-8") for path in self.out.rglob("*") if path.is_file()}


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


ONE = {"index.html": "start", "a/b/index.html": "ett", "a/c/index.html": "två", "d/index.html": "tre"}


def test_a_file_that_is_the_same_is_linked_and_not_written(builds: Builds) -> None:
    builds.build(ONE)
    before = (builds.out / "a/b/index.html").stat().st_ino
    two = ONE | {"index.html": "ny start"}
    assert builds.build(two, set(ONE)) == {"a/b/index.html", "a/c/index.html", "d/index.html"}
    assert builds.held == two
    assert (builds.out / "a/b/index.html").stat().st_ino == before


def test_many_builds_each_leave_what_they_were_to(builds: Builds) -> None:
    builds.build(ONE)
    for number in range(6):
        files = {name: text for name, text in ONE.items() if (number % 3) or name != "a/c/index.html"}
        files |= {"index.html": f"start {number}", f"ny/{number // 2}/index.html": "x"}
        taken = builds.build(files, set(files))
        assert builds.held == files
        assert "d/index.html" in taken
    assert not list(builds.out.parent.glob(".site.ny-*"))
    folders = {path.relative_to(builds.out).as_posix() for path in builds.out.rglob("*") if path.is_dir()}
    assert folders == {"a", "a/b", "a/c", "d", "ny", "ny/2"}  # none that is empty


def test_what_somebody_has_changed_in_the_site_is_made_anew(builds: Builds) -> None:
    builds.build(ONE)
    builds.build(ONE | {"index.html": "2"}, set(ONE))
    (builds.second / "d/index.html").unlink()
    (builds.out / "d/index.html").write_text("någon annans", "utf-8")
    assert "d/index.html" not in builds.build(ONE, set(ONE))
    assert builds.held == ONE


@pytest.mark.parametrize("same_time", [False, True])
def test_what_somebody_has_changed_in_the_second_folder_is_not_published(builds: Builds, same_time: bool) -> None:
    builds.build(ONE)
    two = ONE | {"index.html": "2"}
    builds.build(two, set(ONE))
    path = builds.second / "index.html"
    told = path.stat()
    path.write_text("STORT"[: told.st_size], "utf-8")
    (builds.second / "d/index.html").unlink()
    (builds.second / "d/index.html").write_text("tr3", "utf-8")
    if same_time:
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    (builds.second / "okand.html").write_text("x", "utf-8")
    (builds.second / "lank").symlink_to("/etc/passwd")
    builds.build(two | {"e.html": "5"}, set(two))
    assert builds.held == two | {"e.html": "5"}
    assert not (builds.out / "lank").is_symlink()


@pytest.mark.parametrize("kind", ["länk", "fil"])
def test_a_link_in_the_place_of_the_second_folder_leads_nobody_astray(builds: Builds, tmp_path: Path, kind: str) -> None:
    builds.build(ONE)
    builds.build(ONE, ONE)
    for path in sorted(builds.second.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    builds.second.rmdir()
    others = tmp_path / "annans"
    others.mkdir()
    (others / "viktigt.txt").write_text("x", "utf-8")
    if kind == "länk":
        builds.second.symlink_to(others)
    else:
        builds.second.write_text("x", "utf-8")
    builds.build(ONE | {"e.html": "5"}, ONE)
    assert builds.held == ONE | {"e.html": "5"}
    assert [path.name for path in others.iterdir()] == ["viktigt.txt"]
    assert not builds.out.is_symlink()


def test_a_site_that_was_fetched_from_somewhere_is_known_by_its_content(builds: Builds, tmp_path: Path) -> None:
    builds.build(ONE)
    for path in builds.out.rglob("*.html"):
        text = path.read_text("utf-8")
        path.unlink()
        path.write_text(text, "utf-8")
    (builds.out / "d/index.html").write_text("TRE", "utf-8")
    assert builds.build(ONE, set(ONE)) == {"index.html", "a/b/index.html", "a/c/index.html"}
    assert builds.held == ONE
    del tmp_path


def test_what_a_web_server_could_not_read_is_made_anew(builds: Builds) -> None:
    two = ONE | {"index.html": "2"}
    builds.build(ONE)
    builds.build(two, set(ONE))
    for path in (builds.out / "d/index.html", builds.second / "a/b/index.html"):
        path.unlink()
        path.write_text(ONE[path.relative_to(path.parents[1] if path.parent.name == "d" else path.parents[2]).as_posix()], "utf-8")
        path.chmod(0o600)
    for path in (builds.out / "a", builds.second / "a", builds.second / "d"):
        path.chmod(0o700)
    for number in (3, 4):
        builds.build(two | {"index.html": str(number)}, set(ONE))
        modes = {path.stat().st_mode & 0o777 for path in builds.out.rglob("*") if path.is_file()}
        assert modes == {(builds.out / "index.html").stat().st_mode & 0o777}
        assert len({path.stat().st_mode for path in builds.out.rglob("*") if path.is_dir()}) == 1


def test_a_build_that_others_may_read_takes_over_nothing_that_they_may_not(builds: Builds) -> None:
    before = os.umask(0o077)
    builds.build(ONE)
    os.umask(0o022)
    try:
        assert builds.build(ONE | {"index.html": "2"}, set(ONE)) == set()
    finally:
        os.umask(before)


def test_folders_in_the_second_one_are_those_that_the_site_has(builds: Builds) -> None:
    builds.build(ONE)
    builds.build(ONE, set(ONE))
    (builds.second / "tom/mapp").mkdir(parents=True)
    (builds.second / "d/index.html").unlink()
    (builds.second / "d/index.html/mer").mkdir(parents=True)
    (builds.second / "a/b/index.html").unlink()
    (builds.second / "a/b").rmdir()
    (builds.second / "a/b").write_text("x", "utf-8")
    builds.build(ONE | {"e.html": "5"}, set(ONE))
    assert builds.held == ONE | {"e.html": "5"}
    assert {path.relative_to(builds.out).as_posix() for path in builds.out.rglob("*") if path.is_dir()} == {"a", "a/b", "a/c", "d"}


def test_nothing_is_taken_over_where_there_is_no_site(builds: Builds) -> None:
    builds.build(ONE)
    builds.out.rename(builds.out.with_name("annan"))
    assert builds.build(ONE, set(ONE)) == set()
    assert builds.held == ONE


@pytest.mark.parametrize("left", [b"", b"skrap", b"\xe9\x01\x00\x00\x00"])
def test_a_memory_that_makes_no_sense_is_none(builds: Builds, left: bytes) -> None:
    builds.build(ONE)
    write_whole(builds.memory, lambda file: file.write(left))
    assert builds.build(ONE, set(ONE)) == set()
    assert builds.held == ONE


def test_without_links_files_are_copied(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", no_links)
    builds.build(ONE)
    assert not builds.second.exists()
    for _ in range(2):
        assert builds.build(ONE, set(ONE)) == set(ONE)
        assert builds.held == ONE


def test_a_build_that_failed_halfway_leaves_what_the_next_can_go_on_from(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    builds.build(ONE)
    replace, calls = os.replace, []

    def once(*given: str) -> None:
        calls.append(given)
        if len(calls) > 1:
            raise OSError
        replace(*given)

    two = {name: f"{text} igen" for name, text in ONE.items()} | {"d/index.html": "tre"}
    builds.build(two, set(two))
    monkeypatch.setattr(os, "replace", once)
    three = two | {"index.html": "3", "e.html": "5"}
    with pytest.raises(OSError):  # noqa: PT011 - the one above
        builds.build(three, set(three))
    assert builds.held == two
    monkeypatch.setattr(os, "replace", replace)
    builds.build(three, set(three))
    assert builds.held == three
