"""The schemas that editors' programs read: Swedish words, no nulls, the ids that there are, and where they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import reading, schema
from generator.preview import Preview
from generator.records import KINDS
from generator.records.shape import fields
from tests.site.projects import ROOT, copy, insyn_here

PROJECT = ROOT / "tests/demo"


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from nodes(inner)


def test_every_field_has_swedish_words_and_nothing_may_be_null() -> None:
    for name, made in schema.schemas().items():
        assert {"type": "null"} not in list(nodes(made))
        assert made["title"][0].isupper()
        assert f"data/{KINDS[name].pattern.split('/')[0] if name in KINDS else 'site.yml'}" in made["description"]
        for group in nodes(made):
            for field in group.get("properties", {}).values() if isinstance(group.get("properties"), dict) else ():
                assert field["title"], group
                assert field["description"], group


def test_fields_stand_in_the_order_in_which_they_are_written() -> None:
    for name, made in schema.schemas().items():
        if name in KINDS:
            assert list(made["properties"]) == [each.name for each in fields(KINDS[name].model)]


def test_choices_are_told_by_their_labels() -> None:
    choices = schema.schemas()["responses"]["$defs"]["Position"]["oneOf"]
    assert {"const": "opposes", "title": "Säger nej", "description": "Säger nej"} in choices


def test_ids_that_there_are_are_offered_and_others_accepted() -> None:
    names = schema.names_in(reading.read(PROJECT))
    offered, free = schema.schemas(names)["areas"]["$defs"]["Evidence"]["properties"]["source"]["anyOf"]
    assert offered["enum"] == sorted(path.stem for path in (PROJECT / "data/sources").glob("*.yml"))
    assert len(offered["enumDescriptions"]) == len(offered["enum"])
    assert "Handlingsplan" in offered["enumDescriptions"][offered["enum"].index("handlingsplan-2025")]
    assert free == {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
    measure = schema.schemas(names)["measures"]["properties"]
    assert "hallplatser" in measure["areas"]["items"]["anyOf"][0]["enum"]
    assert "gatunamnden" in measure["lead"]["anyOf"][0]["enum"]


def test_a_file_that_cannot_be_read_is_offered_too(tmp_path: Path) -> None:
    (tmp_path / "data/organisations").mkdir(parents=True)
    (tmp_path / "data/organisations/ny.yml").write_text("name: Ny: nämnd\n", "utf-8")
    assert schema.names_in(reading.read(tmp_path)) == {"organisations": {"ny": ""}}


def test_a_project_gets_its_own_schemas_where_its_files_look_for_them(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    done = insyn_here("schema", "--project", tmp_path)
    folder = tmp_path / ".insyn/schema"
    assert done.output == f"{len(KINDS) + 1} scheman finns i {folder}\n"
    assert {path.name for path in folder.iterdir()} == {f"{name}.schema.json" for name in ("site", *KINDS)}
    assert (tmp_path / ".insyn/.gitignore").read_text("utf-8") == "*\n"
    written = folder / "site.schema.json"
    before = written.stat().st_mtime_ns
    schema.write_own(reading.read(tmp_path))
    assert written.stat().st_mtime_ns == before, "det som inte har ändrats skrivs inte igen"


def test_the_first_line_of_every_file_leads_to_its_schema() -> None:
    for path in (PROJECT / "data").rglob("*.yml"):
        address = path.read_text("utf-8").partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
        wanted = (path.parent / address).resolve()
        assert wanted.parent == PROJECT / ".insyn/schema", path
        assert wanted.name.removesuffix(".schema.json") in {"site", *KINDS}


def test_where_nothing_may_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / ".insyn").write_text("en fil", "utf-8")
    schema.write_own_if_possible(reading.read(tmp_path))
    assert insyn_here("schema", "--project", tmp_path).exit_code == 3


@pytest.mark.parametrize("name", ["settings.json", "extensions.json", "tasks.json"])
def test_the_settings_for_vs_code_can_be_read(name: str) -> None:
    lines = (ROOT / ".vscode" / name).read_text("utf-8").splitlines()
    without = [line.split(" // ")[0] for line in lines if not line.lstrip().startswith("//")]
    assert json.loads("\n".join(without))


def test_a_preview_renews_them_at_every_change(tmp_path: Path) -> None:
    project = copy("demo", tmp_path / "projekt")
    preview = Preview()
    preview.load(project)
    written = project / ".insyn/schema/areas.schema.json"
    assert "ny-kalla" not in written.read_text("utf-8")
    (project / "data/sources/exempellagen.yml").rename(project / "data/sources/ny-kalla.yml")
    preview.load(project)
    assert "ny-kalla" in written.read_text("utf-8")
