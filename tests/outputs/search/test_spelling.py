"""Which words "Menade du …?" knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.search import packing
from generator.outputs.search.weights import Terms

if TYPE_CHECKING:
    import pytest


def test_a_rare_word_of_a_title_is_kept_before_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_SPELLINGS", 2)
    terms = Terms()
    terms.spellings |= {"personuppgifter": 1, "lampa": 900, "gata": 800}
    terms.naming.add("personuppgifter")
    assert [line[1:-2] for line in packing._spellings(terms).split("\n")] == ["lampa", "personuppgifter"]
