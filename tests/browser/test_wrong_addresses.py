"""The page for wrong addresses, and the colour of the browser's frame, as a browser has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.visits import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.visits import Visit


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("svar/socialnamnden-2023/", "socialnamnden 2023"),
        ("finns/inte/alls/Trygga%20skolv%C3%A4gar.html", "Trygga skolvägar"),
        ("rapport_hamn-hamn.pdf", "rapport hamn"),
        ("x/%E0%A4%A", "E0 A4"),
        ("%3Cimg%20src=x%3E/", "img src"),
        ("finns-inte/?q=annat#har", "finns inte"),
    ],
)
def test_the_words_of_a_wrong_address_are_ready_to_be_searched_for(visitor: Visit, sites: dict[str, str], address: str, words: str) -> None:
    visitor.turn(sites["demo"])
    visitor.page.goto(sites["demo"] + address)
    assert visitor.page.input_value("#sok-ord") == words


def test_without_scripts_the_box_is_empty_and_the_page_whole(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], java_script_enabled=False) as visit:
        visit.page.goto(sites["demo"] + "svar/finns-inte/djupt/ner/")
        assert visit.page.input_value("#sok-ord") == ""
        assert visit.page.title() == "Sidan finns inte – Insyn Exempelstad"


def test_the_frame_follows_the_readers_choice(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], color_scheme="light") as visit:
        page = visit.page
        page.goto(sites["demo"])

        def valid() -> list[str]:
            found: list[str] = page.eval_on_selector_all(
                'meta[name="theme-color"]', "metas => metas.filter(each => matchMedia(each.media).matches).map(each => each.content)"
            )
            return found

        header = "getComputedStyle(document.querySelector('.site-header')).backgroundColor"
        assert (valid(), page.evaluate(header)) == (["#0d4a45"], "rgb(13, 74, 69)")
        page.click('button[data-choice="dark"]')
        assert (valid(), page.evaluate(header)) == (["#0c3b37"], "rgb(12, 59, 55)")
        page.reload()
        assert valid() == ["#0c3b37"]
        page.click('button[data-choice=""]')
        assert valid() == ["#0d4a45"]
