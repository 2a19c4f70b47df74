"""Every rule says what must hold, why, what to write instead, and shows it: with fields that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from generator.catalogue import RULES
from generator.cli import main
from generator.explaining import ADVICE, explanation
from generator.records import KINDS
from generator.records.site import Site
from tests.pages.test_every_field import models

rule = pytest.mark.parametrize("rule_id", list(RULES))


def known_fields() -> set[str]:
    tops: list[type[BaseModel]] = [Site, *(kind.model for kind in KINDS.values())]
    return {field for top in tops for model in models(top) for field in model.model_fields}


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@rule
def test_every_rule_has_all_parts(rule_id: str) -> None:
    told = explanation(rule_id)
    assert told
    for text in (told.rule.title, told.rule.why, told.advice.instead, told.advice.wrong, told.advice.right):
        assert text.strip()
    assert told.rule.why.endswith(".")
    assert told.advice.instead.endswith((".", "?"))
    assert told.advice.wrong != told.advice.right


def test_no_advice_is_left_over() -> None:
    assert set(ADVICE) == set(RULES)


@rule
def test_examples_have_fields_that_there_are(rule_id: str) -> None:
    example = ADVICE[rule_id].right
    first = example.splitlines()[0]
    if "/" in first.partition(":")[0] or not re.search(r"^[a-z_]+:", example, re.MULTILINE):
        return  # names of files, or a page of content/
    read = yaml.load(re.sub(r"  \(.*\)$", "", example, flags=re.MULTILINE), Loader=yaml.BaseLoader)
    assert set(keys(read)) <= known_fields() | {"site_name", "site_url"}, "the latter two are of mkdocs.yml"


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["explain", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_rule_is_told_whole() -> None:
    code, said, _ = run("date.deadline")
    assert code == 0
    assert said == (
        "Sista svarsdag är inte före utskicket [date.deadline]\n"
        "\n"
        "Varför: Ingen kan svara före frågan.\n"
        "\n"
        "Gör så här: Kontrollera båda dagarna mot handlingen.\n"
        "\n"
        "Fel:\n"
        "    sent_on: 2019-09-04\n"
        "    deadline: 2019-06-01\n"
        "\n"
        "Rätt:\n"
        "    sent_on: 2019-06-01\n"
        "    deadline: 2019-09-04\n"
    )


def test_without_a_rule_all_are_listed() -> None:
    code, said, _ = run()
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()] == list(RULES)


def test_several_rules_at_once() -> None:
    code, said, _ = run("yaml.tab", "[yaml.tag]")
    assert code == 0
    assert said.count("Gör så här:") == 2


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("date.dedline", "date.deadline"),
        ("deadline", "date.deadline"),
        ("yaml", "yaml.syntax, yaml.tab"),
        ("identity", "page.identity-number"),
    ],
)
def test_near_ids_are_suggested(wrong: str, meant: str) -> None:
    code, said, told = run(wrong)
    assert (code, said) == (2, "")
    assert f'Ingen regel heter "{wrong}".' in told
    assert meant in told


def test_what_is_near_nothing_is_told_where_to_look() -> None:
    assert run("xxxxxxxxxxxxxxxxx")[2] == 'Ingen regel heter "xxxxxxxxxxxxxxxxx". Kör insyn explain utan namn, så visas alla.\n'
