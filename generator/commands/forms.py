"""The canonical form of a file that a command is about to write."""

from __future__ import annotations

from generator import schema
from generator.commands import WORK, Stopped
from generator.editing import files
from generator.editing.canonical import canonical
from generator.reading import yaml_tree


def formed(relative: str, text: str) -> str:
    """The canonical form of a file of data.

    Args:
        relative: its path below data/; a draft has the form of what it is to become.
        text: the file, written in any way.

    Raises:
        Stopped: the program itself has written something that cannot be read.
    """
    kind = files.kind_at(relative)
    tree, problems = yaml_tree.read(f"data/{relative}", text.encode("utf-8"))
    if tree is None or kind is None:
        said = "\n".join(f"{each.message}. {each.suggestion}" for each in problems)
        raise Stopped(f"data/{relative} gick inte att skriva. {said}".strip(), WORK)
    name, model = kind
    return canonical(tree, text, model, files.schema_path(relative, name, schema.FOLDER))
