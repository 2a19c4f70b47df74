"""What only a browser can tell: search, scripts under a strict policy, narrow screens, the keyboard, and doing without scripts."""

from __future__ import annotations

import gzip
import re
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest

from tests.site.html import Html
from tests.site.projects import built
from tests.site.server import CSP, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BASES = {"real": "/", "demo": "/insyn/"}
NARROW = {"width": 320, "height": 640}

#: One page of every kind, by project.
KINDS = {
    "real": [
        "",
        "overenskommelser/",
        "overenskommelser/stockholm-polisregion/",
        "jamforelser/",
        "jamforelser/stockholm-polisregion--remiss-2019--antagen-2019/",
        "omraden/",
        "omraden/otillaten-paverkan/",
        "remisser/",
        "remisser/stockholm-polisregion-2019/",
        "svar/",
        "svar/stockholm-polisregion-2019-idrottsnamnden/",
        "organisationer/",
        "organisationer/stockholms-stad/",
        "kallor/",
        "kallor/idrottsforvaltningen-2019/",
        "kallor/polisen-2024-01/",
        "sok/",
        "om/",
        "tillganglighet/",
        "personuppgifter/",
        "finns/inte/alls/",
    ],
    "demo": [
        "",
        "overenskommelser/trygghetsavtal/",
        "overenskommelser/trygg-hamn/",
        "jamforelser/trygghetsavtal--antagen-2025--reviderad-2026/",
        "omraden/kvallar-i-centrum/",
        "remisser/trygghetsavtal-2024/",
        "svar/trygghetsavtal-2024-socialnamnden/",
        "organisationer/socialnamnden/",
        "kallor/kommunstyrelsen-utlatande-2024/",
        "sok/",
        "tillganglighet/",
        "finns/inte/alls/",
    ],
}
RESPONSE = {"real": "svar/stockholm-polisregion-2019-idrottsnamnden/", "demo": "svar/trygghetsavtal-2024-socialnamnden/"}
EVERY_PAGE = [(name, address) for name, addresses in KINDS.items() for address in addresses]


@pytest.fixture(scope="module")
def sites() -> Iterator[dict[str, str]]:
    """Where each site can be visited."""
    with ExitStack() as stack:
        strict = {"Content-Security-Policy": CSP, "X-Content-Type-Options": "nosniff"}
        yield {name: stack.enter_context(serving(built(name), base, strict)) for name, base in BASES.items()}


@dataclass
class Visit:
    """A page in the browser, and everything that it should not have done."""

    page: Page
    root: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, address: str = "") -> None:
        self.page.goto(urljoin(self.root, address), wait_until="load")

    def settled(self) -> list[str]:
        """What was wrong, when everything that the page began has come to an end."""
        self.page.evaluate("() => document.fonts.ready.then(() => undefined)")
        return self.faults


@contextmanager
def visiting(browser: Browser, root: str, **options: Any) -> Iterator[Visit]:
    """A browser of a visitor's own. Complaints of the content security policy come as errors in the console."""
    with browser.new_context(locale="sv-SE", **options) as context:
        page = context.new_page()
        visit = Visit(page, root)
        here = urlsplit(root).netloc

        def requested(url: str) -> None:
            visit.requests.append(url)
            if urlsplit(url).netloc != here and not url.startswith(("data:", "blob:")):
                visit.faults.append(f"hämtar {url}")

        def logged(kind: str, text: str) -> None:
            # Chromium logs the 404 of the page itself, which is what was asked for.
            if kind in {"error", "warning"} and "404 (Not Found)" not in text:
                visit.faults.append(f"{kind}: {text}")

        def failed(url: str, why: str) -> None:
            # The mark of the tab may still be under way when the page is left.
            if not (url.endswith("/mark.svg") and "ERR_ABORTED" in why):
                visit.faults.append(f"misslyckades: {url}")

        context.on("request", lambda request: requested(request.url))
        page.on("console", lambda message: logged(message.type, message.text))
        page.on("pageerror", lambda error: visit.faults.append(f"fel: {error}"))
        page.on("requestfailed", lambda request: failed(request.url, request.failure or ""))
        page.on("response", lambda answer: visit.faults.append(f"{answer.status}: {answer.url}") if wrong(answer) else None)
        yield visit


