"""A small project under git, to be changed and set against what it was."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.test_history import git

PLACE = "data/places/torget.yml"
RESPONSE = "data/agreements/avtalet/consultations/remissen/responses/provnamnden.yml"
_BROKEN = Path(__file__).parents[1] / "broken"


def start(folder: Path) -> Path:
    """A project without faults, committed, in a folder of its repository."""
    project = folder / "arkiv/kommun"
    shutil.copytree(_BROKEN / "field.number", project)
    (project / "data/agreements/avtalet/indicators/otrygga.yml").unlink()
    write(project, PLACE, "name: Torget\nkind: site\nsources:\n  - source: handlingen\n")
    write(project, "content/om/mer.md", "# Mer\n")
    write(project, "mkdocs.yml", "site_name: Prov\ndocs_dir: content\n")
    git(project.parent, "init", "-q")
    commit(project)
    return project


def write(project: Path, name: str, text: str) -> None:
    """Write a file of the project."""
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, "utf-8")


def commit(project: Path) -> None:
    """Let git keep all that there is."""
    git(project.parent, "add", "-A")
    git(project.parent, "commit", "-qm", "x")


def asked(command: str, *arguments: str, project: Path) -> tuple[int, str]:
    """A command's exit code and all that it says."""
    done = CliRunner().invoke(main, [command, *arguments, "--project", str(project)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output
