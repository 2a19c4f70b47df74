"""Quotes are found word for word and nothing else is; Markdown never becomes anything but prose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import prose

TEXT = """Nämnden ser mycket positivt på
samverkans\u00adöverenskommelsen och den över-
gripande handlingsplanen.

\u2022 Stads- och trafik-
frågor, IT-
system\u00a0för alla
\fSida 2
"""


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("Nämnden ser mycket positivt", (1, 1)),
        ("positivt på samverkansöverenskommelsen", (1, 2)),
        ("övergripande handlingsplanen.", (2, 3)),
        ("IT-system för alla", (6, 7)),
        ("Stads- och trafikfrågor", (5, 6)),
        ("Nämnden ser … handlingsplanen", (1, 3)),
        ("Nämnden […] handlingsplanen", (1, 3)),
    ],
)
def test_finds_a_quote_and_its_lines(quote: str, lines: tuple[int, int]) -> None:
    span = prose.StoredText(TEXT).find(quote)
    assert span is not None
    assert (span.first_line, span.last_line) == lines


@pytest.mark.parametrize(
    "quote", ["Nämnden ser mycket negativt", "handlingsplanen … Nämnden", "ämnden ser", "handlingsplan", "nämnden ser", "…"]
)
def test_does_not_find_what_is_not_there(quote: str) -> None:
    assert prose.StoredText(TEXT).find(quote) is None


words = st.lists(st.text("abcdefghijklmnoåäö", min_size=2, max_size=9), min_size=6, max_size=40)


@settings(max_examples=80, deadline=None)
@given(words, st.data())
def test_finds_any_part_however_the_lines_are_broken(text: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 3))
    quote = " ".join(text[begin : begin + 3])
    broken = ""
    for word in text:
        cut = data.draw(st.integers(0, len(word) - 1))
        broken += word[:cut] + ("-\n" if cut else "") + word[cut:] + data.draw(st.sampled_from([" ", "\n", "\u00a0", "  \n\n  "]))
    assert prose.StoredText(broken).find(quote) is not None


@settings(max_examples=80, deadline=None)
@given(words, st.data())
def test_never_finds_a_quote_with_a_changed_letter(text: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.integers(0, len(text[at]) - 1))
    changed = [*text]
    changed[at] = f"{text[at][:letter]}z{text[at][letter + 1 :]}"
    assert prose.StoredText("\n".join(text)).find(" ".join(changed)) is None


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["<script>", "[x](", "javascript:", "&#106;", ")", "![", "]", "onclick=", '"', "<", ">", "`", "\n", "a"]),
        max_size=20,
    ).map("".join)
)
def test_markdown_never_runs_anything(text: str) -> None:
    rendered = str(prose.html(text))
    for tag in re.findall(r"<[^>]*>", rendered):
        assert re.match(r"</?(p|br|hr|em|strong|a|ul|ol|li|blockquote|code|pre|h[3-6])\b", tag), rendered
        assert not re.search(r"""\son\w+\s*=|href="[\s\x00-\x20]*(javascript|data|vbscript):""", tag, re.IGNORECASE), rendered


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = prose.normalised(text)
    assert prose.normalised(once) == once


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Vanlig text med < och > och & och \\<b>.", []),
        ("`<script>` som kod", []),
        ("<script>x</script>", ["text.html"]),
        ("<!-- kommentar -->", ["text.html"]),
        ("[x](javascript:alert(1))", ["text.link"]),
        ("[x](&#106;avascript:alert(1))", ["text.link"]),
        ("[x](data:text/html,x)", ["text.link"]),
        ("[x](//example.org/)", ["text.link"]),
        ("[x](../y)", ["text.link"]),
        ("[x](insyn:../../etc)", ["text.link"]),
        ("[x](https://example.org/?a=1&b=2) och [y](insyn:svar/y)", []),
        ("![x](https://example.org/x.png)", ["text.image"]),
    ],
)
def test_faults_of_markdown(text: str, rules: list[str]) -> None:
    assert [fault.rule for fault in prose.markdown_faults(text)] == rules


@pytest.mark.parametrize(
    ("text", "length", "expected"), [("kort", 10, "kort"), ("ett två tre fyra", 10, "ett två…"), ("ord, ord igen", 7, "ord…")]
)
def test_shortened(text: str, length: int, expected: str) -> None:
    assert prose.shortened(text, length) == expected
