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
from tests.site.projects import PROJECTS

if TYPE_CHECKING:
    from pathlib import Path

SITE = yaml.load((PROJECTS["demo"] / "data/site.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # as the program reads it
PARTS = [("accessibility", "conformance"), ("accessibility", "assessed_on"), ("accessibility", "updated_on"), ("accessibility", "method")]


def checked(folder: Path, site: dict[str, Any]) -> pipeline.Checked:
    """A project with nothing but site.yml."""
    (folder / "data").mkdir()
    shutil.copy(PROJECTS["demo"] / "mkdocs.yml", folder)
    text = yaml.safe_dump(site, allow_unicode=True, sort_keys=False)
    (folder / "data/site.yml").write_text(text, "utf-8")
    return pipeline.check(folder)


def problems(folder: Path, site: dict[str, Any]) -> list[tuple[str, str]]:
    """The rules that such a project breaks, with what they say."""
    found = checked(folder, site).problems
    return [(each.rule, f"{each.message}. {each.suggestion}") for each in found if each.severity is Severity.ERROR]


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


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"assessed_on": "2026"}, 'dagen för bedömningen, "2026" är ingen hel dag'),
        ({"updated_on": "2026-11"}, 'dagen då redogörelsen senast uppdaterades, "2026-11" är ingen hel dag'),
        ({"method": "-"}, 'hur webbplatsen bedömdes, "-" räcker inte'),
        ({"method": "Ej gjort."}, 'hur webbplatsen bedömdes, "Ej gjort." räcker inte'),
        ({"defects": [{"what": "...", "reason": "Kartorna är inskannade."}]}, 'vad en brist är, "..." räcker inte'),
        ({"defects": [{"what": "Kartor.", "reason": "?"}]}, 'orsaken till en brist, "?" räcker inte'),
        ({"burden": [{"what": "Kartor.", "reason": "&nbsp;"}]}, 'varför något är oskäligt betungande, "&nbsp;" räcker inte'),
        ({"outside": [{"what": "Inget", "reason": "De är gamla."}]}, 'vad som inte omfattas av lagen, "Inget" räcker inte'),
    ],
    ids=str,
)
def test_a_part_that_says_nothing_is_missing(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    site = without()
    site["accessibility"] |= changed
    found = problems(tmp_path, site)
    assert [rule for rule, _ in found] == ["accessibility.missing"]
    assert said in found[0][1]


@pytest.mark.parametrize(
    "told",
    [
        *("-", ".", "Ingen", "&nbsp;", "&nbsp; &lt; &gt; &amp;", "1 2 3 4", "a b c d", "prov prov prov", "Det här är ingen demonstration."),
        *("Nej, på riktigt", "Inte längre, kommunen står bakom den", "False, den är skarp", "no, this is the real site"),
    ],
)
def test_no_nonsense_makes_a_site_a_demonstration(tmp_path: Path, told: str) -> None:
    assert "site.demonstration" in [rule for rule, _ in problems(tmp_path, without() | {"demonstration": told})]


@pytest.mark.parametrize("told", ["Bara på prov.", "Påhittad kommun, inte på riktigt.", "Av skolan, på låtsas.", "A site for tests only."])
def test_a_few_words_tell_what_a_demonstration_is(tmp_path: Path, told: str) -> None:
    assert problems(tmp_path, without() | {"demonstration": told}) == []


@pytest.mark.parametrize("path", [("accessibility",), ("contact",)], ids=".".join)
def test_each_missing_part_is_named(tmp_path: Path, path: tuple[str, ...]) -> None:
    assert len(problems(tmp_path, without(*path))) == (4 if path == ("accessibility",) else 1)


@pytest.mark.parametrize("path", [("accessibility",), ("contact", "form"), *PARTS], ids=".".join)
def test_a_demonstration_may_do_without(tmp_path: Path, path: tuple[str, ...]) -> None:
    assert problems(tmp_path, without(*path, demonstration=True)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"conformance": "full"}, ["helt förenlig med lagen, men det finns kända brister"]),
        ({"conformance": "full", "defects": []}, ["men det finns innehåll som är undantaget som oskäligt betungande"]),
        ({"conformance": "full", "defects": [], "burden": []}, []),  # what lies outside the law does not count
        ({"defects": []}, []),
        ({"defects": [], "burden": []}, ["delvis förenlig med lagen, men ingen brist är nämnd"]),
        ({"conformance": "none", "defects": [], "burden": []}, ["inte förenlig med lagen, men ingen brist är nämnd"]),
        ({"updated_on": "2026-09-30"}, ["uppdaterades 2026-09-30, före bedömningen 2026-10-01"]),
        ({"updated_on": "2999-01-01"}, ["dagen 2999-01-01 har inte varit än"]),
        ({"assessed_on": "2999-01-01", "updated_on": "2999-01-01"}, ["dagen 2999-01-01 har inte varit än"] * 2),
    ],
    ids=str,
)
def test_it_may_not_contradict_itself(tmp_path: Path, changed: dict[str, Any], said: list[str]) -> None:
    site = without()
    site["accessibility"] |= changed
    found = problems(tmp_path, site)
    assert [rule for rule, _ in found] == ["accessibility.contradiction"] * len(said)
    assert all(words in message for words, (_, message) in zip(said, found, strict=True))


def test_a_demonstration_can_be_built_as_of_an_earlier_day(tmp_path: Path) -> None:
    site = without(demonstration=True)
    site["accessibility"]["updated_on"] = "2999-01-01"
    found = checked(tmp_path, site).problems
    assert [(each.rule, each.severity) for each in found] == [("accessibility.contradiction", Severity.WARNING)]


def test_every_part_of_the_model_is_asked_for_or_may_be_empty() -> None:
    """A new field of the statement must either be asked for or be a list that may be empty."""
    bare = Site.model_validate(without("accessibility") | {"accessibility": {}, "contact": None})
    asked = {each.path[-1] for each in lacking(bare)} - {"form"}
    lists = {name for name, field in Accessibility.model_fields.items() if field.get_default(call_default_factory=True) == []}
    assert asked | lists == set(Accessibility.model_fields)
