"""Organisations and areas: what was asked, said and decided, and what follows from it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from generator import register, theme
from generator.pages import Pages
from generator.register.tallies import turnout
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

DAY = date(2026, 11, 23)


def words(name: str, address: str, day: date = DAY) -> str:
    made = Pages(register.build(checked(name).register.reading, day), theme.folders(PROJECTS[name], "pages"))
    told = Html(f"<main>{made.all()[address]().values['body']}</main>").text("main")
    return re.sub(r" (?=[.,])", "", told)  # after a link


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2024, 5, 1), "Har anstånd"), (date(2024, 6, 9), "Har anstånd"), (date(2024, 6, 10), "Svarade i tid")],
)
def test_an_organisation_has_the_status_of_the_day_in_each_consultation(day: date, status: str) -> None:
    page = words("demo", "organisationer/socialnamnden/", day)
    assert status in page
    assert ("Socialnämnden tillstyrker" in page) == (status == "Svarade i tid")


def test_the_counts_of_viewpoints_are_those_of_the_response() -> None:
    page = words("demo", "organisationer/socialnamnden/")
    assert "Fyra synpunkter kom in. En togs in, en togs in delvis, en togs inte in. För en är utfallet okänt." in page


def test_who_answered_in_two_consultations_has_a_sum_of_both() -> None:
    page = words("demo", "organisationer/batklubben/")
    assert page.index("Tre synpunkter kom in.") < page.index("Två synpunkter kom in.") < page.index("En synpunkt kom in.")


def test_who_answered_unasked_is_said_to_have() -> None:
    made = checked("demo").register
    unasked = [item.respondent for item in made.responses.values() if item.record.uninvited and item.respondent]
    assert unasked
    for organisation in unasked:
        assert "Svarade utan att vara tillfrågad" in words("demo", organisation.address)


def test_responsibilities_are_told_with_their_state() -> None:
    page = words("demo", "organisationer/socialnamnden/")
    assert page.index("Ansvarar för") < page.index("Vuxna på Stortorget fredag och lördag")
    assert "Första kontakten med brottsoffer Socialnämnden leder. Blev klar i november 2025. ✓ Klar" in page
    assert "Medverkar i" in words("demo", "organisationer/polisomrade-exempel/")


def test_decisions_are_told_from_the_day_that_they_are_made() -> None:
    address = "organisationer/kommunfullmaktige/"
    assert "Avtalet 2027–2028 Reviderad 26 oktober 2026. Trygghetsavtalet" in words("demo", address)
    assert "Avtalet 2027–2028" not in words("demo", address, date(2026, 10, 25))
    assert "Handlingsplan till trygghetsavtalet 2025–2026 Beslutad 24 mars 2025" in words("demo", "organisationer/kommunstyrelsen/")


def test_every_invitation_is_on_the_page_of_who_was_asked() -> None:
    made = checked("demo").register
    counted = Counter(asked.status for each in made.organisations for _, asked in made.asked(each))
    expected = Counter(asked.status for item in made.consultations.values() for asked in turnout(made, item).asked)
    assert counted == expected


@pytest.mark.parametrize("name", sorted(PROJECTS))
def test_every_organisation_and_area_has_something_to_say_on_every_day(name: str) -> None:
    read = checked(name).register.reading
    for day in (date(1990, 1, 1), date(2020, 6, 1), date(2035, 1, 1)):
        made = Pages(register.build(read, day), theme.folders(PROJECTS[name], "pages")).all()
        for address, make in made.items():
            if address.startswith(("organisationer/", "omraden/", "overenskommelser/", "jamforelser/")):
                assert Html(str(make().values["body"])).unclosed == [], address


def test_an_area_tells_whether_it_applies_and_what_concerns_it() -> None:
    page = words("demo", "omraden/kvallar-i-centrum/")
    assert "Området står i avtalet 2025–2026, som gäller i dag." in page
    headings = ["Vilka svar nämner området?", "Insatser", "Problem i lägesbilderna", "Hur går det?"]
    places = [page.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "Området står inte i avtalet 2025–2026, som gäller i dag." in words("demo", "omraden/hallplatser/")
    assert "Om området gäller i dag är inte känt." in words("real", "omraden/kameraovervakning/")


def test_a_problem_is_told_only_once_the_analysis_is_made() -> None:
    assert "Problem i lägesbilderna" not in words("demo", "omraden/kvallar-i-centrum/", date(2025, 1, 1))
