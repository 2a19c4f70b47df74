"""The dossier holds the whole matter: every record, with everything that its own page says, and every link leads somewhere."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest
from markupsafe import Markup

from generator.pages.dossiers import records_of, woven
from tests.site.html import Html
from tests.site.projects import built, checked

MATTERS = [(name, item) for name in ("real", "demo") for item in checked(name).register.agreements]


@cache
def dossier(name: str, agreement: str) -> str:
    return (built(name) / "akter" / agreement / "index.html").read_text("utf-8")


def words(html: str, element: str = "main") -> str:
    """The words without the spaces between them, and without explanations and links beside headings, which differ from page to page."""
    html = re.sub(
        r'<span class="explanation".*?</span>|<a class="anchor-link.*?</a>|<nav class="related".*?</nav>|<footer.*?</footer>',
        "",
        html,
        flags=re.DOTALL,
    )
    return "".join(Html(html).text(element).split())


@pytest.mark.parametrize(("name", "agreement"), MATTERS)
def test_everything_on_a_records_page_is_in_the_dossier(name: str, agreement: str) -> None:
    known = checked(name).register
    whole = words(dossier(name, agreement))
    records = records_of(known, known.agreements[agreement])
    assert sum(map(len, records.values())) >= 1 + len(known.agreements[agreement].consultations)
    for items in records.values():
        for item in items:
            page = words((built(name) / item.address / "index.html").read_text("utf-8"))
            page = page.replace(words("<main>Hela akten på en sida, att spara eller skriva ut</main>"), "")  # it would lead to itself
            assert page in whole, item.address


@pytest.mark.parametrize(("name", "agreement"), MATTERS)
def test_ids_are_unique_and_links_within_lead_somewhere(name: str, agreement: str) -> None:
    html = dossier(name, agreement)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    within = re.findall(r'href="#([^"]+)"', html)
    assert within
    assert {place for place in within if place not in ids} == set()
    for named in re.findall(r'aria-(?:labelledby|describedby|controls)="([^"]+)"', html):
        assert set(named.split()) <= set(ids)


@pytest.mark.parametrize(("name", "agreement"), MATTERS)
def test_no_link_leaves_for_a_record_that_is_inside(name: str, agreement: str) -> None:
    known = checked(name).register
    inside = {item.address for items in records_of(known, known.agreements[agreement]).values() for item in items}
    main = dossier(name, agreement).partition("<main")[2].partition("</main>")[0]
    assert {address for address in re.findall(r'href="\.\./\.\./([^"#]+)', main) if address in inside} == set()


@pytest.mark.parametrize(("name", "agreement"), MATTERS)
def test_headings_go_down_one_step_at_a_time_and_nothing_is_folded(name: str, agreement: str) -> None:
    html = dossier(name, agreement)
    main = html.partition("<main")[2].partition("</main>")[0]
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", main)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert re.findall(r"<details(?![^>]*\sopen)[^>]*>", main.partition('<footer class="page-foot"')[0]) == []


def test_the_search_finds_the_pages_not_the_dossier() -> None:
    assert 'class="dossier"' in dossier("real", "stockholm-polisregion")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<h1>A</h1><h5 id="x">B</h5>', '<h3>A</h3><h6 id="p--x">B</h6>'),
        ('<a href="#x">a</a><label for="x">', '<a href="#p--x">a</a><label for="p--x">'),
        ('<a href="insyn:svar/a/#x">a</a>', '<a href="#svar--a--x">a</a>'),
        ('<a href="insyn:svar/a/">a</a>', '<a href="#svar--a">a</a>'),
        ('<a href="insyn:kallor/k/#citat-1">a</a>', '<a href="#kallor--k">a</a>'),
        ('<a href="insyn:platser/b/#x">a</a>', '<a href="insyn:platser/b/#x">a</a>'),
        ('<rect fill="url(#m)" aria-labelledby="a b"/>', '<rect fill="url(#p--m)" aria-labelledby="p--a p--b"/>'),
        ("<p>id=&#34;x&#34; href=&#34;#y&#34; &lt;h1&gt;</p>", "<p>id=&#34;x&#34; href=&#34;#y&#34; &lt;h1&gt;</p>"),
        ('<details class="x"><summary>a</summary></details>', '<details class="x" open><summary>a</summary></details>'),
        ('a<nav class="related"><a href="#z">z</a></nav>b', "ab"),
    ],
)
def test_weaving(html: str, made: str) -> None:
    assert woven(Markup(html), "p", {"svar/a/": "svar--a", "kallor/k/": "kallor--k"}) == made