def wrong(answer: Any) -> bool:
    return answer.status >= 400 and not answer.request.is_navigation_request()


# --- Every kind of page


@pytest.fixture(scope="module")
def narrow(browser: Browser, sites: dict[str, str]) -> Iterator[dict[str, Visit]]:
    """A visitor to each site with a narrow screen, who goes from page to page."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(visiting(browser, root, viewport=NARROW)) for name, root in sites.items()}


@pytest.mark.parametrize(("name", "address"), EVERY_PAGE)
def test_a_page_keeps_to_itself_and_fits_a_narrow_screen(narrow: dict[str, Visit], name: str, address: str) -> None:
    visit = narrow[name]
    visit.faults.clear()
    visit.go(address)
    assert visit.settled() == []
    sideways = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways == 0, wide_elements(visit.page)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.evaluate("document.querySelectorAll('link[rel=stylesheet]').length === document.styleSheets.length")
    assert "loaded" in visit.page.evaluate("[...document.fonts].map(font => font.status)")


def wide_elements(page: Page) -> object:
    script = """() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    return page.evaluate(script)


def test_the_policy_is_in_force(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go()
        visit.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
        assert visit.page.evaluate("window.ran === undefined")
        assert any("Content Security Policy" in fault for fault in visit.faults)


# --- Search


@pytest.mark.parametrize(("name", "word", "found"), [("real", "idrott", "svar/stockholm-polisregion-2019-idrottsnamnden/")])
def test_search_from_any_page_leads_to_the_answer(browser: Browser, sites: dict[str, str], name: str, word: str, found: str) -> None:
    with visiting(browser, sites[name]) as visit:
        visit.go("om/")
        box = visit.page.locator("header").get_by_role("searchbox")
        box.fill(word)
        box.press("Enter")
        visit.page.wait_for_url(f"**/sok/?q={word}")
        results = visit.page.locator("#sok-resultat h2 a")
        results.first.wait_for()
        assert visit.page.get_by_role("searchbox").input_value() == word
        links = [link.get_attribute("href") or "" for link in results.all()]
        assert any(found in link for link in links)
        for link in visit.page.locator("#sok-resultat a").all():
            assert leads_somewhere(name, link.get_attribute("href") or ""), link.get_attribute("href")
        results.nth(next(number for number, link in enumerate(links) if found in link)).click()
        visit.page.wait_for_url(f"**/{found}*")
        assert visit.settled() == []


def leads_somewhere(name: str, link: str) -> bool:
    """Whether an address on the site's server is a page with that anchor."""
    parts = urlsplit(link)
    assert parts.path.startswith(BASES[name])
    page = built(name) / parts.path.removeprefix(BASES[name]) / "index.html"
    return page.is_file() and (not parts.fragment or parts.fragment in Html(page.read_text("utf-8")).attribute("id"))


@pytest.mark.parametrize(("word", "found"), [("brottsoffer", "stod-till-brottsoffer"), ("hamnen", "hamn")])
def test_search_on_the_search_page_below_a_path(browser: Browser, sites: dict[str, str], word: str, found: str) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go("sok/")
        visit.page.get_by_role("searchbox").fill(word)
        visit.page.get_by_role("searchbox").press("Enter")
        visit.page.locator("#sok-resultat h2 a").first.wait_for()
        links = [link.get_attribute("href") or "" for link in visit.page.locator("#sok-resultat a").all()]
        assert any(found in link for link in links)
        assert [link for link in links if not leads_somewhere("demo", link)] == []
        assert word in (visit.page.get_by_role("status").first.text_content() or "")
        assert f"q={word}" in visit.page.url
        assert visit.settled() == []


def test_a_search_without_an_answer_says_so(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go("sok/?q=qqxxzz")
        visit.page.get_by_text("Inga träffar för ”qqxxzz”.").wait_for()
        assert visit.page.locator("#sok-resultat li").count() == 0
        assert visit.settled() == []


def test_a_search_word_is_never_read_as_markup(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go("sok/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
        visit.page.get_by_text(re.compile("träff")).first.wait_for()
        assert visit.page.locator("main img").count() == 0
        assert visit.settled() == []


# --- The keyboard


def test_the_skip_link_is_first_and_leads_to_the_content(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.go(RESPONSE["demo"])
        visit.page.keyboard.press("Tab")
        link = visit.page.get_by_role("link", name="Hoppa till innehållet")
        assert link.evaluate("element => element === document.activeElement")
        box = link.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["x"] >= 0
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "innehall"
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.getElementById('innehall').contains(document.activeElement)")


def test_the_menu_on_a_narrow_screen_by_keyboard(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], viewport=NARROW) as visit:
        visit.go(RESPONSE["demo"])
        button = visit.page.get_by_role("button", name="Meny")
        links = visit.page.locator("#meny a")
        assert button.get_attribute("aria-expanded") == "false"
        assert not links.first.is_visible()
        button.focus()
        visit.page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert links.first.is_visible()
        assert links.first.evaluate("element => element === document.activeElement")
        visit.page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert not links.first.is_visible()
        assert button.evaluate("element => element === document.activeElement")
        visit.page.keyboard.press("Space")
        assert button.get_attribute("aria-expanded") == "true"
        visit.page.get_by_role("link", name="Områden").first.focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/insyn/omraden/")
        assert visit.settled() == []


def test_the_menu_needs_no_button_on_a_wide_screen(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], viewport={"width": 1280, "height": 800}) as visit:
        visit.go()
        assert not visit.page.get_by_role("button", name="Meny").is_visible()
        assert visit.page.locator("#meny a").first.is_visible()


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


# --- Without scripts


@pytest.mark.parametrize("name", sorted(KINDS))
def test_everything_can_be_read_and_reached_without_scripts(browser: Browser, sites: dict[str, str], name: str) -> None:
    with visiting(browser, sites[name], java_script_enabled=False, viewport=NARROW) as visit:
        visit.go(RESPONSE[name])
        headings = Html((built(name) / RESPONSE[name] / "index.html").read_text("utf-8")).all("h1", "h2", "h3")
        shown = visit.page.locator("main :is(h1, h2, h3)").all()
        assert len(shown) == len(headings)
        assert all(heading.is_visible() for heading in shown)
        assert visit.page.locator("#meny a").first.is_visible()
        visit.go("sok/")
        for listing in ("overenskommelser", "omraden", "remisser", "svar", "organisationer", "kallor"):
            assert visit.page.locator(f"main a[href$='/{listing}/']").is_visible()
        assert visit.page.locator("noscript p").first.is_visible()
        assert "Sökningen behöver JavaScript." in visit.page.locator("noscript p").first.inner_text()
        assert visit.faults == []


# --- What a first visit costs

BUDGET = 80_000  # bytes over the wire


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_first_visit_fits_the_budget(browser: Browser, sites: dict[str, str], name: str) -> None:
    with visiting(browser, sites[name]) as visit:
        visit.go()
        assert visit.settled() == []
        fetched = {urlsplit(url).path.removeprefix(BASES[name]) or "index.html" for url in visit.requests}
    assert {path.rpartition(".")[2] for path in fetched} >= {"html", "css", "js", "woff2"}
    files = {path: built(name) / path for path in fetched}
    assert sum(map(over_the_wire, files.values())) <= BUDGET


def over_the_wire(file: Path) -> int:
    """A font is compressed already; the rest a server sends compressed."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, mtime=0))
