"""Which words "Menade du …?" knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.outputs.search import packing

if TYPE_CHECKING:
    import pytest


def test_a_rare_word_of_a_title_is_kept_before_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_SPELLINGS", 2)
    spellings = Counter({"personuppgifter": 1, "lampa": 900, "gata": 800})
    found = packing._spellings(spellings, {"personuppgifter"})
    assert [line[1:-2] for line in found.split("\n")] == ["lampa", "personuppgifter"]
