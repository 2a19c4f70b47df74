"""Du sa – vi gjorde: all viewpoints, and pages of one choice each that work without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator import theme
from generator.pages import Pages
from generator.pages.choices import choices
from generator.pages.voices import a_few, all_voices
from generator.records.response import OutcomeStatus
from tests.site.html import Html
from tests.site.projects import PROJECTS, built, checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.register import Register


@pytest.fixture(scope="module")
def known() -> Register:
    return checked("demo").register


@pytest.fixture(scope="module")
def filtered(known: Register) -> Mapping[str, str]:
    """The body of every page of a choice, by what the choice is called."""
    made = Pages(known, theme.folders(PROJECTS["demo"], "pages")).all()
    return {address.split("/")[1]: str(make().values["body"]) for address, make in made.items() if address.startswith("synpunkter/")}


def test_there_is_a_page_for_every_choice_and_none_for_what_is_empty(known: Register, filtered: Mapping[str, str]) -> None:
    every = all_voices(known)
    expected = {f"remiss-{each.response.entry.consultation}" for each in every}
    expected |= {f"organisation-{each.response.record.respondent}" for each in every}
    expected |= {f"omrade-{area}" for each in every for area in each.viewpoint.areas}
    expected |= {f"hela-{each.response.entry.agreement}" for each in every if not each.viewpoint.areas}
    outcomes = {slug for slug in filtered if slug.startswith("utfall-")}
    assert outcomes == {"utfall-togs-in", "utfall-delvis", "utfall-togs-inte-in", "utfall-okant"}
    assert filtered.keys() == expected | outcomes


def test_a_page_marks_its_choice_and_leads_back_to_all(filtered: Mapping[str, str]) -> None:
    for slug, body in filtered.items():
        page = Html(body)
        current = [each["href"] for each in page.all("a") if "aria-current" in each]
        assert current == [f"insyn:synpunkter/{slug}/"]
        assert "insyn:synpunkter/" in page.attribute("href")


def test_every_choice_says_how_many_it_holds(known: Register, filtered: Mapping[str, str]) -> None:
    held = {choice.slug: len(choice.voiced) for choice in choices(known)}
    for body in filtered.values():
        found = re.findall(r'href="insyn:synpunkter/([^"/]+)/"[^>]*>[^<]+<span class="number">\((\d+)\)', body)
        assert found
        assert all(held[slug] == int(count) for slug, count in found)


def test_the_pages_of_choices_are_whole(filtered: Mapping[str, str]) -> None:
    for slug, body in filtered.items():
        assert Html(body).unclosed == [], slug


def test_every_row_says_who_what_about_and_what_came_of_it(known: Register, filtered: Mapping[str, str]) -> None:
    body = filtered["utfall-togs-in"]
    rows = re.findall(r'<li class="claim voice">(.*?)</li>', body, re.DOTALL)
    voiced = [each for each in all_voices(known) if each.viewpoint.outcome.status is OutcomeStatus.TAKEN_IN]
    assert len(rows) == len(voiced) > 1
    for each in voiced:
        row = next(row for row in rows if f'href="{each.link}"' in row)
        words = Html(f"<main>{row}</main>").text("main")
        assert each.viewpoint.asks in words
        assert each.response.respondent_name in words
        assert "Togs in" in words
        assert "Källa:" in words, "an outcome has a source"


def test_a_few_viewpoints_favour_no_outcome(known: Register) -> None:
    every = all_voices(known)
    some = a_few(every, 10)
    assert len(some) == 10
    assert {each.viewpoint.outcome.status for each in some} == set(OutcomeStatus)
    assert a_few(every[:3], 10) == sorted(every[:3], key=lambda each: list(OutcomeStatus).index(each.viewpoint.outcome.status))


def test_with_nothing_to_choose_among_nothing_is_offered() -> None:
    real = checked("real").register
    block = str(Pages(real, theme.folders(PROJECTS["real"], "pages")).slots("viewpoints", {}))
    assert "<details" not in block
    assert "Vad det blev av dem är inte känt." in block


def test_the_consultation_leads_to_the_rest_of_its_viewpoints(known: Register) -> None:
    body = str(Pages(known, theme.folders(PROJECTS["demo"], "pages")).all()["remisser/trygghetsavtal-2024/"]().values["body"])
    total = sum(len(each.viewpoints) for each in known.consultations["trygghetsavtal-2024"].responses)
    assert body.count('<li class="claim voice">') == 10 < total
    assert f'<a href="insyn:synpunkter/remiss-trygghetsavtal-2024/">Alla {total} synpunkter i remissen' in body


def test_the_page_of_all_viewpoints_is_built_with_links_that_lead_somewhere() -> None:
    site = built("demo")
    page = Html((site / "synpunkter/index.html").read_text("utf-8"))
    links = [link for link in page.attribute("href") if "/utfall-" in link or link.startswith("utfall-")]
    assert links
    assert all((site / "synpunkter" / link.split("synpunkter/")[-1] / "index.html").is_file() for link in links)
