"""What a site is made of: the commit with what has been changed since, and checksums that anyone can work out."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator import history, provenance
from generator.digests import Digests
from generator.history import Revision
from tests.site.projects import PROJECTS, checked


def git(folder: Path, *arguments: str) -> str:
    own = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(["git", "-C", folder, *who, *arguments], capture_output=True, text=True, check=True, env={**os.environ, **own})
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project below its repository, with one commit."""
    project = tmp_path / "arkiv/webbplats"
    (project / "data").mkdir(parents=True)
    (project / "data/site.yml").write_text("a", "utf-8")
    (project / "annat.txt").write_text("a", "utf-8")
    git(tmp_path / "arkiv", "init", "--quiet")
    git(tmp_path / "arkiv", "add", ".")
    git(tmp_path / "arkiv", "commit", "--quiet", "--message", "x")
    return project


def test_the_commit_is_told_and_that_all_is_in_it(project: Path) -> None:
    commit = git(project, "rev-parse", "HEAD")
    assert history.revision(project, [project / "data"]) == Revision(commit, saved=True)
    git(project, "checkout", "--quiet", "--detach")
    assert history.revision(project, [project / "data"]) == Revision(commit, saved=True)


@pytest.mark.parametrize("deed", ["ändrad", "ny", "borttagen", "lagd till"])
def test_what_has_been_changed_since_is_seen(project: Path, deed: str) -> None:
    file = project / "data/site.yml"
    if deed == "ändrad":
        file.write_text("b", "utf-8")
    elif deed == "borttagen":
        file.unlink()
    else:
        (project / "data/ny.yml").write_text("b", "utf-8")
        if deed == "lagd till":
            git(project, "add", ".")
    assert not history.revision(project, [project / "data"]).saved


def test_what_no_site_is_made_of_does_not_count(project: Path, tmp_path: Path) -> None:
    (project / "annat.txt").write_text("b", "utf-8")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("b", "utf-8")
    (tmp_path / "program").mkdir()
    assert history.revision(project, [project / "data", project / "finns-inte", tmp_path / "program"]).saved


def test_without_git_or_a_commit_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history.revision(tmp_path, [tmp_path]) == Revision()
    git(tmp_path, "init", "--quiet")
    assert history.revision(tmp_path, [tmp_path]) == Revision()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.revision(tmp_path, [tmp_path]) == Revision()


def test_the_environment_leads_to_no_other_repository(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/finns/inte")
    assert history.revision(project, [project / "data"]).commit


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum finns inte")
def test_the_checksum_is_that_of_the_command_on_the_page(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name in ("site.yml", "b/å ä.yml", "b-c.yml", "B/z.yml", ".hemlig", ".mapp/fil", "b/.DS_Store"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(name, "utf-8")
    (data / "länk").symlink_to(data / "site.yml")
    (data / "mapplänk").symlink_to(data / "b")
    template = (Path(__file__).parent.parent / "site_theme/pages/blocks/build.html").read_text("utf-8")
    command = template.partition("<code>find")[2].partition("</code>")[0]
    done = subprocess.run(["sh", "-c", f"find{command}"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == provenance.checksum(tmp_path, [data], Digests())


def test_each_part_has_a_checksum_of_its_own(tmp_path: Path) -> None:
    known = checked("demo").register
    before = provenance.provenance(known)
    assert len({before.data, before.content, before.program}) == 3
    copy = shutil.copytree(PROJECTS["demo"], tmp_path / "demo")
    known = replace(known, reading=replace(known.reading, project=copy))
    assert provenance.provenance(known) == before
    (copy / "content/om/index.md").write_text("# Om\n", "utf-8")
    after = provenance.provenance(known)
    assert (after.data, after.program) == (before.data, before.program)
    assert after.content != before.content


def test_every_version_is_known_and_the_engine_is_the_one_that_built() -> None:
    known = checked("demo").register
    with_mkdocs, with_none = (provenance.provenance(known, engine=engine).versions for engine in ("mkdocs", ""))
    assert {"insyn", "python", "sqlite", "mkdocs", "mkdocs-material", "pillow"} <= {*with_mkdocs}
    assert all(with_mkdocs.values())
    assert {*with_mkdocs} - {*with_none} == {"mkdocs", "mkdocs-material"}
    assert "zensical" in provenance.provenance(known, engine="zensical").versions
