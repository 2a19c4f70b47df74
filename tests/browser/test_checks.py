"""Each check of our own finds what is wrong on the page that was made to be wrong in that way, and finds nothing on a good one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import axe
from tests.browser.checks.table import table
from tests.browser.modes import Mode
from tests.browser.visits import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROKEN = Path(__file__).parent / "broken"
CHECKS = table(most=100)

#: What a broken page must at least be told of, where it is broken in more than one way.
WORDS = {
    "focus": ("visar inte att den har fokus", "kontrasten", "fokuslinje på 1 px", "utanför skärmen", "har fokus under"),
    "links": ("säger inte vart den leder", "leder till olika ställen"),
    "charts": ("saknar namn", "saknar tabell"),
    "boxes": ("nås inte med tabb", "varken roll eller namn"),
    "script": ("syns inte utan skript", "gör ingenting utan skript"),
    "menu": ("tar fokus", "Enter öppnar inte", "Space öppnar inte"),
}


def found(browser: Browser, name: str, page: str) -> list[str]:
    check = CHECKS[name]
    with visiting(browser, f"{BROKEN.as_uri()}/", check.example) as visit:
        visit.go(f"{page}.html")
        return check.run(visit.page)


def test_every_check_has_its_broken_page() -> None:
    assert {page.stem for page in BROKEN.glob("*.html")} == {*CHECKS, "good"}


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_finds_what_is_wrong(browser: Browser, name: str) -> None:
    told = "\n".join(found(browser, name, name))
    assert told
    for words in WORDS.get(name, ()):
        assert words in told


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_finds_nothing_on_a_good_page(browser: Browser, name: str) -> None:
    assert found(browser, name, "good") == []


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_is_asked_in_the_mode_of_its_example(name: str) -> None:
    assert CHECKS[name].asked(CHECKS[name].example)


def test_axe_is_run_and_finds(browser: Browser) -> None:
    with visiting(browser, f"{BROKEN.as_uri()}/") as visit:
        visit.go("charts.html")
        assert any(each.startswith("axe svg-img-alt") for each in axe.violations(visit.page, Mode()))
