"""What Insyn needs to know from mkdocs.yml, read without the engine and without running anything that stands in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator import addresses
from generator.problems import Location, Problem
from generator.reading.decoding import text_of
from generator.reading.yaml_tree import syntax
from generator.records.entry import Engine

FILE = "mkdocs.yml"

#: Parts of the engine that read nothing but content/, the settings and the theme.
_PLUGINS = frozenset({"insyn", "search"})
_EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs", "legacy_em"),
        *("md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
        *(f"pymdownx.{name}" for name in ("betterem", "caret", "details", "keys", "mark", "smartsymbols", "tabbed", "tasklist", "tilde")),
    }
)

#: What a value in the settings may be; others run somebody's program, or name files that are not known here.
_PLAIN = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))
_ENVIRONMENT = "!ENV"
#: What the engine asks of the environment by itself: the moment that a page says that it was built at.
_ALWAYS = ("SOURCE_DATE_EPOCH", "TZ")

_DEEPEST = 50  # levels of fields; MkDocs itself needs far fewer


def read_engine(project: Path) -> tuple[Engine, list[Problem]]:
    """The engine's settings, with what it assumes where mkdocs.yml leaves something out."""
    path = project / FILE
    advice = "Kör kommandot i projektets mapp, eller ange den med --project."
    if not path.is_file():
        return Engine(), [Problem(Location(FILE), "file.missing", "filen saknas", advice)]
    text, problems = text_of(FILE, path.read_bytes())
    if text is None:
        return Engine(), problems
    try:
        if _is_too_deep(text):
            return Engine(), [Problem(Location(FILE), "yaml.depth", f"fälten ligger i mer än {_DEEPEST} nivåer", "Kontrollera indragen.")]
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return Engine(), [syntax(FILE, text, error)]
    if not isinstance(root, yaml.MappingNode):
        return Engine(), [Problem(Location(FILE, 1, 1), "field.type", "filen ska bestå av fält", 'Skriv till exempel "site_name: Insyn".')]
    top = _fields(root)
    theme = _fields(top.get("theme"))
    assumed = Engine()
    address = _text(top.get("site_url"))
    content = _text(top.get("docs_dir")) or "docs"
    if Path(content).is_absolute() or ".." in Path(content).parts:
        message = f'mappen "{content}" ligger utanför projektet'
        problems = [Problem(_place(top["docs_dir"]), "field.path", message, "Lägg mappen i projektet.")]
        content = assumed.content
    return (
        Engine(
            name=_text(top.get("site_name")) or assumed.name,
            subtitle=_text(_fields(top.get("extra")).get("subtitle")),
            address=f"{address.rstrip('/')}/" if address else "",
            language=_text(theme.get("language")) or assumed.language,
            content=content,
            output=_text(top.get("site_dir")) or assumed.output,
            theme=_text(theme.get("custom_dir")),
            navigation=dict(_navigation(top.get("nav"))),
            address_place=_place(top["site_url"]) if "site_url" in top else Location(FILE),
        ),
        problems,
    )


def asked_of_environment(project: Path) -> list[str] | None:
    """The names in the environment that the engine and its settings ask for.

    None where it is not known from the settings all that the engine reads: where a part of it might read other files, or run anything.
    """
    try:
        text = (project / FILE).read_text("utf-8")
        root = None if _is_too_deep(text) else yaml.compose(text, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeError, yaml.YAMLError):
        return None
    top = _fields(root)
    plugins, extensions = _parts(top.get("plugins")), _parts(top.get("markdown_extensions"))
    if not top or not top.keys().isdisjoint({"hooks", "INHERIT"}) or not plugins <= _PLUGINS or not extensions <= _EXTENSIONS:
        return None
    nodes = list(_within(root))
    if any(node.tag not in {*_PLAIN, _ENVIRONMENT} for node in nodes):  # a merge of fields too, which might bring any of them
        return None
    asked = (each for node in nodes if node.tag == _ENVIRONMENT for each in _within(node))
    return sorted({*_ALWAYS, *(each.value for each in asked if isinstance(each, yaml.ScalarNode))})


def _within(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and all that stands in it."""
    waiting, seen = [node], set[int]()
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:  # an alias may lead back
            continue
        seen.add(id(each))
        yield each
        if isinstance(each, yaml.MappingNode):
            waiting += [part for pair in each.value for part in pair]
        elif isinstance(each, yaml.SequenceNode):
            waiting += each.value


def _parts(node: yaml.Node | None) -> set[str]:
    """The names of parts, which stand in a list, each by itself or with settings of its own, or as fields."""
    if not isinstance(node, yaml.SequenceNode):
        return set(_fields(node))
    return {name for each in node.value for name in ([each.value] if isinstance(each, yaml.ScalarNode) else _fields(each))}


def _is_too_deep(text: str) -> bool:
    """Whether composing the text would go so deep that it could stop the program."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _navigation(node: yaml.Node | None) -> Iterator[tuple[str, str]]:
    """The address and the title of each page at the top of the navigation; a group is called by its title and lies at its first page."""
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        for title, target in _fields(entry).items():
            while isinstance(target, yaml.SequenceNode | yaml.MappingNode) and target.value:
                first = target.value[0]
                target = first[1] if isinstance(first, tuple) else first  # noqa: PLW2901 - down to the first page
            if isinstance(target, yaml.ScalarNode):
                yield addresses.of_content(target.value), title


def _place(node: yaml.Node) -> Location:
    return Location(FILE, node.start_mark.line + 1, node.start_mark.column + 1)


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _text(node: yaml.Node | None) -> str:
    """A setting as text; `!ENV NAME` and `!ENV [NAME, default]` as the engine reads them."""
    if node is None:
        return ""
    if node.tag != _ENVIRONMENT:
        return node.value if isinstance(node, yaml.ScalarNode) else ""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = [item.value for item in items if isinstance(item, yaml.ScalarNode)]
    last = len(names) - 1
    for position, name in enumerate(names):
        if name in os.environ:
            return os.environ[name]
        if position == last and position:
            return str(name)
    return ""
