"""How a command may be called wrongly: each is told in Swedish, with what to do, and ends with 2; help is Swedish too."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main

DEMO = str(Path(__file__).parent / "demo")
#: Words of click that no editor is to meet.
ENGLISH = re.compile(
    r"\b(?:Usage|Options|Commands|Error|Try|Missing|Invalid|No such|Got|unexpected|does not|requires|Did you|Show this|Choose"
    r"|DIRECTORY|RANGE|default)\b"
)
WRONG = {
    "bygg": 'det finns inget kommando "bygg".',
    "chek": 'det finns inget kommando "chek". Menade du "check"?',
    "check --projekt x": 'det finns inget val --projekt. Menade du "--project"?',
    "check --project /finns-inte": "--project: det finns ingen mapp /finns-inte.",
    "check --project setup.cfg": "--project: ",
    "check --format txt": '--format: "txt" går inte. Välj github, json eller text. Menade du "text"?',
    "check data": "det blev för mycket: data",
    "check --lines=ja": "--lines tar inget värde.",
    "import": "det som saknas är FIL.",
    "import /finns-inte.pdf": "FIL: det finns ingen fil /finns-inte.pdf.",
    f"import {DEMO}": "är en mapp. Ange en fil.",
    "new": "det som saknas är SLAG, ett av response, agreement",
    "new respons": 'SLAG: "respons" går inte.',
    "new response --titel x": 'Menade du "--title"?',
    "format --chek": 'det finns inget val --chek. Menade du "--check"?',
    "format finns-inte.yml": "FILER: det finns ingen fil finns-inte.yml.",
    "diff": "det som saknas är REV.",
    "init": "det som saknas är MAPP.",
    "build --out": "--out behöver ett värde efter sig.",
    "serve --port hej": '--port: "hej" är inget heltal.',
    "serve --port 0": "--port: 0 är utanför 1–65535.",
    "links --limit 0": "--limit: 0 är för lite. Minst 1.",
    "fill": "det som saknas är SITE_DIR.",
    "schema --project": "--project behöver ett värde efter sig.",
    "-x": "det finns inget val -x.",
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.items())
def test_wrong_use_is_told_in_swedish(arguments: str, words: str) -> None:
    done = CliRunner().invoke(main, arguments.split())
    assert words in done.stderr
    assert (done.exit_code, done.stdout) == (2, "")
    assert not ENGLISH.search(done.stderr), done.stderr
    assert re.search(r"\nKör insyn[a-z ]* --help för att se hur det skrivs\.\n$", done.stderr)


@pytest.mark.parametrize("name", ["", *main.commands])
def test_help_is_in_swedish(name: str) -> None:
    done = CliRunner().invoke(main, [*filter(None, [name]), "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Så skriver du: insyn {name}".rstrip())
    assert "Visa den här hjälpen." in done.stdout
    assert not ENGLISH.search(done.stdout), done.stdout


def test_without_a_command_the_help_is_shown() -> None:
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 2
    assert "Kommandon:" in done.stderr


def test_an_interrupted_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main.commands["schema"], "callback", interrupted)
    done = CliRunner().invoke(main, ["schema"])
    assert (done.exit_code, done.stderr.strip()) == (3, "Avbrutet.")


def test_every_option_says_what_it_takes() -> None:
    """An option's value is named in Swedish, so that a new one cannot bring an English name with it."""
    for command in main.commands.values():
        for param in command.params:
            if isinstance(param, click.Option) and not param.is_flag and not isinstance(param.type, click.Choice):
                assert param.metavar, f"{command.name} {param.name}"
