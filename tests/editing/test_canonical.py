"""The canonical form: it says the same, loses no comment, and is left as it is the second time."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from pydantic import BaseModel

from generator.editing.canonical import canonical
from generator.editing.comments import comments
from generator.nodes import Mapping, Node, Sequence, Tree
from generator.reading import yaml_tree
from generator.records import KINDS
from generator.records.shape import field, fields
from tests.editing.written import messy_files

RESPONSE = KINDS["responses"].model


def read(text: str) -> Tree:
    tree, problems = yaml_tree.read("prov.yml", text.encode("utf-8"))
    assert tree, problems
    return tree


def form(text: str, model: type[BaseModel] = RESPONSE) -> str:
    """The canonical form without its first line."""
    first, _, rest = canonical(read(text), text, model, "x.json").partition("\n")
    assert first == "# yaml-language-server: $schema=x.json"
    return rest


def in_order(node: Node, model: type[BaseModel] | None) -> bool:
    if isinstance(node, Sequence):
        return all(in_order(item, model) for item in node.items)
    if not isinstance(node, Mapping):
        return True
    names = [each.name for each in fields(model)] if model else []
    places = [names.index(name) if name in names else len(names) for name in node.values]
    parts = {name: each.part for name in node.values if (each := field(model, name))}
    return places == sorted(places) and all(in_order(value, parts.get(name)) for name, value in node.values.items())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(messy_files())
def test_it_says_the_same_with_every_comment_and_is_final(file: tuple[str, Tree, type[BaseModel], list[str]]) -> None:
    text, tree, model, told = file
    assume(tree.root.values)
    once = canonical(tree, text, model, "x.json")
    again = read(once)
    assert again.data() == tree.data()
    assert sorted(re.findall(r"# kommentar \d+", " ".join(comment.text for comment in comments(once)))) == sorted(told)
    assert in_order(again.root, model)
    assert canonical(again, once, model, "x.json") == once


def test_fields_are_put_in_order_and_their_comments_go_along() -> None:
    text = """\
# Om filen
summary: Kort.
# Om den som svarar
respondent: namnden
missing:
  - searched_on: 2026-11-23
    # Vad
    what: Beslutet.
    where: Överallt.
  # Sist i listan
stance: {position: unknown}  # Om ställningstagandet
# Sist i filen
"""
    assert (
        form(text)
        == """\
# Om filen
# Om den som svarar
respondent: namnden
summary: Kort.
stance:  # Om ställningstagandet
  position: unknown
missing:
  # Vad
  - what: Beslutet.
    where: Överallt.
    searched_on: 2026-11-23
  # Sist i listan
# Sist i filen
"""
    )


@pytest.mark.parametrize(
    ("written", "canonical_line"),
    [
        ("'Nämnden'", "Nämnden"),
        ('"Nämnden: beslutet"', '"Nämnden: beslutet"'),
        ("'no'", '"no"'),
        ("2019", '"2019"'),
        ("12:30", '"12:30"'),
        ("'# nej'", '"# nej"'),
        ('"Citat: \\"ja\\""', '"Citat: \\"ja\\""'),
        (">-\n  Två\n  rader", "Två rader"),
        ("|\n  En rad.\n", "|\n  En rad."),
        ("'a\n\n  b'", "|-\n  a\n  b"),
    ],
)
def test_texts_are_plain_unless_they_could_be_misread(written: str, canonical_line: str) -> None:
    assert form(f"summary: {written}\n") == f"summary: {canonical_line}\n"


@pytest.mark.parametrize(("name", "value"), [("dated", "2019"), ("dated", "2019-11-04"), ("immediate_approval", "true")])
def test_dates_and_yes_or_no_are_never_quoted(name: str, value: str) -> None:
    assert form(f'{name}: "{value}"\n') == f"{name}: {value}\n"


def test_a_long_text_is_broken_at_the_width_and_nowhere_else() -> None:
    words = " ".join(["ord"] * 60)
    lines = form(f"summary: {words}\n").splitlines()
    assert lines[0] == "summary: >-"
    assert [len(line) for line in lines[1:]] == [117, 117, 9]
    address = "https://exempel.se/" + "a" * 200
    assert form(f"summary: {address}\n") == f"summary: {address}\n"


def test_a_list_in_brackets_stays_in_brackets() -> None:
    model = KINDS["synonyms"].model
    text = "synonyms:\n  - words: [snut,\n      polisman]\n    means: [polis]\n    why: 'Vardagsord'\n"
    assert form(text, model) == "synonyms:\n  - words: [snut, polisman]\n    means: [polis]\n    why: Vardagsord\n"
    long = [f"ett-ganska-langt-ord-{number}" for number in range(10)]
    lines = form(f"synonyms:\n  - words: [{', '.join(long)}]\n", model).splitlines()
    assert lines[1].startswith("  - words: [ett-")
    assert lines[2].startswith("      ett-")
    assert max(map(len, lines)) <= 120


def test_empty_lines_between_fields_stay_one_at_a_time() -> None:
    assert form("respondent: a\n\n\n# Text\nsummary: b\n\nstance:\n\n  position: unknown\n\n") == (
        "respondent: a\n\n# Text\nsummary: b\n\nstance:\n  position: unknown\n"
    )


def test_an_older_first_line_is_exchanged_wherever_it_stands() -> None:
    assert form("# Om\n# yaml-language-server: $schema=fel.json\nsummary: a\n") == "# Om\nsummary: a\n"


def test_a_comment_within_brackets_or_above_a_mark_is_kept() -> None:
    assert form("---\n# Först\nproposals: [a, # om a\n  b] # om båda\n") == ("# Först\nproposals:  # om båda\n  - a  # om a\n  - b\n")


def test_a_comment_after_a_text_with_lines_of_its_own_is_found() -> None:
    text = "summary: |-\n  ett\n  två\n\n # Om ställningstagandet\nstance:\n  position: unknown\n"
    assert form(text) == "summary: |-\n  ett\n  två\n\n# Om ställningstagandet\nstance:\n  position: unknown\n"
