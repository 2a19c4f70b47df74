"""Which words "Menade du …?" knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.search import spelling
from generator.outputs.search.keeping import Means
from generator.outputs.search.part import Words
from generator.workers import Workers

if TYPE_CHECKING:
    import pytest


def test_a_rare_word_of_a_title_is_kept_before_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_MOST", 2)
    found = spelling.spelling(Words({"personuppgifter": 1, "lampa": 900, "gata": 800}, {"personuppgifter"}), Means(Workers()))
    assert [line[1:-2] for line in found.split("\n")] == ["lampa", "personuppgifter"]
