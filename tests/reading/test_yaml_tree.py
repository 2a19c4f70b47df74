"""YAML as an editor may write it: places are exact, and no bytes make the reader raise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading import yaml_tree
from generator.reading.typed import typed
from generator.records import KINDS, Response

TEXT = """\
# å ä ö
namn: "Åäö"
lista:
  - först
  - a: å b
    c: |
      rad ett
      rad två
"""


def test_places_count_letters_from_one() -> None:
    tree, problems = yaml_tree.read("x.yml", TEXT.encode())
    assert problems == []
    assert tree is not None
    places = {
        (): (2, 1),
        ("namn",): (2, 7),
        ("lista",): (3, 1),
        ("lista", 0): (4, 5),
        ("lista", 1, "a"): (5, 8),
        ("lista", 1, "saknas"): (5, 5),
    }
    for path, (line, column) in places.items():
        place = tree.place(path)
        assert (place.line, place.column) == (line, column), path
    assert tree.place(("lista", 1, "a"), of_key=True).column == 5
    assert tree.line_within(("lista", 1, "c"), 1).line == 8


def test_words_stay_words() -> None:
    tree, _ = yaml_tree.read("x.yml", "a: no\nb: 12:30\nc: 2019-05\nd: 0o17\ne: 1_000\n".encode("utf-8-sig"))
    assert tree is not None
    assert tree.data() == {"a": "no", "b": "12:30", "c": "2019-05", "d": "0o17", "e": "1_000"}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet="ab:-|>\"'&*!{}[]#,?%@` \n\t\0åä~<", max_size=40).map(str.encode))
def test_any_bytes_give_a_tree_or_problems(content: bytes) -> None:
    tree, problems = yaml_tree.read("x.yml", content)
    assert (tree is None) == bool(problems)
    for problem in problems:
        assert problem.message
        assert problem.location.line <= content.count(b"\n") + content.count(b"\r") + 2


plain = st.recursive(
    st.text("abc 1", min_size=1, max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(Response.model_fields)), inner, max_size=4),
    max_leaves=12,
)


def _written(value: object, indent: int = 0) -> str:
    space = "  " * indent
    if isinstance(value, dict):
        return "".join(f"{space}{key}:\n{_written(inner, indent + 1)}" for key, inner in value.items()) or f"{space}{{}}\n"
    if isinstance(value, list):
        return "".join(f"{space}-\n{_written(inner, indent + 1)}" for inner in value) or f"{space}[]\n"
    return f'{space}"{value}"\n'


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(Response.model_fields)), plain, min_size=1, max_size=6), st.sampled_from(sorted(KINDS)))
def test_any_fields_give_a_record_or_problems(fields: dict[str, object], kind: str) -> None:
    tree, problems = yaml_tree.read("x.yml", _written(fields).encode())
    if tree is None:
        assert problems
        return
    record, problems = typed(tree, KINDS[kind].model)
    assert (record is None) == bool(problems)
    assert all(problem.location.line for problem in problems)
