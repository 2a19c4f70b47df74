"""A build that is killed leaves the published site as it was; `make audit ARGS=stopped` asks at twenty moments, and on full disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publish import staged
from tests.site.projects import contents, insyn_here
from tests.site.stopping import killed, left_beside, stage

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_that_is_killed_leaves_the_published_site(tmp_path: Path) -> None:
    project, out = tmp_path / "projekt", tmp_path / "www/site"
    assert insyn_here("init", project, "--municipality", "Provstad", "--agreement", "Provavtalet").exit_code == 0
    out.mkdir(parents=True)
    (out / "index.html").write_text("det som ligger ute", "utf-8")
    before = contents(out)
    for reached in ("", "api/v1/index.json"):  # when the engine has begun, and when the pages are being filled
        assert killed(project, out, lambda reached=reached: (found := stage(out)) is not None and (found / reached).exists())  # type: ignore[misc]  # a default that binds the loop's value
        assert contents(out) == before
        assert [name.rpartition("-")[0] for name in left_beside(out)] == [".site.ny"]
    with staged(out):  # as the next build begins
        assert len(left_beside(out)) == 1
    assert left_beside(out) == []
