"""Of the engine's files only its style sheet stays, under a name of ours; a project's own files replace the program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.fill.assets import ASSETS, arrange
from generator.fill.prose_styles import for_prose

if TYPE_CHECKING:
    from pathlib import Path

ENGINE = {
    "assets/stylesheets/main.1234abcd.min.css": "p{}\n/*# sourceMappingURL=main.css.map */\n",
    "assets/stylesheets/main.1234abcd.min.css.map": "{}",
    "assets/stylesheets/palette.1234abcd.min.css": "",
    "assets/javascripts/bundle.1234abcd.min.js": "",
    "assets/javascripts/bundle.1234abcd.min.js.map": "",
    "assets/javascripts/lunr/min/lunr.sv.min.js": "",
    "assets/javascripts/workers/search.1234abcd.min.js": "",
    "assets/images/favicon.png": "",
    "search/search_index.json": "{}",
    "sitemap.xml": "",
    "sitemap.xml.gz": "",
    "index.html": "x",
}


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_no_page_uses_is_removed(tmp_path: Path) -> None:
    site = put(tmp_path, ENGINE)
    arrange(site, [])
    assert names(site) == [f"{ASSETS}/insyn.css", "index.html"]
    assert (site / ASSETS / "insyn.css").read_text("utf-8") == "p{}"
    assert [path.name for path in (site / "assets").iterdir()] == ["insyn"]


@pytest.mark.parametrize("sheet", ["assets/stylesheets/main.1234abcd.min.css", "assets/stylesheets/modern/main.1234abcd.min.css"])
def test_the_style_sheet_is_found_where_each_engine_puts_it(tmp_path: Path, sheet: str) -> None:
    arrange(put(tmp_path, {sheet: "p{}"}), [])
    assert names(tmp_path) == [f"{ASSETS}/insyn.css"]


def test_of_two_sheets_the_one_that_looks_like_the_others_is_kept(tmp_path: Path) -> None:
    sheets = {f"assets/stylesheets/{look}/main.1234abcd.min.css": f"{look}{{}}" for look in ("modern", "classic")}
    arrange(put(tmp_path, {**sheets, "search.json": "{}", "assets/javascripts/LICENSE": "x"}), [])
    assert names(tmp_path) == [f"{ASSETS}/insyn.css"]
    assert (tmp_path / ASSETS / "insyn.css").read_text("utf-8") == "classic{}"


def test_what_the_author_put_there_stays(tmp_path: Path) -> None:
    own = {"assets/images/karta.svg": "<svg/>", "assets/stylesheets/extra.css": "p{}", "assets/javascripts/own.js": ""}
    arrange(put(tmp_path, {**ENGINE, **own}), [])
    assert names(tmp_path) == sorted([f"{ASSETS}/insyn.css", "index.html", *own])


def test_a_later_folder_replaces_files_of_the_same_name(tmp_path: Path) -> None:
    program = put(tmp_path / "program", {"insyn.css": "program", "fonts/a.woff2": "a", ".dold": "x"})
    project = put(tmp_path / "project", {"insyn.css": "projekt", "egen.css": "b"})
    site = tmp_path / "site"
    site.mkdir()
    arrange(site, [program, project])
    assert names(site) == [f"{ASSETS}/{name}" for name in ("egen.css", "fonts/a.woff2", "insyn.css")]
    assert (site / ASSETS / "insyn.css").read_text("utf-8") == "projekt"


def test_style_sheets_are_joined_in_the_order_of_their_names_after_the_engines(tmp_path: Path) -> None:
    program = put(tmp_path / "program", {"styles/20-b.css": "b{}", "styles/10-a.css": "a{}"})
    project = put(tmp_path / "project", {"styles/20-b.css": "own{}", "styles/90-c.css": "c{}"})
    site = put(tmp_path / "site", ENGINE)
    arrange(site, [program, project])
    assert names(site) == [f"{ASSETS}/insyn.css", "index.html"]
    assert (site / ASSETS / "insyn.css").read_text("utf-8").split() == ["p{}", "a{}", "own{}", "c{}"]


def test_of_the_engines_sheet_only_what_is_for_prose_stays() -> None:
    sheet = (
        '@charset "UTF-8";:root{--a:url("data:image/svg+xml,<svg {},>")}.md-nav,.md-typeset a:not(.x,.y),p{b:c}'
        ".md-header .md-typeset{d:e}[data-md-toggle=drawer] p{f:g}"
        "@media print{.md-tabs{h:i}}@media screen{.md-typeset p{j:k}.md-top{l:m}@supports (n:o){.md-footer{p:q}}}"
        "@keyframes r{0%{s:t}to{s:u}}"
    )
    assert for_prose(sheet) == (
        '@charset "UTF-8";:root{--a:url("data:image/svg+xml,<svg {},>")}.md-typeset a:not(.x,.y),p{b:c}'
        "@media screen{.md-typeset p{j:k}}@keyframes r{0%{s:t}to{s:u}}"
    )
