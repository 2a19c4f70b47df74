"""What a first visit costs, over a slow line too, and that the strict policy which the pages are served with is in force."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.inspection import MOST_BYTES, MOST_SHIFT, shifts, weigh
from tests.browser.modes import Mode
from tests.browser.visits import BASES, visiting
from tests.site.server import POLICY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

SLOW = 0.6  # seconds until the font has come: long after the page has been drawn without it
LARGEST = {
    "real": ("", "svar/stockholm-polisregion-2019-idrottsnamnden/", "remisser/stockholm-polisregion-2019/"),
    "demo": ("", "svar/trygghetsavtal-2024-socialnamnden/", "remisser/trygghetsavtal-2024/"),
}


def test_a_visit_is_weighed_with_all_that_the_page_needs(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go()
        assert visit.settled() == []
        kinds = {url.partition("?")[0].rpartition(".")[2] for url in visit.requests}
        assert {"css", "js", "woff2"} <= kinds
        assert 20_000 < weigh("demo", visit.requests) <= MOST_BYTES


def late(route: Route) -> None:
    time.sleep(SLOW)
    route.continue_()


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
@pytest.mark.parametrize(("name", "address"), [(name, address) for name in BASES for address in LARGEST[name]])
def test_nothing_moves_when_the_font_comes_late(
    browser: Browser, sites: dict[str, str], name: str, address: str, size: tuple[int, int]
) -> None:
    with visiting(browser, sites[name], viewport={"width": size[0], "height": size[1]}) as visit:
        visit.page.route("**/*.woff2", late)
        visit.go(address)
        visit.settled()
        assert "loaded" in visit.page.evaluate("[...document.fonts].map(font => font.status)")
        moved, first = shifts(visit.page)
        assert moved < MOST_SHIFT, first


def test_the_policy_lets_structured_data_stand_and_nothing_runs_them(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go("svar/trygghetsavtal-2024-socialnamnden/")
        assert visit.settled() == []
        assert "script-src 'self'" in POLICY
        kind = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).mainEntity['@type']"
        assert visit.page.evaluate(kind) == "Comment"


def test_the_policy_is_in_force(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go()
        visit.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
        assert visit.page.evaluate("window.ran === undefined")
        assert any("Content Security Policy" in fault for fault in visit.faults)


def test_the_policy_of_the_test_server_allows_nothing_but_the_site_itself() -> None:
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none';")


def test_a_page_with_something_from_elsewhere_is_told_of(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], Mode()) as visit:
        visit.go()
        visit.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2:9/x.png'}))")
        visit.page.wait_for_timeout(100)
        assert any("127.0.0.2" in fault for fault in visit.faults)
