"""A site that knows its history offers what can be followed: on the pages that it is for, at addresses that are there."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from unittest import mock
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator import addresses, history, pipeline
from generator.outputs import search
from tests.outputs.histories import TOLD
from tests.site.html import Html
from tests.site.projects import TODAY, built, checked, contents, once, pages, unfilled

AGREEMENT = "overenskommelser/trygghetsavtal/"
PRESENT = ("", "andringar/", AGREEMENT, "remisser/trygghetsavtal-2024/", "organisationer/socialnamnden/", "omraden/kvallar-i-centrum/")


@cache
def filled() -> Path:
    """Exempelstad's site with a history, without its search. The check of every link is a part of filling it."""

    def fill(folder: Path) -> None:
        shutil.copytree(unfilled("demo"), folder)
        with (
            mock.patch.object(history, "read", return_value=TOLD),
            mock.patch.dict(os.environ, {"INSYN_TODAY": TODAY}),
            mock.patch.object(search, "index"),
        ):
            pipeline.fill_in_place(folder, checked("demo"))

    return once("followed", fill)


def offered(page: str) -> dict[str, str]:
    """What the head of a page offers to be followed: the address from the site's root by its kind."""
    html = Html((filled() / page / "index.html").read_text("utf-8"))
    links = [link for link in html.all("link") if link.get("rel") == "alternate" and "type" in link]
    found = {link["type"]: urljoin(f"https://a.example/{page}", link["href"]).removeprefix("https://a.example/") for link in links}
    assert len(found) == len(links)
    assert all(link["title"] for link in links)
    return found


@pytest.mark.parametrize("page", PRESENT)
def test_readers_of_feeds_find_the_feed_of_the_page(page: str) -> None:
    feed = offered(page)["application/atom+xml"]
    assert feed == ("flode.atom" if page in {"", "andringar/"} else f"{page}flode.atom")
    read = feedparser.parse((filled() / feed).read_bytes())
    assert not read.bozo
    site = "https://exempelstad.example/insyn/"
    assert read.feed.links[0].href == f"{site}{feed}"
    assert read.feed.link == f"{site}{page or 'andringar/'}"
    for entry in read.entries:
        address, _, anchor = entry.link.removeprefix(site).partition("#")
        html = (filled() / address / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html


@pytest.mark.parametrize("page", ["svar/trygghetsavtal-2024-socialnamnden/", "kallor/", "om/"])
def test_other_pages_offer_none(page: str) -> None:
    assert offered(page) == {}


def test_calendars_are_offered_where_they_are_for() -> None:
    assert offered("")["text/calendar"] == "kalender.ics"
    assert offered(AGREEMENT)["text/calendar"] == f"{AGREEMENT}kalender.ics"
    assert "text/calendar" not in offered("organisationer/socialnamnden/")


@pytest.mark.parametrize("page", PRESENT)
def test_a_reader_sees_how_to_follow_in_the_foot_of_the_page(page: str) -> None:
    foot = (filled() / page / "index.html").read_text("utf-8").partition('<footer class="page-foot"')[2]
    links = [link["href"].lstrip("./") for link in Html(foot).all("a")]
    assert "andringar/#folj" in links
    assert any(link.endswith("flode.atom") for link in links)


def test_the_page_of_changes_explains_and_lists_everything_that_can_be_followed() -> None:
    html = Html((filled() / "andringar/index.html").read_text("utf-8"))
    listed = {link["href"].removeprefix("../") for link in html.all("a") if link["href"].endswith((".atom", ".ics"))}
    files = {name for name in contents(filled()) if name.endswith((".atom", ".ics"))}
    assert listed == files
    assert len([name for name in files if name.endswith(".atom")]) > len(PRESENT)
    assert "Kopiera adressen till flödet" in html.text("main")


def test_without_a_history_no_page_offers_a_feed_and_one_says_why() -> None:
    site = built("demo")
    assert [name for name in contents(site) if name.endswith(addresses.FEED)] == []
    assert [name for name, html in pages(site).items() if "atom+xml" in html] == ["om/komponenter/index.html"]  # an example of the foot
    assert "byggd utan ändringshistorik" in (site / "andringar/index.html").read_text("utf-8").partition('id="folj"')[2]


def test_without_an_address_nothing_is_offered_and_one_page_says_why() -> None:
    real = built("real")
    assert [name for name in contents(real) if name.endswith((addresses.FEED, addresses.CALENDAR, addresses.OPEN_SEARCH))] == []
    assert [name for name, html in pages(real).items() if "atom+xml" in html or "text/calendar" in html or "opensearch" in html] == []
    assert "har ingen egen adress" in (real / "andringar/index.html").read_text("utf-8").partition('id="folj"')[2]


def test_the_sitemap_gives_the_day_that_stands_at_the_foot_of_the_page() -> None:
    site, space = filled(), "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    told = {}
    for row in ET.fromstring((site / addresses.SITEMAP).read_bytes()):
        address = (row.findtext(f"{space}loc") or "").removeprefix("https://exempelstad.example/insyn/")
        told[address] = row.findtext(f"{space}lastmod")
        foot = (site / address / "index.html").read_text("utf-8").partition('<footer class="page-foot"')[2]
        assert f" Ändrad {told[address]}." in foot if told[address] else "senast ändrades är inte känt" in foot
    assert told["svar/trygghetsavtal-2024-socialnamnden/"] == "2026-03-04"
    assert told["andringar/"] == "2026-03-08"
    assert told["svar/trygghetsavtal-2024-kulturnamnden/"] is None
