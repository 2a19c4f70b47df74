"""The difference between two wordings is exact to the character, and reads as a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording import Fate, difference

MARKS = {Fate.KEPT: "{}", Fate.REMOVED: "[{}]", Fate.ADDED: "<{}>"}

#: Few words, so that two texts have some in common.
SENTENCES = st.lists(st.sampled_from(["trygg", "och", "Otrygg", "på", "kvällen", "å", ",", ".", "4–6", " ", "  ", "\n"])).map("".join)


def marked(old: str, new: str) -> str:
    return "".join(MARKS[piece.fate].format(piece.text) for piece in difference(old, new))


@given(old=SENTENCES | st.text(), new=SENTENCES | st.text())
def test_the_pieces_are_both_wordings_to_the_character(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == new


@given(old=SENTENCES, new=SENTENCES)
def test_what_stands_together_is_one_piece_and_the_removed_comes_first(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert all(piece.text for piece in pieces)
    for first, second in pairwise(pieces):
        assert first.fate is not second.fate
        assert (first.fate, second.fate) != (Fate.ADDED, Fate.REMOVED)


@given(text=st.text())
def test_the_same_wording_has_no_difference(text: str) -> None:
    assert marked(text, text) == text


@given(
    words=st.lists(st.sampled_from(["fler", "vuxna", "ute"]), min_size=1), added=st.lists(st.sampled_from(["och", "trygga"]), min_size=1)
)
def test_words_put_last_are_all_that_is_marked(words: list[str], added: list[str]) -> None:
    old, more = " ".join(words), " " + " ".join(added)
    assert marked(old, old + more) == f"{old}<{more}>"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Ung i risk för kriminalitet", "Unga i risk för kriminalitet", "[Ung]<Unga> i risk för kriminalitet"),
        ("Kvällar i centrum", "Kvällar i centrum, med fler vuxna", "Kvällar i centrum<, med fler vuxna>"),
        ("Hot mot anställda i skolan", "Hot mot anställda", "Hot mot anställda[ i skolan]"),
        ("Stöd till offer.", "Stöd till offer och vittnen.", "Stöd till offer< och vittnen>."),
        ("Färre brott", "Färre  brott", "Färre[ ]<  >brott"),
        ("", "Klotter", "<Klotter>"),
        ("Klotter", "", "[Klotter]"),
        ("", "", ""),
    ],
)
def test_words_are_marked_in_their_sentence(old: str, new: str, told: str) -> None:
    assert marked(old, new) == told


def test_a_short_word_between_changes_is_marked_with_them() -> None:
    old, new = "Alla ska kunna känna sig trygga i centrum på kvällen.", "Fler ska känna sig trygga ute på kvällen."
    assert marked(old, new) == "[Alla ska kunna]<Fler ska> känna sig trygga [i centrum]<ute> på kvällen."


def test_a_sentence_that_only_grows_keeps_its_short_words() -> None:
    assert marked("hot i skolan", "allt hot i hela skolan") == "<allt >hot i <hela >skolan"


def test_where_too_little_is_common_the_whole_is_replaced() -> None:
    old, new = "Personal på stationerna sent på kvällen", "Personal som går att nå dygnet runt på telefon"
    assert marked(old, new) == f"[{old}]<{new}>"
