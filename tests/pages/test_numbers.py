"""Numbers are written in one way: up to twelve as words in running text, in digits where a larger one stands in the same sentence."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from generator.pages import swedish
from tests.site.projects import built, pages

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
#: A small number before what pages count, where it begins a sentence or stands before what became of it.
_IN_DIGITS = re.compile(
    r"(?:^|[.:,] |För )(?:\d|1[0-2]) (?:synpunkt|synpunkter|svar|insats|insatser|område|områden|siffror|tillfrågade|har|togs|är|av)\b"
)
_LARGE = re.compile(r"\b(?:1[3-9]|[2-9]\d)\b(?! \w+ \d{4})")  # but no day of a month


@pytest.mark.parametrize(
    ("value", "beside", "neuter", "word"),
    [
        (0, 0, False, "ingen"),
        (0, 45, True, "inget"),
        (1, 0, False, "en"),
        (1, 0, True, "ett"),
        (1, 12, True, "ett"),
        (1, 13, True, "1"),
        (12, 0, False, "tolv"),
        (13, 0, False, "13"),
        (4, 27, False, "4"),
    ],
)
def test_small_numbers_are_words_unless_a_large_one_stands_beside(value: int, beside: int, word: str, *, neuter: bool) -> None:
    assert swedish.numeral(value, neuter=neuter, beside=beside) == word


def test_what_is_counted_follows_its_number() -> None:
    found = [swedish.counted(value, "svar", "svar", neuter=True, beside=beside) for value, beside in ((0, 0), (1, 0), (1, 20), (3, 0))]
    assert found == ["inget svar", "ett svar", "1 svar", "tre svar"]
    assert [swedish.counted(value, "brist", "brister") for value in (0, 1, 2, 45)] == [
        "ingen brist",
        "en brist",
        "två brister",
        "45 brister",
    ]


@pytest.mark.parametrize("name", ["real", "demo"])
def test_no_sentence_tells_a_small_number_in_digits(name: str) -> None:
    found = set()
    for html in pages(built(name)).values():
        for paragraph in _PARAGRAPH.findall(html):
            words = " ".join(Markup(paragraph).striptags().split())
            if _IN_DIGITS.search(words) and not _LARGE.search(words):
                found.add(words)
    assert found == set()
