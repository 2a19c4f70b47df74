"""Languages: which tags are known, what they are called, and in which direction they are read."""

from __future__ import annotations

import pytest

from generator import languages


@pytest.mark.parametrize("tag", ["ar", "fa", "he", "ur", "yi", "ckb", "ps", "ug", "dv", "prs", "ku-Arab", "az-Arab", "pa-Arab-PK"])
def test_read_from_the_right(tag: str) -> None:
    assert languages.is_known(tag)
    assert languages.direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["sv", "en", "fi", "se", "sma", "fit", "rmy", "so", "ku", "ku-Latn", "ar-Latn", "uk", "zh-Hant", "en-GB"])
def test_read_from_the_left(tag: str) -> None:
    assert languages.is_known(tag)
    assert languages.direction(tag) == "ltr"


@pytest.mark.parametrize("tag", ["", "eng", "EN", "en_GB", "engelska", "gb", "xx", "qqq", "ku-arab", "en-", "e", "en-GB-oed", "ar\n"])
def test_no_tag(tag: str) -> None:
    assert not languages.is_known(tag)


def test_every_known_language_has_a_name_and_a_direction() -> None:
    assert len(languages._names()) > 300
    for tag, name in languages._names().items():
        assert languages.is_known(tag), tag
        assert languages.name(tag) == name
        assert languages.by_name(name)
        assert languages.direction(tag) in {"ltr", "rtl"}


def test_names() -> None:
    assert [languages.name(tag) for tag in ("en", "ar", "se", "fit", "ku-Arab", "okänd")] == [
        "engelska", "arabiska", "nordsamiska", "meänkieli", "kurdiska", "okänd",
    ]  # fmt: skip
    assert [languages.by_name(name) for name in ("Engelska", " arabiska ", "rotvälska")] == ["en", "ar", ""]


def test_what_another_way_of_writing_stands_for() -> None:
    written = ["eng", "swe", "EN", "en_gb", "KU-ARAB", "engelska", "gb", ""]
    assert [languages.shorter(each) for each in written] == ["en", "sv", "en", "en-GB", "ku-Arab", "", "", ""]


def test_the_pages_own_language_is_not_foreign() -> None:
    assert [languages.foreign(tag) for tag in (None, "sv", "sv-FI", "en", "ar")] == ["", "", "", "en", "ar"]


def test_the_country_where_a_language_is_most_spoken() -> None:
    assert [languages.locale(tag) for tag in ("sv", "en", "en-GB", "fi", "rmy")] == ["sv_SE", "en_US", "en_GB", "fi_FI", ""]
