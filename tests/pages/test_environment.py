"""Templates are loaded before they are needed, as long as that is of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
