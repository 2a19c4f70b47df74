"""What a page calls itself, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outward.asking import Answer
from generator.outward.pages import names


def called(body: str | bytes, kind: str = "text/html") -> list[str]:
    return names(Answer(200, {"content-type": kind}, body if isinstance(body, bytes) else body.encode()))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<title>Protokoll</title><h1>Mötet</h1>", ["Protokoll", "Mötet"]),
        ("<TITLE lang=sv>\n Pro&shy;tokoll\n  &amp; bilagor </TITLE >", ["Pro\u00adtokoll & bilagor"]),
        ("<h1 class='a'><a href=x>Mötet</a> <em>i dag</em></h1><h1>Två</h1>", ["Mötet i dag"]),
        ("<!-- <title>Gammal</title> --><title>Ny</title>", ["Ny"]),
        ("<!-- utan slut <title>Ny</title>", ["Ny"]),
        ("<title></title><h1> </h1>", []),
        ("<title>utan slut", []),
        ("<titles>Nej</titles><header>x</header>", []),
        ("<![if x]><title>Protokoll</title><![endif]>", ["Protokoll"]),
        ("<![<!ELEMENT &#x110000;<title>Protokoll</title>", ["Protokoll"]),
        ("<meta charset=iso-8859-1><title>M\u00f6te</title>".encode("latin-1"), ["Möte"]),
        ("<meta charset=finns-inte><title>Möte</title>", ["Möte"]),
        ("<meta charset=idna><title>Möte</title>", ["Möte"]),
        ("<meta charset=undefined><title>Möte</title>", ["Möte"]),
        ("<meta charset=punycode><title>Möte</title>", ["Möte"]),
        (b"<title>M\xff\xfete</title>", ["M\ufffd\ufffdte"]),
        ("<title>" + "a" * 1_000 + "</title>", ["a" * 300]),
    ],
)
def test_names(body: str | bytes, found: list[str]) -> None:
    assert called(body) == found


def test_what_is_no_page_has_none() -> None:
    assert called("<title>Protokoll</title>", "application/pdf") == []


@pytest.mark.parametrize("piece", ["<title", "<title>", "<title ", "<h1>", "<!--", "<", "<![", "charset="])
def test_a_page_made_to_be_slow_is_not(piece: str) -> None:
    assert called(piece * (65_536 // len(piece))) == []


@given(
    st.lists(
        st.sampled_from(["<!", "<![", "]", "<!--", "-->", "<title>", "</title>", "<h1", ">", "&#", "charset=", "idna", "utf-7", "\0", "ä"])
    )
)
def test_nothing_that_is_written_raises(pieces: list[str]) -> None:
    called("".join(pieces))
