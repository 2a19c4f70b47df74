"""manifest.json names every file of a site with its checksum, and the page about the build says the same in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator import provenance, theme
from generator.history import Revision
from generator.outputs import manifest
from generator.pages import Pages
from generator.records.site import Site
from tests.site.html import Html
from tests.site.projects import PROJECTS, TODAY, built, checked, contents

if TYPE_CHECKING:
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize("name", sorted(PROJECTS))
def test_it_names_every_file_but_itself(name: str) -> None:
    site = built(name)
    told = json.loads((site / "manifest.json").read_bytes())
    files = contents(site)
    del files["manifest.json"]
    assert [row["path"] for row in told["files"]] == sorted(files)
    assert {row["path"]: (row["size"], row["sha256"]) for row in told["files"]} == {
        path: (len(content), sha256(content).hexdigest()) for path, content in files.items()
    }
    assert (told["format"], told["as_of"], told["commit"], told["unsaved_changes"]) == (1, TODAY, None, None)
    text = Html((site / "om/bygget/index.html").read_text("utf-8").replace("<wbr>", "")).text("main")
    assert f"Filer {len(files)} " in " ".join(text.split())
    assert told["data"] in text


def test_a_file_stands_on_a_line_of_its_own() -> None:
    lines = (built("demo") / "manifest.json").read_text("utf-8").splitlines()
    assert json.loads(next(line for line in lines if '"index.html"' in line).rstrip(","))["path"] == "index.html"


def test_an_old_manifest_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x", "utf-8")
    made_of = provenance.provenance(checked("demo").register)
    for _ in range(2):
        manifest.seal(tmp_path, made_of, [""])
    assert [row["path"] for row in json.loads((tmp_path / "manifest.json").read_bytes())["files"]] == ["index.html"]


def words(revision: Revision, repository: str | None) -> str:
    """What the page about the build shows."""
    known = checked("demo").register
    assert isinstance(known.reading.site, Site)
    site = known.reading.site.model_copy(update={"repository": repository, "forge": None})
    known = replace(known, reading=replace(known.reading, site=site))
    made_of = provenance.provenance(known, revision)
    return str(Pages(known, theme.folders(PROJECTS["demo"], "pages"), made_of=made_of).slots("build", {}))


def test_the_commit_leads_to_the_repository() -> None:
    shown = words(Revision(COMMIT, saved=True), "https://github.com/exempelstad/insyn")
    assert f'href="https://github.com/exempelstad/insyn/commit/{COMMIT}"' in shown
    assert COMMIT in re.sub("<[^>]*>", "", shown)
    assert "osparade" not in shown


def test_unsaved_changes_are_told() -> None:
    assert "osparade ändringar" in words(Revision(COMMIT, saved=False), None)


def test_without_git_that_is_told() -> None:
    shown = words(Revision(), None)
    assert "byggd utan git" in shown
    assert "osparade" not in shown
