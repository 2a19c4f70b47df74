"""A word is explained where it first stands in running text, once, and nothing else on the page changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fill.terms import Explainer
from generator.page import Explanation

WORDS = [
    Explanation("remiss", "remiss", ("remiss", "remissen", "remisser"), 'En fråga & ett "svar".', "insyn:ordlista/#ord-remiss"),
    Explanation("sarskilt", "särskilt utsatt område", ("särskilt utsatt område", "särskilt utsatta områden"), "S.", "insyn:ordlista/#s"),
    Explanation("utsatt", "utsatt område", ("utsatt område", "utsatta områden"), "U.", "insyn:ordlista/#u"),
]
explain = Explainer(WORDS, except_on=["ordlista/"])


def explained(inner: str) -> list[str]:
    """The words that became buttons in a page's main part."""
    return re.findall(r'<button type="button" class="term"[^>]*>(.*?)</button>', explain("x/", f"<body><main>{inner}</main></body>"))


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<p>En remiss och en remiss till</p>", ["remiss"]),
        ("<p>Remissen</p><ul><li>utsatta områden</li></ul>", ["Remissen", "utsatta områden"]),
        ("<p>Ett särskilt utsatt område, och utsatta områden.</p>", ["särskilt utsatt område", "utsatta områden"]),
        ("<p>remissvar remiss-svar förremiss</p>", []),
        ("<p>remiss- och svarstid</p>", ["remiss"]),
        ('<h2>Remiss</h2><p><a href="#">remissen</a></p><p>Om <em>remisser</em></p>', ["remisser"]),
        ("<blockquote><p>remiss</p></blockquote><p>remissen</p>", ["remissen"]),
        ('<div class="stored-text"><p>remiss</p><div><p>remiss</p></div></div><dd>remisser</dd>', ["remisser"]),
        ('<p class="status mint"><span>remiss</span></p>', []),
        ("<table><tr><td>remiss</td></tr></table>", []),
        ('<ul class="rows"><li><a href="#">x</a> remiss</li></ul><p>remissen</p>', ["remissen"]),
        ('<ul class="cards"><li><a href="#">x</a> <p>remiss</p></li></ul><p>remissen</p>', ["remissen"]),
        ("remiss utanför stycke", []),
        ("<p>remiss<br>remissen</p>", ["remiss"]),
        ("<!-- <p>remiss</p> --><p>remissen</p>", ["remissen"]),
        ('<p title="a > remiss">remisser</p>', ["remisser"]),
    ],
)
def test_explains_the_first_use_in_running_text(inner: str, words: list[str]) -> None:
    assert explained(inner) == words


def test_the_explanation_is_escaped_and_stands_beside_the_word() -> None:
    page = explain("x/", "<main><p>Se remissen.</p></main>")
    assert 'popovertarget="forklaring-remiss">remissen</button><span class="explanation" id="forklaring-remiss" popover' in page
    assert "En fråga &amp; ett &#34;svar&#34;." in page
    assert 'href="insyn:ordlista/#ord-remiss">Remiss i ordlistan</a></span>.</span></p>' in page


def test_what_lies_outside_main_and_the_glossary_itself_are_left_as_they_are() -> None:
    page = "<body><p>remiss</p><main><h1>x</h1></main><p>remiss</p></body>"
    assert explain("x/", page) == page
    page = "<main><p>remiss</p></main>"
    assert explain("ordlista/", page) == page
    assert Explainer([])("x/", page) == page


parts = st.sampled_from(
    ["<p>", "</p>", "remiss", " och ", "<a href='#'>", "</a>", "utsatt område", "&amp;", "<li>", "</li>", "å", "-", "."]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(parts, max_size=30))
def test_without_the_buttons_the_page_is_as_it_was(pieces: list[str]) -> None:
    page = f"<main>{''.join(pieces)}</main>"
    plain = re.sub(r'<button type="button" class="term"[^>]*>(.*?)</button><span class="explanation".*?</span>', r"\1", explain("x/", page))
    assert re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", plain) == page
    assert len(explained("".join(pieces))) <= 2


@pytest.mark.parametrize(("text", "kept"), [("Svar (remissen), ja", "(remissen),"), ("Se ”remiss”.", "”remiss”."), ("En remiss är", "")])
def test_signs_beside_a_word_stay_on_its_line(text: str, kept: str) -> None:
    page = explain("x/", f"<main><p>{text}</p></main>")
    page = re.sub(r'<span class="explanation".*?</span>', "", page)
    assert [re.sub("<.*?>", "", each) for each in re.findall(r'<span class="unbroken">.*?</span>', page)] == ([kept] if kept else [])
