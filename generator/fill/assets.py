"""Which of the engine's files the site keeps, and the theme's own files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ASSETS = "assets/insyn"

#: What the engine puts in the folder and no page of ours uses: its script bundle, source maps, search and sitemap.
_UNUSED = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "search",
    "objects.inv",
    "assets/javascripts/bundle.*.min.js",
    "assets/javascripts/*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*.min.css",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/modern",
    "assets/stylesheets/classic",
    "assets/images/favicon.png",
)
_SOURCE_MAP = re.compile(r"\s*/\*# sourceMappingURL=[^*]*\*/\s*")


def arrange(site: Path, theme_assets: list[Path]) -> None:
    """Keep the engine's style sheet for prose under a name that does not change, drop the rest, add the theme's own files.

    `theme_assets` are folders, the program's own first; a file in a later one replaces one of the same name.
    """
    target = site / ASSETS
    target.mkdir(parents=True, exist_ok=True)
    for sheet in sorted(site.glob("assets/stylesheets/**/main.*.min.css")):
        (target / "material.css").write_text(_SOURCE_MAP.sub("\n", sheet.read_text("utf-8")), "utf-8")
    for pattern in _UNUSED:
        for path in sorted(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for folder in ("assets/javascripts", "assets/stylesheets", "assets/images"):
        if (site / folder).is_dir() and not any((site / folder).iterdir()):
            (site / folder).rmdir()
    for assets in theme_assets:
        for path in sorted(assets.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                copy = target / path.relative_to(assets)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
