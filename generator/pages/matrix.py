"""Who said what about which area: respondents against areas, each cell with the way to its place in the response."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator import addresses
from generator.pages import swedish
from generator.pages.draft import TONES
from generator.pages.invitations import in_name_order, position
from generator.pages.paging import BLOCKS, Part, in_parts, whole
from generator.pages.views import Status
from generator.records.response import Position
from generator.register import Register
from generator.register.items import AreaItem, ConsultationItem, ResponseItem, Voiced
from generator.register.tallies import Spread, areas_of, spread, voices

#: What the further parts of a matrix are called in addresses.
MATRIX = "matris"

#: What stands in a cell, where the whole label would be too wide.
_SHORT = {
    Position.NO_OBJECTION: "Inget att invända",
    Position.ABSTAINS: "Avstår",
    Position.UNKNOWN: "Okänt",
}


@dataclass(frozen=True, slots=True)
class Column:
    area: AreaItem
    title: str
    asked_about: bool  #: whether it is in the version that was consulted on
    named_by: int  #: how many respondents take it up
    voices: int  #: how many viewpoints concern it


@dataclass(frozen=True, slots=True)
class Cell:
    """What a response says of an area. `stance` only where the response takes one on that very area."""

    href: str
    stance: Status | None
    voices: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    name: str
    href: str
    anchor: str
    list_anchor: str
    stance: Status  #: on the proposal as a whole
    cells: list[Cell | None]  #: one per column; None where the response does not mention the area
    whole: Cell | None  #: viewpoints on the whole agreement
    voices: int  #: viewpoints in all, each counted once

    @property
    def named(self) -> int:
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: list[Column]
    rows: list[MatrixRow]
    whole: int  #: viewpoints on the whole agreement
    spread: Spread
    stances: list[Status]  #: every stance that occurs in a cell, for the legend
    consulted: bool  #: whether it is known which areas were asked about


def matrix(register: Register, item: ConsultationItem) -> Matrix | None:
    """The matrix of a consultation with all of its rows; None where nobody has answered."""
    return register.once(_matrix, item)


def matrix_parts(register: Register, item: ConsultationItem) -> list[Part[str, MatrixRow]]:
    """The rows of the matrix of a consultation, in parts of so many as somebody reads and a browser draws."""
    return register.once(_parts, item)


def _parts(register: Register, item: ConsultationItem) -> list[Part[str, MatrixRow]]:
    made = matrix(register, item)
    return in_parts(item.address, whole(made.rows if made else []), BLOCKS, MATRIX)


def of_part(made: Matrix, part: Part[str, MatrixRow]) -> Matrix:
    """A matrix with the rows of one part; its sums are those of all."""
    return replace(made, rows=part.rows)


def places(register: Register, item: ConsultationItem) -> dict[str, str]:
    """Where the row of each respondent of a consultation is: by the respondent's id, the address of the page."""
    return register.once(_places, item)


def _places(_: Register, item: ConsultationItem) -> dict[str, str]:
    """Nothing of the matrix is made for this: the pages of responses ask for it, and may be made somewhere else than the matrix."""
    parts = in_parts(item.address, whole(in_name_order(item.responses)), BLOCKS, MATRIX)
    return {response.outline.respondent: part.address for part in parts for response in part.rows}


def _matrix(register: Register, item: ConsultationItem) -> Matrix | None:
    if not item.responses:
        return None
    responses = in_name_order(item.responses)
    asked_about = consulted_areas(register, item)
    areas = asked_about or (item.agreement.areas if item.agreement else [])
    areas = list(dict.fromkeys([*areas, *_taken_up(register, responses)]))
    rows = [_row(register, response, areas) for response in responses]
    counted = spread(register, voices(responses))
    columns = [
        Column(
            area,
            area.record.short_title or area.title,
            area in asked_about or not asked_about,
            sum(row.cells[place] is not None for row in rows),
            counted.areas.get(area.id, 0),
        )
        for place, area in enumerate(areas)
    ]
    seen = {cell.stance for row in rows for cell in row.cells if cell and cell.stance}
    return Matrix(
        columns, rows, counted.whole, counted, [each for each in map(stance_label, Position) if each in seen], consulted=bool(asked_about)
    )


def consulted_areas(register: Register, item: ConsultationItem) -> list[AreaItem]:
    """The areas in the version that was consulted on, in its order."""
    versions = item.agreement.record.versions if item.agreement else []
    listed = next((version.areas for version in versions if version.id == item.record.version), [])
    return [register.areas[each.area] for each in listed if each.area in register.areas]


def _taken_up(register: Register, responses: Iterable[ResponseItem]) -> list[AreaItem]:
    """Every area that some response mentions or has a viewpoint on, in order of its title."""
    found: set[str] = set()
    for response in responses:
        found.update(mention.area for mention in response.record.mentions if mention.area in register.areas)
        found.update(area.id for voiced in response.viewpoints for area in areas_of(register, voiced))
    return sorted((register.areas[each] for each in found), key=lambda area: swedish.alphabetical(area.title))


def _row(register: Register, response: ResponseItem, areas: Iterable[AreaItem]) -> MatrixRow:
    anchor, list_anchor = addresses.respondent_anchors(response.outline.respondent)
    voiced: dict[str, list[Voiced]] = {}
    whole = []
    for each in response.viewpoints:
        concerned = areas_of(register, each)
        for area in concerned:
            voiced.setdefault(area.id, []).append(each)
        if not concerned:
            whole.append(each)
    return MatrixRow(
        response.respondent_name,
        response.link,
        anchor,
        list_anchor,
        position(response),
        [_cell(response, area.id, voiced.get(area.id, [])) for area in areas],
        Cell(whole[0].link, None, len(whole)) if whole else None,
        len(response.viewpoints),
    )


def _cell(response: ResponseItem, area_id: str, voiced: list[Voiced]) -> Cell | None:
    """A cell leads to where the response takes up the area, or else to its first viewpoint on it."""
    mention = next((each for each in response.record.mentions if each.area == area_id), None)
    if mention is None:
        return Cell(voiced[0].link, None, len(voiced)) if voiced else None
    href = addresses.link(response.address, addresses.area_anchor(area_id))
    return Cell(href, stance_label(mention.stance.position) if mention.stance else None, len(voiced))


def stance_label(stands: Position) -> Status:
    """A stance in as few words as can be."""
    return Status(_SHORT.get(stands, stands.label), stands.sign, TONES.get(stands, "stone"))
