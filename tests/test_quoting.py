"""Quotes are found word for word and nothing else is; their words are marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose import SOFT_HYPHEN
from generator.quoting import StoredText

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
    span = StoredText(TEXT).find(quote)
    assert span is not None
    assert (span.first_line, span.last_line) == lines


@pytest.mark.parametrize(
    "quote", ["Nämnden ser mycket negativt", "handlingsplanen … Nämnden", "ämnden ser", "handlingsplan", "nämnden ser", "…"]
)
def test_does_not_find_what_is_not_there(quote: str) -> None:
    assert StoredText(TEXT).find(quote) is None


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
    assert StoredText(broken).find(quote) is not None


@settings(max_examples=80, deadline=None)
@given(words, st.data())
def test_never_finds_a_quote_with_a_changed_letter(text: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.integers(0, len(text[at]) - 1))
    changed = [*text]
    changed[at] = f"{text[at][:letter]}z{text[at][letter + 1 :]}"
    assert StoredText("\n".join(text)).find(" ".join(changed)) is None


def marked(text: str, *quotes: str) -> list[tuple[int, str]]:
    """The lines with brackets around the words of quotes."""
    stored = StoredText(text)
    spans = [span for quote in quotes if (span := stored.find(quote))]
    assert len(spans) == len(quotes)
    return [(number, "".join(f"[{words}]" if hit else words for words, hit in pieces)) for number, pieces in stored.marked(spans)]


def test_marks_the_words_of_a_quote_across_lines() -> None:
    assert marked(TEXT, "på samverkansöverenskommelsen och den övergripande")[:3] == [
        (1, "Nämnden ser mycket positivt [på]"),
        (2, "[samverkansöverenskommelsen och den över-]"),
        (3, "[gripande] handlingsplanen."),
    ]


def test_marks_each_part_and_what_overlaps_once() -> None:
    assert marked("Ett två tre fyra fem sex", "två … fem", "tre fyra") == [(1, "Ett [två] [tre fyra] [fem] sex")]
    assert marked("Ett två tre fyra", "två tre", "tre fyra") == [(1, "Ett [två tre fyra]")]


@settings(max_examples=80, deadline=None)
@given(words, st.data())
def test_marking_changes_no_word(text: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 3))
    whole = "".join(word + data.draw(st.sampled_from([" ", "\n", "-\n", "\n\n"])) for word in text)
    stored = StoredText(whole)
    span = stored.find(" ".join(text[begin : begin + 2]))
    shown = stored.marked([span] if span else [])
    assert [" ".join(line.split()) for line in whole.split("\n") if line.strip()] == ["".join(w for w, _ in pieces) for _, pieces in shown]


@pytest.mark.parametrize(
    ("quote", "line", "words"),
    [
        ("Nämnden ser mycket negativt på", 1, "positivt"),
        ("Nämnden ser mycket positivt på samverkansavtalet", 2, "samverkansöverenskommelsen"),
        ("Styrelsen är glad över den övergripande handlingsplanen.", 2, "samverkansöverenskommelsen och den övergripande"),
    ],
)
def test_says_where_a_source_departs_from_a_quote(quote: str, line: int, words: str) -> None:
    near = StoredText(TEXT).closest(quote)
    assert near is not None
    assert near.line == line
    assert words in near.words.replace(SOFT_HYPHEN, "")


def test_says_nothing_where_a_source_never_comes_near() -> None:
    assert StoredText(TEXT).closest("Detta har inget med saken att göra alls") is None
