"""The accessibility statement: whole, it may be published; without any one part it may not, unless the site is a demonstration."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator import pipeline
from generator.problems import Severity
from generator.records.site import Accessibility, Site
from generator.register.statement import lacking
from tests.site.html import Html
from tests.site.projects import PROJECTS, built

if TYPE_CHECKING:
    from pathlib import Path

SITE = yaml.safe_load((PROJECTS["demo"] / "data/site.yml").read_text("utf-8"))
PARTS = [("accessibility", "conformance"), ("accessibility", "assessed_on"), ("accessibility", "updated_on"), ("accessibility", "method")]


def problems(folder: Path, site: dict[str, Any]) -> list[tuple[str, str]]:
    """The rules that a project with nothing but site.yml breaks, with what they say."""
    (folder / "data").mkdir()
    shutil.copy(PROJECTS["demo"] / "mkdocs.yml", folder)
    text = yaml.safe_dump(site, allow_unicode=True, sort_keys=False)
    (folder / "data/site.yml").write_text(text, "utf-8")
    found = pipeline.check(folder)
    return [(each.rule, f"{each.message}. {each.suggestion}") for each in found.problems if each.severity is Severity.ERROR]


def without(*path: str, demonstration: bool = False) -> dict[str, Any]:
    site: dict[str, Any] = yaml.safe_load(yaml.safe_dump(SITE))
    if not demonstration:
        del site["demonstration"]
    if path:
        inner = site
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
    return site


def test_with_every_part_it_may_be_published(tmp_path: Path) -> None:
    assert problems(tmp_path, without()) == []


@pytest.mark.parametrize("path", [*PARTS, ("contact", "form")], ids=".".join)
def test_without_one_part_it_may_not(tmp_path: Path, path: tuple[str, ...]) -> None:
    found = problems(tmp_path, without(*path))
    assert [rule for rule, _ in found] == ["accessibility.missing"]
    assert path[-1] in found[0][1]  # it says what to write


@pytest.mark.parametrize("path", [("accessibility",), ("contact",)], ids=".".join)
def test_each_missing_part_is_named(tmp_path: Path, path: tuple[str, ...]) -> None:
    assert len(problems(tmp_path, without(*path))) == (4 if path == ("accessibility",) else 1)


@pytest.mark.parametrize("path", [("accessibility",), ("contact", "form"), *PARTS], ids=".".join)
def test_a_demonstration_may_do_without(tmp_path: Path, path: tuple[str, ...]) -> None:
    assert problems(tmp_path, without(*path, demonstration=True)) == []


def test_every_part_of_the_model_is_asked_for_or_may_be_empty() -> None:
    """A new field of the statement must either be asked for or be a list that may be empty."""
    bare = Site.model_validate(without("accessibility") | {"accessibility": {}, "contact": None})
    asked = {each.path[-1] for each in lacking(bare)} - {"form"}
    lists = {name for name, field in Accessibility.model_fields.items() if field.get_default(call_default_factory=True) == []}
    assert asked | lists == set(Accessibility.model_fields)


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_page_leads_to_it_and_says_that_the_site_is_a_demonstration(name: str) -> None:
    site = built(name)
    told = yaml.safe_load((PROJECTS[name] / "data/site.yml").read_text("utf-8"))["demonstration"]
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        page = Html(html)
        assert told in page.text("aside"), file
        assert any(link.get("href", "").endswith("tillganglighet/") for link in page.all("a")) or file.parent.name == "tillganglighet", file


def test_the_statement_says_what_it_lacks_and_that_it_is_a_demonstration() -> None:
    text = Html((built("real") / "tillganglighet/index.html").read_text("utf-8")).text("main")
    assert "Det här är en demonstration." in text
    assert "Det här saknas i redogörelsen: Ett formulär" in text
    whole = Html((built("demo") / "tillganglighet/index.html").read_text("utf-8")).text("main")
    assert "saknas i redogörelsen" not in whole
    for words in ("delvis förenlig", "Digg", "1 oktober 2026", "15 oktober 2026", "Oskäligt betungande", "Omfattas inte av lagen"):
        assert words in whole
