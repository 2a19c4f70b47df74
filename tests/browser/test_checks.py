"""Each check of our own finds what is wrong on the page that was made to be wrong in that way, and finds nothing on a good one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import axe
from tests.browser.checks import told
from tests.browser.checks.table import table
from tests.browser.modes import Mode

if TYPE_CHECKING:
    from tests.browser.visits import Visit

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


def found(visitor: Visit, name: str, page: str) -> list[str]:
    visitor.turn(f"{BROKEN.as_uri()}/", CHECKS[name].example)
    visitor.go(f"{page}.html")
    return CHECKS[name].run(visitor.page)


def test_every_check_has_its_broken_page() -> None:
    assert {page.stem for page in BROKEN.glob("*.html")} == {*CHECKS, "good"}


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_finds_what_is_wrong(visitor: Visit, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(told, "PATIENCE", 500)  # nothing will be announced, however long it is waited for
    faults = "\n".join(found(visitor, name, name))
    assert faults
    for words in WORDS.get(name, ()):
        assert words in faults


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_finds_nothing_on_a_good_page(visitor: Visit, name: str) -> None:
    assert found(visitor, name, "good") == []


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_is_asked_in_the_mode_of_its_example(name: str) -> None:
    assert CHECKS[name].asked(CHECKS[name].example)


def test_axe_is_run_and_finds(visitor: Visit) -> None:
    visitor.turn(f"{BROKEN.as_uri()}/")
    visitor.go("charts.html")
    assert any(each.startswith("axe svg-img-alt") for each in axe.violations(visitor.page, Mode()))
