"""What the page of a record hands on to its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import addresses, theme
from generator.page import Page, Value
from generator.pages import DESCRIPTION_LENGTH, FRAME_SLOTS, Pages
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Mapping

RESPONSE = "svar/trygghetsavtal-2024-socialnamnden/"


@pytest.fixture(scope="module", params=sorted(PROJECTS))
def pages(request: pytest.FixtureRequest) -> Mapping[str, Page]:
    made = Pages(checked(request.param).register, theme.folders(PROJECTS[request.param], "pages")).all()
    return {address: make() for address, make in made.items()}


@pytest.fixture(scope="module")
def response() -> Mapping[str, Value]:
    return Pages(checked("demo").register, theme.folders(PROJECTS["demo"], "pages")).all()[RESPONSE]().values


def test_every_page_gives_a_value_for_every_slot_of_a_frame(pages: Mapping[str, Page]) -> None:
    for address, page in pages.items():
        assert page.address == address
        assert page.values.keys() == FRAME_SLOTS.keys()
        more = {addresses.COMPARISONS, addresses.VIEWPOINTS, addresses.EASY_READ, addresses.ENGLISH, addresses.DOSSIERS}
        assert page.frame in {*addresses.SEGMENTS.values(), *more}


def test_titles_name_the_site_and_descriptions_fit(pages: Mapping[str, Page]) -> None:
    for address, page in pages.items():
        assert str(page.values["title"]).endswith((" – Insyn", " – Insyn Exempelstad")), address
        assert 0 < len(page.values["description"]) <= DESCRIPTION_LENGTH, address
        assert str(page.values["description"]) == " ".join(str(page.values["description"]).split()), address


def test_the_table_of_contents_leads_to_the_headings_of_the_page(pages: Mapping[str, Page]) -> None:
    for address, page in pages.items():
        anchors = [link.removeprefix("#") for link in Html(str(page.values["toc"])).attribute("href")]
        ids = Html(str(page.values["body"])).attribute("id")
        assert [anchor for anchor in anchors if anchor not in ids] == [], address
        assert len(anchors) == len(set(anchors)), address


def test_links_are_written_so_that_they_can_be_checked(pages: Mapping[str, Page]) -> None:
    for address, page in pages.items():
        for slot in ("body", "breadcrumbs"):
            for link in Html(str(page.values[slot])).attribute("href"):
                assert link.startswith(("insyn:", "#", "https://", "http://", "mailto:")), f"{address}: {link}"


def test_the_way_back_begins_at_the_start_and_ends_at_the_page_itself(response: Mapping[str, Value]) -> None:
    html = Html(str(response["breadcrumbs"]))
    assert html.attribute("href") == ["insyn:", "insyn:remisser/", "insyn:remisser/trygghetsavtal-2024/"]
    assert html.text("ol").startswith("Start Remisser ")
    assert html.attribute("aria-current") == ["page"]


def test_a_site_without_an_address_names_none() -> None:
    made = Pages(checked("real").register, theme.folders(PROJECTS["real"], "pages")).all()
    assert {str(make().values["canonical"]) for make in made.values()} == {""}


def test_every_viewpoint_can_be_linked_to(response: Mapping[str, Value]) -> None:
    ids = Html(str(response["body"])).attribute("id")
    assert [each for each in ids if each.startswith("synpunkt-")] == [f"synpunkt-{number}" for number in range(1, 5)]


def test_quotes_say_whether_they_were_checked_and_where_they_stand(response: Mapping[str, Value]) -> None:
    html = Html(str(response["body"]))
    assert "Ordagrant i källan" in html.text("figure")
    assert any(link.startswith("insyn:kallor/socialforvaltningen-2024/#citat-") for link in html.attribute("href"))


@pytest.mark.parametrize(
    "headings",
    [
        ["Bilagor", "Bilagor"],
        ["A", "a", "Å"],
        ["!", "?"],
        ["Bilagor", "Bilagor", "Bilagor 2"],
    ],
)
def test_anchors_are_unique_and_the_same_every_time(headings: list[str]) -> None:
    made = addresses.anchors(headings)
    assert len(set(made)) == len(headings)
    assert addresses.anchors(headings) == made


@pytest.mark.parametrize("heading", ["Innehåll", "Meny", "Sökruta", "Synpunkt 1", "Område hamnområdet"])
def test_a_heading_of_a_document_takes_no_id_that_the_page_has_already(monkeypatch: pytest.MonkeyPatch, heading: str) -> None:
    register = checked("demo").register
    section = register.responses[RESPONSE.split("/")[1]].record.sections[0]
    monkeypatch.setitem(section.__dict__, "title", heading)
    body = Pages(register, theme.folders(PROJECTS["demo"], "pages")).all()[RESPONSE]().values["body"]
    ids = [*Html(str(body)).attribute("id"), "innehall", "meny", "sokruta"]
    assert len(ids) == len(set(ids))
