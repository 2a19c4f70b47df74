"""The wheel holds all that the program needs, so that a project anywhere is built with it alone."""

from __future__ import annotations

import json
import os
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.site.projects import ROOT, built, copy, differing, once, run


@cache
def wheel() -> Path:
    def build(folder: Path) -> None:
        done = run("build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
        assert done.returncode == 0, done.stdout + done.stderr

    (made,) = once("wheel", build).glob("*.whl")
    return made


@cache
def names() -> set[str]:
    with zipfile.ZipFile(wheel()) as archive:
        return set(archive.namelist())


def files_of(folder: Path, *, code: bool = False) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found if not code or path.suffix == ".py"}


def test_every_module_is_in_it() -> None:
    assert {f"generator/{name}" for name in files_of(ROOT / "generator", code=True)} <= names()


def test_the_whole_theme_is_in_it() -> None:
    theme = {f"generator/_theme/{name}" for name in files_of(ROOT / "site_theme")}
    assert {
        "generator/_theme/overrides/main.html",
        "generator/_theme/pages/responses.html",
        "generator/_theme/assets/styles/10-tokens.css",
    } <= theme
    assert {name for name in names() if name.startswith("generator/_theme/")} == theme


def test_nothing_of_one_municipality_is_in_it() -> None:
    assert {name.split("/")[0] for name in names() if ".dist-info/" not in name} == {"generator"}
    with zipfile.ZipFile(wheel()) as archive:
        carried = [name for name in names() if name.startswith(("generator/_start/content/", "generator/editing/start/"))]
        texts = {name: archive.read(name).decode("utf-8").casefold() for name in carried}
    assert [name for name, text in texts.items() if re.search(r"stockholm|agreement=|exempelstad", text)] == []
    assert [name for name in names() if "__pycache__" in name] == []


def test_what_it_says_of_itself() -> None:
    with zipfile.ZipFile(wheel()) as archive:
        (folder,) = {name.split("/")[0] for name in names() if ".dist-info/" in name}
        entries = archive.read(f"{folder}/entry_points.txt").decode("utf-8")
        about = archive.read(f"{folder}/METADATA").decode("utf-8")
    assert "insyn = generator.start:main" in entries
    assert "insyn = generator.engine:InsynPlugin" in entries
    assert "License-Expression: MIT" in about
    assert "Requires-Dist: mkdocs<2,>=1.6" in about
    assert f"{folder}/licenses/LICENSE" in names()


def test_what_a_new_project_is_made_of_is_in_it() -> None:
    own = files_of(ROOT / "generator/editing/start")
    shared = {f"content/{name}" for name in files_of(ROOT / "content")} - own
    shared |= {"data/README.md", *(f".vscode/{name}" for name in files_of(ROOT / ".vscode"))}
    assert {f"generator/editing/start/{name}" for name in own} <= names()
    assert {name.removeprefix("generator/_start/") for name in names() if name.startswith("generator/_start/")} == shared


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The wheel unpacked before everything else that Python knows of."""
    with zipfile.ZipFile(wheel()) as archive:
        archive.extractall(tmp_path / "lib")
    return tmp_path / "lib"


def test_a_project_outside_the_repository_is_built_with_it(installed: Path, tmp_path: Path) -> None:
    project = copy("real", tmp_path / "projekt", theme=False)
    path = os.pathsep.join(filter(None, [str(installed), os.environ.get("PYTHONPATH", "")]))
    done = run("generator.cli", "build", cwd=project, PYTHONPATH=path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(built("real"), project / "site") == ["manifest.json"]  # which tells of another mkdocs.yml
    ours, theirs = (json.loads((site / "manifest.json").read_bytes()) for site in (built("real"), project / "site"))
    assert ours["program"] == theirs["program"]
    (installed / "generator/_theme/overrides/partials/mark.html").write_text("FRÅN HJULET", "utf-8")
    done = run("mkdocs", "build", "--strict", cwd=project, PYTHONPATH=path, INSYN_ENGINE_ONLY="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FRÅN HJULET" in (project / "site/index.html").read_text("utf-8")


def test_a_new_project_is_begun_and_built_with_it(installed: Path, tmp_path: Path) -> None:
    path = os.pathsep.join(filter(None, [str(installed), os.environ.get("PYTHONPATH", "")]))
    names = ("--municipality", "Påhittade kommun", "--agreement", "Överenskommelse: trygghet på torget")
    done = run("generator.cli", "init", "ny/webbplats", *names, cwd=tmp_path, PYTHONPATH=path)
    assert done.returncode == 0, done.stdout + done.stderr
    project = tmp_path / "ny/webbplats"
    for command in ("check", "build"):
        done = run("generator.cli", command, cwd=project, PYTHONPATH=path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "Webbplatsen är under uppbyggnad." in (project / "site/index.html").read_text("utf-8")
    assert (project / "site/overenskommelser/overenskommelse-trygghet-pa-torget/index.html").is_file()
