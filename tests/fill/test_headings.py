"""The link beside a heading: it has the section's name, is no part of the heading, and stands there once."""

from __future__ import annotations

import pytest

from generator.fill.headings import with_links

LINK = (
    '<div class="section-head">{heading}<a class="anchor-link copy-link" href="#{id}">'
    '<span aria-hidden="true" data-copied="Kopierad">#</span><span class="sr-only">Länk till avsnittet {title}</span></a></div>'
)


def page(main: str, language: str = "sv") -> str:
    return f'<html lang="{language}"><body><h2 id="utanfor">Utanför</h2><main>{main}</main></body></html>'


@pytest.mark.parametrize(
    ("heading", "anchor", "title"),
    [
        ('<h2 id="a-b">A &amp; B</h2>', "a-b", "A &amp; B"),
        ('<h3 class="x" id="c"><em>C</em> &lt;b&gt;</h3>', "c", "C &lt;b&gt;"),
    ],
)
def test_a_heading_gets_a_link(heading: str, anchor: str, title: str) -> None:
    assert with_links(page(f"<p>x</p>{heading}<p>y</p>")) == page(f"<p>x</p>{LINK.format(heading=heading, id=anchor, title=title)}<p>y</p>")


@pytest.mark.parametrize(
    "main",
    [
        '<div class="section-head"><h2 id="a">A</h2>\n<a class="anchor-link copy-link" href="#a">x</a></div>',
        "<h2>Utan adress</h2>",
        '<div class="section-head"><h2 id="a">A</h2>\n<a class="anchor-link" href="#a">x</a></div><h2>Utan adress</h2>',
        '<h1 id="h">Rubriken</h1>',
        '<h4 id="h">Djupt</h4>',
    ],
)
def test_other_headings_are_left_as_they_are(main: str) -> None:
    assert with_links(page(main)) == page(main)


def test_twice_is_as_once() -> None:
    once = with_links(page('<h2 id="a">A</h2>'))
    assert with_links(once) == once


def test_the_link_speaks_the_language_of_the_page() -> None:
    assert "Link to the section A" in with_links(page('<h2 id="a">A</h2>', "en"))


def test_a_page_without_main_is_left_as_it_is() -> None:
    assert with_links('<h2 id="a">A</h2>') == '<h2 id="a">A</h2>'
