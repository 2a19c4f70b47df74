"""What the READMEs say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from generator import guide
from generator.catalogue import RULES
from generator.cli import main
from generator.pages import FRAME_SLOTS, SLOTS
from generator.records import KINDS

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", guide.FILES)
def test_tables_are_made_from_the_models(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert guide.renewed(text) == text, "Kör: python -m generator.guide"


def test_every_rule_is_in_the_field_guide() -> None:
    text = (ROOT / "data/README.md").read_text("utf-8")
    assert [rule for rule in RULES if f"| `{rule}` |" not in text] == []


def test_every_kind_has_its_place_and_its_fields_in_the_field_guide() -> None:
    text = (ROOT / "data/README.md").read_text("utf-8")
    for kind in KINDS.values():
        assert f"<!-- tabell: {kind.name} -->" in text
        for field in kind.model.model_fields:
            assert f"| `{field}` |" in text


@pytest.mark.parametrize("name", ["places", "measures", "situations", "indicators", "glossary", "redirects", "synonyms"])
def test_the_first_example_of_a_kind_can_be_copied(name: str) -> None:
    before = (ROOT / "data/README.md").read_text("utf-8").partition(f"<!-- tabell: {name} -->")[0]
    section = before[before.rindex("\n## ") :]
    example = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)[0]
    KINDS[name].model.model_validate(yaml.load(example, Loader=yaml.BaseLoader))


def test_every_slot_is_in_the_design() -> None:
    text = (ROOT / "generator/README.md").read_text("utf-8")
    assert [slot for slot in [*SLOTS, *FRAME_SLOTS] if f"| `{slot}` |" not in text] == []


def test_every_command_and_option_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for name, command in main.commands.items():
        assert f"`insyn {name}" in text
        for parameter in command.params:
            if isinstance(parameter, click.Option) and "--project" not in parameter.opts:
                assert parameter.opts[0] in text


def test_a_changed_table_is_noticed() -> None:
    text = (ROOT / "data/README.md").read_text("utf-8")
    assert guide.renewed(text.replace("| `stance` | ja |", "| `stance` | nej |")) == text
