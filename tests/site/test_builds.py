"""Whichever way a site is built, and wherever, its bytes are the same."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.site import smaller
from tests.site.projects import PROJECTS, ROOT, contents, copy, differing, edit, insyn, insyn_here, pages, run

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
    assert insyn_here("fill", bare_engine, "--project", PROJECTS[name]).exit_code == 0
    assert differing(site, bare_engine) == []
    again = insyn_here("fill", bare_engine, "--project", PROJECTS[name])
    assert again.exit_code == 2
    assert "redan ifylld" in again.stderr
    assert differing(site, bare_engine) == []


def test_a_fill_that_fails_leaves_the_folder_as_the_engine_built_it(tmp_path: Path) -> None:
    project, broken = smaller.copy(tmp_path / "projekt"), smaller.copy(tmp_path / "fel")
    built = shutil.copytree(smaller.unfilled(), tmp_path / "motorns")
    edit(broken / "data/site.yml", "show_names: false", "show_names: kanske")
    before = contents(built)
    assert insyn_here("fill", built, "--project", broken).exit_code == 1
    assert contents(built) == before
    (built / "om/index.html").write_text("<!-- insyn: okand -->", "utf-8")
    before = contents(built)
    done = insyn_here("fill", built, "--project", project)
    assert done.exit_code == 1
    assert "[slot.unknown]" in done.stdout
    assert contents(built) == before


#: What is another on another machine, and must not show.
ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LANG": "C",
    "LC_ALL": "C",
    "RAYON_NUM_THREADS": "7",  # the threads of Pagefind
}


def test_another_machine_another_day_another_folder(tmp_path: Path) -> None:
    _the_same_elsewhere(smaller.copy(tmp_path / "projekt"), smaller.built(), tmp_path)


@pytest.mark.long
def test_the_whole_on_another_machine(name: str, site: Path, tmp_path: Path) -> None:
    _the_same_elsewhere(PROJECTS[name], site, tmp_path)


def _the_same_elsewhere(project: Path, site: Path, folder: Path) -> None:
    out = folder / "en helt annan mapp" / "höger"
    done = insyn("build", "--project", project, "--out", out, cwd=folder, **ELSEWHERE)
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
