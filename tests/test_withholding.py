"""Words that are to be gone are found however they are written, and the mark takes the place of every black box."""

from __future__ import annotations

import pytest

from generator.quoting import StoredText
from generator.withholding import MARK, Words, has_mark, with_marks, words_in


@pytest.mark.parametrize(
    "text",
    [
        "Anna Provsson",
        "ANNA PROVSSON",
        "anna\nprovsson",
        "Anna  Provs-\nson",
        "Anna\u00a0Prov\u00adsson",
        "Anna Provssons",
        "(Anna Provsson)",
        "anna_provsson",
        "Anna, Provsson",
    ],
)
def test_a_name_in_any_writing(text: str) -> None:
    assert Words(("Anna Provsson",)).stand_in(f"Vi vet att {text}, och så vidare.")


@pytest.mark.parametrize("text", ["Anna", "Anna Provssonberg", "Joanna Provsson", "Anna och Eva Provsson", ""])
def test_what_is_another_word(text: str) -> None:
    assert not Words(("Anna Provsson",)).stand_in(text)


@pytest.mark.parametrize("text", ["0980-319 212", "0980319212", "0980 - 31 92 12", "0980/319212"])
def test_a_number_in_any_writing(text: str) -> None:
    assert Words(("0980-319 212",)).stand_in(f"Tfn {text}.")
    assert not Words(("0980-319 212",)).stand_in("10980-319 2127")


def test_no_words_are_nowhere() -> None:
    assert not Words()
    assert not Words().stand_in("Anna")
    assert Words().lines("Anna") == []
    assert Words().out_of("Anna") == "Anna"


def test_lines_and_what_is_left() -> None:
    words = Words(("Anna Provsson", "Provgatan"))
    assert words.lines("Ett\nAnna\nProvsson\noch Provgatan 2") == [1, 3]
    assert words.out_of("Hos Anna Provsson på Provgatan") == f"Hos {MARK} på {MARK}"


def test_a_list_has_remarks_and_no_short_words() -> None:
    assert words_in("# Beslut\n\nAnna Provsson\nan\n Anna Provsson \n--\n") == (Words(("Anna Provsson",)), [4, 6])


@pytest.mark.parametrize("text", ["██", "████████", "█ █ ███", "■■■", "▇▇"])
def test_black_boxes_are_marks(text: str) -> None:
    assert with_marks(f"Enligt {text} är det så.") == f"Enligt {MARK} är det så."
    assert has_mark(text)


def test_a_single_box_may_be_a_bullet() -> None:
    assert not has_mark("■ Punkt ett")


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("Enligt [maskat] är lamporna trasiga", True),
        ("Enligt ███ är lamporna trasiga", True),
        ("Enligt … är lamporna trasiga", True),
        ("Enligt […] är lamporna trasiga", True),
        ("är lamporna trasiga", True),
        ("Enligt Anna Provsson är lamporna trasiga", False),
        ("Enligt är lamporna trasiga", False),
    ],
)
@pytest.mark.parametrize("text", ["Enligt [maskat] är lamporna trasiga.", "Enligt\n██████ är lam-\nporna trasiga."])
def test_quotes_across_what_is_gone(text: str, quote: str, stands: bool) -> None:
    assert (StoredText(text).find(quote) is not None) is stands
