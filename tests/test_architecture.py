"""Imports go downward only, and each library is known in one place: read from the source of every module."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM = Path(__file__).parent.parent / "generator"

#: The rooms, from the doors down. Those of a layer do not know one another.
LAYERS = (
    {"start"},
    {"cli", "engine", "guide"},
    {"commands"},
    {"preview", "revisions", "outward"},
    {"pipeline"},
    {"checking", "past"},
    {"composition"},
    {"reading", "rules", "pages", "outputs", "fill", "publish", "editing", "schema", "verification"},
    {"again", "published", "provenance"},
    {"changes", "recall"},
    {"register", "history"},
    {
        "records",
        "addresses",
        "headings",
        "prose",
        "quoting",
        "wording",
        "saying",
        "page",
        "theme",
        "identity",
        "contacts",
        "legible",
        "withholding",
        "explaining",
    },
    {"nodes"},
    {"cache", "catalogue", "former", "digits", "languages", "problems", "unchanged", "workers"},
    {"checkout", "digests", "forked", "noting"},
    {"whole"},
)
#: A record's text fields are Markdown, and what that is `prose` says; stored texts are normalised as it normalises. A heading's anchor is
#: made as all anchors are.
SIDEWAYS = {
    ("headings", "addresses"),
    ("records", "prose"),
    ("records", "quoting"),
    ("quoting", "prose"),
    # What has been taken out of a text is normalised likewise, and marked in stored texts; reading and pages carry what must not return.
    ("withholding", "prose"),
    ("quoting", "withholding"),
    ("records", "withholding"),
    ("page", "withholding"),
}

#: Which rooms may import a library that the others must not know.
KEPT_IN = {"mkdocs": {"engine"}, "yaml": {"reading", "editing"}, "ruamel": {"editing"}}

#: What could reach the network. `outward` does, and nothing that makes a site knows of it.
NETWORK = {
    *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "protego", "requests", "smtplib", "socket", "socketserver"),
    *("dask", "distributed", "ssl", "telnetlib", "trustme", "urllib3", "websockets", "wsgiref", "xmlrpc"),
}
NETWORK_MODULES = ("urllib.request", "urllib.robotparser", "urllib.error")
#: `insyn serve` asks whether its port is free before it gives it to the engine.
ASKS_OF_PORTS = ("commands/previewing.py", "socket")
#: `insyn build --dask` gives work to the cluster that it is told.
GIVES_OUT_WORK = ("commands/cluster.py", "distributed")
#: The commands that are allowed to ask the web, and do so only when they are run.
ASK_THE_WEB = ("commands/asking.py", "commands/verifying.py")

LONGEST = 300
NOT_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}

HEIGHT = {room: -depth for depth, layer in enumerate(LAYERS) for room in layer}


def faults(sources: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with modules, given as source by path below generator/."""
    for path, source in sources.items():
        parts = path.removesuffix(".py").split("/")
        for name in NOT_NAMES & set(parts):
            yield f"{path}: {name} says nothing of what it holds"
        if source.count("\n") > LONGEST:
            yield f"{path}: {source.count(chr(10))} lines"
        if parts == ["__init__"]:
            continue
        if parts[0] not in HEIGHT:
            yield f"{path}: stands in no layer"
            continue
        for module in _imported(ast.parse(source)):
            if fault := _import_fault(parts[0], module) or _network_fault(path, parts[0], module):
                yield f"{path}: {fault}"


def _imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere, also inside functions and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names if not alias.name.startswith("__"))
            else:
                yield module


def _import_fault(room: str, module: str) -> str:
    top, _, rest = module.partition(".")
    if not top:
        return f"{module} is relative"
    if top in KEPT_IN and room not in KEPT_IN[top]:
        return f"{top} is only for {', '.join(sorted(KEPT_IN[top]))}"
    other = rest.partition(".")[0]
    if top != "generator" or other == room or (room, other) in SIDEWAYS:
        return ""
    return _layer_fault(room, other, module)


def _network_fault(path: str, room: str, module: str) -> str:
    if room == "outward":
        return ""
    if f"{module}.".startswith("generator.outward.") and path not in ASK_THE_WEB:
        return f"{module} is only for {', '.join(ASK_THE_WEB)}"
    reaches = module.partition(".")[0] in NETWORK or f"{module}.".startswith(tuple(f"{each}." for each in NETWORK_MODULES))
    return f"{module} reaches the network" if reaches and (path, module) not in (ASKS_OF_PORTS, GIVES_OUT_WORK) else ""


def _layer_fault(room: str, other: str, module: str) -> str:
    if other not in HEIGHT:
        return f"{module} stands in no layer"
    if HEIGHT[other] > HEIGHT[room]:
        return f"{module} is above"
    return f"{module} is beside" if HEIGHT[other] == HEIGHT[room] else ""


