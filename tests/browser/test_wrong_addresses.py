"""The page for wrong addresses, and the colour of the browser's frame, as a browser has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.projects import built
from tests.site.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def visited(browser: Browser, address: str, *, script: bool = True, base: str = "/insyn/") -> tuple[Page, str]:
    """A page of Exempelstad at an address below a path, read in a context of its own, and the words in its search box."""
    with serving(built("demo"), base) as root:
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(root + address)
        return page, page.input_value("#sok-ord")


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
def test_the_words_of_a_wrong_address_are_ready_to_be_searched_for(browser: Browser, address: str, words: str) -> None:
    assert visited(browser, address)[1] == words


def test_without_scripts_the_box_is_empty_and_the_page_whole(browser: Browser) -> None:
    page, words = visited(browser, "svar/finns-inte/djupt/ner/", script=False)
    assert words == ""
    assert page.title() == "Sidan finns inte – Insyn Exempelstad"


def test_the_frame_follows_the_readers_choice(browser: Browser) -> None:
    with serving(built("demo"), "/insyn/") as root:
        page = browser.new_context(color_scheme="light").new_page()
        page.goto(root)

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
