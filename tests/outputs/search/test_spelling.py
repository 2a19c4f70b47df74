"""Which words "Menade du …?" knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.search import spelling
from generator.outputs.search.keeping import Means
from generator.outputs.search.part import Words
from generator.workers import Workers


def test_a_rare_word_of_a_title_is_kept_before_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_MOST", 2)
    found = spelling.spelling(Words({"personuppgifter": 1, "lampa": 900, "gata": 800}, {"personuppgifter"}), Means(Workers()))
    assert [line[1:-2] for line in found.split("\n")] == ["lampa", "personuppgifter"]


_SHOWN = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 3), min_size=8, max_size=24)


@given(_SHOWN, st.data(), st.integers(1, 24))
def test_of_many_words_those_that_pages_show_most_are_kept(shown: dict[str, int], data: st.DataObject, most: int) -> None:
    naming = data.draw(st.sets(st.sampled_from(sorted(shown))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelling, "_MOST", most)
        kept = spelling._kept(Words(shown, naming))
    assert sorted(kept) == sorted(sorted(shown, key=lambda word: (word not in naming, -shown[word], word))[:most])


def test_words_are_told_by_what_they_have_in_common() -> None:
    told = spelling.spelling(Words({"polisen": 1, "polis": 300, "parken": 2, "på": 9, "2019": 9}, set()), Means(Workers()))
    assert told.split("\n") == ["0parken 2", "1olis 9", "5en 1"]
