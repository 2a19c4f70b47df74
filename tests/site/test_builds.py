"""Whichever way a site is built, and wherever, its bytes are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.site.projects import PROJECTS, ROOT, contents, copy, differing, edit, insyn, pages, run

if TYPE_CHECKING:
    from pathlib import Path


#: The smaller site at every change, the larger one in `make audit`: what could differ between them is in few pages.
LARGER_SELDOM = pytest.mark.parametrize("name", ["real", pytest.param("demo", marks=pytest.mark.long)])


@LARGER_SELDOM
def test_the_engine_by_itself_strictly(name: str, site: Path, tmp_path: Path) -> None:
    done = run("mkdocs", "build", "--strict", "--site-dir", tmp_path / "site", cwd=PROJECTS[name])
    assert done.returncode == 0, done.stderr
    assert not re.search("WARNING|ERROR|Fel", done.stderr)
    assert differing(site, tmp_path / "site") == []


@pytest.fixture
def bare_engine(name: str, tmp_path: Path) -> Path:
    """The pages of content/ built by an engine that knows nothing of records."""
    settings = (PROJECTS[name] / "mkdocs.yml").read_text("utf-8")
    for pattern, replacement in {
        r"plugins:\n  - insyn\n": "plugins: []\n",
        "docs_dir: content\n": f"docs_dir: {PROJECTS[name] / 'content'}\n",
        "custom_dir: .*\n": f"custom_dir: {ROOT / 'site_theme/overrides'}\n",
    }.items():
        settings, changed = re.subn(pattern, replacement, settings)
        assert changed == 1
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    done = run("mkdocs", "build", "--strict", "--config-file", tmp_path / "mkdocs.yml", "--site-dir", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    return tmp_path / "site"


@LARGER_SELDOM
def test_any_engine_and_then_fill_once(name: str, site: Path, bare_engine: Path) -> None:
    assert insyn("fill", bare_engine, "--project", PROJECTS[name]).returncode == 0
    assert differing(site, bare_engine) == []
    again = insyn("fill", bare_engine, "--project", PROJECTS[name])
    assert again.returncode == 2
    assert "redan ifylld" in again.stderr
    assert differing(site, bare_engine) == []


@pytest.mark.parametrize("name", ["demo"])
def test_a_fill_that_fails_leaves_the_folder_as_the_engine_built_it(bare_engine: Path, tmp_path: Path) -> None:
    project = copy("demo", tmp_path / "projekt")
    edit(project / "data/site.yml", "show_names: false", "show_names: kanske")
    before = contents(bare_engine)
    assert insyn("fill", bare_engine, "--project", project).returncode == 1
    assert contents(bare_engine) == before
    (bare_engine / "om/index.html").write_text("<!-- insyn: okand -->", "utf-8")
    before = contents(bare_engine)
    done = insyn("fill", bare_engine, "--project", PROJECTS["demo"])
    assert done.returncode == 1
    assert "[slot.unknown]" in done.stdout
    assert contents(bare_engine) == before


@pytest.mark.parametrize("name", ["demo", pytest.param("real", marks=pytest.mark.long)])
def test_another_machine_another_day_another_folder(name: str, site: Path, tmp_path: Path) -> None:
    elsewhere = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "RAYON_NUM_THREADS": "7",  # the threads of Pagefind
    }
    out = tmp_path / "en helt annan mapp" / "höger"
    done = insyn("build", "--project", PROJECTS[name], "--out", out, cwd=tmp_path, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert differing(site, out) == []


@pytest.mark.long  # the wheel's test builds such a project too
def test_a_project_without_a_theme_has_the_programs(real: Path, tmp_path: Path) -> None:
    project = copy("real", tmp_path / "projekt", theme=False)
    done = insyn("build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(real, project / "site") == ["manifest.json"]  # which tells of another mkdocs.yml


def test_a_project_may_replace_a_part_of_the_theme(real: Path, tmp_path: Path) -> None:
    project = copy("real", tmp_path / "projekt", theme=False)
    own = project / "site_theme"
    for name, text in {
        "overrides/partials/mark.html": "<b>EGET MÄRKE</b>",
        "pages/blocks/footer.html": "<p>EGEN SIDFOT</p>",
        "assets/insyn.css": "/* egen stil */",
    }.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, "utf-8")
    done = insyn("build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (project / "site/svar/index.html").read_text("utf-8")
    assert "EGET MÄRKE" in page
    assert "EGEN SIDFOT" in page
    assert (project / "site/assets/insyn/insyn.css").read_text("utf-8") == "/* egen stil */"
    changed = differing(real, project / "site")
    whole = {name for name, html in pages(real).items() if 'http-equiv="refresh"' not in html}  # a page that has moved has no theme
    assert {name for name in changed if not name.startswith("sok/index/")} == {*whole, "assets/insyn/insyn.css", "manifest.json"}
