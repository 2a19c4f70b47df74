"""Ten mistakes in ten files of the real data: all told in one run, each once and at its line, the same in every format."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parent.parent
MATTER = "data/agreements/stockholm-polisregion"
REMISS = f"{MATTER}/consultations/stockholm-polisregion-2019"


class Mistake(NamedTuple):
    file: str
    right: str
    wrong: str  #: what a slip of the hand makes of it; the last line of it is the one that is told
    rule: str


MISTAKES = (
    Mistake("data/site.yml", "show_names: false", "show_names: nej", "field.yes-no"),
    Mistake("data/organisations/idrottsnamnden.yml", "kind: board", "kind: bord", "field.choice"),
    Mistake("data/organisations/polisregion-stockholm.yml", "name: ", "namn: ", "field.unknown"),
    Mistake("data/sources/moderaterna-2019-11.yml", "address: https://", "address: javascript://", "field.address"),
    Mistake("data/sources/idrottsforvaltningen-2019.yml", "sha256: ab8d", "sha256: 0b8d", "stored.checksum"),
    Mistake(f"{MATTER}/agreement.yml", "date: 2019-11-04", "date: 4 november 2019", "field.date"),
    Mistake(
        f"{MATTER}/areas/ordningsvakter.yml", "  - source: moderaterna-2019-11", "  - source: moderaterna-2019-10", "reference.unknown"
    ),
    Mistake(f"{MATTER}/areas/skolan-som-brottsplats.yml", "title: ", "title: Skolan: ", "yaml.syntax"),
    Mistake(f"{REMISS}/consultation.yml", "deadline: 2019-09-04", "deadline: 2018-09-04", "date.deadline"),
    Mistake(
        f"{REMISS}/responses/idrottsnamnden.yml",
        "  quote: Idrottsförvaltningen ser mycket positivt",
        "  quote: Idrottsförvaltningen ser mycket negativt",
        "quote.verbatim",
    ),
)


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for mistake in MISTAKES:
        path = tmp_path / mistake.file
        text = path.read_text("utf-8")
        assert mistake.right in text, mistake
        path.write_text(text.replace(mistake.right, mistake.wrong, 1), "utf-8")
    return tmp_path


def expected(project: Path) -> list[tuple[str, int, str]]:
    """File, line and rule of every mistake, in the order in which problems are told."""
    found = []
    for mistake in MISTAKES:
        text = (project / mistake.file).read_text("utf-8")
        line = text.count("\n", 0, text.index(mistake.wrong) + len(mistake.wrong)) + 1
        found.append((mistake.file, line, mistake.rule))
    return sorted(found)


def run(project: Path, form: str = "text") -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--project", str(project), "--format", form])
    return done.exit_code, done.stdout


def test_they_are_ten_in_ten_files() -> None:
    assert len({mistake.file for mistake in MISTAKES}) == len({mistake.rule for mistake in MISTAKES}) == 10


def test_all_are_told_at_their_lines(spoiled: Path) -> None:
    code, said = run(spoiled)
    told = re.findall(r"^(\S+?):(\d+):\d+: fel: .+ \[([a-z.-]+)\]$", said, re.MULTILINE)
    assert code == 1
    assert said.count("\n") == 10
    assert [(file, int(line), rule) for file, line, rule in told] == expected(spoiled)


def test_as_github_shows_them(spoiled: Path) -> None:
    code, said = run(spoiled, "github")
    told = re.findall(r"^::error file=([^,]+),line=(\d+),col=\d+,title=([a-z.-]+)::\S", said, re.MULTILINE)
    assert code == 1
    assert [(file, int(line), rule) for file, line, rule in told] == expected(spoiled)


def test_as_programs_read_them(spoiled: Path) -> None:
    code, said = run(spoiled, "json")
    rows = json.loads(said)
    assert code == 1
    assert [(row["file"], row["line"], row["rule"]) for row in rows] == expected(spoiled)
    assert {row["severity"] for row in rows} == {"error"}
    assert all(row["column"] > 0 and row["message"] and row["suggestion"] for row in rows)


def test_in_swedish(spoiled: Path) -> None:
    code, said = run(spoiled)
    assert code == 1
    for words in (
        '"nej" är varken ja eller nej. Skriv true för ja eller false för nej.',
        '"bord" är inget val för "kind". Menade du "board"?',
        'okänt fält "namn". Menade du "name"?',
        "är ingen webbadress. En adress börjar med https:// eller http://",
        "stämmer inte. Filen är ändrad, eller summan fel. Filens summa är ab8d",
        '"4 november 2019" är inget datum. Skriv 2019-11-04.',
        'okänd källa "moderaterna-2019-10". Menade du "moderaterna-2019-11"?',
        "det står ett kolon för mycket på raden. Sätt värdet inom citattecken",
        "sista svarsdag 2018-09-04 är före utskicket 2019. Kontrollera båda datumen.",
        'står inte i källan "idrottsforvaltningen-2019". I idrottsforvaltningen-2019-tjansteutlatande.txt rad ',
    ):
        assert words in said


def test_the_command_itself(spoiled: Path) -> None:
    command = [sys.executable, "-m", "generator.cli", "check", "--project", str(spoiled)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
    assert done.returncode == 1
    assert done.stdout == run(spoiled)[1]
    assert re.fullmatch(r"10 problem i \d+ poster\.\n", done.stderr)


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("project", [ROOT, ROOT / "tests/demo"], ids=["real", "demo"])
def test_the_data_of_this_repository_are_right(project: Path, form: str) -> None:
    assert run(project, form) == (0, "[]\n" if form == "json" else "")
