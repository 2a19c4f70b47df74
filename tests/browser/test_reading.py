"""What one does on a page: skip to its content, open the menu, choose colours, and read it all without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.modes import PHONE_WITH_LARGE_TEXT, Mode
from tests.browser.visits import BASES, visiting
from tests.site.html import Html
from tests.site.projects import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

    from tests.browser.visits import Visit

NARROW: ViewportSize = {"width": 320, "height": 640}
RESPONSE = {"real": "svar/stockholm-polisregion-2019-idrottsnamnden/", "demo": "svar/trygghetsavtal-2024-socialnamnden/"}


def test_the_skip_link_is_first_and_leads_to_the_content(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go(RESPONSE["demo"])
    visitor.page.keyboard.press("Tab")
    link = visitor.page.get_by_role("link", name="Hoppa till innehållet")
    assert link.evaluate("element => element === document.activeElement")
    box = link.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["x"] >= 0
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "innehall"
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.getElementById('innehall').contains(document.activeElement)")


@pytest.mark.parametrize("name", sorted(BASES))
def test_the_start_page_answers_within_one_screen_of_a_phone(visitor: Visit, sites: dict[str, str], name: str) -> None:
    width, height = PHONE_WITH_LARGE_TEXT
    visitor.turn(sites[name], size={"width": width, "height": height})
    visitor.go()
    visitor.settled()
    for part in ("h1", "header input[type=search]", ".answers li:last-child"):
        box = visitor.page.locator(part).first.bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= height, part
    questions = visitor.page.locator(".answers li").all_inner_texts()
    assert len(questions) == 3


def test_the_menu_on_a_narrow_screen_by_keyboard(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], size=NARROW)
    visitor.go(RESPONSE["demo"])
    button = visitor.page.get_by_role("button", name="Meny")
    links = visitor.page.locator("#meny a")
    assert button.get_attribute("aria-expanded") == "false"
    assert not links.first.is_visible()
    button.focus()
    visitor.page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert links.first.is_visible()
    assert links.first.evaluate("element => element === document.activeElement")
    visitor.page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert not links.first.is_visible()
    assert button.evaluate("element => element === document.activeElement")
    visitor.page.keyboard.press("Space")
    assert button.get_attribute("aria-expanded") == "true"
    visitor.page.get_by_role("link", name="Områden").first.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/insyn/omraden/")
    assert visitor.settled() == []


def test_the_menu_needs_no_button_on_a_wide_screen(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go()
    assert not visitor.page.get_by_role("button", name="Meny").is_visible()
    assert visitor.page.locator("#meny a").first.is_visible()


def test_colours_are_chosen_and_remembered(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], color_scheme="light") as visit:
        visit.go()
        ground = "getComputedStyle(document.body).backgroundColor"
        light = visit.page.evaluate(ground)
        visit.page.get_by_role("button", name="Mörka").click()
        dark = visit.page.evaluate(ground)
        assert dark != light
        visit.go("om/")
        assert visit.page.evaluate(ground) == dark
        assert visit.page.get_by_role("button", name="Mörka").get_attribute("aria-pressed") == "true"
        assert visit.settled() == []


@pytest.mark.parametrize("name", sorted(BASES))
def test_everything_can_be_read_and_reached_without_scripts(visitor: Visit, sites: dict[str, str], name: str) -> None:
    visitor.turn(sites[name], Mode(screen="phone", script=False))
    visitor.go(RESPONSE[name])
    headings = Html((built(name) / RESPONSE[name] / "index.html").read_text("utf-8")).all("h1", "h2", "h3")
    shown = visitor.page.locator("main :is(h1, h2, h3)").all()
    assert len(shown) == len(headings)
    assert all(heading.is_visible() for heading in shown)
    assert visitor.page.locator("#meny a").first.is_visible()
    visitor.go("sok/")
    for listing in ("overenskommelser", "omraden", "remisser", "svar", "organisationer", "kallor"):
        assert visitor.page.locator(f"main a[href$='/{listing}/']").is_visible()
    assert visitor.page.locator("noscript p").first.is_visible()
    assert "Sökningen behöver JavaScript." in visitor.page.locator("noscript p").first.inner_text()
    assert visitor.faults == []
