"""Where the theme lies: a project's own, and the one that comes with the program."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

#: In an installed wheel the theme lies inside the package; in a checkout beside it.
OWN = _HERE / "_theme" if (_HERE / "_theme").is_dir() else _HERE.parent / "site_theme"


def folders(project: Path, name: str) -> list[Path]:
    """The folders `overrides`, `pages` or `assets` of themes, the project's own first, then the program's, each once."""
    found = [project / "site_theme" / name, OWN / name]
    return list({folder.resolve(): folder for folder in found if folder.is_dir()}.values())
