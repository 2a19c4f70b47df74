"""`insyn init`: a new site that says no more than it was told, in a folder that was empty."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from generator.commands import creating, starting
from tests.site.projects import PROJECTS, ROOT, TODAY, insyn_here

NAMES = ("--municipality", "Prov: stad", "--agreement", 'Avtalet "trygg" # 1')


def test_it_is_right_from_the_start_and_says_that_it_is_new(tmp_path: Path) -> None:
    folder = tmp_path / "a/b"
    done = insyn_here("init", folder, *NAMES)
    assert done.exit_code == 0, done.output
    checked = insyn_here("check", "--project", folder)
    assert (checked.exit_code, checked.output) == (0, "Inga problem i 3 poster.\n")
    assert insyn_here("format", "--check", "--project", folder).exit_code == 0
    settings = yaml.load((folder / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""), Loader=yaml.SafeLoader)
    assert settings["site_name"] == "Insyn Prov: stad"
    assert settings["extra"]["subtitle"] == 'Avtalet "trygg" # 1'
    assert "custom_dir" not in settings["theme"]
    assert f"searched_on: {TODAY}" in (folder / "data/agreements/avtalet-trygg-1/agreement.yml").read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["b"]
    assert {".gitignore", ".gitattributes", ".github", ".vscode", "README.md"} <= {path.name for path in folder.iterdir()}
    assert {path.name for path in (folder / ".github/workflows").iterdir()} == {"publish.yml", "comment.yml"}
    assert not (folder / "github").exists()


def test_its_publication_installs_the_versions_that_it_was_begun_with(tmp_path: Path) -> None:
    assert insyn_here("init", tmp_path / "ny", *NAMES).exit_code == 0
    lines = (tmp_path / "ny/requirements.lock").read_text("utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert pinned["insyn"] == __version__
    assert pinned["mkdocs"] == version("mkdocs")
    assert pinned["markupsafe"] == version("markupsafe")  # which Jinja2 needs
    assert not {"pytest", "ruff", "brotli"} & {*pinned}  # which only they need who work on the program
    assert list(pinned) == sorted(pinned)


def test_its_menu_and_pages_are_those_of_this_repository(tmp_path: Path) -> None:
    insyn_here("init", tmp_path / "ny", *NAMES)
    ours = {path.relative_to(ROOT / "content") for path in (ROOT / "content").rglob("*.md")}
    assert {path.relative_to(tmp_path / "ny/content") for path in (tmp_path / "ny/content").rglob("*.md")} == ours


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert insyn_here("init", tmp_path, *NAMES).exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize("what", ["file", "folder", "link"])
def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "upptagen"
    if what == "file":
        folder.write_text("min text", "utf-8")
    elif what == "folder":
        folder.mkdir()
        (folder / "min.txt").write_text("min text", "utf-8")
    else:
        folder.symlink_to(PROJECTS["demo"])
    done = insyn_here("init", folder, *NAMES)
    assert done.exit_code == 2
    assert "är inte en tom mapp. Ingenting är ändrat." in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["upptagen"]


def test_without_names_both_are_told(tmp_path: Path) -> None:
    done = insyn_here("init", tmp_path / "ny")
    assert done.exit_code == 2
    assert "--municipality=" in done.output
    assert "--agreement=" in done.output
    assert not (tmp_path / "ny").exists()


def test_on_a_terminal_they_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "asks", lambda: True)
    monkeypatch.setenv("INSYN_TODAY", TODAY)
    done = CliRunner().invoke(main, ["init", str(tmp_path / "ny")], input="Provstad\nProvavtalet\n")
    assert done.exit_code == 0, done.output
    assert "Kommunens namn" in done.output
    stopped = CliRunner().invoke(main, ["init", str(tmp_path / "till")], input="Provstad\n")
    assert (stopped.exit_code, "Avbrutet. Ingenting är skrivet." in stopped.output) == (2, True)
    assert creating.asks() is False


@pytest.mark.parametrize("name", ["x" * 300, "a\x07b", "a\u202eb"])
def test_a_name_that_will_not_do(tmp_path: Path, name: str) -> None:
    done = insyn_here("init", tmp_path / "ny", "--municipality", name, "--agreement", "Avtalet")
    assert done.exit_code == 2
    assert not (tmp_path / "ny").exists()


def test_long_names_get_short_ids(tmp_path: Path) -> None:
    done = insyn_here("init", tmp_path / "ny", "--municipality", "Lång " * 20, "--agreement", "Överenskommelse " * 10)
    assert done.exit_code == 0, done.output
    assert insyn_here("check", "--project", tmp_path / "ny").exit_code == 0
