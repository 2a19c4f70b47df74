"""What every page of a finished site has, and what no page may have."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator import addresses
from tests.site.html import Html, read_html
from tests.site.projects import PROJECTS, checked, contents, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@cache
def read(site: Path) -> dict[str, Html]:
    return {name: read_html(html) for name, html in pages(site).items()}


def wrong_on(site: Path, fault: Callable[[Html], object]) -> dict[str, object]:
    """The pages of a site on which something is found, with what it is."""
    looked_at = {name: fault(html) for name, html in read(site).items()}
    assert len(looked_at) > 20
    return {name: found for name, found in looked_at.items() if found}


def moved(site: Path) -> set[str]:
    """The pages that only lead on: from where a page was, and from above the data."""
    return {name for name, html in read(site).items() if any(each.get("http-equiv") == "refresh" for each in html.all("meta"))}


# --- What is there


@pytest.mark.parametrize(
    "address",
    [
        "",
        "overenskommelser/stockholm-polisregion/",
        "remisser/stockholm-polisregion-2019/",
        "svar/stockholm-polisregion-2019-idrottsnamnden/",
        "organisationer/idrottsnamnden/",
        "kallor/idrottsforvaltningen-2019/",
        *(f"{listing}/" for listing in ("overenskommelser", "omraden", "remisser", "svar", "organisationer", "kallor")),
        *(f"{single}/" for single in ("sok", "om", "tillganglighet", "personuppgifter")),
    ],
)
def test_the_real_site_has_the_page(real: Path, address: str) -> None:
    assert (real / address / "index.html").is_file()


def test_the_real_site_has_ten_areas(real: Path) -> None:
    assert len(list((real / "omraden").glob("*/index.html"))) == 10


def test_every_record_has_a_page_under_its_own_name(name: str, site: Path) -> None:
    items = [item for item in checked(name).register.items() if item.address]  # moved addresses have none
    assert len(items) > 20
    for item in items:
        heading = read(site)[f"{item.address}index.html"].text("h1")
        if item.kind == "responses":
            assert getattr(item, "respondent_name", "okänd").rstrip("s") in heading
        elif item.kind == "situations":
            where = checked(name).register.places[item.record.place]
            assert heading.endswith(item.title) or where.title in heading
        else:
            assert heading in {item.title, getattr(item, "short_title", item.title)}
    records = {item.address for item in items}
    others = {page.removesuffix("index.html") for page in pages(site).keys() - moved(site)} - records
    more = (addresses.COMPARISONS, addresses.VIEWPOINTS, addresses.DOSSIERS, addresses.EASY_READ, addresses.ENGLISH)
    made = {*(f"{each}/" for each in more), addresses.ABOUT}  # from several records, or by hand
    assert {address for address in others if address.count("/") > 1 and f"{address.split('/')[0]}/" not in made} == set()


def test_every_list_leads_to_every_record_of_its_kind(name: str, site: Path) -> None:
    for item in checked(name).register.items():
        listing = item.address.split("/")[0] + "/"
        if item.address in {"", listing}:
            continue  # the glossary is its own list, and moved addresses are read by nobody
        html = read(site)[f"{listing}index.html"]
        assert item.address in {urljoin(listing, link) for link in html.attribute("href")}, item.address


def test_stored_documents_can_be_fetched(demo: Path) -> None:
    stored = demo / "kallor/kommunstyrelsen-utlatande-2024"
    for document in ("kommunstyrelsen-utlatande-2024.pdf", "kommunstyrelsen-utlatande-2024.txt"):
        assert (stored / document).read_bytes() == (PROJECTS["demo"] / "data/sources/files" / document).read_bytes()


def test_a_page_that_has_moved_leads_to_where_it_is_now(demo: Path) -> None:
    redirects = next(iter(checked("demo").register.redirects.values())).record.moved
    assert moved(demo) == {f"{old}index.html" for old in (*(each.old for each in redirects), *addresses.ABOVE_DATA)}
    for each in redirects:
        html = read(demo)[f"{each.old}index.html"]
        assert [urljoin(each.old, link["href"]) for link in html.all("a")] == [each.new]
        assert each.reason is None or each.reason in html.text("main")


def test_the_sitemap_names_every_page_but_search_and_404(demo: Path, real: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring((demo / "sitemap.xml").read_bytes())
    found = [row.text for row in root.iter(f"{space}loc")]
    wanted = {page.removesuffix("index.html") for page in pages(demo).keys() - moved(demo)} - {"404.html", "sok/"}
    assert len(found) == len(set(found))
    assert {str(address).removeprefix("https://exempelstad.example/insyn/") for address in found} == wanted
    assert not (real / "sitemap.xml").exists()  # it has no address of its own until SITE_URL gives one


def test_every_page_but_404_names_its_own_address(demo: Path) -> None:
    def fault(html: Html) -> list[str]:
        return [link["href"] for link in html.all("link") if link.get("rel") == "canonical"]

    for name, found in wrong_on(demo, fault).items():
        assert (found == [f"https://exempelstad.example/insyn/{name.removesuffix('index.html')}"]) == (name not in moved(demo))
    assert wrong_on(demo, lambda html: not fault(html)) == {"404.html": True}


def test_the_tab_of_the_section_is_lit(demo: Path) -> None:
    for address, tab, how in [
        ("", "Start", "page"),
        ("remisser/", "Remisser", "page"),
        ("remisser/trygghetsavtal-2024/", "Remisser", "true"),
        ("svar/trygghetsavtal-2024-socialnamnden/", "Remisser", "true"),
        ("omraden/hamnomradet/", "Områden", "true"),
    ]:
        page = (demo / address / "index.html").read_text("utf-8")
        tabs = re.search(r'<nav id="meny".*?</nav>', page, re.DOTALL)
        assert tabs
        assert re.findall(r'aria-current="(\w+)">([^<]*)<', tabs.group()) == [(how, tab)], address


# --- What every page has


def test_every_page_tells_its_language_and_has_one_main_heading_and_a_title(site: Path) -> None:
    foreign = wrong_on(site, lambda html: [each.get("lang") for each in html.all("html")] != ["sv"])
    assert foreign
    assert set(foreign) == {page for page in pages(site) if page.startswith(f"{addresses.ENGLISH}/")}
    assert wrong_on(site, lambda html: [each.get("lang") in {"sv", "en"} for each in html.all("html")] != [True]) == {}
    assert wrong_on(site, lambda html: len(html.all("h1")) != 1) == {}
    assert wrong_on(site, lambda html: not html.text("h1")) == {}
    assert wrong_on(site, lambda html: not html.text("title")) == {}
    assert wrong_on(site, lambda html: len(html.all("main")) != 1) == {}


def test_every_page_says_that_it_is_a_demonstration(name: str, site: Path) -> None:
    said = checked(name).register.reading.site
    assert said
    assert said.demonstration
    words = said.demonstration
    assert wrong_on(site, lambda html: words not in html.text("aside")).keys() == moved(site)


def test_headings_do_not_skip_a_level(site: Path) -> None:
    def skipped(html: Html) -> list[str]:
        levels = [int(tag[1]) for tag, _ in html.elements if re.fullmatch("h[1-6]", tag)]
        return [f"h{one} → h{other}" for one, other in zip([0, *levels], levels, strict=False) if other > one + 1]

    assert wrong_on(site, skipped) == {}


def test_every_element_is_closed(site: Path) -> None:
    assert wrong_on(site, lambda html: html.unclosed) == {}


def test_a_sign_that_is_no_tag_is_escaped(site: Path) -> None:
    outside = {name: re.sub(r"(?s)<!--.*?-->|<(script|style)\b.*?</\1>", "", html) for name, html in pages(site).items()}
    assert {name: found[0] for name, html in outside.items() if (found := re.findall(r"<(?![a-zA-Z/!]).{0,40}", html))} == {}


def test_the_skip_link_leads_to_the_content(site: Path) -> None:
    links = wrong_on(site, lambda html: [a["href"] for a in html.all("a") if a.get("class") == "skip-link"] != ["#innehall"])
    assert links.keys() == moved(site)
    assert wrong_on(site, lambda html: "innehall" not in html.attribute("id")).keys() == moved(site)


# --- What no page has


def test_ids_are_unique(site: Path) -> None:
    assert wrong_on(site, lambda html: [each for each, count in Counter(html.attribute("id")).items() if count > 1]) == {}


def test_what_aria_points_at_is_there(site: Path) -> None:
    def missing(html: Html) -> set[str]:
        names = ("aria-controls", "aria-describedby", "aria-labelledby", "for")
        return {each for name in names for value in html.attribute(name) for each in value.split()} - set(html.attribute("id"))

    assert wrong_on(site, missing) == {}


def test_no_slot_and_no_unfinished_link_is_left(site: Path) -> None:
    assert wrong_on(site, lambda html: [each for each in html.comments if "insyn" in each]) == {}
    assert wrong_on(site, lambda html: [each for each in html.attribute("href") if "insyn:" in each.lower()]) == {}
    assert [name for name, html in pages(site).items() if "<!-- insyn" in html] == []


def test_no_frame_is_left(site: Path) -> None:
    assert [name for name in contents(site) if "_frame" in name] == []


def test_nothing_is_left_of_what_the_engine_alone_would_use(site: Path) -> None:
    names = contents(site)
    assert [name for name in names if name.endswith((".map", ".gz")) or "lunr" in name or "bundle" in name] == []
    scripts = {name for name in names if name.endswith(".js")}
    assert scripts == {f"assets/insyn/{name}.js" for name in ("tema", "insyn", "sok", "sok-motor", "sok-ord", "sok-stavning", "vilse")}


def code(html: Html) -> list[object]:
    """What stands in scripts and style sheets, and is not one block of data that no browser runs."""
    inside = [words for path, words in html.words if {"script", "style"} & set(path) and words.strip()]
    data = [each for each in html.all("script") if "src" not in each]
    return [] if data == [{"type": "application/ld+json"}] and len(inside) == 1 else [*inside, *data]


def test_no_page_holds_code(site: Path) -> None:
    """Scripts and style sheets are files of ours, so that a content security policy can forbid all others."""
    assert wrong_on(site, code) == {}
    assert wrong_on(site, lambda html: html.attribute("style")) == {}
    assert wrong_on(site, lambda html: [name for _, each in html.elements for name in each if name.startswith("on")]) == {}
    assert wrong_on(site, lambda html: [each for each in html.attribute("href") if each.lower().startswith(("javascript:", "data:"))]) == {}


FETCHES = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "xlink:href")
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


def fetched(html: Html) -> list[str]:
    found = [value for name in FETCHES for value in html.attribute(name)]
    return found + [link["href"] for link in html.all("link") if FETCHED_LINKS & set(link.get("rel", "").split())]


def test_nothing_is_fetched_from_another_site(site: Path) -> None:
    assert wrong_on(site, lambda html: [each for each in fetched(html) if urlsplit(each).scheme or urlsplit(each).netloc]) == {}
    for name, content in contents(site).items():
        if name.endswith((".css", ".svg")):
            assert not re.search(rb"(url\(|@import|href=)\s*[\"']?(https?:)?//", content), name
        if name.endswith(".js"):
            assert not re.search(rb"https?://", content), name


def test_every_page_links_relatively_so_that_the_site_may_lie_anywhere(site: Path) -> None:
    found = wrong_on(site, lambda html: [each for each in [*html.attribute("href"), *fetched(html)] if each.startswith("/")])
    assert list(found) == ["404.html"]


def test_the_404_page_links_from_the_root_of_the_site(demo: Path, real: Path) -> None:
    for site, root in ((demo, "/insyn/"), (real, "/")):
        html = read(site)["404.html"]
        links = [each for each in [*html.attribute("href"), *fetched(html)] if not each.startswith(("#", "https://"))]
        assert len(links) > 10
        assert [each for each in links if not each.startswith(root)] == []


def test_the_search_index_holds_every_record(name: str, site: Path) -> None:
    texts = [json.loads(gzip.decompress(path.read_bytes())) for path in (site / "sok/index").glob("text/*.bin")]
    found = {page["a"] for pages in texts for page in pages}
    assert [item.address for item in checked(name).register.items() if item.address and item.address not in found] == []
