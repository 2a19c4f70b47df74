"""An agreement told in easy Swedish and in English: its pages, the ways to them, and their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator import register, theme
from generator.pages import Pages
from tests.site.html import read_html
from tests.site.projects import PROJECTS, built, checked

MAIN = "overenskommelser/trygghetsavtal/"
ENGLISH = "in-english/trygghetsavtal/"
EASY = "lattlast/trygghetsavtal/"


def pages(**without: None) -> Pages:
    """Exempelstad's pages; `without` takes fields away from every agreement."""
    read = checked("demo").register.reading
    entries = [
        replace(entry, record=entry.record.model_copy(update=without)) if entry.kind == "agreements" else entry for entry in read.entries
    ]
    return Pages(register.build(replace(read, entries=entries), date(2026, 11, 23)), theme.folders(PROJECTS["demo"], "pages"))


def page(name: str, address: str) -> str:
    return (built(name) / address / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("address", "language"), [(ENGLISH, "en"), ("in-english/", "en"), (EASY, "sv"), ("lattlast/", "sv"), (MAIN, "sv")])
def test_a_page_tells_its_language_and_what_is_the_same_everywhere_keeps_the_sites_own(address: str, language: str) -> None:
    html = page("demo", address)
    assert f'<html lang="{language}">' in html
    for part in (
        '<header class="site-header" lang="sv"',
        '<footer class="site-footer" lang="sv"',
        'class="skip-link" href="#innehall" lang="sv"',
    ):
        assert part in html
    assert '<nav class="breadcrumbs" aria-label="Du är här" lang="sv"' in html or language == "sv"


@pytest.mark.parametrize("address", [MAIN, ENGLISH])
def test_both_pages_name_each_other_and_themselves(address: str) -> None:
    html = page("demo", address)
    for language, other in (("sv", MAIN), ("en", ENGLISH)):
        assert f'<link rel="alternate" hreflang="{language}" href="https://exempelstad.example/insyn/{other}">' in html


def test_what_is_not_told_in_english_names_no_other_page() -> None:
    assert "hreflang" not in page("demo", "overenskommelser/trygga-stationer/").partition("</head>")[0]
    assert "hreflang" not in page("demo", EASY).partition("</head>")[0]


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_page_leads_to_both_forms(name: str) -> None:
    site = built(name)
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        if 'http-equiv="refresh"' not in html:
            links = read_html(html).text("footer")
            assert "Lättläst" in links, file
            assert "In English" in links, file


def test_where_one_agreement_alone_is_told_the_way_is_straight() -> None:
    assert 'href="insyn:in-english/trygghetsavtal/"' in str(pages().slots("forms", {}))
    assert 'href="insyn:lattlast/"' in str(pages().slots("forms", {}))


def test_where_nothing_is_told_no_link_leads_there_and_the_list_says_so() -> None:
    made = pages(easy_read=None, english=None)
    assert not made.slots("forms", {})
    assert "ingen lättläst text" in str(made.slots("easy-read", {}))
    assert "no summary in English" in str(made.slots("english", {}))
    assert not [address for address in made.all() if address.startswith(("lattlast/", "in-english/"))]
    assert 'class="forms"' not in str(made.all()[MAIN]().values["body"])


def test_words_are_not_explained_in_swedish_on_an_english_page() -> None:
    assert "popovertarget" not in page("real", "in-english/stockholm-polisregion/")
    assert "popovertarget" in page("real", "lattlast/stockholm-polisregion/")


@pytest.mark.parametrize("name", ["real", "demo"])
def test_easy_sentences_are_short(name: str) -> None:
    for item in checked(name).register.agreements.values():
        if told := item.record.easy_read:
            texts = [told.text, *(part.text for part in told.sections)]
            sentences = [line for text in texts for line in text.splitlines() if line]
            assert max(len(sentence.split()) for sentence in sentences) <= 15
            assert all(sentence.endswith((".", "?")) for sentence in sentences)


def test_swedish_words_on_an_english_page_are_read_out_in_swedish() -> None:
    page_in_english, in_swedish = page("real", "in-english/stockholm-polisregion/"), page("real", "lattlast/stockholm-polisregion/")
    assert '<em lang="sv" dir="ltr">remiss</em>' in page_in_english
    assert "<em>" not in page_in_english
    assert '<span lang="sv" dir="ltr">andrahandskälla</span>' in page_in_english
    assert '<em lang="sv"' not in in_swedish
