"""Dates and diary numbers in running text."""

from __future__ import annotations

import pytest

from generator.outputs.search import clues
from generator.records.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sista dag var den 24 september 2019.", {"@2019-09-24", "@2019-09", "@09-24"}),
        ("I september 2019 skickades", {"@2019-09"}),
        ("Den 4 maj", {"@05-04"}),
        ("2019-09-24", {"@2019-09-24", "@2019-09", "@09-24"}),
        ("Dnr KS 2019/656, se", {"#ks2019656", "#2019656"}),
        ("maj", set()),
        ("år 2019", set()),
        ("kapitel 12 och 13", set()),
    ],
)
def test_what_a_text_tells(text: str, found: set[str]) -> None:
    assert set(clues.in_text(text)) == found


@pytest.mark.parametrize(
    ("day", "terms"),
    [
        ("2019-09-24", ["2019", "@2019-09", "@2019-09-24", "@09-24"]),
        ("2019-09", ["2019", "@2019-09"]),
        ("2019", ["2019"]),
    ],
)
def test_a_date_is_found_by_its_day_month_and_year(day: str, terms: list[str]) -> None:
    assert clues.date_terms(PartialDate.parse(day)) == terms


def test_a_diary_number_is_found_with_and_without_its_letters() -> None:
    assert clues.diary_terms("KS 2019/656") == ["#ks2019656", "#2019656"]
    assert clues.diary_terms("2019/656") == ["#2019656"]
    assert clues.diary_terms("Ärende") == ["#arende"]
    assert clues.diary_terms("9.9-08890/2005") == ["#99088902005", "#088902005"]


@pytest.mark.parametrize(
    ("number", "terms"),
    [
        ("2022-05148-8", ["#2022051488", "#202205148"]),
        ("753/2022-88", ["#753202288", "#7532022"]),
        ("Dnr 2013/0591-1.2.1", ["#dnr20130591121", "#20130591121", "#20130591"]),
        ("1.5.3-219-2012", ["#1532192012", "#2192012"]),
    ],
)
def test_a_number_within_the_case_leads_to_the_case_as_well(number: str, terms: list[str]) -> None:
    assert clues.diary_terms(number) == terms
