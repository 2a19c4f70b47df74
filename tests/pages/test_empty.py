"""A project that has come no further than one agreement: every list, slot and section says in a calm sentence that it holds nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator import addresses, pipeline, theme
from generator.pages import SLOTS, Pages
from generator.pages.lists import EMPTY
from tests.site.html import Html
from tests.site.projects import PROJECTS

if TYPE_CHECKING:
    from pathlib import Path

SITE = 'format: "1"\npublisher:\n  name: Provkommun\nlicence:\n  name: CC0\n  address: https://example.org/\nshow_names: false\n'
SITE += "demonstration: Prov. Inget här är på riktigt.\n"
FILES = {
    "data/organisations/provkommun.yml": "name: Provkommun\nkind: city\n",
    "data/sources/avtalet.yml": "title: Avtalet\npublisher: Provkommun\nkind: agreement\nrank: primary\naddress: https://example.org/avtal\n"
    "retrieved_on: 2026-01-02\n",
    "data/agreements/provavtal/agreement.yml": "title: Provavtal\nsummary: Ett avtal för prov.\nparties: [provkommun]\n"
    "sources:\n  - source: avtalet\n",
}
#: Slots that rightly show nothing: what they would show is an exception, or stands in a page's head.
SILENT = {"notice", "missing", "others", "sharing", "footer", "forms"}
HOLDS = {"agreements", "organisations", "sources"}


def project(folder: Path, files: dict[str, str]) -> Pages:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    shutil.copy(PROJECTS["demo"] / "mkdocs.yml", folder)
    register = pipeline.check(folder).register
    assert register.reading.problems == []
    return Pages(register, theme.folders(folder, "pages"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return project(tmp_path_factory.mktemp("litet"), {"data/site.yml": SITE, **FILES})


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return project(tmp_path_factory.mktemp("tomt"), {"data/site.yml": SITE})


def said(value: object) -> str:
    return " ".join(words for _, words in Html(f"<main>{value}</main>").words).strip()


@pytest.mark.parametrize("kind", addresses.SEGMENTS)
def test_every_list_says_that_it_is_empty_and_when_it_will_not_be(small: Pages, bare: Pages, kind: str) -> None:
    asked = {"kind": addresses.SEGMENTS[kind]}
    assert said(bare.slots("list", asked)) == EMPTY[kind]
    assert (said(small.slots("list", asked)) == EMPTY[kind]) == (kind not in HOLDS)
    what, when = EMPTY[kind].split(". ")
    assert what.startswith(("Vi ", "Här "))
    assert when.split()[1:3] == ["visas", "här"]


@pytest.mark.parametrize("slot", sorted(SLOTS.keys() - SILENT))
def test_every_slot_says_something(small: Pages, bare: Pages, slot: str) -> None:
    if "kind" in SLOTS[slot].takes:
        return  # above
    for pages in (small, bare):
        words = said(pages.slots(slot, {}))
        assert words or slot in {"search", "licence", "publisher"}, slot
        assert "None" not in words


def test_every_page_of_a_small_project_is_whole(small: Pages) -> None:
    for address, make in small.all().items():
        body = Html(str(make().values["body"]))
        assert body.unclosed == [], address
        inside = [(tag, each.get("class", "")) for tag, each in body.elements]
        assert ("ul", "rows") not in inside or "row-title" in str(inside), address


def test_what_is_not_known_of_an_agreement_is_not_said_to_be_undecided(small: Pages) -> None:
    page = Html(str(small.all()["overenskommelser/provavtal/"]().values["body"])).text("dl")
    assert "Antagen okänt" in page
    assert "inte fattat" not in said(small.slots("overview", {}))


def test_whoever_knows_more_is_told_where_to_write(tmp_path: Path) -> None:
    form = "contact:\n  form: https://example.org/skriv\n"
    pages = project(tmp_path, {"data/site.yml": SITE + form})
    empty = pages.slots("list", {"kind": "remisser"})
    assert Html(str(empty)).all("a") == [{"href": "https://example.org/skriv"}]
    assert said(empty).endswith("Skriv till oss")
