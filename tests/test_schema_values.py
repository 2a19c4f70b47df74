"""The schemas and the data agree: all that is published is right by them, and what a model refuses they refuse too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import reading, schema

ROOT = Path(__file__).parent.parent
_SCHEMA = re.compile(r"\$schema=.*/([a-z]+)\.schema\.json")


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors' programs do, by the core schema of YAML 1.2: `no` is a word and a date a text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node), 10)  # a zero first does not make it octal


CoreLoader.add_constructor("tag:yaml.org,2002:int", _decimal)


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), CoreLoader)


def faults(path: Path, schemas: dict[str, Any], kind: str) -> list[str]:
    return [
        f"{path.name}: {error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schemas[kind]).iter_errors(read(path))
    ]


@pytest.mark.parametrize("project", [ROOT, ROOT / "tests/demo"], ids=["real", "demo"])
def test_all_data_are_right_by_their_schemas(project: Path) -> None:
    schemas = schema.schemas(schema.names_in(reading.read(project)))
    for made in schemas.values():
        Draft202012Validator.check_schema(made)
    found = []
    for path in sorted((project / "data").rglob("*.yml")):
        told = _SCHEMA.search(path.read_text("utf-8").partition("\n")[0])
        assert told, path
        found += faults(path, schemas, told[1])
    assert found == []


#: What the examples of these rules break, the schema cannot know: it has no calendar and no list of languages.
BEYOND = {"field.date", "field.language"}
#: No file of data/, a word that YAML itself makes a yes, and levels within Markdown, which no pattern can count.
ELSEWHERE = {
    "field.yes-no--words/data/agreements/avtalet/consultations/remissen/consultation.yml",
    "field.path--content/mkdocs.yml",
    "field.form--lengths/data/agreements/avtalet/consultations/remissen/responses/provnamnden.yml",
}
BROKEN = sorted(path for path in (ROOT / "tests/broken").glob("field.*") if path.name.partition("--")[0] not in BEYOND)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_what_a_model_refuses_the_schema_refuses(case: Path) -> None:
    """Each file in which a rule on fields finds a fault has one by its schema too."""
    schemas = schema.schemas()
    told = {line.split(":", 1)[0] for line in (case / "expected.txt").read_text("utf-8").splitlines() if "[field." in line}
    kinds = {entry.file: entry.kind for entry in reading.read(case).entries}
    assert told
    for file in sorted(told):
        if f"{case.name}/{file}" in ELSEWHERE:
            continue
        kind = kinds.get(file) or kind_of(file)
        assert faults(case / file, schemas, kind), file


def kind_of(file: str) -> str:
    """The kind of a file by its folder."""
    name, folder = Path(file).stem, Path(file).parent.name
    return folder if folder in schema.schemas() else {"agreement": "agreements", "consultation": "consultations"}.get(name, name)
