"""Documents of many shapes, each with the drafts that are expected of it. All of them are made up.

`INSYN_RENEW_GOLDEN=1` writes the expected drafts anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.editing.importing.making import made

HERE = Path(__file__).parent / "documents"
CASES = sorted(path.name for path in HERE.iterdir())
RENEW = os.environ.get("INSYN_RENEW_GOLDEN") == "1"


def document_of(case: Path, folder: Path) -> Path:
    """The case's document: as it is stored, or made from its description."""
    stored = next(case.glob("document.*"))
    kind = stored.name.split(".")[1]
    path = folder / f"document.{kind}"
    path.write_bytes(made(stored.read_text("utf-8"), kind) if stored.name.count(".") > 1 else stored.read_bytes())
    return path


@pytest.mark.parametrize("name", CASES)
def test_drafts_are_as_expected(demo: Path, tmp_path: Path, name: str) -> None:
    case, project = HERE / name, tmp_path / "project"
    shutil.copytree(demo, project, copy_function=os.link)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    document = document_of(case, tmp_path)
    options = ["--mask"] if name == "personnummer" else []
    done = CliRunner().invoke(main, ["import", str(document), "--project", str(project), *options], env={"INSYN_TODAY": "2026-11-23"})
    assert done.exit_code == 0, done.output
    assert {path: path.stat().st_mtime_ns for path in before} == before
    new = sorted(path for path in project.rglob("*") if path.is_file() and path not in before)
    told = "".join(
        f"## {path.relative_to(project).as_posix()}\n{_without_sums(path.read_text('utf-8', 'replace'))}"
        for path in new
        if path.name.endswith((".yml", ".txt"))
    )
    said = re.sub(r"(?m)^.*document\.\w+ →", "→", done.stdout)
    expected = case / "expected.txt"
    if RENEW:
        expected.write_text(f"{said}{told}", "utf-8")
    assert f"{said}{told}" == expected.read_text("utf-8")


def _without_sums(text: str) -> str:
    """A PDF's bytes, and so its checksum, are not the same with every version of the library that makes it."""
    return re.sub(r"(?m)^(sha256: ).*$", r"\1…", text)
