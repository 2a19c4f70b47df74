"""The workflows keep what they promise: what they run exists, nobody's words are run, and only what must may write."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from generator.cli import main
from tests.site.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = ROOT / ".github/workflows"
#: What `insyn init` gives a new project.
GIVEN = ROOT / "generator/editing/start/github/workflows"
FILES = sorted([*OURS.glob("*.yml"), *GIVEN.glob("*.yml")])
PUBLISH = [path for path in FILES if path.name == "publish.yml"]
COMMENT = [path for path in FILES if path.name == "comment.yml"]


def read(path: Path) -> dict[str, Any]:
    told = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(told, dict)
    return told


def steps(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in read(path)["jobs"].items():
        yield from ((name, step) for step in job["steps"])


def runs(path: Path) -> Iterator[str]:
    yield from (step["run"] for _, step in steps(path) if "run" in step)


def test_there_are_workflows_here_and_for_a_new_project() -> None:
    assert len(PUBLISH) == len(COMMENT) == 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_they_run_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for script in runs(path):
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)
        for target in re.findall(r"^make ([\w-]+)", script, re.MULTILINE):
            assert target in targets, script
        for name, rest in re.findall(r"\binsyn (\w+)([^>|&\n]*)", script):
            if "echo" in script:
                continue
            command = main.commands[name]
            options = {option for each in command.params for option in each.opts}
            assert {*re.findall(r"--[\w-]+", rest)} <= options, script
            assert isinstance(command, click.Command)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_words_of_others_are_run_and_little_may_be_written(path: Path) -> None:
    told = read(path)
    assert not {"pull_request_target"} & {*told["on"]}
    assert [script for script in runs(path) if "${{" in script] == []  # what comes from outside comes as a variable
    rights = [told["permissions"], *(job.get("permissions", {}) for job in told["jobs"].values())]
    written = {name for each in rights if isinstance(each, dict) for name, right in each.items() if right == "write"}
    assert written == ({"pages", "id-token"} if path.name == "publish.yml" else {"pull-requests"})
    assert all(isinstance(each, dict) for each in rights)
    assert "secrets." not in path.read_text("utf-8")
    for job in told["jobs"].values():
        assert int(job["timeout-minutes"]) <= 30
    for _, step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@(v\d+|[0-9a-f]{40})", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", PUBLISH, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_what_is_checked_and_built_is_published_and_only_from_main(path: Path) -> None:
    told = read(path)
    assert {"push", "pull_request", "schedule", "workflow_dispatch"} == {*told["on"]}
    job = told["jobs"]["publish"]
    assert {"check", "build"} <= {*job["needs"]}
    assert job["if"] == "github.ref == 'refs/heads/main'"
    assert [name for name, each in told["jobs"].items() if "write" in each.get("permissions", {}).values()] == ["publish"]
    assert told["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    for name in ("check", "build", "diff"):  # what follows from the history is wrong without it
        (checkout,) = (step for step in told["jobs"][name]["steps"] if step.get("uses", "").startswith("actions/checkout@"))
        assert checkout["with"]["fetch-depth"] == "0"


@pytest.mark.parametrize("path", PUBLISH, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_promise_of_the_publication_has_its_step(path: Path) -> None:
    told = read(path)
    said = {name: "\n".join(step.get("run", "") for step in job["steps"]) for name, job in told["jobs"].items()}
    assert "insyn check --format github" in said["check"]
    assert "insyn verify site" in said["build"]
    assert "insyn diff" in said["diff"]
    assert told["jobs"]["diff"]["if"] == "github.event_name == 'pull_request'"
    assert "insyn links" in said["links"]
    assert "links" not in told["jobs"]["publish"]["needs"]
    assert told["jobs"]["failed"]["if"] == "failure()"
    assert {*told["jobs"]["publish"]["needs"], "publish"} == {*told["jobs"]["failed"]["needs"]}
    assert "ligger kvar" in said["failed"]
    assert "GITHUB_STEP_SUMMARY" in said["failed"]


def test_the_programs_own_publication_runs_the_tests_in_a_browser() -> None:
    test = read(OURS / "publish.yml")["jobs"]["test"]
    assert test["env"]["INSYN_REQUIRE_BROWSER"] == "1"
    assert [step["run"] for step in test["steps"] if "run" in step] == ["make check", "make test"]


def test_the_comment_is_the_same_for_a_new_project() -> None:
    assert (OURS / "comment.yml").read_bytes() == (GIVEN / "comment.yml").read_bytes()


@pytest.mark.skipif(not shutil.which("unzip") or not shutil.which("iconv"), reason="unzip eller iconv finns inte")
@pytest.mark.parametrize("name", ["diff.md", "../diff.md", "annat.md"])
def test_a_comment_is_text_of_a_bounded_length(tmp_path: Path, name: str) -> None:
    told = read(OURS / "comment.yml")["jobs"]["comment"]
    assert not [step for step in told["steps"] if "uses" in step]  # nothing of the proposal is checked out or unpacked by a program
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, b"Hej @alla\x1b[2J\xff\r\n" + "å".encode() * 200_000)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text('#!/bin/sh\ncase "$2" in */zip) cat "$ZIP" ;; *) echo 7 ;; esac\n', "utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "arbete").mkdir()
    done = subprocess.run(
        ["bash", "-e", "-c", told["steps"][0]["run"]],
        cwd=tmp_path / "arbete",
        env={
            "PATH": f"{tmp_path}/bin:/usr/bin:/bin",
            "ZIP": str(tmp_path / "a.zip"),
            "LONGEST": told["env"]["LONGEST"],
            "REPOSITORY": "a/b",
            "RUN": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "arbete", "bin"}
    assert {path.name for path in (tmp_path / "arbete").iterdir()} == {"diff.zip", "text.md"}
    text = (tmp_path / "arbete/text.md").read_bytes()
    if name == "diff.md":
        assert text.decode("utf-8").startswith("Hej &#64;alla[2J\nåå")
        assert 50_000 < len(text) < 61_000
    else:
        assert text == b""
