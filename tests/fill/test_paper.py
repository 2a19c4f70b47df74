"""The address of a source, for those who read the page on paper: whole, once, and only where the site has one."""

from __future__ import annotations

import pytest

from generator.fill.paper import printable

SITE = "https://kommun.example/insyn/"
PAPER = ' data-paper="https://kommun.example/insyn/kallor/a/"'


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a href="insyn:kallor/a/">A</a>', f'<a href="insyn:kallor/a/"{PAPER}>A</a>'),
        ("<a href='insyn:kallor/a'>A</a>", f"<a href='insyn:kallor/a'{PAPER}>A</a>"),
        (
            '<a class="x" href="insyn:kallor/a/#citat-1" lang="en">A</a>',
            f'<a class="x" href="insyn:kallor/a/#citat-1"{PAPER} lang="en">A</a>',
        ),
    ],
)
def test_a_link_to_a_source_has_its_address(html: str, made: str) -> None:
    assert printable(html, SITE) == made


def test_the_first_link_to_a_source_is_enough() -> None:
    link = '<a href="insyn:kallor/a/#citat-1">A</a>'
    assert printable(f"<p>{link}</p><p>{link}</p>", SITE) == f"<p>{printable(link, SITE)}</p><p>{link}</p>"


def test_a_table_comes_second() -> None:
    link = '<a href="insyn:kallor/a/">A</a>'
    other = '<a href="insyn:kallor/b/">B</a>'
    made = f"<table><td>{link}{printable(other, SITE)}</td></table><p>{printable(link, SITE)}</p>"
    assert printable(f"<table><td>{link}{other}</td></table><p>{link}</p>", SITE) == made


@pytest.mark.parametrize(
    "href", ["insyn:kallor/", "insyn:svar/a/", "insyn:kallor/a/fil.pdf", "https://annan.example/kallor/a/", "#kallor--a"]
)
def test_other_links_are_left_as_they_are(href: str) -> None:
    assert printable(f'<a href="{href}">A</a>', SITE) == f'<a href="{href}">A</a>'


def test_a_site_without_an_address_prints_none() -> None:
    assert printable('<a href="insyn:kallor/a/">A</a>', "") == '<a href="insyn:kallor/a/">A</a>'
