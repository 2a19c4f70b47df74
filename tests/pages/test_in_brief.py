"""The short answers on the start page: each follows the day and the data, and leads to the page that tells the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generator import register
from generator.pages.in_brief import in_brief
from generator.register import Register
from tests.site.projects import checked

DAY = date(2026, 11, 23)


def at(name: str, day: date = DAY, leave_out: str = "") -> Register:
    read = checked(name).register.reading
    return register.build(replace(read, entries=[entry for entry in read.entries if entry.kind != leave_out]), day)


@pytest.mark.parametrize(
    ("day", "where", "said", "goes"),
    [
        (
            DAY,
            "Reviderad i januari 2024. Vad som gäller i dag är inte känt",
            "Ett svar är hittat: stödjer, med synpunkter.",
            "Nio procent i Stockholm oroade sig ofta för brott 2020.",
        ),
        (
            date(2019, 9, 1),
            "Ännu inte beslutad",
            "Ett svar än så länge: stödjer, med synpunkter. Svara senast 4 september 2019.",
            "Hela staden: 8\xa0procent 2014, 11\xa0procent 2017.",
        ),
    ],
)
def test_the_real_matter(day: date, where: str, said: str, goes: str) -> None:
    known = at("real", day)
    answers = in_brief(known, known.agreements["stockholm-polisregion"])
    assert [each.answer for each in answers] == [where, said, goes]
    assert [each.href for each in answers] == [
        "insyn:overenskommelser/stockholm-polisregion/#vad-galler-i-dag",
        "insyn:remisser/stockholm-polisregion-2019/",
        "insyn:indikatorer/oro-for-brott/",
    ]


def test_many_responses_are_summed_and_none_is_lost() -> None:
    known = at("demo")
    item = known.agreements["trygghetsavtal"]
    said = in_brief(known, item)[1]
    consultation = next(each for each in item.consultations if each.link == said.href)
    numbers = [int(word) for word in said.answer.replace(":", " ").split() if word.isdigit()]
    assert numbers[0] == sum(numbers[1:]) == len(consultation.responses)
    most = Counter(response.record.stance.position for response in consultation.responses).most_common(1)[0][1]
    assert numbers[1] == most


def test_of_several_consultations_the_last_with_responses_is_told() -> None:
    known = at("demo")
    item, other = known.agreements["trygghetsavtal"], known.agreements["trygg-hamn"].consultations[0]
    assert other.responses
    item.consultations[:] = [*item.consultations, other]
    assert in_brief(known, item)[1].href == other.link


def test_without_responses_it_is_said_that_none_was_found() -> None:
    known = at("demo", leave_out="responses")
    assert in_brief(known, known.agreements["trygghetsavtal"])[1].answer == "Inget svar är hittat."


def test_without_figures_the_measures_answer_how_it_goes() -> None:
    known = at("demo", leave_out="indicators")
    last = in_brief(known, known.agreements["trygghetsavtal"])[-1]
    assert (last.question, last.href) == ("Hur går det?", "insyn:insatser/")
    assert "insatser är kända" in last.answer


def test_what_nothing_is_known_of_is_not_asked() -> None:
    known = at("real")
    assert [each.question for each in in_brief(known, known.agreements["solna-sundbyberg-polisen"])] == ["Var är ärendet nu?"]


def test_indicators_stand_in_the_order_that_they_were_given() -> None:
    for name, agreement in (("real", "stockholm-polisregion"), ("demo", "trygghetsavtal")):
        shown = [(item.record.order is None, item.record.order or 0, item.id) for item in at(name).agreements[agreement].indicators]
        assert shown == sorted(shown)
        assert shown[0][0] is False
