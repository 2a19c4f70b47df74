"""Markdown never becomes anything but prose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import prose


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


@pytest.mark.parametrize("hidden", ["\u202e", "\u2060", "\u3164", "\ufffa", "\U000e0041", "\u034f"])
def test_what_hides_in_a_text_is_found(hidden: str) -> None:
    assert prose.invisible_character(f"en rad\nav{hidden}tal") == (f"U+{ord(hidden):04X}", 1)


@pytest.mark.parametrize("needed", ["\u200c", "\u200d", "\u200f", "\ufe0f"])
def test_what_other_scripts_need_to_be_written_right_is_no_hidden_character(needed: str) -> None:
    assert prose.invisible_character(f"می{needed}خواهم") is None
