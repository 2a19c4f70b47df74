"""What reading leaves out of its work because it cannot matter: each shortcut beside the long way."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import cmarkgfm
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import prose
from generator.nodes import Node, Scalar, Sequence, Tree
from generator.reading import comments, decoding, read_entry, yaml_tree
from generator.reading.discover import discover
from generator.reading.yaml_data import data_of
from tests.editing.written import messy_files

DEMO = Path(__file__).parents[1] / "demo"
EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


@settings(max_examples=300)
@given(messy_files())
def test_content_is_the_same_with_and_without_places(file: tuple[str, Tree, object, object]) -> None:
    text, tree, *_ = file
    found = data_of(text)
    if found and decoding.text_of("", text.encode())[0]:
        assert found == (tree.data(), (tree.root.line, tree.root.column))


_SIGNS = "ab:-|>\"'&*!{}[]#,?%@` \n<~nul.å"
_WORDS = ["a: ", "- ", "b:\n", "  ", "x\n", "null", "~", "--- ", "|\n", "<<: "]


@settings(max_examples=1500)
@given(st.text(_SIGNS, max_size=40) | st.lists(st.sampled_from(_WORDS)).map("".join))
@example("a: null\n")
@example("a: b\na: c\n")
@example("a:\n  <<: c\n")
@example("a: b\n---\nc: d\n")
@example(f"a: {'[' * 25}x{']' * 25}\n")
def test_whatever_is_read_at_once_has_no_problem(text: str) -> None:
    found = data_of(text)
    tree, problems = yaml_tree.tree_of("x.yml", text)
    if found:
        assert (problems, tree and tree.data(), tree and (tree.root.line, tree.root.column)) == ([], *found)


@pytest.mark.parametrize("project", [DEMO, Path(__file__).parents[2]], ids=["demo", "own"])
def test_the_files_of_real_projects_are_read_at_once(project: Path) -> None:
    texts = {found.file: decoding.text_of("", found.path.read_bytes())[0] or "" for found in discover(project)[0]}
    assert [file for file, text in texts.items() if data_of(text) is None] == []


def _paths(node: Node, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(node, Scalar):
        return [path]
    inner = enumerate(node.items) if isinstance(node, Sequence) else node.values.items()
    return [path, *(each for step, value in inner for each in _paths(value, (*path, step)))]


def test_places_are_those_of_the_whole_tree() -> None:
    for found in discover(DEMO)[0]:
        entry, _ = read_entry(found)
        tree, _ = yaml_tree.read(found.file, found.path.read_bytes())
        assert entry
        assert tree
        for path in [*_paths(tree.root), ("saknas",), ("saknas", 3)]:
            assert entry.places.place(path) == tree.place(path)
            assert entry.places.place(path, of_key=True) == tree.place(path, of_key=True)


def test_what_many_records_say_is_there_once(tmp_path: Path) -> None:
    folder = tmp_path / "data/organisations"
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.yml").write_text("name: Prov i en stad\nkind: board\nparent: prov-i-en-stad\n", "utf-8")
    one, other = (read_entry(each)[0] for each in discover(tmp_path)[0])
    assert one
    assert other
    assert one.record.name is other.record.name  # type: ignore[attr-defined]  # it is an organisation
    assert one.record.parent is other.record.parent  # type: ignore[attr-defined]


def test_in_a_file_that_has_changed_since_a_place_is_where_its_fields_began(tmp_path: Path) -> None:
    path = tmp_path / "data/organisations/prov.yml"
    path.parent.mkdir(parents=True)
    path.write_text("# Prov\nname: Prov\nkind: board\n", "utf-8")
    entry, _ = read_entry(discover(tmp_path)[0][0])
    assert entry
    path.write_text("kind: board\n\n\nname: Provar\n", "utf-8")
    assert str(entry.places.place(("name",))) == "data/organisations/prov.yml:2:1"
    path.unlink()
    assert str(entry.places.place(("name",))) == "data/organisations/prov.yml:2:1"


def test_no_character_is_plain_that_means_another_or_hides() -> None:
    plain = [each for each in EVERY_CHARACTER if prose.is_plain(each)]
    assert {*"aZåäöÅÄÖé–…”’€§ \n"} <= {*plain}
    text = "".join(plain)
    assert unicodedata.normalize("NFC", text.translate(prose._SAME_CHARACTER)) == text
    assert prose.invisible_character(text) is None
    assert not any(map(unicodedata.combining, text))  # so that what is plain by itself is plain beside any other


def test_no_forbidden_character_is_overlooked() -> None:
    for each in EVERY_CHARACTER:
        if decoding._FORBIDDEN.search(each):
            assert decoding._may_be_forbidden(f"å{each}x".encode()), ascii(each)
    assert not decoding._may_be_forbidden("Så här: ”skrivs” – för det mesta …\n".encode())


_LEVELS = ["> ", "- ", "* ", "1. ", "\t", "  ", ">", "\n", "*", "_", "**", "x", "x y", "[", "](", "!", "<", "&lt;", ")", "http://a.se", "`"]
MARKDOWN = st.lists(st.sampled_from(_LEVELS), max_size=60).map("".join) | st.lists(st.sampled_from(_LEVELS[:12]), max_size=90).map("".join)


@settings(max_examples=1500)
@given(MARKDOWN)
@example("> " * 21 + "x")
@example(">" * 7 + "*" * 6 + "x" + "*" * 6)
@example("\n".join(f"{'  ' * level}- x" for level in range(22)))
@example("\n".join("\t" * (level // 2) + "  " * (level % 2) + "- x" for level in range(22)))
@example("- 1. " * 11 + "x")
def test_a_simple_text_has_nothing_that_is_refused(text: str) -> None:
    if prose._is_simple(text):
        rendered = cmarkgfm.markdown_to_html(text)
        assert not any(mark in rendered for mark in (prose._RAW_HTML, "<img ", "<a "))
        assert prose._depth(rendered) <= prose._DEEPEST


def test_most_texts_are_simple() -> None:
    assert prose._is_simple("Vi – nämnden – säger ”ja”.\n\n- Ett\n- *Två*\n\n1. Tre (3)\n\n> Fyra")


#: What the searches are to find, without regard to what they cost.
_ANY_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
_ANY_CURLY = re.compile(r"(?:(?<=[:-])|^)[ \t]+([”“][^”“\n]*”)[ \t]*$", re.MULTILINE)


@settings(max_examples=1000)
@given(st.text("a:-# \t\n”“x", max_size=40))
def test_comments_and_quotation_marks_are_all_found(text: str) -> None:
    assert [each.span() for each in comments._COMMENT.finditer(text)] == [each.span() for each in _ANY_COMMENT.finditer(text)]
    assert [each.span(1) for each in comments._curly(text)] == [each.span(1) for each in _ANY_CURLY.finditer(text)]
    if comments._LOST.search(text):
        assert " #" in text or "\t#" in text
