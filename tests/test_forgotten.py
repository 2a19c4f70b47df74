"""What is kept of a project goes when nobody has used it for long."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from generator.commands.kept import remove_forgotten
from generator.unchanged import beside, of_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_has_not_been_used_for_a_month_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSYN_CACHE", str(tmp_path / "cache"))
    there: dict[str, Path] = {}
    for name, days in (("own", 40), ("new", 20), ("old", 40)):
        folder = of_project(tmp_path / name)
        assert folder
        there[name] = folder
        (there[name] / "records").mkdir(parents=True)
        os.utime(there[name], (time.time() - days * 86_400,) * 2)
    remove_forgotten(tmp_path / "own")
    assert [name for name, folder in there.items() if folder.exists()] == ["own", "new"]
    assert time.time() - there["own"].stat().st_mtime < 86_400


def test_what_is_remembered_of_sites_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSYN_CACHE", str(tmp_path / "cache"))
    folder = of_project(tmp_path / "own")
    assert folder
    folder.mkdir(parents=True)
    places = [beside(tmp_path / "own", tmp_path / name) for name in ("new", "old")]
    for place, days in zip(places, (20, 40), strict=True):
        assert place
        place.parent.mkdir(exist_ok=True)
        place.touch()
        os.utime(place, (time.time() - days * 86_400,) * 2)
    remove_forgotten(tmp_path / "own")
    assert [place.exists() for place in places if place] == [True, False]


def test_without_a_cache_nothing_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("INSYN_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, "")
    remove_forgotten(tmp_path)
    monkeypatch.setenv("INSYN_CACHE", str(tmp_path / "cache"))
    remove_forgotten(tmp_path)
