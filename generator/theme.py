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


def templates(project: Path) -> dict[str, str]:
    """Every template of pages by its name, a project's own before the program's."""
    found: dict[str, str] = {}
    for folder in reversed(folders(project, "pages")):
        found |= {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    return found
