"""What is told to those who do not see the page change, what fingers can do, and what forced colours leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Error

from tests.browser.checks.in_page import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Remembers every place that announces what is written in it, as they are before anything happens.
_PLACES = """() => { window.insynPlaces = [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')]
  .filter((each) => each.checkVisibility()).map((each) => [each, each.textContent]); }"""
#: When the page has been left, by a form that leads on to another, there is nothing to wait for.
_ANNOUNCED = """() => !window.insynPlaces
  || window.insynPlaces.some(([each, before]) => each.isConnected && each.textContent.trim() && each.textContent !== before)"""

PATIENCE = 4000  # milliseconds


def live(page: Page) -> list[str]:
    """How many were found, and that a link was copied, is announced in a place that was there before."""
    found = []
    copy = page.locator("a.copy-link, [data-copy]").first
    if copy.count():
        page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => {}}, configurable: true}); }")
        page.evaluate(_PLACES)
        copy.dispatch_event("click")
        if not _announced(page):
            found.append("att länken kopierats sägs inte")
    field = page.locator("form.search-page input[name=q], form.search-page input[type=search]").first
    if field.count():
        page.evaluate(_PLACES)
        field.fill("trygghet")
        address = page.url.partition("?")[0]
        field.press("Enter")
        if not _announced(page) and page.url.partition("?")[0] == address:
            found.append("hur många träffar det blev sägs inte")
    return found


def _announced(page: Page) -> bool:
    try:
        page.wait_for_function(_ANNOUNCED, timeout=PATIENCE)
    except Error:
        return False
    return True


def touch(page: Page) -> list[str]:
    """A finger opens the menu and explained words, and may enlarge the page."""
    found = []
    looks = page.locator("meta[name=viewport]").first
    if looks.count() and any(word in (looks.get_attribute("content") or "") for word in ("user-scalable=no", "maximum-scale")):
        found.append("sidan går inte att förstora med fingrarna")
    menu = page.locator("header button[aria-expanded]").first
    if menu.count() and menu.is_visible():
        menu.tap()
        if menu.get_attribute("aria-expanded") != "true":
            found.append("menyn öppnas inte med fingret")
        else:
            menu.tap()
    word = page.locator("main button[popovertarget]").first
    if word.count() and word.is_visible():
        word.tap()
        if page.locator(":popover-open").count() == 0:
            found.append("ett förklarat ord öppnas inte med fingret")
        else:
            page.keyboard.press("Escape")
    return found


def forced(page: Page) -> list[str]:
    """Bars, dots and chosen buttons are told apart also where the visitor's own colours replace those of the page."""
    page.emulate_media(forced_colors="none")
    faults(page, "shapes")
    page.emulate_media(forced_colors="active")
    return faults(page, "forced")
