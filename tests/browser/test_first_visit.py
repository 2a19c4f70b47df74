"""What a first visit costs, over a slow line too, and that the strict policy which the pages are served with is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.inspection import MOST_BYTES, MOST_SHIFT, shifts, weigh
from tests.browser.visits import BASES
from tests.site.server import POLICY

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.browser.visits import Visit

_DRAWN = "() => performance.getEntriesByName('first-contentful-paint').length > 0"

LARGEST = {
    "real": ("", "svar/stockholm-polisregion-2019-idrottsnamnden/", "remisser/stockholm-polisregion-2019/"),
    "demo": ("", "svar/trygghetsavtal-2024-socialnamnden/", "remisser/trygghetsavtal-2024/"),
}


def test_a_visit_is_weighed_with_all_that_the_page_needs(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go()
    assert visitor.settled() == []
    kinds = {url.partition("?")[0].rpartition(".")[2] for url in visitor.requests}
    assert {"css", "js", "woff2"} <= kinds
    assert 20_000 < weigh("demo", visitor.requests) <= MOST_BYTES


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
@pytest.mark.parametrize(("name", "address"), [(name, address) for name in BASES for address in LARGEST[name]])
def test_nothing_moves_when_the_font_comes_late(
    visitor: Visit, sites: dict[str, str], name: str, address: str, size: tuple[int, int]
) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    visitor.turn(sites[name], size={"width": size[0], "height": size[1]})
    visitor.page.route("**/*.woff2", hold)
    visitor.page.goto(sites[name] + address, wait_until="commit")
    visitor.page.wait_for_function(_DRAWN)
    assert late
    for font in late:  # not before the page has been drawn without it
        font.continue_()
    visitor.page.wait_for_load_state("load")
    visitor.settled()
    assert "loaded" in visitor.page.evaluate("[...document.fonts].map(font => font.status)")
    moved, first = shifts(visitor.page)
    assert moved < MOST_SHIFT, first


def test_the_policy_lets_structured_data_stand_and_nothing_runs_them(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go("svar/trygghetsavtal-2024-socialnamnden/")
    assert visitor.settled() == []
    assert "script-src 'self'" in POLICY
    kind = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).mainEntity['@type']"
    assert visitor.page.evaluate(kind) == "Comment"


def test_the_policy_is_in_force(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go()
    visitor.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
    assert visitor.page.evaluate("window.ran === undefined")
    assert any("Content Security Policy" in fault for fault in visitor.faults)


def test_the_policy_of_the_test_server_allows_nothing_but_the_site_itself() -> None:
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none';")


def test_a_page_with_something_from_elsewhere_is_told_of(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go()
    visitor.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2:9/x.png'}))")
    visitor.page.wait_for_timeout(100)
    assert any("127.0.0.2" in fault for fault in visitor.faults)
