"""The page of all parts shows each of them, and nothing that the pages are made of is left out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator import theme
from generator.pages import Pages
from generator.pages.components import COMPONENTS, labels
from generator.pages.draft import TONES
from generator.records.fields import Choice
from tests.site.html import Html
from tests.site.projects import PROJECTS, ROOT, checked

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "site_theme/pages"
SHOWN = TEMPLATES / "components"
#: The files that hold macros and no page.
FAMILY = ("parts", "shared", "charts", "matrix", "voices", "turns", "pictures")
#: Macros that every page gets, so that the page of parts shows them by being one, and pieces of macros that are shown whole.
SHOWN_BY_OTHERS = {"breadcrumbs", "toc", "section_head", "unknown_section", "about"}


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(checked("demo").register, theme.folders(PROJECTS["demo"], "pages"))


def macros(path: Path) -> dict[str, str]:
    """Every macro of a file by its name, with its text."""
    text = path.read_text("utf-8")
    return dict(re.findall(r"\{% macro (\w+)\(.*?%\}(.*?)\{%-? endmacro", text, re.DOTALL))


def used(text: str) -> set[str]:
    """The macros that a piece of template calls."""
    return set(re.findall(r"(?:\{\{|\{% call|\bin)[^{}%]*?\b(\w+)\(", text)) | set(re.findall(r"\b\w+\.(\w+)\(", text))


def test_every_macro_of_the_family_is_shown() -> None:
    bodies = {name: body for file in FAMILY for name, body in macros(TEMPLATES / f"{file}.html").items()}
    reached: set[str] = set()
    ahead = set().union(*(used(path.read_text("utf-8")) for path in SHOWN.glob("*.html"))) & bodies.keys()
    while ahead:
        reached |= ahead
        ahead = set().union(*(used(bodies[name]) for name in ahead)) & bodies.keys() - reached
    assert bodies.keys() - reached - SHOWN_BY_OTHERS == set()


def test_every_part_has_its_examples_and_stands_on_the_page_of_the_demonstration() -> None:
    assert {path.stem for path in SHOWN.glob("*.html")} - {"sample"} == COMPONENTS.keys()
    content = (ROOT / "tests/demo/content/om/komponenter.md").read_text("utf-8")
    assert re.findall(r"<!-- insyn: components part=(\S+) -->", content) == list(COMPONENTS)
    for each in COMPONENTS.values():
        assert each.name == "sidhuvud" or f"\n## {each.title}\n" in content, each.name


@pytest.mark.parametrize("name", COMPONENTS)
def test_what_a_part_says_that_it_is_made_by_is_there(name: str) -> None:
    for told in COMPONENTS[name].made_by.split("; "):
        file, _, names = told.partition(": ")
        if (TEMPLATES / file).is_file():
            assert set(filter(None, names.split(", "))) <= macros(TEMPLATES / file).keys(), told
        else:
            assert (ROOT / file).is_file() or file == "HTML", told


def test_every_label_with_a_sign_or_a_colour_is_shown(pages: Pages) -> None:
    words = Html(str(pages.slots("components", {"part": "etiketter"}))).text("span")
    for choice in Choice.__subclasses__():
        for member in choice:
            assert member.label in words or not (member.sign or member in TONES), member
    names = [name for name, _ in labels(pages.register)]
    assert len(set(names)) == len(names)
    assert not set(names) & {choice.__name__ for choice in Choice.__subclasses__()}, "a group of labels lacks its Swedish name"


def test_the_whole_family_in_one_slot(pages: Pages) -> None:
    whole = Html(str(pages.slots("components", {})))
    assert whole.unclosed == []
    ids = whole.attribute("id")
    assert len(ids) == len(set(ids))
    assert [each["id"] for each in whole.all("h2") if each.get("id") in COMPONENTS] == [name for name in COMPONENTS if name != "sidhuvud"]


def test_only_a_project_that_writes_the_page_has_it() -> None:
    assert "components" not in "".join(path.read_text("utf-8") for path in (ROOT / "content").rglob("*.md"))
