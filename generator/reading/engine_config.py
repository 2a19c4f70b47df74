"""What Insyn needs to know from mkdocs.yml, read without the engine and without running anything that stands in it."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

from generator.problems import Location, Problem
from generator.records.entry import Engine

FILE = "mkdocs.yml"


def read_engine(project: Path) -> tuple[Engine, list[Problem]]:
    """The engine's settings, with what it assumes where mkdocs.yml leaves something out."""
    path = project / FILE
    advice = "Kör kommandot i projektets mapp, eller ange den med --project."
    if not path.is_file():
        return Engine(), [Problem(Location(FILE), "file.missing", "filen saknas", advice)]
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Location(FILE, mark.line + 1, mark.column + 1) if mark else Location(FILE)
        return Engine(), [Problem(place, "yaml.syntax", "filen går inte att läsa", "Kontrollera indrag, kolon och citattecken.")]
    if not isinstance(root, yaml.MappingNode):
        return Engine(), [Problem(Location(FILE, 1, 1), "field.type", "filen ska bestå av fält", 'Skriv till exempel "site_name: Insyn".')]
    top = _fields(root)
    theme = _fields(top.get("theme"))
    assumed = Engine()
    address = _text(top.get("site_url"))
    return (
        Engine(
            name=_text(top.get("site_name")) or assumed.name,
            address=f"{address.rstrip('/')}/" if address else "",
            language=_text(theme.get("language")) or assumed.language,
            content=_text(top.get("docs_dir")) or "docs",
            output=_text(top.get("site_dir")) or assumed.output,
            theme=_text(theme.get("custom_dir")),
        ),
        [],
    )


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _text(node: yaml.Node | None) -> str:
    """A setting as text; `!ENV NAME` and `!ENV [NAME, default]` as the engine reads them."""
    if node is None:
        return ""
    if node.tag != "!ENV":
        return node.value if isinstance(node, yaml.ScalarNode) else ""
    names = [node.value] if isinstance(node, yaml.ScalarNode) else [item.value for item in node.value]
    last = len(names) - 1
    for position, name in enumerate(names):
        if name in os.environ:
            return os.environ[name]
        if position == last and position:
            return str(name)
    return ""
