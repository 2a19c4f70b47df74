"""Long lists go on over several pages, each row on one of them, and whoever links to a row finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses, register, theme
from generator.pages import Pages, dossiers
from generator.pages.paging import in_parts, parts_needed
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.register import Register

FEW = 5


def bodies(known: Register) -> dict[str, str]:
    return {address: str(make().values["body"]) for address, make in Pages(known, theme.folders(PROJECTS["demo"], "pages")).all().items()}


@pytest.fixture(scope="module")
def split() -> Mapping[str, str]:
    """The bodies of the demonstration's pages as they would be if five rows were too many for one."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("lists", "viewpoints", "invitations", "organisations", "sources"):
            patch.setattr(f"generator.pages.{module}.ROWS", FEW)
        for module in ("matrix", "areas", "consultations"):
            patch.setattr(f"generator.pages.{module}.BLOCKS", FEW)
        patch.setattr("generator.pages.organisations._MET", 1)
        patch.setattr("generator.pages.choices._MOST_CHOICES", FEW)
        patch.setattr(dossiers, "MOST", FEW)
        held = checked("demo").register
        return bodies(register.build(held.reading, held.today))


@given(st.lists(st.integers(0, 7), max_size=8), st.integers(1, 6))
def test_every_row_stands_on_one_page_in_order(sizes: list[int], most: int) -> None:
    rows = [(name, [f"{name}-{row}" for row in range(size)]) for name, size in enumerate(sizes)]
    parts = in_parts("svar/", rows, most)
    assert [row for part in parts for row in part.rows] == [row for _, members in rows for row in members]
    assert len(parts) == parts_needed(sum(sizes), most)
    assert all(len(part.rows) == part.last - part.first + 1 for part in parts if part.total)
    assert all(members for part in parts for _, members in part.groups)
    assert all(row.startswith(f"{name}-") for part in parts for name, members in part.groups for row in members)
    assert [part.before for part in parts[1:]] == [addresses.link(part.address) for part in parts[:-1]]
    assert [part.after for part in parts[:-1]] == [addresses.link(part.address) for part in parts[1:]]


def test_a_list_that_fits_is_one_page() -> None:
    (part,) = in_parts("svar/", [("", list(range(FEW)))], FEW)
    assert (part.address, part.before, part.after) == ("svar/", "", "")


def test_no_record_can_have_the_address_of_a_part() -> None:
    assert addresses.part("svar/", 2) == "svar/sida--2/"
    assert addresses.part("remisser/en-remiss/", 3, "matris") == "remisser/en-remiss--matris-3/"


def test_every_kind_of_long_list_goes_on(split: Mapping[str, str]) -> None:
    further = {address for address in split if "--sida-" in address or "sida--" in address or "--matris-" in address}
    assert {address.partition("/")[0] for address in further} >= {"svar", "organisationer", "kallor", "synpunkter", "remisser", "omraden"}
    for address in further:
        assert "<h1>" in split[address]
        assert re.search(r", sida \d+ av \d+</h1>", split[address]), address
        assert re.search(r"Visar \d+(?:–\d+)? av \d+", split[address]), address
        assert 'rel="prev"' in split[address], address


def test_all_links_to_rows_and_parts_lead_somewhere(split: Mapping[str, str]) -> None:
    places = {address: set(re.findall(r'\sid="([^"]+)"', body)) for address, body in split.items()}
    written = {addresses.listing(kind) for kind in addresses.SEGMENTS} | {addresses.viewpoints()}
    found = 0
    for body in split.values():
        for address, _, anchor in (each.partition("#") for each in re.findall(r'href="insyn:([^"]+)"', body)):
            if "sida-" in address or "matris-" in address or anchor.startswith(("matris-", "matrislista-")):
                assert address in places or address in written, address
                assert not anchor or anchor in places[address], (address, anchor)
                found += 1
    assert found


def test_a_response_leads_to_its_row_wherever_that_is(split: Mapping[str, str]) -> None:
    led = [each for body in split.values() for each in re.findall(r'href="insyn:([^"#]+)#matris-', body)]
    assert any("--matris-" in address for address in led)
    assert any("--matris-" not in address for address in led)


def test_each_viewpoint_stands_once_among_those_of_its_consultation(split: Mapping[str, str]) -> None:
    known = checked("demo").register
    for item in known.consultations.values():
        start = addresses.viewpoints(f"remiss-{item.id}").rstrip("/")
        pages = [body for address, body in split.items() if address.rstrip("/").split("--")[0] == start]
        shown = [each for body in pages for each in re.findall(r'<h3><a href="insyn:(svar/[^"]+#synpunkt-\d+)"', body)]
        assert sorted(shown) == sorted(each.link.removeprefix("insyn:") for response in item.responses for each in response.viewpoints)


def test_a_large_dossier_says_what_it_leads_to(split: Mapping[str, str]) -> None:
    body = split["akter/trygghetsavtal/"]
    assert "De rymmer mer än den här sidan kan visa" in body
    assert not re.search(r'id="(?:svar|remisser|omraden)--', body)
    agreement = checked("demo").register.agreements["trygghetsavtal"]
    for asked in agreement.consultations:
        assert f'href="{asked.link}"' in body
    for area in agreement.areas:
        assert f'href="{area.link}"' in body or addresses.link(addresses.listing("areas")) in body
    assert 'id="overenskommelser--trygghetsavtal"' in body
