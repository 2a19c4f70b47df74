"""A build that is killed leaves the published site as it was; `make audit ARGS=stopped` asks at twenty moments, and on full disks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.projects import contents, copy, edit, insyn
from tests.site.stopping import killed, left_beside, stage


@pytest.mark.parametrize("reached", ["", "api/v1/index.json"])
def test_a_build_that_is_killed_leaves_the_published_site(real: Path, tmp_path: Path, reached: str) -> None:
    project = copy("real", tmp_path / "projekt")
    edit(project / "content/om/index.md", "# Om webbplatsen", "# Ändrad")
    out = Path(shutil.copytree(real, tmp_path / "www/site"))
    before = contents(out)
    assert killed(project, out, lambda: (found := stage(out)) is not None and (found / reached).exists())
    assert contents(out) == before
    assert [name.rpartition("-")[0] for name in left_beside(out)] == [".site.ny"]
    if reached:
        done = insyn("build", "--project", project, "--out", out)
        assert done.returncode == 0, done.stderr
        assert "Ändrad" in (out / "om/index.html").read_text("utf-8")
        assert left_beside(out) == []
