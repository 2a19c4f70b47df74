"""Respondents against areas: each cell says what the response says, and leads to the place where it says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator import theme
from generator.pages import Pages
from generator.pages.matrix import Cell, Matrix, matrix
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.page import Page
    from generator.register import Register

REMISS = "remisser/trygghetsavtal-2024/"


@pytest.fixture(scope="module")
def known() -> Register:
    return checked("demo").register


@pytest.fixture(scope="module")
def pages(known: Register) -> Mapping[str, Callable[[], Page]]:
    return Pages(known, theme.folders(PROJECTS["demo"], "pages")).all()


@pytest.fixture(scope="module")
def made(known: Register) -> Matrix:
    found = matrix(known, known.consultations["trygghetsavtal-2024"])
    assert found
    return found


@pytest.fixture(scope="module")
def body(pages: Mapping[str, Callable[[], Page]]) -> str:
    return str(pages[REMISS]().values["body"])


def cells(made: Matrix) -> list[Cell]:
    return [cell for row in made.rows for cell in [*row.cells, row.whole] if cell]


def test_every_cell_leads_to_a_place_that_is_there(made: Matrix, pages: Mapping[str, Callable[[], Page]]) -> None:
    assert cells(made)
    for cell in cells(made):
        address, anchor = cell.href.removeprefix("insyn:").split("#")
        assert anchor in Html(str(pages[address]().values["body"])).attribute("id"), cell.href


def test_a_cell_leads_to_where_the_area_is_taken_up(made: Matrix, known: Register) -> None:
    for row, response_id in ((row, row.href.removeprefix("insyn:svar/").rstrip("/")) for row in made.rows):
        response = known.responses[response_id]
        for column, cell in zip(made.columns, row.cells, strict=True):
            mention = next((each for each in response.record.mentions if each.area == column.area.id), None)
            voiced = [each for each in response.viewpoints if column.area.id in each.viewpoint.areas]
            assert (cell is None) == (mention is None and not voiced)
            if cell is None:
                continue
            assert cell.voices == len(voiced)
            assert cell.href.partition("#")[2] == (f"omrade-{column.area.id}" if mention else f"synpunkt-{voiced[0].number}")
            assert bool(cell.stance) == bool(mention and mention.stance), "a stance is never inferred"


def test_areas_that_were_asked_about_come_first(made: Matrix, known: Register) -> None:
    draft = next(each for each in known.agreements["trygghetsavtal"].record.versions if each.id == "remiss-2024")
    asked = [column.area.id for column in made.columns if column.asked_about]
    assert [column.area.id for column in made.columns][: len(asked)] == asked == [each.area for each in draft.areas]
    assert any(not column.asked_about for column in made.columns), "an area that was not asked about is mentioned all the same"


def test_respondents_stand_in_the_order_of_the_swedish_alphabet(made: Matrix) -> None:
    names = [row.name for row in made.rows]
    assert names[0].startswith("A")
    assert names[-1].startswith("Ä")


def test_the_table_can_be_read_and_scrolled_by_keyboard(body: str) -> None:
    page = Html(body)
    box = next(each for each in page.all("div") if "matrix-box" in each.get("class", ""))
    assert (box["role"], box["tabindex"]) == ("group", "0")
    assert "Remissen om trygghetsavtalet 2024" in box["aria-label"]
    table = body.partition('<table class="data-table matrix">')[2].partition("</table>")[0]
    assert "<caption" in table
    head, *rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    assert set(re.findall(r"<t[hd][^>]*>", head)) == {'<th scope="col">'}
    assert all(row.count('<th scope="row">') == 1 for row in rows)
    assert len({len(re.findall(r"<t[hd]", row)) for row in (head, *rows)}) == 1


def test_nothing_is_said_by_colour_or_sign_alone(body: str) -> None:
    table = body.partition('<table class="data-table matrix">')[2].partition("</table>")[0]
    for cell in re.findall(r"<td[^>]*>(.*?)</td>", table.partition("<tfoot>")[0], re.DOTALL):
        words = re.sub(r'<span aria-hidden="true">.*?</span>', "", cell)
        assert re.search(r"\w", re.sub(r"<[^>]+>", "", words)), cell


def test_a_narrow_screen_has_the_same_in_a_list(made: Matrix, body: str) -> None:
    narrow = body.partition('<div class="only-narrow">')[2]
    assert narrow.count('<details class="respondent"') == len(made.rows)
    for cell in cells(made):
        assert body.count(f'href="{cell.href}"') >= 2, "once in the table, once in the list"


def test_a_response_leads_back_to_its_row_and_on_to_its_neighbours(
    pages: Mapping[str, Callable[[], Page]], known: Register, body: str
) -> None:
    there = set(Html(body).attribute("id"))
    responses = known.consultations["trygghetsavtal-2024"].responses
    for before, response, after in zip([None, *responses], responses, [*responses[1:], None], strict=False):
        html = Html(str(pages[response.address]().values["body"]))
        links = html.attribute("href")
        back = [link.partition("#")[2] for link in links if link.startswith(f"insyn:{REMISS}#")]
        assert len(back) == 2
        assert set(back) <= there
        rels = {each["rel"]: each["href"] for each in html.all("a") if "rel" in each}
        assert rels.get("prev") == (before.link if before else None)
        assert rels.get("next") == (after.link if after else None)
