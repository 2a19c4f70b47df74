"""The two projects that are built for real, copies of them to break, and the command that builds them."""

from __future__ import annotations

import atexit
import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from click.testing import CliRunner, Result

from generator import cli, pipeline
from tests.site.sharing import shared_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent

#: The project of this repository, and Exempelstad, whose site lies below a path of its own.
PROJECTS = {"real": ROOT, "demo": ROOT / "tests/demo"}

#: The day of every test, so that what is tested is the same tomorrow.
TODAY = "2026-11-23"

#: What decides how a site looks, and must not leak in from where the tests are run.
_OURS = ("INSYN_", "SITE_URL", "PAGEFIND_")


def environment(**changed: str) -> dict[str, str]:
    """The environment that a command of a test runs in."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    path = f"{_without_history()}{os.pathsep}{clean.get('PATH', '')}"
    kept = {"INSYN_CACHE": str(_shared() / "templates")}
    return {**clean, "PATH": path, "INSYN_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", **kept, **changed}


def _shared() -> Path:
    """What is made once in a run of the tests lies here."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return shared_folder(run) if run else scratch()


@cache
def _without_history() -> Path:
    """A folder whose git knows nothing: what is built of a checkout and of a copy is then the same, today and after the next commit."""
    command = scratch() / "bin/git"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\nexit 128\n", "utf-8")
    command.chmod(0o755)
    return command.parent


def run(*command: str | Path, cwd: Path | None = None, **changed: str) -> subprocess.CompletedProcess[str]:
    """A Python module as a command, with what it says and its exit code."""
    whole = [sys.executable, "-m", *map(str, command)]
    return subprocess.run(whole, capture_output=True, text=True, check=False, cwd=cwd or ROOT, env=environment(**changed), timeout=300)


def insyn(*arguments: str | Path, cwd: Path | None = None, **changed: str) -> subprocess.CompletedProcess[str]:
    """The command `insyn`."""
    return run("generator.cli", *arguments, cwd=cwd, **changed)


def insyn_here(*arguments: str | Path, **changed: str) -> Result:
    """The command `insyn` within this process, which is quicker where only its answer is looked at."""
    with mock.patch.dict(os.environ, environment(**changed), clear=True):
        return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)


@cache
def built(name: str) -> Path:
    """The finished site of a project, built once for all tests. To be read, never written to."""

    def build(out: Path) -> None:
        done = insyn("build", "--project", PROJECTS[name], "--out", out)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(name, build)


@cache
def unfilled(name: str) -> Path:
    """The pages of a project's content/ as the engine builds them, with frames and slots. To be read, never written to."""

    def build(out: Path) -> None:
        done = run("mkdocs", "build", "--strict", "--site-dir", out, cwd=PROJECTS[name], INSYN_ENGINE_ONLY="1")
        assert done.returncode == 0, done.stderr

    return once(f"{name}-unfilled", build)


def once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once in a run of the tests, by whichever of its processes asks first; the others wait for it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if not run:
        make(scratch() / name)
        return scratch() / name
    shared = shared_folder(run)
    shared.mkdir(exist_ok=True)
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / f"{name}.made").exists():
            make(shared / name)
            (shared / f"{name}.made").touch()
    return shared / name


@cache
def checked(name: str) -> pipeline.Checked:
    """What a project holds, on the day of the tests."""
    with mock.patch.dict(os.environ, {"INSYN_TODAY": TODAY}):
        return pipeline.check(PROJECTS[name])


@cache
def scratch() -> Path:
    """A folder that goes away with the tests."""
    folder = Path(tempfile.mkdtemp(prefix="insyn-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def copy(name: str, folder: Path, *, theme: bool = True) -> Path:
    """A project to change: its data, content and mkdocs.yml. Without `theme` it names none and has the program's."""
    project = PROJECTS[name]
    for part in ("data", "content"):
        shutil.copytree(project / part, folder / part)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    own = f"\\1custom_dir: {ROOT / 'site_theme/overrides'}\n" if theme else ""
    settings, changed = re.subn(r"( +)custom_dir: .*\n", own, settings)
    assert changed == 1
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} står {text.count(old)} gånger i {path}"
    path.write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


#: What tells of what a site is made of: another where the settings or the engine are others, though nothing comes of it.
MADE_OF = {"manifest.json", "om/bygget/index.html"}


def differing(one: Path, other: Path) -> list[str]:
    """The paths of files that are not the same in two folders, or only in one of them."""
    first, second = contents(one), contents(other)
    assert first, f"{one} är tom"
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def pages(site: Path) -> dict[str, str]:
    """Every page of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
