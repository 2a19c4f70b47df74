"""Case numbers and days, in the ways in which authorities write them, and what only looks like them."""

from __future__ import annotations

import pytest

from generator.editing.importing.cases import case_numbers, labelled
from generator.editing.importing.days import dates, day_in_figures
from generator.editing.importing.facts import facts
from generator.editing.importing.joining import blocks
from generator.editing.importing.plain import lines
from generator.editing.importing.structure import structured

NUMBERS = {
    "KS 2019/656": "KS 2019/656",
    "KS Dnr 303-5252/2007": "303-5252/2007",
    "1.5.3-219-2012": "1.5.3-219-2012",
    "Dnr 2013/0591-1.2.1": "2013/0591-1.2.1",
    "2016/KS 0065 001": "2016/KS 0065 001",
    "Dnr 1.1/2024-388": "1.1/2024-388",
    "Diarienr: KS-2024/00123": "KS-2024/00123",
    "Dnr KS 24/123": "KS 24/123",
    "Dnr STK-2024-123": "STK-2024-123",
    "Dnr N160-0456/24": "N160-0456/24",
    "Diarienummer 0456/24": "0456/24",
    "Dnr Ks 123/2024": "Ks 123/2024",
    "Dnr 2024-POL000123": "2024-POL000123",
    "RS 2024-0123": "RS 2024-0123",
    "Diarienr (åberopas) A123.456/2024": "A123.456/2024",
    "Beteckning 101-12345-2024": "101-12345-2024",
    "ÅM2024-1234": "ÅM2024-1234",
    "(KS/2019:345)": "KS/2019:345",
    "Dnr T2019-01734": "T2019-01734",
    "SLK 2024/101/1": "SLK 2024/101/1",
    "Vår ref: R 2024:19": "R 2024:19",
}
NO_NUMBERS = (
    "lagen (2023:196)",
    "SFS 2018:218",
    "prop. 2020/21:49",
    "tfn 08-000 00 00",
    "2024-05-02",
    "KS 2024-05-02",
    "2015-2019",
    "Vår ref: Ada Ek",
)
DAYS = {
    "den 3 september 2019": ["2019-09-03"],
    "2019-09-03": ["2019-09-03"],
    "3/9 2019": ["2019-09-03"],
    "15/5-24": ["2024-05-15"],
    "3/9 -19": ["2019-09-03"],
    "den 4:e april 2024": ["2024-04-04"],
    "4 apr. 2024": ["2024-04-04"],
    "12 februari–15 maj 2024": ["2024-02-12", "2024-05-15"],
    "8.5.2024": ["2024-05-08"],
    "kl. 18.00–19.30": [],
    "avsnitt 1.2.1, sida 12/34, version 1.2 24": [],
}
#: What a sentence says of by when to answer, and until when that was extended.
LIMITS = {
    "Remisstiden är den 12 februari–15 maj 2024.": ("2024-05-15", None),
    "Förslaget remitterades 12 februari 2024 med svar senast 15 maj 2024.": ("2024-05-15", None),
    "Svar senast 15 maj 2024; nämnden har fått förlängd remisstid till 20 maj 2024.": ("2024-05-15", "2024-05-20"),
    "Remisstiden går ut den 4 september 2019 men nämnden har anstånd till den 24 september.": ("2019-09-04", "2019-09-24"),
    "Den 4 september 2019 löper remisstiden ut.": ("2019-09-04", None),
    "Svarstiden har förlängts till den 3 juni 2024.": (None, "2024-06-03"),
    "Avtalet gäller till den 30 juni 2024.": (None, None),
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_case_numbers(text: str, number: str) -> None:
    assert [each for each, _ in case_numbers(text)] == [number]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_case_number(text: str) -> None:
    assert not list(case_numbers(text))


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_days(text: str, days: list[str]) -> None:
    assert [str(each.date) for each in dates(text)] == days


@pytest.mark.parametrize(
    ("head", "day"), [("Kontoret    190903", "2019-09-03"), ("Datum: 20240508", "2024-05-08"), ("Tfn 190903 12", None), ("191399", None)]
)
def test_a_day_in_six_figures(head: str, day: str | None) -> None:
    found = day_in_figures(head)
    assert (str(found.date) if found else None) == day


@pytest.mark.parametrize(("body", "limits"), LIMITS.items())
def test_by_when(body: str, limits: tuple[str | None, str | None]) -> None:
    found = facts("", body, None)
    assert tuple(str(each.date) if each else None for each in (found.deadline, found.extension)) == limits


@pytest.mark.parametrize("text", ["Gatunämnden tillstyrker förslaget, KS 2024/101.", "Gatunämnden\nKS 2024/101\n\nVi säger ja."])
def test_one_short_sentence_is_a_text(text: str) -> None:
    structure = structured(blocks(lines(text.encode()).lines))
    assert [section.blocks[0].text for section in structure.sections] == [text.rpartition("\n")[2]]


def test_labels_over_what_they_label() -> None:
    head = "Datum          Vår referens      Ert dnr\n2024-05-14     R 2024:19         KS 2024/101"
    assert "Ert dnr: KS 2024/101" in labelled(head)
    found = facts(head, "", "KS 2024/101")
    assert (found.own_number, found.their_number) == (("R 2024:19", "Vår referens: R 2024:19"), ("KS 2024/101", "Ert dnr: KS 2024/101"))
    assert str(found.dated.date) == "2024-05-14" if found.dated else False


def test_the_day_over_a_signature() -> None:
    found = facts("", "Vi tackar för förslaget.\nExempelstad den 3 maj 2024\nRemiss från kommunen den 4 maj 2024", None)
    assert found.dated is not None
    assert str(found.dated.date) == "2024-05-03"
