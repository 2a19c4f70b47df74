"""`insyn format`: what it does with files, what it leaves alone, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.editing import files
from generator.editing.canonical import canonical
from generator.reading import yaml_tree
from generator.reading.discover import discover
from generator.reading.typed import typed
from tests.site.projects import PROJECTS, copy, insyn_here

TERM = """\
# yaml-language-server: $schema=../.insyn/schema/redirects.schema.json
moved:
  - old: svar/gammalt/
    new: svar/nytt/
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/redirects.yml").write_text(TERM, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", PROJECTS)
def test_every_file_of_ours_has_the_form_already(name: str) -> None:
    done = insyn_here("format", "--check", "--project", PROJECTS[name])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Ingen av ")


@pytest.mark.parametrize("name", PROJECTS)
def test_a_record_is_the_same_however_its_file_was_written(name: str) -> None:
    for found in discover(PROJECTS[name])[0]:
        kind = files.kind_at(found.file.removeprefix("data/"))
        assert kind
        before, _ = yaml_tree.read(found.file, found.path.read_bytes())
        assert before
        written = yaml.dump(before.data(), default_style='"', sort_keys=True, width=10_000)
        messy, _ = yaml_tree.read(found.file, written.encode("utf-8"))
        assert messy
        after, _ = yaml_tree.read(found.file, canonical(messy, written, kind[1], "x").encode("utf-8"))
        assert after
        assert typed(after, kind[1]) == typed(before, kind[1])


def test_a_file_gets_its_form_and_the_next_time_nothing_happens(project: Path) -> None:
    path = project / "data/redirects.yml"
    path.write_bytes("\ufeffmoved:\r\n- new: 'svar/nytt/'\r\n  old: svar/gammalt/".encode())
    path.chmod(0o640)
    done = insyn_here("format", "--project", project)
    assert (done.exit_code, done.output) == (0, "1 av 1 filer fick rätt form.\n")
    assert path.read_text("utf-8") == TERM
    assert path.stat().st_mode & 0o777 == 0o640
    assert insyn_here("format", "--project", project).output == "Ingen av 1 filer behöver ändras.\n"
    assert [each.name for each in path.parent.iterdir()] == ["redirects.yml"]


def test_with_check_the_difference_is_shown_and_nothing_is_written(project: Path) -> None:
    path = project / "data/redirects.yml"
    path.write_text(TERM.replace("svar/nytt/", "'svar/nytt/'"), "utf-8")
    done = insyn_here("format", "--check", "--project", project)
    assert done.exit_code == 1
    assert "--- data/redirects.yml (nu)\n+++ data/redirects.yml (rätt form)\n" in done.stdout
    assert "-    new: 'svar/nytt/'\n+    new: svar/nytt/\n" in done.stdout
    assert "1 av 1 filer har inte rätt form." in done.stdout
    assert "'svar/nytt/'" in path.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(project: Path) -> None:
    broken = project / "data/synonyms.yml"
    broken.write_text("synonyms:\n\t- a\n", "utf-8")
    (project / "data/redirects.yml").write_text("moved: []\n", "utf-8")
    done = insyn_here("format", "--project", project)
    assert done.exit_code == 1
    assert "data/synonyms.yml:2:1: fel: raden börjar med ett tabbtecken" in done.stdout
    assert "1 av 2 filer fick rätt form." in done.stdout
    assert broken.read_text("utf-8") == "synonyms:\n\t- a\n"


def test_a_misspelt_field_is_kept_last(project: Path) -> None:
    (project / "data/redirects.yml").write_text(TERM.replace("    new", "    ny: 1\n    new"), "utf-8")
    assert insyn_here("format", "--project", project).exit_code == 0
    assert (project / "data/redirects.yml").read_text("utf-8") == f'{TERM}    ny: "1"\n'


def test_only_files_with_data_can_be_named(project: Path, tmp_path: Path) -> None:
    (project / "data/site.yml").write_text("format: 1\n", "utf-8")
    assert insyn_here("format", "--project", project, project / "data/redirects.yml").output == "Ingen av 1 filer behöver ändras.\n"
    (project / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    for wrong in ("mkdocs.yml", "data/../mkdocs.yml"):
        done = insyn_here("format", "--project", project, project / wrong)
        assert done.exit_code == 2
        assert "är ingen fil med data" in done.output


def test_a_link_is_never_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "utanför.yml"
    outside.write_text("moved:   []\n", "utf-8")
    (project / "data/redirects.yml").unlink()
    (project / "data/redirects.yml").symlink_to(outside)
    assert insyn_here("format", "--project", project).output == "Ingen av 0 filer behöver ändras.\n"
    assert insyn_here("format", "--project", project, project / "data/redirects.yml").exit_code == 2
    assert outside.read_text("utf-8") == "moved:   []\n"


def test_what_cannot_be_rewritten_for_certain_stays_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "data/redirects.yml").write_text("moved:   []\n", "utf-8")
    monkeypatch.setattr("generator.commands.editing.canonical", lambda *_: "moved:\n  - old: a\n")
    done = insyn_here("format", "--project", project)
    assert done.exit_code == 3
    assert "data/redirects.yml: går inte att skriva om utan att något ändras." in done.output
    assert (project / "data/redirects.yml").read_text("utf-8") == "moved:   []\n"


def test_a_whole_project_that_was_written_otherwise_gets_back_its_form(tmp_path: Path) -> None:
    project = copy("demo", tmp_path / "projekt")
    place = project / "data/places/hamnkajen.yml"
    before = place.read_text("utf-8")
    place.write_text("\n".join(reversed([line for line in before.splitlines() if not line.startswith("#")][:2])) + "\n", "utf-8")
    done = insyn_here("format", "--project", project)
    assert "1 av 205 filer fick rätt form." in done.output
    assert place.read_text("utf-8").startswith("# yaml-language-server: $schema=../../.insyn/schema/places.schema.json\nname:")
