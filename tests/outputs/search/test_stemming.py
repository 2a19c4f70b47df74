"""The stems of words are those of Snowball's own program."""

from __future__ import annotations

import random

import snowballstemmer

from generator.outputs.search.dictionary import swedish
from generator.outputs.search.language import folded, key
from generator.outputs.search.stemming import stem

_BENT, _MADE = 3_000, 20_000
_ENDS = "heterna hetens et s ets dit tit ost fullt lig els ig dd gd a e andet arens".split()  # noqa: SIM905 - read as a text
_LETTERS = "abeiostydtg"


def words() -> list[str]:
    """Words of the dictionary in all their forms and words that nobody has said, the same at every run."""
    chance = random.Random(2019)
    bent = {folded(form) for word in chance.sample(sorted(swedish().base_forms), _BENT) for form in swedish().forms(word)}
    made = {"".join(chance.choices(_LETTERS, k=chance.randint(0, 5))) + chance.choice(_ENDS) for _ in range(_MADE)}
    return sorted(word for word in bent | made if word.isascii() and word.isalpha())


def test_stems_are_those_of_snowball() -> None:
    snowball = snowballstemmer.stemmer("swedish")
    assert [(word, stem(word), other) for word in words() if stem(word) != (other := snowball.stemWord(word))] == []


def test_only_words_of_letters_that_the_algorithm_knows_are_stemmed() -> None:
    assert key("Överenskommelserna") == key("överenskommelse") == "overenskomm"
    assert key("2019ans") == "2019ans"
    assert key("دعوةs") == "دعوةs"
