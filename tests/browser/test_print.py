"""Paper: every kind of page prints whole, black on white, without what only a screen has use for, and with where its links lead."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import in_page
from tests.browser.modes import Mode
from tests.browser.visits import BASES, kinds_of, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

    from tests.browser.visits import Visit

PARTS = 4
A4: ViewportSize = {"width": 658, "height": 995}  # what the margins of the style sheet leave of the sheet, in CSS pixels

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
def test_every_kind_of_page_prints_whole(visitor: Visit, sites: dict[str, str], number: int) -> None:
    faults = []
    for name, address in _one_of_each_kind()[number::PARTS]:
        visitor.turn(sites[name], Mode(scheme="dark"), A4)
        paper(visitor, address)
        found = [*(f"syns på papper: {each}" for each in visitor.page.evaluate(_FOR_SCREENS))]
        found += [f"hopfällt: {each}" for each in visitor.page.evaluate(_FOLDED)]
        found += chain.from_iterable(in_page.faults_of(visitor.page, ["cut", "overlap", "sideways"]).values())
        faults += [f"{name}: /{address}: {each}" for each in found]
    assert not faults, "\n".join(faults)


def sheets(document: bytes) -> list[int]:
    """How many characters stand on each sheet of a PDF. Chromium writes each of the site's own font by itself."""
    objects = dict(re.findall(rb"\n(\d+) 0 obj\r?\n(.*?)\nendobj", document, re.DOTALL))
    found = []
    for page in (each for each in objects.values() if b"/Type /Page\n" in each):
        content = re.search(rb"/Contents (\d+) 0 R", page)
        assert content
        stream = objects[content[1]].partition(b"stream\n")[2]
        found.append(zlib.decompress(stream).count(b"> Tj"))
    return found


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
def test_no_sheet_is_nearly_empty(visitor: Visit, sites: dict[str, str], name: str, address: str) -> None:
    visitor.turn(sites[name])
    visitor.go(address)
    visitor.settled()
    found = sheets(visitor.page.pdf(format="A4"))
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


def test_dark_colours_are_for_screens(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], Mode(scheme="light"))
    visitor.go(RESPONSE)
    visitor.page.get_by_role("button", name="Mörka").click()
    assert light(colours(visitor)[1]) > 0.5
    visitor.page.emulate_media(media="print")
    ground, ink = colours(visitor)
    assert light(ground) > 0.95
    assert light(ink) < 0.25


def test_links_that_leave_the_site_say_where_they_lead(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], size=A4)
    paper(visitor, RESPONSE)
    link = visitor.page.locator("main a[href^='https://']:visible").first
    written = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert link.get_attribute("href") in written.replace('" "', "").replace('"', "")
    inner = visitor.page.locator("main a[href^='../']:visible").first
    assert inner.evaluate("each => getComputedStyle(each, '::after').content") in {"none", "normal"}


def test_a_source_is_named_with_its_address_where_it_is_first_mentioned(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], size=A4)
    paper(visitor, RESPONSE)
    links = visitor.page.locator("main .quote-foot a[href*='kallor/']")
    assert links.count() > 2
    written = [each.evaluate("each => getComputedStyle(each, '::after').content") for each in links.all()]
    assert "https://exempelstad.example/insyn/kallor/kulturforvaltningen-2024/" in written[0]
    assert set(written[1:]) <= {"none", "normal"}
    assert all("Kulturförvaltningens tjänsteutlåtande" in each.inner_text() for each in links.all()), "the name is read on paper too"


def test_a_page_says_on_paper_where_it_came_from(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], size=A4)
    paper(visitor, REMISS)
    citation = visitor.page.locator(".citation")
    assert citation.is_visible()
    assert f"https://exempelstad.example/insyn/{REMISS}" in citation.inner_text()


def test_the_figures_of_a_chart_are_printed_beside_it(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["demo"], size=A4)
    visitor.go(INDICATOR)
    table = visitor.page.locator(".figure-details table").first
    assert not table.is_visible()
    visitor.page.emulate_media(media="print")
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


def test_the_dossier_becomes_a_document_of_many_pages(visitor: Visit, sites: dict[str, str]) -> None:
    visitor.turn(sites["real"])
    visitor.go("akter/stockholm-polisregion/")
    document = visitor.page.pdf(prefer_css_page_size=True, format="A4")
    assert document.startswith(b"%PDF-")
    assert 15 < document.count(b"/Type /Page\n") < 120
