"""Search by whoever uses it: from any page, with and without an answer, and below a path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.modes import Mode
from tests.browser.visits import BASES
from tests.site.html import Html
from tests.site.projects import built

if TYPE_CHECKING:
    from tests.browser.visits import Visit


@pytest.mark.parametrize(("name", "word", "found"), [("real", "idrott", "svar/stockholm-polisregion-2019-idrottsnamnden/")])
def test_search_from_any_page_leads_to_the_answer(visitor: Visit, sites: dict[str, str], name: str, word: str, found: str) -> None:
    visitor.turn(sites[name])
    visitor.go("om/")
    box = visitor.page.locator("header").get_by_role("searchbox")
    box.fill(word)
    box.press("Enter")
    visitor.page.wait_for_url(f"**/sok/?q={word}")
    results = visitor.page.locator("#sok-resultat h2 a")
    results.first.wait_for()
    assert visitor.page.get_by_role("searchbox").input_value() == word
    links = [link.get_attribute("href") or "" for link in results.all()]
    assert any(found in link for link in links)
    for link in visitor.page.locator("#sok-resultat a").all():
        assert leads_somewhere(name, link.get_attribute("href") or ""), link.get_attribute("href")
    results.nth(next(number for number, link in enumerate(links) if found in link)).click()
    visitor.page.wait_for_url(f"**/{found}*")
    assert visitor.settled() == []


def leads_somewhere(name: str, link: str) -> bool:
    """Whether an address on the site's server is a page with that anchor."""
    parts = urlsplit(link)
    assert parts.path.startswith(BASES[name])
    page = built(name) / parts.path.removeprefix(BASES[name]) / "index.html"
    return page.is_file() and (not parts.fragment or parts.fragment in Html(page.read_text("utf-8")).attribute("id"))


@pytest.mark.parametrize(("word", "found"), [("brottsoffer", "stod-till-brottsoffer"), ("hamnen", "hamn")])
def test_search_on_the_search_page_below_a_path(visitor: Visit, sites: dict[str, str], word: str, found: str) -> None:
    visitor.turn(sites["demo"])
    visitor.go("sok/")
    visitor.page.get_by_role("searchbox").fill(word)
    visitor.page.get_by_role("searchbox").press("Enter")
    visitor.page.locator("#sok-resultat h2 a").first.wait_for()
    links = [link.get_attribute("href") or "" for link in visitor.page.locator("#sok-resultat a").all()]
    assert any(found in link for link in links)
    assert [link for link in links if not leads_somewhere("demo", link)] == []
    assert word in (visitor.page.get_by_role("status").first.text_content() or "")
    assert f"q={word}" in visitor.page.url
    assert visitor.settled() == []


def test_a_search_without_an_answer_says_so(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go("sok/?q=qqxxzz")
    visitor.page.get_by_text("Inga träffar för ”qqxxzz”.").wait_for()
    assert visitor.page.locator("#sok-resultat li").count() == 0
    assert visitor.settled() == []


def test_a_search_word_is_never_read_as_markup(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go("sok/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    visitor.page.get_by_text(re.compile("träff")).first.wait_for()
    assert visitor.page.locator("main img").count() == 0
    assert visitor.settled() == []


def test_a_search_that_fails_says_so_and_goes_on_saying_it(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.page.route("**/sok/index/**", lambda route: route.abort())
    visitor.go("sok/")
    visitor.page.locator("main").get_by_role("searchbox").press_sequentially("hamnen")
    visitor.page.get_by_text("Sökningen fungerar inte just nu.").wait_for()
    visitor.page.wait_for_timeout(500)  # longer than it takes until it says that it is working
    assert "fungerar inte" in (visitor.page.locator("#sok-status").text_content() or "")


def test_another_spelling_is_announced(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"])
    visitor.go("sok/?q=brotsoffer")
    note = visitor.page.get_by_role("status").filter(has_text="Visar träffar för ”brottsoffer”")
    note.wait_for()
    assert note.get_attribute("id") != "sok-status"


def test_the_list_of_a_page_lets_go_when_focus_leaves_and_at_escape(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], Mode(screen="phone"))
    visitor.go("overenskommelser/trygghetsavtal/")
    box, summary = visitor.page.locator(".toc details"), visitor.page.locator(".toc summary")
    summary.press("Enter")
    box.locator("a").last.focus()
    visitor.page.keyboard.press("Tab")
    assert box.get_attribute("open") is None
    summary.press("Enter")
    visitor.page.locator("body").evaluate("document.activeElement.blur()")
    visitor.page.keyboard.press("Escape")
    assert box.get_attribute("open") is None
