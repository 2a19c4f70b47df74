"""Records as JSON: what they say, that they keep to their schemas, and that nothing is in them that no page shows."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator import addresses
from generator.outputs.redirects import above_data
from generator.published import HANDED_OUT
from tests.site.html import Html
from tests.site.projects import PROJECTS, built, checked

if TYPE_CHECKING:
    from pathlib import Path

    from generator.register import Register


def loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def validator(site: Path, name: str) -> Draft202012Validator:
    """The validator of a published schema, with the others beside it to refer to."""
    folder = site / addresses.API / "schema"
    resources = [(path.name, Resource.from_contents(loaded(path))) for path in folder.glob("*.json")]
    schema = loaded(folder / f"{name}.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=Registry().with_resources(resources))


@pytest.mark.parametrize("name", PROJECTS)
def test_every_record_keeps_to_its_schema_and_stands_in_the_list_of_its_kind(name: str) -> None:
    site = built(name)
    index = loaded(site / addresses.data_index())
    assert [error.message for error in validator(site, "index").iter_errors(index)] == []
    for kind in index["kinds"]:
        together = loaded(site / kind["json"])
        assert [error.message for error in validator(site, f"{kind['kind']}-alla").iter_errors(together)] == []
        records = {each["id"]: each for each in together["records"]}
        assert list(records) == sorted(records)
        assert len(records) == kind["count"]
        every = {path.stem: loaded(path) for path in (site / addresses.API / kind["kind"]).glob("*.json")}
        own = {each: told for each, told in every.items() if "moved" not in told}
        assert {each: {"$schema": f"../schema/{kind['kind']}.json", **told} for each, told in records.items()} == own


@pytest.mark.parametrize("name", PROJECTS)
def test_the_index_leads_to_everything_that_programs_may_want(name: str) -> None:
    site = built(name)
    index = loaded(site / addresses.data_index())
    named = [*index["catalogues"], *index["feeds"], *index["calendars"], index["datapackage"], index["database"], index["archive"]]
    assert [each for each in named if not (site / each).is_file()] == []
    for kind, ending in (("catalogues", "api/v1/dcat.*"), ("feeds", "*.atom"), ("calendars", "*.ics")):
        there = {path.relative_to(site).as_posix() for path in site.rglob(ending)}
        assert set(index[kind]) == there
        assert len(index[kind]) == len(there)
        assert not there or kind == "catalogues" or "/" not in index[kind][0]  # that of the whole site comes first


def test_who_shortens_an_address_comes_to_the_page_about_the_data() -> None:
    for folder, up in (("api/", "../"), ("api/v1/", "../../")):
        page = Html((built("demo") / folder / "index.html").read_text("utf-8"))
        assert page.all("a") == [{"href": f"{up}oppna-data/"}]
        assert page.text("h1") == "Öppna data"
        assert [each["content"] for each in page.all("meta") if each.get("http-equiv") == "refresh"] == [f"0; url={up}oppna-data/"]


def test_a_project_without_such_a_page_has_none_that_leads_to_it(tmp_path: Path) -> None:
    known = checked("demo").register
    assert above_data(known).keys() == {"api/index.html", "api/v1/index.html"}
    elsewhere = SimpleNamespace(reading=SimpleNamespace(project=tmp_path, engine=known.reading.engine))
    assert above_data(cast("Register", elsewhere)) == {}


@pytest.mark.parametrize("name", PROJECTS)
def test_a_record_says_where_its_page_is_and_every_page_of_a_record_has_its_data(name: str) -> None:
    site, known = built(name), checked(name).register
    told = {each["page"]: each for kind in HANDED_OUT for each in loaded(site / addresses.data_kind(kind))["records"]}
    assert told.keys() == {item.address for item in known.items() if item.address}
    address = known.reading.engine.address
    for page, each in told.items():
        assert (site / page / "index.html").is_file()
        assert (site / each["data"]).is_file()
        assert each["address"] == (address + page if address else None)
        assert each["licence"]["name"] == "CC0 1.0"
        assert each["derived"]["as_of"] == "2026-11-23"


def test_each_null_is_told_of_with_its_reason() -> None:
    for kind in HANDED_OUT:
        for each in loaded(built("demo") / addresses.data_kind(kind))["records"]:
            told = [place for reason in each["unknown"] for place in reason["fields"]]
            assert sorted(told) == sorted(nulls(each))
            assert all(reason["text"] for reason in each["unknown"])


def nulls(value: Any, at: str = "") -> list[str]:
    """Where a null stands; how a source is quoted is no fact of its own."""
    if isinstance(value, dict):
        evidence = value.keys() == {"source", "quote", "place"}
        return [place for name, each in value.items() if not evidence or name == "source" for place in nulls(each, f"{at}/{name}")]
    if isinstance(value, list):
        return [place for number, each in enumerate(value) for place in nulls(each, f"{at}/{number}")]
    return [at] if value is None else []


def test_a_record_that_has_another_id_is_found_from_its_old_one() -> None:
    site = built("demo")
    told = loaded(site / "api/v1/svar/kulturnamnden-2024.json")
    assert [error.message for error in validator(site, "flyttad").iter_errors(told)] == []
    assert loaded(site / told["moved"]["data"])["id"] == "trygghetsavtal-2024-kulturnamnden"
    assert told["moved"]["reason"] == "Svarens adresser börjar nu med remissens namn."
    assert loaded(site / "api/v1/omraden/hamnen.json")["moved"] == {
        "page": "omraden/hamnomradet/",
        "data": "api/v1/omraden/hamnomradet.json",
        "reason": None,
    }
