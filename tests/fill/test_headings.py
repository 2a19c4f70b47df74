"""Every heading has an address, and a link to it beside it: with the section's name, no part of the heading, and there once."""

from __future__ import annotations

import re

import pytest

from generator.fill.headings import with_links
from tests.site.html import Html
from tests.site.projects import built, pages

LINK = '<div class="headed">{heading}<a class="anchor-link copy-link" href="#{id}" aria-label="Länk till avsnittet {title}">#</a></div>'
HAS_ONE = '<div class="section-head"><h2 id="a">A</h2>\n<a class="anchor-link copy-link" href="#a">#</a></div>'


def page(main: str, language: str = "sv", before: str = "") -> str:
    return f'<html lang="{language}"><body><h2 id="utanfor">Utanför</h2>{before}<main>{main}</main></body></html>'


def ids(main: str, before: str = "") -> list[str]:
    """The addresses that the headings of a page get."""
    return re.findall(r'href="#([^"]+)"', with_links(page(main, before=before)))


@pytest.mark.parametrize(
    ("heading", "anchor", "title"),
    [
        ('<h2 id="a-b">A &amp; B</h2>', "a-b", "A &amp; B"),
        ('<h3 class="x" id="c"><em>C</em> &lt;b&gt;</h3>', "c", "C &lt;b&gt;"),
        ('<h6 id="d">"D"</h6>', "d", "&#34;D&#34;"),
        ('<h4 id="e"><a href="insyn:svar/a/">E</a></h4>', "e", "E"),
    ],
)
def test_a_heading_gets_a_link(heading: str, anchor: str, title: str) -> None:
    assert with_links(page(f"<p>x</p>{heading}<p>y</p>")) == page(f"<p>x</p>{LINK.format(heading=heading, id=anchor, title=title)}<p>y</p>")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("<h2>Det här vet vi inte</h2>", "det-har-vet-vi-inte"),
        ('<h3><span aria-hidden="true">?</span> Okänt</h3>', "okant"),
        ("<h2>Togs in: 14</h2>", "togs-in"),  # the number changes, the address does not
        ('<h3>Kom till <span class="note">3</span></h3>', "kom-till"),
        ("<h3>Synpunkt 1</h3>", "avsnitt-synpunkt-1"),  # kept for the viewpoints of a response
        ("<h2>En rubrik med fler ord än en adress behöver</h2>", "en-rubrik-med-fler-ord-an"),
    ],
)
def test_an_address_is_made_of_the_words(heading: str, anchor: str) -> None:
    assert ids(heading) == [anchor]


def test_no_address_is_given_twice() -> None:
    assert ids('<h2>A</h2><h3>A</h3><p id="b">x</p><h3>B</h3>', before='<p id="a">x</p>') == ["a-2", "a-3", "b-2"]


@pytest.mark.parametrize(
    "main",
    [
        '<section class="x" id="s">\n<h3>A</h3></section>',
        '<li id="s"><div class="y"><h3>A</h3></div></li>',
        '<figure id="s"><figcaption>\n<h3 class="x">A</h3></figcaption></figure>',
    ],
)
def test_what_a_heading_begins_lends_it_its_address(main: str) -> None:
    assert ids(main) == ["s"]
    assert " id=" not in with_links(page(main)).partition("<h3")[2]


def test_a_heading_further_down_does_not_share_the_address() -> None:
    assert ids('<section id="s"><p>x</p><h3>A</h3><h3>B</h3></section>') == ["a", "b"]


@pytest.mark.parametrize(
    "main",
    [
        HAS_ONE,
        '<h1 id="h">Rubriken</h1>',
        # A link to it stands elsewhere, in the foot of the quote.
        '<section id="synpunkt-1"><h3>A</h3><a class="copy-link" href="#synpunkt-1">Länk hit</a></section>',
    ],
)
def test_other_headings_are_left_as_they_are(main: str) -> None:
    assert with_links(page(main)) == page(main)


@pytest.mark.parametrize(
    ("main", "made"),
    [
        ("<details><summary><h3>A</h3></summary></details>", '<details><summary><h3 id="a">A</h3></summary></details>'),
        ('<li><h3 class="card-title"><a href="#x">A</a></h3></li>', '<li><h3 id="a" class="card-title"><a href="#x">A</a></h3></li>'),
    ],
)
def test_what_is_pressed_as_a_whole_has_an_address_but_no_link(main: str, made: str) -> None:
    assert with_links(page(main)) == page(made)


def test_twice_is_as_once() -> None:
    once = with_links(page('<h2 id="a">A</h2><h3>B</h3>'))
    assert with_links(once) == once


def test_the_link_speaks_the_language_of_the_page() -> None:
    made = with_links(page('<h2 id="a">A</h2>', "en"))
    assert 'aria-label="Link to the section A" data-copied="Copied"' in made


def test_a_page_without_main_is_left_as_it_is() -> None:
    assert with_links('<h2 id="a">A</h2>') == '<h2 id="a">A</h2>'


# --- The finished sites


def without_address(html: str) -> list[str]:
    """The headings of a page that nobody can copy the address of, except those that are pressed as a whole, which only need one."""
    main = html.partition("<main")[2].partition("</main>")[0]
    known = re.findall(r'\sid="([^"]+)"', main)
    copied = set(re.findall(r'copy-link" href="#([^"]+)"', main))
    found = []
    for heading in re.finditer(r"<h[2-6]\b([^>]*)>(.*?)</h", main, re.DOTALL):
        own = re.findall(r'\sid="([^"]+)"', heading[1])
        anchor = own[0] if own else (re.findall(r'\sid="([^"]+)"', main[: heading.start()]) or [""])[-1]
        pressed = "card-title" in heading[1] or main[: heading.start()].endswith("<summary>")
        if known.count(anchor) != 1 or not (anchor in copied or (pressed and own)):
            found.append(heading[2])
    return found


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_heading_of_a_site_has_an_address(name: str) -> None:
    looked_at = {address: without_address(html) for address, html in pages(built(name)).items() if address != "404.html"}
    assert {address: found for address, found in looked_at.items() if found} == {}
    assert len(looked_at) > 20


def test_a_page_that_is_given_at_any_address_has_no_address_to_copy() -> None:
    lost = Html((built("demo") / "404.html").read_text("utf-8"))
    assert [each for each in lost.all("a") if "copy-link" in each.get("class", "")] == []


def test_a_heading_in_a_dossier_has_the_address_that_it_has_on_its_own_page_after_the_records_name() -> None:
    own = (built("demo") / "overenskommelser/trygghetsavtal/index.html").read_text("utf-8")
    dossier = (built("demo") / "akter/trygghetsavtal/index.html").read_text("utf-8")
    anchors = re.findall(r'<h[34]\b[^>]*?\sid="([^"]+)"', own.partition("<main")[2])
    assert len(anchors) > 5
    assert {each for each in anchors if f' id="overenskommelser--trygghetsavtal--{each}"' not in dossier} == set()
