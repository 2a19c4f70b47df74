"""What git knows is told once and truly; what it does not know is not guessed."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from generator import history
from generator.history import Deed, Extent


def git(folder: Path, *arguments: str, day: str = "2024-03-01") -> None:
    moment = f"{day}T23:30:00+00:00"  # after midnight in Stockholm
    names = ("-c", "user.name=x", "-c", "user.email=x@example.com")
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, env=env)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three commits: two files, then a change and a name with a space, then a removal; the project lies in a folder."""
    folder = tmp_path / "arkiv"
    data = folder / "kommun/data"
    data.mkdir(parents=True)
    git(folder, "init", "-q")
    (data / "a.yml").write_text("1")
    (data / "b.yml").write_text("1")
    (folder / "annat.txt").write_text("1")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "ett")
    (data / "a.yml").write_text("2")
    (data / "c å.yml").write_text("1")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "två", day="2024-04-01")
    (data / "b.yml").unlink()
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "tre", day="2024-05-01")
    return folder


def told(found: history.History) -> list[tuple[str, str, str]]:
    return sorted((str(change.day), change.file, change.deed.value) for change in found.changes)


def test_tells_every_change_with_its_day_in_stockholm(repository: Path) -> None:
    found = history.read(repository / "kommun")
    assert found.extent is Extent.WHOLE
    assert found.prefix == "kommun/"
    assert told(found) == [
        ("2024-03-02", "data/a.yml", "added"),
        ("2024-03-02", "data/b.yml", "added"),
        ("2024-04-02", "data/a.yml", "changed"),
        ("2024-04-02", "data/c å.yml", "added"),
        ("2024-05-02", "data/b.yml", "removed"),
    ]
    assert found.latest["data/a.yml"].day == date(2024, 4, 2)
    assert found.latest["data/b.yml"].deed is Deed.REMOVED


def test_a_draft_is_no_change_of_the_data(repository: Path) -> None:
    before = told(history.read(repository / "kommun"))
    (repository / "kommun/data/d.draft.yml").write_text("1")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "utkast")
    assert told(history.read(repository / "kommun")) == before
    git(repository, "mv", "kommun/data/d.draft.yml", "kommun/data/d.yml")
    git(repository, "commit", "-qm", "klart", day="2024-06-01")
    assert told(history.read(repository / "kommun")) == [*before, ("2024-06-02", "data/d.yml", "added")]


def test_git_is_called_once(repository: Path) -> None:
    with mock.patch("subprocess.run", wraps=subprocess.run) as run:
        history.read(repository / "kommun")
    assert run.call_count == 1


def test_a_shallow_clone_does_not_date_everything_at_its_edge(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "grund")
    found = history.read(tmp_path / "grund/kommun")
    assert found.extent is Extent.SHALLOW
    assert told(found) == [("2024-05-02", "data/b.yml", "removed")]


def test_a_branch_called_grafted_is_no_shallow_clone(repository: Path) -> None:
    git(repository, "branch", "grafted")
    assert history.read(repository / "kommun").extent is Extent.WHOLE


def test_no_repository_no_git_and_no_commit_are_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    assert history.read(tmp_path).extent is Extent.NONE
    git(tmp_path, "init", "-q")
    assert history.read(tmp_path).extent is Extent.NONE
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.read(tmp_path) == history.History()


def test_a_hook_s_environment_does_not_lead_astray(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "annat.git"))
    assert history.read(repository / "kommun").extent is Extent.WHOLE


def test_nobody_s_name_is_read(repository: Path) -> None:
    git(repository, "-c", "user.name=Xyzzy Provperson", "commit", "-q", "--allow-empty", "-m", "x")
    (repository / "kommun/data/a.yml").write_text("3")
    git(repository, "-c", "user.name=Xyzzy Provperson", "commit", "-qam", "Xyzzy")
    assert "Xyzzy" not in repr(history.read(repository / "kommun"))


def test_a_name_that_holds_a_sign_of_our_own_and_a_day_beyond_the_calendar_stop_nothing(repository: Path) -> None:
    (repository / "kommun/data/x\x1ey.txt").write_text("1")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "fyra")
    before = history.read(repository / "kommun")
    assert "data/x\x1ey.txt" in {change.file for change in before.changes}
    (repository / "kommun/data/d.yml").write_text("1")
    git(repository, "add", ".")
    moment = {"GIT_AUTHOR_DATE": "@253402300800 +0000", "GIT_COMMITTER_DATE": "@253402300800 +0000"}  # the year 10000
    named = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "fem"]
    subprocess.run(named, cwd=repository, check=True, capture_output=True, env={**os.environ, **moment})
    after = history.read(repository / "kommun")
    assert told(after) == told(before)
    assert after.extent is Extent.SHALLOW
