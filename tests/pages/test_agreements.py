"""The page of an agreement, on different days, and pages of sites with one agreement and with several."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import register, theme
from generator.pages import Pages
from generator.pages.timeline import steps
from generator.register.agreements import in_order, main_agreement
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.page import Value

DAY = date(2026, 11, 23)
LOCAL = "overenskommelser/trygg-hamn/"
OVERALL = "overenskommelser/trygghetsavtal/"
ENDED = "overenskommelser/trygga-stationer/"
REAL = "overenskommelser/stockholm-polisregion/"


def pages(name: str, day: date = DAY, only: str = "") -> Pages:
    """The pages of a project on a day; `only` leaves out what lies in every other agreement."""
    read = checked(name).register.reading
    if only:
        read = replace(read, entries=[entry for entry in read.entries if entry.agreement in {"", only}])
        read = replace(read, entries=[entry for entry in read.entries if entry.kind != "agreements" or entry.stem == only])
    return Pages(register.build(read, day), theme.folders(PROJECTS[name], "pages"))


def words(html: Value) -> str:
    """The words as they are read: a full stop or comma after a link stands close to it."""
    return re.sub(r" (?=[.,])", "", Html(f"<main>{html}</main>").text("main"))


def told(name: str, address: str, day: date = DAY) -> str:
    return words(pages(name, day).all()[address]().values["body"])


@pytest.mark.parametrize(
    ("name", "address", "day", "sentence"),
    [
        ("demo", OVERALL, DAY, "I dag gäller avtalet 2025–2026. Den versionen gäller till och med 31 december 2026."),
        ("demo", OVERALL, DAY, "Det finns redan ett beslut om avtalet 2027–2028. Den versionen börjar gälla 1 januari 2027"),
        ("demo", OVERALL, date(2025, 1, 28), "Ingen version gäller än. Det finns redan ett beslut om avtalet 2025–2026."),
        ("demo", OVERALL, date(2027, 1, 1), "I dag gäller avtalet 2027–2028. Den versionen gäller till och med 31 december 2028."),
        ("demo", OVERALL, date(2029, 1, 1), "Ingen version gäller i dag. Avtalet 2027–2028 gällde till och med 31 december 2028."),
        (
            "demo",
            LOCAL,
            DAY,
            "Inget är beslutat. Det finns ett förslag: förslaget 2026. Förslaget är på remiss till och med 31 januari 2027.",
        ),
        ("demo", ENDED, DAY, "Ingen version gäller i dag. Ändrad överenskommelse 2023–2024 gällde till och med 30 juni 2024."),
        ("real", REAL, DAY, "Vad som gäller i dag är inte känt. Den senaste versionen som vi känner till är den reviderade"),
        ("real", REAL, date(2019, 9, 1), "Inget är beslutat. Det finns ett förslag: förslaget på remiss 2019"),
        ("real", REAL, date(2020, 1, 1), "Vad som gäller i dag är inte känt."),
        ("real", "overenskommelser/solna-sundbyberg-polisen/", DAY, "I dag gäller överenskommelsen för 2023–2026."),
        ("real", "overenskommelser/solna-sundbyberg-polisen/", date(2027, 1, 1), "Ingen version gäller i dag."),
    ],
)
def test_the_page_says_what_applies_on_the_day_or_that_it_is_not_known(name: str, address: str, day: date, sentence: str) -> None:
    assert sentence in told(name, address, day)


def test_no_list_of_areas_is_said_to_apply_where_that_is_not_known() -> None:
    page = told("real", REAL)
    assert "Vilka områden som gäller i dag är inte känt." in page
    assert "Gäller i dag Unga i risk" not in page
    assert "Bara i listan från 4 november 2019" in page


def test_the_areas_of_the_version_in_force_stand_apart() -> None:
    page = told("demo", OVERALL)
    assert "Fem områden står i avtalet 2025–2026, som gäller i dag." in page
    assert page.index("Tillkommer i avtalet 2027–2028") < page.index("Trygga hållplatser")
    assert "Gäller inte i dag, men står i förslaget 2024 och avtalet 2025–2026" in told("demo", OVERALL, date(2027, 1, 1))


def test_both_wordings_of_a_goal_are_shown_where_none_is_known_to_apply() -> None:
    html = str(pages("real").all()[REAL]().values["body"])
    assert "Målet finns i två lydelser" in html
    assert html.count('class="figure wording"') == 2


def test_goals_of_the_version_in_force_come_before_other_wordings() -> None:
    page = told("demo", OVERALL)
    first, second = page.index("Mål i avtalet 2025–2026"), page.index("Andra lydelser, och mål i andra versioner")
    assert first < page.index("Minst sju av tio barn") < second < page.index("Minst åtta av tio barn")


def test_a_goal_of_a_version_that_lies_ahead_is_not_told() -> None:
    assert "Minst åtta av tio barn" not in told("demo", OVERALL, date(2026, 10, 25))


def test_versions_stand_newest_first_with_ways_to_compare_them() -> None:
    html = str(pages("demo").all()[OVERALL]().values["body"])
    order = [html.index(f'id="version-{each}"') for each in ("reviderad-2026", "antagen-2025", "remiss-2024")]
    assert order == sorted(order)
    assert 'href="insyn:jamforelser/trygghetsavtal--antagen-2025--reviderad-2026/"' in html


def test_every_step_but_today_names_a_source_on_the_page_and_today_stands_before_what_is_planned() -> None:
    made = checked("demo").register
    shown = steps(made, made.agreements["trygghetsavtal"], sources=True)
    now = next(number for number, step in enumerate(shown) if step.now)
    assert all("Källa: " in step.note for step in shown if not step.now)
    assert [step.date.endswith("(planerat)") for step in shown] == [number > now for number in range(len(shown))]


def test_a_second_hand_source_of_a_step_is_said_to_be_one() -> None:
    made = checked("real").register
    shown = steps(made, made.agreements["stockholm-polisregion"], sources=True)
    assert [step.title for step in shown if "(andrahandskälla)" in step.note] == ["Beslut"]


def test_local_and_overall_agreements_lead_to_each_other() -> None:
    every = pages("demo").all()
    assert "Den är en lokal del av" in words(every[LOCAL]().values["body"])
    assert "Lokala överenskommelser" in words(every[OVERALL]().values["body"])
    assert f"insyn:{LOCAL}" in str(every[OVERALL]().values["body"])


def test_the_main_agreement_is_the_fullest_that_is_under_no_other_and_local_ones_follow_theirs() -> None:
    made = checked("demo").register
    assert [item.id for item in in_order(made)] == ["trygghetsavtal", "trygg-hamn", "trygga-stationer"]
    assert main_agreement(checked("real").register) is checked("real").register.agreements["stockholm-polisregion"]


def test_agreements_under_each_other_are_all_listed() -> None:
    made = register.build(checked("demo").register.reading, DAY)
    one, two = made.agreements["trygghetsavtal"], made.agreements["trygg-hamn"]
    one.under, one.local, two.local = two, [two], [one]
    assert sorted(item.id for item in in_order(made)) == sorted(made.agreements)


@pytest.mark.parametrize("slot", ["overview", "timeline", "areas", "answers", "missing", "figures"])
def test_a_slot_that_names_no_agreement_is_about_the_main_one(slot: str) -> None:
    slots = pages("demo").slots
    assert slots(slot, {}) == slots(slot, {"agreement": "trygghetsavtal"})
    assert slots(slot, {}) != slots(slot, {"agreement": "trygga-stationer"})


def test_the_start_page_lists_the_other_agreements() -> None:
    slots = pages("demo").slots
    links = Html(str(slots("others", {"agreement": "trygghetsavtal"}))).attribute("href")
    assert links == [f"insyn:{LOCAL}", f"insyn:{ENDED}"]


def test_lists_are_grouped_by_agreement_where_there_are_several() -> None:
    for kind in ("remisser", "omraden", "insatser"):
        assert "Trygga stationer" in words(pages("demo").slots("list", {"kind": kind})), kind


def test_with_one_agreement_alone_nothing_extra_shows() -> None:
    alone = pages("demo", only="trygghetsavtal")
    assert alone.slots("others", {}) == ""
    assert "Alla överenskommelser" not in words(alone.slots("overview", {}))
    for kind in ("remisser", "insatser", "lagesbilder", "indikatorer"):
        assert "<h2" not in str(alone.slots("list", {"kind": kind})), kind
    assert "<h2" not in str(alone.slots("comparisons", {}))
    assert "Versionerna hör till" not in "".join(
        str(make().values["body"]) for address, make in alone.all().items() if address.startswith("jamforelser/")
    )
    page = words(alone.all()["organisationer/socialnamnden/"]().values["body"])
    assert "Remissen om trygghetsavtalet 2024 ✓" in page


def test_nothing_but_an_agreement_is_enough_for_its_page() -> None:
    read = checked("demo").register.reading
    bare = next(entry for entry in read.entries if entry.kind == "agreements" and entry.stem == "trygg-hamn")
    empty = bare.record.model_copy(
        update={"goals": [], "versions": [], "events": [], "purpose": None, "plan": None, "predecessor": None, "dnr": None, "sources": []}
    )
    made = Pages(register.build(replace(read, entries=[replace(bare, record=empty)]), DAY), theme.folders(PROJECTS["demo"], "pages"))
    page = words(made.all()[LOCAL]().values["body"])
    assert "Vad som gäller i dag är inte känt. Vi känner inte till någon version." in page
    assert "Vilka områden parterna ska samarbeta om är inte känt." in page
    assert "<h2>" not in str(made.slots("comparisons", {}))
