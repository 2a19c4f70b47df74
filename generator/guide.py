"""The tables of data/README.md and generator/README.md, made from the models, the rules and the slots themselves.

`python -m generator.guide` writes them anew between their markers (`<!-- tabell: name -->` and `<!-- slut -->`); a test fails when
a table there is not what this module makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue import RULES
from generator.pages import FRAME_SLOTS, SLOTS
from generator.records import KINDS
from generator.records.dates import PartialDate
from generator.records.fields import Choice, Reference
from generator.records.shape import in_order
from generator.records.shared import Evidence
from generator.records.site import Site

#: The files that hold tables, from the root of a checkout.
FILES = ("data/README.md", "generator/README.md")

_TABLE = re.compile(r"(<!-- tabell: ([a-z_-]+) -->\n).*?(<!-- slut -->)", re.DOTALL)

#: How values of these types are written.
_PLAIN: dict[Any, str] = {PartialDate: "datum", bool: "`true` eller `false`", Decimal: "tal"}


def renewed(text: str) -> str:
    """A text with every marked table made anew."""
    return _TABLE.sub(lambda m: f"{m[1]}\n{table(m[2])}\n{m[3]}", text)


def table(name: str) -> str:
    """A table by its name: a kind, `site`, `evidence`, `rules` or `slots`.

    Raises:
        KeyError: there is no such table.
    """
    if name == "rules":
        rows = [f"| `{rule.id}` | {rule.title} | {rule.why} |" for rule in RULES.values()]
        return "\n".join(["| Regel | Vad som ska gälla | Varför |", "|---|---|---|", *rows, ""])
    if name == "slots":
        rows = [f"| `{slot.name}` | {', '.join(sorted(slot.takes)) or '–'} | {slot.about} |" for slot in SLOTS.values()]
        rows += [f"| `{frame}` | bara i ramar | {about} |" for frame, about in FRAME_SLOTS.items()]
        return "\n".join(["| Plats | Tar | Visar |", "|---|---|---|", *rows, ""])
    models: dict[str, type[BaseModel]] = {"site": Site, "evidence": Evidence, **{kind.name: kind.model for kind in KINDS.values()}}
    rows = list(_rows(models[name], ""))
    return "\n".join(["| Fält | Krävs | Vad | Skrivs som |", "|---|---|---|---|", *rows, ""])


def _rows(model: type[BaseModel], above: str) -> Iterator[str]:
    for name in in_order(model.model_fields):
        field = model.model_fields[name]
        if above and name == "sources" and _part(field.annotation) is Evidence:
            yield f"| `{above}{name}` |  | Källorna till uppgiften. | lista, se [Källor till en uppgift](#källor-till-en-uppgift) |"
            continue
        needed = "ja" if field.is_required() else ""
        yield f"| `{above}{name}` | {needed} | **{field.title}.** {field.description} | {_written_as(field)} |"
        inner = _part(field.annotation)
        if inner and inner is not Evidence:
            yield from _rows(inner, f"{above}{name}{'[]' if _is_list(field.annotation) else ''}.")


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is list


def _leaves(annotation: Any) -> Iterator[Any]:
    inner = [argument for argument in get_args(annotation) if argument is not type(None)]
    yield annotation
    for argument in inner:
        yield from _leaves(argument)


def _part(annotation: Any) -> type[BaseModel] | None:
    return next((leaf for leaf in _leaves(annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel)), None)


def _written_as(field: FieldInfo) -> str:
    leaves = [
        *_leaves(field.annotation),
        *field.metadata,
        *(mark for leaf in _leaves(field.annotation) for mark in getattr(leaf, "__metadata__", ())),
    ]
    words = _leaf_words(leaves)
    return f"lista: {words}" if _is_list(field.annotation) else words


def _leaf_words(leaves: list[Any]) -> str:
    for leaf in leaves:
        if isinstance(leaf, Reference):
            return f"id för {KINDS[leaf.kind].singular}"
        if isinstance(leaf, type) and issubclass(leaf, Choice):
            return "; ".join(f"`{choice.value}` ({choice.label})" for choice in leaf)
        if isinstance(leaf, type) and issubclass(leaf, BaseModel):
            return "fält, se nedan" if leaf is not Evidence else "se [Källor till en uppgift](#källor-till-en-uppgift)"
        if leaf in _PLAIN:
            return _PLAIN[leaf]
    return "text"


def main(root: Path = Path()) -> None:
    """Write the tables anew in the files of a checkout."""
    for name in FILES:
        path = root / name
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
