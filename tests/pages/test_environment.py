"""Templates are loaded before they are needed, as long as that is of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pages.environment import environment, make_ready

if TYPE_CHECKING:
    from pathlib import Path


def test_templates_are_loaded_until_that_is_enough(tmp_path: Path) -> None:
    for name in ("a", "b", "broken", "c"):
        (tmp_path / f"{name}.html").write_text("{% if %}" if name == "broken" else name, "utf-8")
    loaded = environment([tmp_path]).cache
    assert loaded is not None
    make_ready([tmp_path], enough=lambda: len(loaded) == 2)
    assert sorted(name for _, name in loaded) == ["a.html", "b.html"]
    make_ready([tmp_path])
    assert sorted(name for _, name in loaded) == ["a.html", "b.html", "c.html"]


def test_compiled_templates_that_a_disk_has_spoilt_are_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSYN_CACHE", str(tmp_path / "cache"))
    folders = tmp_path / "ett", tmp_path / "två"
    for folder in folders:  # of other folders, so that the environment is another
        folder.mkdir()
        (folder / "a.html").write_text("{{ namn }}", "utf-8")
    assert environment([folders[0]]).get_template("a.html").render(namn="x") == "x"
    (kept,) = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    kept.write_bytes(kept.read_bytes().replace(b"namn", b"nemn"))
    spoilt = environment([folders[1]])
    spoilt.bytecode_cache = environment([folders[0]]).bytecode_cache
    assert spoilt.get_template("a.html").render(namn="y") == "y"
