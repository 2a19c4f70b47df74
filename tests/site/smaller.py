"""A part of Exempelstad: two small agreements with their five responses and what these refer to, for what is tried again and again."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from typing import TYPE_CHECKING
from unittest import mock

from generator import pipeline
from tests.site import projects

if TYPE_CHECKING:
    from pathlib import Path

_LEFT_OUT = "trygghetsavtal"
_STAYS = "trygga-stationer"
_WORD = re.compile(r"[\w-]+")
_REFERRED_TO = ("organisations", "places", "sources")


def copy(folder: Path, *, theme: bool = True) -> Path:
    """That part of Exempelstad as a project to change. Without `theme` it names none and has the program's."""
    shutil.copytree(_project(), folder, dirs_exist_ok=True)
    if not theme:
        settings = (folder / "mkdocs.yml").read_text("utf-8")
        (folder / "mkdocs.yml").write_text(re.sub(r" +custom_dir: .*\n", "", settings), "utf-8")
    return folder


@cache
def unfilled() -> Path:
    """Its pages of content/ as the engine builds them. To be read, never written to."""

    def build(out: Path) -> None:
        done = projects.run("mkdocs", "build", "--strict", "--site-dir", out, cwd=_project(), INSYN_ENGINE_ONLY="1")
        assert done.returncode == 0, done.stderr

    return projects.once("smaller-unfilled", build)


def engine(_: Path, folder: Path) -> None:
    """What takes the engine's place where content/ is as it was: gives what it has built."""
    shutil.copytree(unfilled(), folder, dirs_exist_ok=True)


@cache
def built() -> Path:
    """Its finished site. To be read, never written to."""

    def build(out: Path) -> None:
        project = copy(projects.scratch() / "smaller-to-build")  # a build writes into its project, which others copy meanwhile
        done = projects.insyn_here("build", "--project", project, "--out", out)
        assert done.exit_code == 0, done.output

    return projects.once("smaller", build)


@cache
def checked() -> pipeline.Checked:
    """What it holds, on the day of the tests."""
    with mock.patch.dict(os.environ, {"INSYN_TODAY": projects.TODAY}):
        return pipeline.check(_project())


@cache
def _project() -> Path:
    return projects.once("smaller-project", _make)


def _make(project: Path) -> None:
    projects.copy("demo", project)
    data = project / "data"
    shutil.rmtree(data / "agreements" / _LEFT_OUT)
    for page in ("index.md", "uppfoljning/index.md"):
        path = project / "content" / page
        path.write_text(path.read_text("utf-8").replace(f"agreement={_LEFT_OUT}", f"agreement={_STAYS}"), "utf-8")
    agreement = data / "agreements/trygg-hamn/agreement.yml"
    text = agreement.read_text("utf-8").replace(f"under: {_LEFT_OUT}\n", "")
    agreement.write_text(re.sub(r"^predecessor:\n(?: .*\n)+", "", text, flags=re.MULTILINE), "utf-8")
    (data / "redirects.yml").write_text(
        "moved:\n  - old: svar/tagbolaget-2020/\n    new: svar/trygga-stationer-2020-tagbolaget/\n", "utf-8"
    )
    _leave_out_what_nobody_refers_to(data)


def _leave_out_what_nobody_refers_to(data: Path) -> None:
    referred_to = {path for path in data.rglob("*.yml") if path.parent.name in _REFERRED_TO}
    kept = {path: path.read_text("utf-8") for path in data.rglob("*.yml") if path not in referred_to and path.name != "synonyms.yml"}
    while True:
        words = {word for text in kept.values() for word in _WORD.findall(text)}
        found = {path for path in referred_to - kept.keys() if path.stem in words}
        if not found:
            break
        kept |= {path: path.read_text("utf-8") for path in found}
    for path in referred_to - kept.keys():
        path.unlink()
    for path in (data / "sources/files").iterdir():
        if not any(path.name in text for text in kept.values()):
            path.unlink()
