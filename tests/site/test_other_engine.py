"""Zensical makes the same site of content/ as MkDocs, and where it does not, it is seen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.site import other_engine
from tests.site.projects import built, edit

if TYPE_CHECKING:
    from pathlib import Path

SVAR = "svar/stockholm-polisregion-2019-idrottsnamnden/"


@pytest.mark.skipif(not other_engine.installed(), reason=other_engine.HOW_TO_INSTALL)
def test_zensical_gives_the_same_site(tmp_path: Path) -> None:
    site = other_engine.made("real", tmp_path / "project")
    assert other_engine.faults("real", site, built("real")) == []
    assert ".md-typeset" in (site / "assets/insyn/insyn.css").read_text("utf-8")


def test_what_is_not_the_same_is_found(tmp_path: Path) -> None:
    """Everything at once: each time takes half a second."""
    site = shutil.copytree(built("real"), tmp_path / "site")
    (site / SVAR / "index.html").unlink()
    (site / "om/lagesbild/index.html").unlink()
    for page, more in {
        "om": "<!-- insyn: count kind=svar -->",
        "kallor": '<a href="../finns/inte/">x</a>',
        "omraden": '<a href="../remisser/#inte">x</a>',
        "ordlista": "<p>ett ord till</p>",
    }.items():
        edit(site / page / "index.html", "</main>", f"{more}</main>")
    (site / "sok/index/rot.bin").write_bytes(b"")
    (site / "search.json").write_text("{}", "utf-8")
    found = other_engine.faults("real", site, built("real"))
    for told in (
        f"/{SVAR}: postens sida saknas",
        "/om/lagesbild/index.html: saknas",
        "/om/index.html: en plats står kvar: <!-- insyn: count kind=svar -->",
        "/kallor/index.html: länken till /finns/inte/ leder ingenstans",
        "/omraden/index.html: det finns inget #inte på /remisser/",
        "/ordlista/index.html: <p {}> i stället för </main>",
        "/sok/index/rot.bin: inte samma innehåll",
        "/search.json: finns bara här",
    ):
        assert [line for line in found if line.startswith(told)], told
