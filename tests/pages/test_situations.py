"""Lägesbilder: two pictures, and the joint analysis only where both are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import register, theme
from generator.pages import Pages, swedish
from generator.pages.lists import EMPTY
from generator.records.dates import PartialDate
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.page import Value

DAY = date(2026, 11, 23)
WHOLE = "lagesbilder/kvarnbacken-2025/"


def pages(name: str, day: date = DAY) -> Pages:
    return Pages(register.build(checked(name).register.reading, day), theme.folders(PROJECTS[name], "pages"))


def words(address: str, day: date = DAY) -> str:
    return Html(f"<main>{pages('demo', day).all()[address]().values['body']}</main>").text("main")


def slot(value: Value) -> str:
    """The words that a slot shows."""
    return Html(f"<main>{value}</main>").text("main")


@pytest.mark.parametrize(
    ("begins", "ends", "written"),
    [
        ("2025-01", "2025-06", "januari–juni 2025"),
        ("2025-01", None, "januari 2025"),
        ("2025-01", "2025-01", "januari 2025"),
        ("2024-12", "2025-03", "december 2024–mars 2025"),
        ("2025-03-03", "2025-03-09", "3–9 mars 2025"),
        ("2025-03-03", "2025-04-09", "3 mars–9 april 2025"),
        ("2024-12-30", "2025-01-05", "30 december 2024–5 januari 2025"),
        ("2025-03", "2025-03-09", "mars 2025–9 mars 2025"),
        ("2024", "2025", "2024–2025"),
        ("2024", "2025-06", "2024–juni 2025"),
    ],
)
def test_a_time_is_written_as_readers_write_it(begins: str, ends: str | None, written: str) -> None:
    assert swedish.span(PartialDate.parse(begins), PartialDate.parse(ends) if ends else None) == written


def test_the_title_says_what_it_is_of_where_and_when() -> None:
    made = pages("demo").all()
    assert str(made["lagesbilder/stortorget-2026/"]().values["title"]).startswith("Lägesbild för Stortorget, januari–juni 2026 – ")
    assert str(made[WHOLE]().values["title"]).startswith("Lägesbild: Kvarnbacken, våren 2025 – ")


def test_the_parts_stand_in_the_order_of_the_method() -> None:
    said = words(WHOLE)
    parts = ["Kommunen frågade skolan", "Polisen har gått igenom anmälningar", "Kommunen och polisen enades om tre problem"]
    assert [said.count(part) for part in parts] == [1, 1, 1]
    assert sorted(said.index(part) for part in parts) == [said.index(part) for part in parts]
    assert "insyn:om/lagesbild/" in str(pages("demo").all()[WHOLE]().values["body"])


def test_every_problem_has_its_anchor_causes_and_measures() -> None:
    ids = Html(str(pages("demo").all()[WHOLE]().values["body"])).attribute("id")
    assert [each for each in ids if each.startswith("problem-")] == ["problem-1", "problem-2", "problem-3"]
    said = words(WHOLE)
    assert "Tunneln är mörk, och ingen har ansvaret för lamporna." in said
    assert "Gatunämnden leder. Blev klar 21 oktober 2025. ✓ Klar" in said
    assert "Vi känner inte till någon insats mot problemet." in said


@pytest.mark.parametrize(
    ("day", "label", "told"),
    [
        (date(2025, 4, 27), "Ingen bild finns", "Nu saknas båda, och därför visar vi ingen."),
        (date(2025, 4, 28), "Bara kommunens bild finns", "Nu saknas polisens bild, och därför visar vi ingen."),
        (date(2025, 6, 8), "Båda bilderna finns, analysen saknas", "Båda bilderna finns. Någon gemensam analys känner vi inte till."),
        (date(2025, 6, 9), "Gemensam analys finns", "Barn undviker gångtunneln"),
    ],
)
def test_a_lagesbild_grows_day_by_day(day: date, label: str, told: str) -> None:
    said = words(WHOLE, day)
    assert label in said
    assert told in said
    assert ("Barn undviker gångtunneln" in said) == (day >= date(2025, 6, 9))


def test_a_missing_picture_says_what_follows_from_it() -> None:
    said = words("lagesbilder/stortorget-2026/")
    assert "Polisens bild saknas. Därför visar vi ingen gemensam analys." in said
    assert "Kommunens bild saknas" not in said


def test_the_list_says_how_far_each_has_come() -> None:
    said = slot(pages("demo").slots("list", {"kind": "lagesbilder"}))
    for label in ("Gemensam analys finns", "Bara kommunens bild finns", "Båda bilderna finns, analysen saknas"):
        assert said.count(label) == 1


def test_the_real_site_says_that_none_was_found() -> None:
    said = slot(pages("real").slots("situations", {}))
    assert "Staden och polisen tar först fram var sin bild" in said
    assert said.count("Ingen lägesbild är funnen.") == len(checked("real").register.agreements)
    assert "Lägesbilder från staden, från polisen eller från båda tillsammans." in said
    listed = slot(pages("real").slots("list", {"kind": "lagesbilder"}))
    assert listed == EMPTY["situations"]


def test_a_slot_can_show_one_agreement_alone() -> None:
    said = slot(pages("demo").slots("situations", {"agreement": "trygga-stationer"}))
    assert "säger om lägesbilder. Ingen lägesbild är funnen." in said
    assert "Lägesbilder för de fyra stationerna." in said
    assert "Kommunen och polisen gör en lägesbild av hamnen" not in said


def test_pages_cope_with_references_that_lead_nowhere() -> None:
    """The preview shows what there is while an editor's file is not yet right."""
    read = checked("demo").register.reading
    for lacking in ({"organisations", "places", "areas"}, {"agreements", "sources"}, {"measures"}, {"situations"}):
        known = register.build(replace(read, entries=[entry for entry in read.entries if entry.kind not in lacking]), DAY)
        made = Pages(known, theme.folders(PROJECTS["demo"], "pages"))
        shown = [make() for address, make in made.all().items() if address.startswith(("insatser/", "lagesbilder/"))]
        assert len(shown) == len(known.measures) + len(known.situations)
        for name in ("plan", "situations"):
            made.slots(name, {})
        for kind in ("insatser", "lagesbilder"):
            made.slots("list", {"kind": kind})
