"""What a site says follows the day that it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import addresses, pipeline, theme
from generator.pages import Pages
from tests.outputs.search import reading
from tests.site.html import Html
from tests.site.projects import PROJECTS, differing, insyn_here

if TYPE_CHECKING:
    from pathlib import Path

CONSULTATION = "remisser/stockholm-polisregion-2019/"
STATES = ("Planerad", "Öppen för svar", "Svarstiden är slut")


def words_on(page: str) -> str:
    return Html(page).text("main")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2018-12-31", "Planerad"),
        ("2019-09-01", "Öppen för svar"),
        ("2019-09-04", "Öppen för svar"),
        ("2019-09-05", "Svarstiden är slut"),
        ("2019-09-10", "Svarstiden är slut"),
    ],
)
def test_a_consultation_is_open_until_its_last_day(monkeypatch: pytest.MonkeyPatch, day: str, state: str) -> None:
    monkeypatch.setenv("INSYN_TODAY", day)
    project = PROJECTS["real"]
    page = Pages(pipeline.check(project).register, theme.folders(project, "pages")).all()[CONSULTATION]()
    words = words_on(f"<main>{page.values['body']}</main>")
    assert [each for each in STATES if each in words] == [state]


def test_a_site_is_built_as_of_its_day(real: Path, tmp_path: Path) -> None:
    done = insyn_here("build", "--project", PROJECTS["real"], "--out", tmp_path / "site", INSYN_TODAY="2019-09-01")
    assert done.exit_code == 0, done.output
    for site, state in ((real, "Svarstiden är slut"), (tmp_path / "site", "Öppen för svar")):
        words = words_on((site / CONSULTATION / "index.html").read_text("utf-8"))
        assert [each for each in STATES if each in words] == [state]
    pages = {name for name in differing(real, tmp_path / "site") if name.endswith(".html")}
    assert {"index.html", f"{CONSULTATION}index.html"} <= pages
    assert [name for name in pages if name.startswith(("kallor/", "om/", "personuppgifter/"))] == ["om/bygget/index.html"]
    assert [told_of(site, "otryggheten ska ha halverats till 2025") for site in (real, tmp_path / "site")] == [(True, True), (False, False)]


def told_of(site: Path, words: str) -> tuple[bool, bool]:
    """Whether words stand in what the search shows, and in what is handed out as data."""
    return words in str(reading.pages(site)), words in (site / addresses.data_kind("agreements")).read_text("utf-8")
