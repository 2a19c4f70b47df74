"""What the dictionary knows of words."""

from __future__ import annotations

import pytest

from generator.outputs.search.dictionary import swedish


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("trygghetsmätningarna", ["trygghets", "mätningarna"]),
        ("brottsofferjouren", ["brottsoffer", "jouren"]),
        ("samverkansöverenskommelse", ["samverkans", "överenskommelse"]),
        ("stadsdelsnämnden", ["stadsdels", "nämnden"]),
        ("gatubelysning", ["gatu", "belysning"]),
        ("skolväg", ["skol", "väg"]),
        ("medborgarlöften", ["medborgar", "löften"]),
        ("våldsbejakande", ["vålds", "bejakande"]),
        ("polisen", []),
        ("extremism", []),
        ("husby", []),
        ("område", []),
        ("x" * 60, []),
        ("", []),
    ],
)
def test_a_joined_word_is_taken_apart(word: str, parts: list[str]) -> None:
    assert list(swedish().parts(word)) == parts


def test_a_word_is_known_in_all_its_forms() -> None:
    forms = swedish().forms("områdena")
    assert {"område", "området", "områden", "områdenas"} <= forms
    assert swedish().forms("kameran") >= {"kamera", "kameror", "kamerorna"}
    assert "trygghetsmätning" in swedish().forms("trygghetsmätningarnas")
    assert swedish().forms("qqxxzz") == set()


def test_a_form_that_only_stands_in_joined_words_is_no_word() -> None:
    assert not swedish().knows("trygghets-")
    assert not swedish().knows("qqxxzz")
    assert swedish().knows("trygghet")


def test_short_words_that_lose_letters_are_known_in_all_their_forms() -> None:
    short = [base for base in sorted(swedish().base_forms) if 0 < len(base) <= 5 and base.isalpha()]
    bent = [(base, form) for base in short for form in swedish()._bent(base) if form[0] == base[0]]  # `and`, `änder` is not looked for
    assert [(base, form) for base, form in bent if base not in {each for each, _ in swedish()._bases(form)}] == []
