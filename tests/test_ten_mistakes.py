"""Ten mistakes in ten files of the real data: all told in one run, each at its line, the same in every format."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parent.parent
MATTER = "data/agreements/stockholm-polisregion"
REMISS = f"{MATTER}/consultations/stockholm-polisregion-2019"

#: File, what is there, what a slip of the hand makes of it, and the rule that says so.
MISTAKES = (
    ("data/site.yml", "show_names: false", "show_names: nej", "field.yes-no"),
    ("data/organisations/idrottsnamnden.yml", "kind: board", "kind: bord", "field.choice"),
    ("data/organisations/polisregion-stockholm.yml", "name: ", "namn: ", "field.unknown"),
    ("data/sources/moderaterna-2019-11.yml", "https://", "javascript://", "field.address"),
    ("data/sources/idrottsforvaltningen-2019.yml", "sha256: ab8d", "sha256: 0b8d", "stored.checksum"),
    (f"{MATTER}/agreement.yml", "date: 2019-11-04", "date: 4 november 2019", "field.date"),
    (f"{MATTER}/areas/ordningsvakter.yml", "  - source: moderaterna-2019-11", "  - source: moderaterna-2019-10", "reference.unknown"),
    (f"{MATTER}/areas/skolan-som-brottsplats.yml", "title: ", "title: Skolan: ", "yaml.syntax"),
    (f"{REMISS}/consultation.yml", "deadline: 2019-09-04", "deadline: 2018-09-04", "date.deadline"),
    (
        f"{REMISS}/responses/idrottsnamnden.yml",
        "Idrottsförvaltningen ser mycket positivt på samv",
        "Idrottsförvaltningen ser mycket positivt på sanv",
        "quote",
    ),
)


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name, right, wrong, _ in MISTAKES:
        path = tmp_path / name
        text = path.read_text("utf-8")
        assert right in text, f"{name}: {right}"
        path.write_text(text.replace(right, wrong, 1), "utf-8")
    return tmp_path


def lines_of_mistakes(project: Path) -> dict[str, int]:
    """Where each mistake stands: the line of the wrong text."""
    found = {}
    for name, _, wrong, _ in MISTAKES:
        text = (project / name).read_text("utf-8")
        found[name] = text.count("\n", 0, text.index(wrong) + len(wrong)) + 1
    return found


def run(project: Path, form: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--project", str(project), "--format", form])
    return done.exit_code, done.stdout


def test_all_are_told_at_their_lines(spoiled: Path) -> None:
    code, said = run(spoiled, "text")
    places = {match[1]: int(match[2]) for match in re.finditer(r"^(\S+?):(\d+):\d+: fel: ", said, re.MULTILINE)}
    assert code == 1
    for (name, *_, rule), (_, line) in zip(MISTAKES, lines_of_mistakes(spoiled).items(), strict=True):
        assert name in places, f"{name} nämns inte:\n{said}"
        if rule == "quote":  # the stance's quote is a folded text that starts on the line before
            assert line - places[name] in {0, 1}
        elif rule == "field.unknown":  # its name is missing too, told at the file's beginning
            assert f"{name}:{line}:" in said
        else:
            assert places[name] == line, said
        assert f"[{rule if rule != 'quote' else 'quote.verbatim'}]" in said


def test_every_format_tells_the_same(spoiled: Path) -> None:
    _, text = run(spoiled, "text")
    code, github = run(spoiled, "github")
    json_code, told = run(spoiled, "json")
    rows = json.loads(told)
    assert code == json_code == 1
    from_text = re.findall(r"^(\S+?):(\d+):\d+: fel: .*\[([a-z.-]+)\]$", text, re.MULTILINE)
    from_github = re.findall(r"^::error file=([^,]+),line=(\d+),col=\d+,title=([a-z.-]+)::", github, re.MULTILINE)
    assert from_text == from_github == [(row["file"], str(row["line"]), row["rule"]) for row in rows]
    assert {row["file"] for row in rows} == {name for name, *_ in MISTAKES}


@pytest.mark.parametrize("project", [ROOT, ROOT / "tests/demo"], ids=["real", "demo"])
def test_the_data_of_this_repository_are_right(project: Path) -> None:
    assert run(project, "text") == (0, "")
