"""The hook for pre-commit runs a command that there is, when something has changed that it looks at."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import yaml

from generator.cli import main

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_every_hook_is_a_command_without_file_names() -> None:
    for hook in HOOKS:
        program, command, *_ = shlex.split(hook["entry"])
        assert program == "insyn"
        assert command in main.commands
        assert hook["pass_filenames"] is False, "a project is checked as a whole"


def test_it_runs_when_the_project_has_changed() -> None:
    check = next(hook for hook in HOOKS if hook["id"] == "insyn-check")
    for name in ("data/site.yml", "data/sources/files/a.pdf", "content/om/index.md", "mkdocs.yml"):
        assert re.search(check["files"], name), name
    assert not re.search(check["files"], "generator/cli.py")


def test_the_field_guide_tells_of_it() -> None:
    guide = (ROOT / "data/README.md").read_text("utf-8")
    assert all(f"- id: {hook['id']}" in guide for hook in HOOKS)
