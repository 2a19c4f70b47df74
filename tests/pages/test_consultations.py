"""The page of a consultation on its days: until when it is open, who has longer, and what became of each invitation."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import reading, register, theme
from generator.pages import Pages
from generator.pages.invitations import extensions, state_label
from generator.records.consultation import Consultation
from generator.register.status import InvitationStatus, state_of
from generator.register.tallies import turnout
from tests.site.html import Html
from tests.site.projects import PROJECTS

if TYPE_CHECKING:
    from generator.records.entry import Reading

REAL = "remisser/stockholm-polisregion-2019/"
DEMO = "remisser/trygghetsavtal-2024/"


@pytest.fixture(scope="module")
def real() -> Reading:
    return reading.read(PROJECTS["real"])


@pytest.fixture(scope="module")
def demo() -> Reading:
    return reading.read(PROJECTS["demo"])


def shown(read: Reading, address: str, day: date) -> Html:
    made = Pages(register.build(read, day), theme.folders(read.project, "pages"))
    return Html(f"<main>{made.all()[address]().values['body']}</main>")


def labels(page: Html) -> str:
    """The words of the labels under the page's heading."""
    said = re.search(r"^(.*?) (?:Kommunstyrelsen skickade|Förslaget gick)", page.text("header"))
    assert said
    return said[1]


@pytest.mark.parametrize(
    ("day", "label", "extension"),
    [
        (date(2019, 9, 1), "Öppen för svar till och med 4 september 2019", "Idrottsnämnden har anstånd till 24 september 2019"),
        (date(2019, 9, 10), "Svarstiden är slut", "Idrottsnämnden har anstånd till 24 september 2019"),
        (date(2019, 9, 24), "Svarstiden är slut", "Idrottsnämnden har anstånd till 24 september 2019"),
        (date(2019, 9, 30), "Svarstiden är slut", ""),
    ],
    ids=str,
)
def test_the_real_consultation_on_its_days(real: Reading, day: date, label: str, extension: str) -> None:
    page = shown(real, REAL, day)
    said = labels(page)
    assert label in said
    assert ("anstånd" in said) == bool(extension)
    assert extension in said
    words = page.text("main")
    assert "Har svarat, dag okänd: 1" in words
    assert ("Hade anstånd till 24 september 2019" if not extension else "Har anstånd till 24 september 2019") in words


def test_a_list_that_is_not_whole_says_so_and_gives_no_share(real: Reading) -> None:
    page = shown(real, REAL, date(2026, 11, 23))
    assert "Listan över dem som fick frågan är inte hel. Därför visar vi ingen andel." in page.text("main")
    assert page.all("svg") == []


@pytest.mark.parametrize(
    ("day", "step", "told", "dated"),
    [
        (date(2019, 9, 10), "Beslut", "inget beslut är känt", "undated"),
        (date(2019, 11, 4), "Beslut", "4 november 2019", "dated"),
        (date(2026, 11, 23), "I kraft", "inte känt", "undated"),
        (date(2026, 11, 23), "Reviderad", "januari 2024, dag okänd", "undated"),
    ],
)
def test_the_steps_of_the_matter_say_what_is_known_on_the_day(real: Reading, day: date, step: str, told: str, dated: str) -> None:
    made = Pages(register.build(real, day), theme.folders(real.project, "pages"))
    body = str(made.all()[REAL]().values["body"]).partition('<ol class="steps">')[2].partition("</ol>")[0]
    steps = {Html(row).text("span"): row for row in re.findall(r"<li.*?</li>", body, re.DOTALL)}
    found = next(row for words, row in steps.items() if words.startswith(f"{step} {told}"))
    assert ('class="undated"' in found) == (dated == "undated")
    assert ("Källa: " in found) == (told[0] != "i"), "what is known has a source"


def test_a_step_that_lies_ahead_is_planned(real: Reading) -> None:
    assert "Sista svarsdag 4 september 2019 (planerat)" in shown(real, REAL, date(2019, 9, 1)).text("ol")


def test_a_step_that_cannot_be_planned_is_not_told_of_before(demo: Reading) -> None:
    assert "Reviderad" not in shown(demo, DEMO, date(2026, 10, 25)).text("ol")
    assert "Reviderad" in shown(demo, DEMO, date(2026, 10, 26)).text("ol")


def test_exempelstad_shows_every_status_on_some_day(demo: Reading) -> None:
    seen: set[InvitationStatus] = set()
    for day in (date(2024, 3, 1), date(2024, 5, 20), date(2024, 6, 20), date(2026, 11, 23)):
        known = register.build(demo, day)
        for consultation in known.consultations.values():
            seen |= {each.status for each in turnout(known, consultation).asked}
    assert seen == set(InvitationStatus)


def test_a_response_that_has_not_come_yet_is_not_told_of(demo: Reading) -> None:
    early = shown(demo, DEMO, date(2024, 3, 1))
    late = shown(demo, DEMO, date(2026, 11, 23))
    answer = "insyn:svar/trygghetsavtal-2024-socialnamnden/"
    assert answer in late.attribute("href")
    assert answer not in early.attribute("href")
    assert "Svar väntas" in early.text("main")


def consultation(**fields: object) -> Consultation:
    return Consultation.model_validate({"title": "x", "issued_by": "y", **fields})


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, "Svarstiden är okänd"),
        ({"deadline": "2024-06"}, "Öppen för svar till och med juni 2024"),
        ({"sent_on": "2024-07-01"}, "Planerad: skickas ut 1 juli 2024"),
        ({"sent_on": "2024-07"}, "Planerad: skickas ut i juli 2024"),
        ({"deadline": "2023"}, "Svarstiden är slut"),
    ],
)
def test_where_a_consultation_stands_in_words(fields: dict[str, str], label: str) -> None:
    record = consultation(**fields)
    assert state_label(record, state_of(record, date(2024, 5, 1))) == label


def test_many_extensions_are_counted_instead_of_named(demo: Reading) -> None:
    known = register.build(demo, date(2024, 5, 20))
    said = extensions(known, turnout(known, known.consultations["trygghetsavtal-2024"]).asked)
    assert re.fullmatch(r"(Tre|Fyra|Fem|Sex|Sju|Åtta|Nio) har anstånd, det längsta till \d+ \w+ 2024", said), said


def test_extensions_and_declinings_have_their_sources(demo: Reading) -> None:
    known = register.build(demo, date(2026, 11, 23))
    asked = turnout(known, known.consultations["trygghetsavtal-2024"]).asked
    claimed = [each for each in asked if each.invitation.extension or each.invitation.declined]
    body = str(Pages(known, theme.folders(demo.project, "pages")).all()[DEMO]().values["body"])
    rows = re.findall(r"<li><p><a [^>]*>([^<]*)</a></p>(.*?)</li>", body.partition(">Vilka fick frågan?<")[2], re.DOTALL)
    with_source = {name for name, row in rows if 'class="sources"' in row}
    assert claimed
    assert {each.name for each in claimed} <= with_source


def test_who_answered_unasked_stands_apart(demo: Reading) -> None:
    page = shown(demo, DEMO, date(2026, 11, 23))
    words = page.text("main")
    assert words.index("Svarade utan att vara tillfrågade") < words.rindex("Nätverket")
