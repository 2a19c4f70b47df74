"""Which of the engine's files the site keeps, and the theme's own files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator import addresses
from generator.fill.prose_styles import for_prose

ASSETS = addresses.ASSETS
#: The folder of the theme whose style sheets are joined into one, and what that is called.
STYLES, SHEET = "styles", "insyn.css"

#: What the engine puts in the folder and no page of ours uses: its script bundle, source maps, search and sitemap.
_UNUSED = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "search",
    "search.json",
    "objects.inv",
    "assets/javascripts/bundle.*.min.js",
    "assets/javascripts/*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/javascripts/LICENSE",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*.min.css",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/modern",
    "assets/stylesheets/classic",
    "assets/images/favicon.png",
)
_SOURCE_MAP = re.compile(r"\s*/\*# sourceMappingURL=[^*]*\*/\s*")


#: Where the engine's style sheet for prose lies: Material's, then Zensical's, of two the one that looks like Material's.
_SHEETS = ("main.*.min.css", "classic/main.*.min.css", "modern/main.*.min.css")


def arrange(site: Path, theme_assets: list[Path]) -> None:
    """Join the engine's style sheet for prose and the theme's into one, drop the engine's other files, add the theme's own.

    `theme_assets` are folders, the program's own first; a file in a later one replaces one of the same name. What lies in their `styles/`
    becomes `insyn.css`, in the order of the names, after the engine's: one request instead of many.
    """
    target = site / ASSETS
    target.mkdir(parents=True, exist_ok=True)
    styles = [for_prose(_SOURCE_MAP.sub("\n", sheet.read_text("utf-8"))) for sheet in _engine_sheets(site)]
    (target / SHEET).write_text("\n".join(filter(None, [*styles, theme_styles(theme_assets)])), "utf-8")
    for pattern in _UNUSED:
        for path in sorted(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for folder in ("assets/javascripts", "assets/stylesheets", "assets/images"):
        if (site / folder).is_dir() and not any((site / folder).iterdir()):
            (site / folder).rmdir()
    for assets in theme_assets:
        for path in sorted(assets.rglob("*")):
            if path.is_file() and path.parent.name != STYLES and not path.name.startswith("."):
                copy = target / path.relative_to(assets)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)


def built_by(site: Path) -> str:
    """Which engine built a folder that is not filled yet, as its style sheets show: `mkdocs`, `zensical` or nothing."""
    sheets = _engine_sheets(site)
    return "" if not sheets else "mkdocs" if sheets[0].parent.name == "stylesheets" else "zensical"


def _engine_sheets(site: Path) -> list[Path]:
    """The engine's style sheet for prose; none where it has none."""
    found = (sorted((site / "assets/stylesheets").glob(pattern)) for pattern in _SHEETS)
    return next(filter(None, found), [])


def theme_styles(theme_assets: list[Path]) -> str:
    """The theme's own style sheets joined in the order of their names; those of a later folder replace the earlier ones'."""
    own = {path.name: path for assets in theme_assets for path in assets.glob(f"{STYLES}/*.css")}
    return "\n".join(own[name].read_text("utf-8") for name in sorted(own))
