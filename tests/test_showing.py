"""On a terminal a problem is in colour with its line and a caret; elsewhere its text is as it always was."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.showing import from_workspace, shown
from generator.problems import FORMATS, Location, Problem, Severity

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def plain(problems: list[Problem], project: Path) -> list[str]:
    return [COLOUR.sub("", line) for line in shown(problems, project)]


def one(folder: Path, text: str, line: int, column: int, rule: str = "field.choice") -> list[str]:
    (folder / "a.yml").write_bytes(text.encode())
    return plain([Problem(Location("a.yml", line, column), rule, "fel ord", "Rätta det.")], folder)


def test_the_line_and_a_caret(tmp_path: Path) -> None:
    assert one(tmp_path, "name: A\nkind: bord\n", 2, 7) == [
        "a.yml:2:7: fel: fel ord. Rätta det. [field.choice]",
        "    2 | kind: bord",
        "      |       ^",
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_of_other_systems(tmp_path: Path, ending: str) -> None:
    assert one(tmp_path, f"\ufeffname: A{ending}kind: bord{ending}", 2, 7)[1] == "    2 | kind: bord"


def test_a_long_line_is_cut_around_the_column(tmp_path: Path) -> None:
    first, line, caret = one(tmp_path, f"name: {'a' * 200}X{'b' * 200}\n", 1, 207)
    assert first.startswith("a.yml:1:207: ")
    assert len(line) == len("    1 | ") + 100
    assert line[len("    1 | ")] == line[-1] == "…"
    assert line[caret.index("^")] == "X"


def test_signs_that_take_two_places_or_none(tmp_path: Path) -> None:
    _, line, caret = one(tmp_path, "name: 東京e\u0301 X\n", 1, 12)
    assert line.endswith("X")
    assert caret == "      | " + " " * 12 + "^"


def test_what_cannot_be_printed_is_not(tmp_path: Path) -> None:
    _, line, _ = one(tmp_path, "name:\tA\x1b[31m\u202e\n", 1, 7)
    assert line == "    1 | name: A\ufffd[31m\ufffd"


@pytest.mark.parametrize(("text", "line", "column"), [("a: b\n", 0, 0), ("a: b\n", 9, 1), ("\n", 1, 1)])
def test_where_there_is_no_line_none_is_shown(tmp_path: Path, text: str, line: int, column: int) -> None:
    assert len(one(tmp_path, text, line, column)) == 1


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"\xff\xfe\x00")
    assert len(plain([Problem(Location("a.yml", 1, 1), "file.encoding", "a")], tmp_path)) == 1
    assert len(plain([Problem(Location("/svar/a/", 1, 1), "link.broken", "a")], tmp_path)) == 1


@pytest.mark.parametrize("rule", ["privacy.identity-number", "privacy.contact", "withheld.words"])
def test_what_must_not_be_repeated_is_not_quoted(tmp_path: Path, rule: str) -> None:
    assert len(one(tmp_path, "name: hemligt\n", 1, 7, rule)) == 1


def test_the_first_line_is_that_of_the_plain_format() -> None:
    problems = [Problem(Location("a.yml", 2, 7), "text.html", "a", "B.", severity) for severity in Severity]
    assert plain(problems, Path("finns-inte")) == list(FORMATS["text"](problems))
    assert all(COLOUR.search(line) for line in shown(problems, Path("finns-inte")))


def test_the_command_shows_lines_when_it_is_asked_to() -> None:
    project = Path(__file__).parent / "broken/field.choice"
    done = CliRunner().invoke(main, ["check", "--lines", "--project", str(project)])
    assert " | " in done.stdout
    assert not COLOUR.search(done.stdout), "colours are for terminals"
    assert [line for line in done.stdout.splitlines() if " | " not in line] == (project / "expected.txt").read_text("utf-8").splitlines()


def test_github_is_told_the_file_from_its_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    problems = [Problem(Location("data/a.yml", 1, 1), "text.html", "a"), Problem(Location("/svar/"), "link.broken", "b")]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (tmp_path / "kommun").mkdir()
    assert [each.location.file for each in from_workspace(problems, tmp_path / "kommun")] == ["kommun/data/a.yml", "/svar/"]
    assert from_workspace(problems, tmp_path) == problems
    assert from_workspace(problems, Path("/")) == problems


def test_json_is_as_it_was() -> None:
    project = Path(__file__).parent / "broken/field.choice"
    done = CliRunner().invoke(main, ["check", "--format", "json", "--project", str(project)])
    assert {row["rule"] for row in json.loads(done.stdout)} == {"field.choice"}
