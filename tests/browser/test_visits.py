"""Who turns from one page to the next is told what the next one does, and nothing of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.inspection import Stop, inspect
from tests.browser.modes import Mode
from tests.browser.visits import wandering

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from tests.browser.visits import Visit

_ASK = "() => void fetch('inget.json').catch(() => undefined)"


def test_what_the_page_before_had_asked_for_is_not_told_of(visitor: Visit, sites: dict[str, str]) -> None:
    def never(_: Route) -> None:
        pass

    visitor.turn(sites["demo"])
    visitor.go()
    visitor.page.route("**/inget.json", never)
    visitor.page.evaluate(_ASK)
    visitor.turn(sites["real"], Mode(screen="phone"))
    visitor.go("om/")
    assert visitor.settled() == []
    assert visitor.requests[0] == f"{sites['real']}om/"
    with visitor.page.expect_response("**/inget.json"):
        visitor.page.evaluate(_ASK)
    assert visitor.faults == [f"404: {sites['real']}om/inget.json"]


def test_a_page_left_by_a_search_is_left_before_the_next_is_opened(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go("404.html")
    visitor.page.locator("main input[name=q]").fill("trygghet")
    visitor.page.locator("main input[name=q]").press("Enter")
    visitor.page.wait_for_url("**/sok/?q=trygghet")
    visitor.turn(sites["real"])
    assert visitor.page.url == "about:blank"
    visitor.go("om/")
    assert visitor.settled() == []
    assert {url for url in visitor.requests if not url.startswith(sites["real"])} == set()


def test_what_is_wrong_with_a_page_is_told_with_its_address_and_its_mode(browser: Browser, sites: dict[str, str]) -> None:
    stop = Stop("demo", "om/", Mode(screen="zoomed"))
    with wandering(browser) as visit:
        assert inspect(visit, sites, [stop]) == []
        visit.page.add_init_script("addEventListener('load', () => document.querySelector('h1').remove())")
        assert f"{stop}: headings: 0 rubriker på första nivån" in inspect(visit, sites, [stop])
