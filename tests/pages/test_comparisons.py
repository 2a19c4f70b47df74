"""Two versions side by side: the sum, the marked words, and what is not known of either."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import addresses, register, theme
from generator.pages import Pages
from generator.pages.comparisons import areas_part
from generator.register.versions import areas_turned, pairs
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.page import Value

DAY = date(2026, 11, 23)
REAL = addresses.comparison("stockholm-polisregion", "remiss-2019", "antagen-2019")
DEMO = addresses.comparison("trygghetsavtal", "antagen-2025", "reviderad-2026")


def pages(name: str, day: date = DAY) -> Pages:
    return Pages(register.build(checked(name).register.reading, day), theme.folders(PROJECTS[name], "pages"))


def body(name: str, address: str) -> str:
    return str(pages(name).all()[address]().values["body"])


def words(html: Value) -> str:
    """The words as they are read: a full stop or comma after a link stands close to it."""
    return re.sub(r" (?=[.,])", "", Html(f"<main>{html}</main>").text("main"))


def compared(name: str, day: date) -> set[str]:
    return {address for address in pages(name, day).all() if address.startswith("jamforelser/")}


def test_the_real_page_tells_the_difference_and_claims_no_more() -> None:
    told = words(body("real", REAL))
    assert "Fyra områden står bara i den senare versionen, inget står bara i den tidigare och ett har annan lydelse." in told
    assert "Fem är desamma i båda." in told
    assert "Remissvaret kan ha återgett ett urval." in told
    assert "(andrahandskälla)" in told
    assert "Kom till" not in told


def test_both_wordings_of_the_real_goal_stand_side_by_side() -> None:
    told = words(body("real", REAL))
    assert "Ett mål har två lydelser" in told
    assert "Inget område inom Stockholms stad ska vara särskilt utsatt eller utsatt." in told
    assert "Så beskrevs det i oktober 2019 Inga särskilt utsatta områden ska finnas i Stockholm." in told
    assert "Vilka mål som står i överenskommelsen som antogs 2019 är inte känt." in told


def test_versions_whose_areas_are_not_known_have_no_page_and_it_is_said_why() -> None:
    assert compared("real", DAY) == {REAL}
    slot = words(pages("real").slots("comparisons", {}))
    agreement = words(body("real", "overenskommelser/stockholm-polisregion/"))
    for told in (slot, agreement):
        assert "Den reviderade överenskommelsen 2024 kan inte jämföras med överenskommelsen som antogs 2019." in told
        assert "Vilka områden som räknas upp i den reviderade överenskommelsen 2024 är inte känt." in told


@pytest.mark.parametrize(
    ("day", "later"),
    [(date(2025, 1, 26), set()), (date(2025, 1, 27), {"antagen-2025"}), (date(2026, 10, 26), {"antagen-2025", "reviderad-2026"})],
)
def test_a_version_is_compared_from_the_day_that_it_is_decided(day: date, later: set[str]) -> None:
    found = {address.rpartition("--")[2].rstrip("/") for address in compared("demo", day) if "/trygghetsavtal--" in address}
    assert found == later


def test_words_that_differ_are_marked_within_their_sentence_and_said() -> None:
    html = body("demo", DEMO)
    assert '<ins><span class="sr-only"> (tillagt: </span>och förtroendevalda<span class="sr-only">) </span></ins>' in html
    assert '<del><span class="sr-only"> (borttaget: </span>sju<span class="sr-only">) </span></del>' in html
    assert len(re.findall("<(?:ins|del)>", html)) == len(re.findall(r"\((?:tillagt|borttaget): ", html))


def test_a_sentence_with_all_its_words_exchanged_has_no_marks() -> None:
    html = body("demo", DEMO)
    line = next(each for each in html.split("<li>") if "Fler ska känna sig trygga" in each)
    assert "<del>" not in line
    assert "inga enskilda ord är markerade" in line


@pytest.mark.parametrize("name", sorted(PROJECTS))
def test_the_sums_and_the_groups_agree(name: str) -> None:
    made = checked(name).register
    found = [pair for item in made.agreements.values() for pair in pairs(item.record, DAY) if pair.comparable]
    assert found
    for pair in found:
        part = areas_part(pair, made)
        assert sum(len(group.lines) for group in part.groups) == len(areas_turned(pair))
        assert [group.turn for group in part.groups] == list(dict.fromkeys(group.turn for group in part.groups))


def test_the_list_names_every_comparison() -> None:
    links = set(Html(str(pages("demo").slots("comparisons", {}))).attribute("href"))
    assert links == {f"insyn:{address}" for address in compared("demo", DAY)}