def test_the_program_keeps_to_its_layers() -> None:
    sources = {path.relative_to(PROGRAM).as_posix(): path.read_text("utf-8") for path in sorted(PROGRAM.rglob("*.py"))}
    assert list(faults(sources)) == []


def test_no_other_command_loads_what_reaches_the_network() -> None:
    asked = "[name for name in sys.modules if name.startswith(('generator.outward', 'protego', 'distributed', 'dask'))]"
    said = f"import sys, generator.cli, generator.engine; generator.cli.main.commands; print({asked})"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=PROGRAM.parent)
    assert done.stdout == "[]\n"


def test_only_the_commands_that_build_load_what_makes_a_site() -> None:
    others = sorted(set(COMMANDS) - {"build", "diff", "fill"})
    said = f"import sys; from generator.cli import main; [main.get_command(None, name) for name in {others}]; print({{}} )"
    made = "[name for name in ('generator.pipeline', 'generator.pages', 'generator.fill', 'jinja2') if name in sys.modules]"
    done = subprocess.run([sys.executable, "-c", said.replace("{}", made)], capture_output=True, text=True, check=True, cwd=PROGRAM.parent)
    assert done.stdout == "[]\n"


def test_every_module_is_read() -> None:
    assert {"pipeline.py", "fill/slots.py", "engine.py"} <= {path.relative_to(PROGRAM).as_posix() for path in PROGRAM.rglob("*.py")}


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("fill/slots.py", "from generator.pipeline import check", "generator.pipeline is above"),
        ("fill/slots.py", "from generator import pipeline", "generator.pipeline is above"),
        ("problems.py", "import generator.records.site", "generator.records.site is above"),
        ("pages/lists.py", "from generator.fill.slots import cut", "generator.fill.slots is beside"),
        ("prose.py", "from generator.records import KINDS", "generator.records is beside"),
        ("cli.py", "from generator.engine import InsynPlugin", "generator.engine is beside"),
        ("register/items.py", "def late():\n    from generator import rules\n", "generator.rules is above"),
        ("page.py", "if TYPE_CHECKING:\n    from generator.preview import Preview\n", "generator.preview is above"),
        ("fill/slots.py", "from . import links", ". is relative"),
        ("fill/slots.py", "from ..pipeline import check", "..pipeline is relative"),
        ("pipeline.py", "import generator.new", "generator.new stands in no layer"),
        ("new.py", "", "stands in no layer"),
        ("preview.py", "from mkdocs.plugins import BasePlugin", "mkdocs is only for engine"),
        ("cli.py", "import yaml", "yaml is only for editing, reading"),
        ("pipeline.py", "from generator.outward.inquiry import inquire", "generator.outward.inquiry is above"),
        ("engine.py", "from generator.outward import inquiry", "generator.outward is only for commands/asking.py, commands/verifying.py"),
        (
            "commands/publishing.py",
            "import generator.outward.survey",
            "generator.outward.survey is only for commands/asking.py, commands/verifying.py",
        ),
        ("outward/survey.py", "from generator.pipeline import build\nfrom generator.preview import Preview", "generator.preview is beside"),
        ("fill/links.py", "import socket", "socket reaches the network"),
        ("reading/stored.py", "from urllib.request import urlopen", "urllib.request reaches the network"),
        ("reading/stored.py", "import urllib.request as web", "urllib.request reaches the network"),
        ("history.py", "def ask():\n    import http.client", "http.client reaches the network"),
        ("commands/asking.py", "import ssl", "ssl reaches the network"),
        ("workers.py", "def each():\n    from distributed import Client", "distributed reaches the network"),
        ("fill/utils.py", "", "utils says nothing of what it holds"),
        ("helpers/dates.py", "", "helpers says nothing of what it holds"),
        ("fill/slots.py", "x = 1\n" * 301, "301 lines"),
    ],
)
def test_a_module_that_breaks_out_is_found(path: str, source: str, fault: str) -> None:
    assert f"{path}: {fault}" in list(faults({path: source}))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("engine.py", "import mkdocs\nfrom generator import pipeline, theme\nfrom generator.fill import fill"),
        ("reading/yaml_tree.py", "import yaml\nfrom generator.reading import discover\nfrom generator.records import KINDS"),
        ("records/fields.py", "from generator.prose import MARKDOWN\nfrom generator.records.dates import PartialDate"),
        ("cli.py", "from generator import __version__\nimport yamllint\nimport generator.publish"),
        ("fill/slots.py", "x = 1\n" * 300),
        ("outward/asking.py", "import http.client\nimport ssl\nfrom generator.problems import Problem"),
        ("commands/asking.py", "from generator.outward.inquiry import inquire"),
        ("commands/verifying.py", "from generator.outward.website import Website"),
        ("commands/previewing.py", "import socket"),
        ("commands/cluster.py", "def cluster():\n    import distributed"),
        ("fill/links.py", "from urllib.parse import urljoin"),
    ],
)
def test_what_is_allowed_is_not_found(path: str, source: str) -> None:
    assert list(faults({path: source})) == []
