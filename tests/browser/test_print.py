"""Paper: every kind of page prints whole, black on white, without what only a screen has use for, and with where its links lead."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import in_page
from tests.browser.modes import Mode
from tests.browser.visits import BASES, Visit, kinds_of, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PARTS = 4
A4 = {"width": 658, "height": 995}  # what the margins of the style sheet leave of the sheet, in CSS pixels

RESPONSE = "svar/trygghetsavtal-2024-kulturnamnden/"
REMISS = "remisser/trygghetsavtal-2024/"
INDICATOR = "indikatorer/omraden-pa-listan/"

#: What has no use on paper.
_FOR_SCREENS = """() => [...document.querySelectorAll('nav:not(.answers):not(main nav), button:not(.term), input, select')]
  .filter((each) => each.checkVisibility({visibilityProperty: true})).map((each) => each.outerHTML.slice(0, 80))"""
_FOLDED = """() => [...document.querySelectorAll('main details > :not(summary)')]
  .filter((each) => each.textContent.trim() && !each.checkVisibility() && !each.closest('.only-narrow, .only-wide, .choices')
    && !(document.querySelector('.answers') && each.closest('.figure-details')))
  .map((each) => each.textContent.trim().slice(0, 60))"""


def paper(visit: Visit, address: str) -> None:
    visit.go(address)
    visit.page.emulate_media(media="print")
    visit.settled()


def _one_of_each_kind() -> list[tuple[str, str]]:
    """A kind that both sites have is printed on one of them after the other."""
    pages: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in BASES:
        for kind, address in kinds_of(name).items():
            pages[kind].append((name, address))
    return [found[turn % len(found)] for turn, found in enumerate(pages.values())]


@pytest.mark.parametrize("number", range(PARTS))
def test_every_kind_of_page_prints_whole(browser: Browser, sites: dict[str, str], number: int) -> None:
    pages = _one_of_each_kind()[number::PARTS]
    faults = []
    with visiting(browser, "", Mode(scheme="dark"), viewport=A4) as visit:
        for name, address in pages:
            visit.root = sites[name]
            paper(visit, address)
            found = [*(f"syns på papper: {each}" for each in visit.page.evaluate(_FOR_SCREENS))]
            found += [f"hopfällt: {each}" for each in visit.page.evaluate(_FOLDED)]
            for check in ("cut", "overlap", "sideways"):
                found += in_page.faults(visit.page, check)
            faults += [f"{name}: /{address}: {each}" for each in found]
            visit.page.emulate_media(media="screen")
    assert not faults, "\n".join(faults)


def characters(document: bytes) -> int:
    """How many characters a PDF shows. Chromium writes each of the site's own font by itself."""
    shown = 0
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        try:
            shown += zlib.decompress(stream).count(b"> Tj")
        except zlib.error:  # a picture
            continue
    return shown


def sheets(visit: Visit, address: str) -> list[int]:
    """How many characters stand on each sheet of a page."""
    visit.go(address)
    visit.settled()
    total = visit.page.pdf(format="A4").count(b"/Type /Page\n")
    return [characters(visit.page.pdf(format="A4", page_ranges=str(number + 1))) for number in range(total)]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("real", "svar/stockholm-polisregion-2019-idrottsnamnden/"),
        ("demo", RESPONSE),
        # The last line of these, or what was below it, had a sheet of its own.
        ("demo", "svar/trygghetsavtal-2024-cykelforeningen/"),
        ("demo", "lattlast/trygghetsavtal/"),
        ("demo", "omraden/klotter/"),
    ],
)
def test_no_sheet_is_nearly_empty(browser: Browser, sites: dict[str, str], name: str, address: str) -> None:
    with visiting(browser, sites[name]) as visit:
        found = sheets(visit, address)
    assert found[0] > 300, found
    assert min(found) > 40, found


def colours(visit: Visit) -> tuple[str, str]:
    ground, ink = visit.page.evaluate(
        """() => [[document.documentElement, 'backgroundColor'], [document.querySelector('main p'), 'color']]
          .map(([each, name]) => getComputedStyle(each)[name])"""
    )
    return ground, ink


def light(colour: str) -> float:
    """From 0, which is black, to 1, which is white or nothing at all."""
    numbers = [float(part) for part in colour[colour.index("(") + 1 : -1].replace("/", ",").split(",")]
    return 1.0 if len(numbers) == 4 and numbers[3] == 0 else sum(numbers[:3]) / 3 / 255


def test_dark_colours_are_for_screens(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], Mode(scheme="light")) as visit:
        visit.go(RESPONSE)
        visit.page.get_by_role("button", name="Mörka").click()
        assert light(colours(visit)[1]) > 0.5
        visit.page.emulate_media(media="print")
        ground, ink = colours(visit)
        assert light(ground) > 0.95
        assert light(ink) < 0.25


def test_links_that_leave_the_site_say_where_they_lead(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], viewport=A4) as visit:
        paper(visit, RESPONSE)
        link = visit.page.locator("main a[href^='https://']:visible").first
        written = link.evaluate("each => getComputedStyle(each, '::after').content")
        assert link.get_attribute("href") in written.replace('" "', "").replace('"', "")
        inner = visit.page.locator("main a[href^='../']:visible").first
        assert inner.evaluate("each => getComputedStyle(each, '::after').content") in {"none", "normal"}


def test_a_source_is_named_with_its_address_where_it_is_first_mentioned(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], viewport=A4) as visit:
        paper(visit, RESPONSE)
        links = visit.page.locator("main .quote-foot a[href*='kallor/']")
        assert links.count() > 2
        written = [each.evaluate("each => getComputedStyle(each, '::after').content") for each in links.all()]
        assert "https://exempelstad.example/insyn/kallor/kulturforvaltningen-2024/" in written[0]
        assert set(written[1:]) <= {"none", "normal"}
        assert all("Kulturförvaltningens tjänsteutlåtande" in each.inner_text() for each in links.all()), "the name is read on paper too"


def test_a_page_says_on_paper_where_it_came_from(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], viewport=A4) as visit:
        paper(visit, REMISS)
        citation = visit.page.locator(".citation")
        assert citation.is_visible()
        assert f"https://exempelstad.example/insyn/{REMISS}" in citation.inner_text()


def test_the_figures_of_a_chart_are_printed_beside_it(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"], viewport=A4) as visit:
        visit.go(INDICATOR)
        table = visit.page.locator(".figure-details table").first
        assert not table.is_visible()
        visit.page.emulate_media(media="print")
        assert table.is_visible()


def test_folds_open_where_the_style_sheet_cannot_open_them(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["demo"]) as visit:
        visit.page.add_init_script("CSS.supports = () => false")  # an older browser
        visit.go(INDICATOR)
        fold = visit.page.locator(".figure-details").first
        closed = fold.get_attribute("open")
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert closed is None
        assert fold.get_attribute("open") is not None
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert fold.get_attribute("open") is None


def test_the_dossier_becomes_a_document_of_many_pages(browser: Browser, sites: dict[str, str]) -> None:
    with visiting(browser, sites["real"]) as visit:
        visit.go("akter/stockholm-polisregion/")
        document = visit.page.pdf(prefer_css_page_size=True, format="A4")
        assert document.startswith(b"%PDF-")
        assert 15 < document.count(b"/Type /Page\n") < 120
