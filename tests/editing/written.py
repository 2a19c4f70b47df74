"""Files as people may write them, made up for tests: fields in any order, texts in any form, comments anywhere."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.nodes import Mapping, Tree
from generator.reading import yaml_tree
from generator.records import KINDS
from generator.records.shape import Field, fields
from generator.records.site import Site

MODELS: list[type[BaseModel]] = [Site, *(kind.model for kind in KINDS.values())]

_LONG = "ett långt stycke med många ord som inte får plats på en enda rad utan måste brytas någonstans på vägen "
_UNSEEN = ("\u00a0", "\x07", "\u2028", "\ufeff", " ", "  ", "\n", "\n\n", "\n  ", "\t")
_MARKS = (*"-:#[]{}\"'\\|>%@`!&*?,…😀", "- ", ": ", " #", "---")
_PIECES = st.sampled_from(["ord", "å, ä", "Ja", "no", "2019", "12:30", "null", "~", _LONG, *_MARKS, *_UNSEEN])
TEXTS = st.one_of(
    st.lists(_PIECES, min_size=1, max_size=8).map("".join), st.text(min_size=1, max_size=30, alphabet=st.characters(codec="utf-8"))
).filter(lambda text: bool(text.strip()))


@st.composite
def values(draw: st.DrawFn, model: type[BaseModel], depth: int = 0) -> dict[str, Any]:
    """Some of a model's fields, and at times one that it does not have, in any order."""
    chosen = draw(st.lists(st.sampled_from(fields(model)), min_size=1, max_size=5, unique_by=lambda each: each.name))
    made = {each.name: draw(_value(each, depth)) for each in chosen}
    if draw(st.integers(0, 9)) == 0:
        made["påhittat"] = draw(TEXTS)
    return made


def _value(each: Field, depth: int) -> st.SearchStrategy[Any]:
    one: st.SearchStrategy[Any] = values(each.part, depth + 1) if each.part and depth < 3 else TEXTS
    return st.lists(one, max_size=3) if each.several else one


@st.composite
def messy_files(draw: st.DrawFn) -> tuple[str, Tree, type[BaseModel], list[str]]:
    """A file that can be read: its text, what reading makes of it, its model and its comments."""
    model = draw(st.sampled_from(MODELS))
    text = yaml.dump(
        draw(values(model)),
        default_style=draw(st.sampled_from([None, None, '"', "'", "|", ">"])),
        default_flow_style=draw(st.sampled_from([False, False, None, True])),
        indent=draw(st.integers(2, 4)),
        width=draw(st.sampled_from([20, 80, 10_000])),
        allow_unicode=draw(st.booleans()),
        sort_keys=False,
    )
    text = text.replace("!!binary ", "")
    tree = _read(text)
    told: list[str] = []
    for _ in range(draw(st.integers(0, 6)) if tree else 0):
        lines = text.split("\n")
        number = draw(st.integers(0, len(lines) - 1))
        comment = f"# kommentar {len(told)}"
        if draw(st.booleans()):
            lines.insert(number, " " * draw(st.integers(0, 8)) + comment)
            if draw(st.booleans()):
                lines.insert(number, "")
        else:
            lines[number] += f" {comment}"
        changed = "\n".join(lines)
        again = _read(changed)
        if again and tree and again.data() == tree.data():
            text, tree = changed, again
            told.append(comment)
    return text, tree or Tree("", Mapping(1, 1)), model, told


def _read(text: str) -> Tree | None:
    return yaml_tree.read("prov.yml", text.encode("utf-8"))[0]
