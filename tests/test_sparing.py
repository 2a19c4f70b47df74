"""What an engine has built is laid out again only where it would build the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cache import Store
from generator.commands import publishing, sparing
from generator.digests import Digests
from generator.reading import engine_config

if TYPE_CHECKING:
    from collections.abc import Callable

DEMO = Path(__file__).parent / "demo"
SETTINGS = "site_name: Prov\nsite_url: !ENV [PROV_URL, '']\ndocs_dir: content\ntheme:\n  name: material\n  custom_dir: eget\n"
FILES = {"mkdocs.yml": SETTINGS, "content/index.md": "# A\n", "eget/main.html": "x", "data/site.yml": "a: b\n"}


class Engine:
    """Builds one page of all that is there, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, project: Path, folder: Path) -> None:
        self.times += 1
        (folder / "om").mkdir(parents=True)
        (folder / "om/index.html").write_bytes(b"".join(sorted(path.read_bytes() for path in project.rglob("*.*") if path.is_file())))
        (folder / "bild.png").write_bytes(bytes(range(256)))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "project"


def built(engine: sparing.Engine, project: Path, kept: Path | None = None) -> dict[str, bytes]:
    """What comes to lie in a new folder."""
    folder = project.parent / "ny"
    folder.mkdir()
    try:
        sparing.sparing(engine, Store(kept or project.parent / "kept"), Digests())(project, folder)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    finally:
        shutil.rmtree(folder)


def test_what_was_built_is_laid_out_again(project: Path) -> None:
    engine = Engine()
    first = built(engine, project)
    (project / "data/site.yml").write_text("a: c\n", "utf-8")  # of which the engine knows nothing
    assert built(engine, project) == first
    assert list(first) == ["bild.png", "om/index.html"]
    assert engine.times == 1


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda project: (project / "content/index.md").write_text("# B\n", "utf-8"),
    "a new page": lambda project: (project / "content/b.md").write_text("# B\n", "utf-8"),
    "a page away": lambda project: (project / "content/index.md").unlink(),
    "a page renamed": lambda project: (project / "content/index.md").rename(project / "content/b.md"),
    "the settings": lambda project: (project / "mkdocs.yml").write_text(f"{SETTINGS}nav: []\n", "utf-8"),
    "a template": lambda project: (project / "eget/main.html").write_text("y", "utf-8"),
    "a theme that was not there": lambda project: shutil.copytree(project / "eget", project / "site_theme/overrides"),
    "the address": lambda _: os.environ.__setitem__("PROV_URL", "https://example.org/"),
    "the moment": lambda _: os.environ.__setitem__("SOURCE_DATE_EPOCH", "1"),
    "where the project lies": lambda project: project.rename(project.with_name("annan")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_the_engine_reads_is_seen(project: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROV_URL", "SOURCE_DATE_EPOCH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    engine = Engine()
    built(engine, project)
    CHANGES[change](project)
    built(engine, next(path for path in (project, project.with_name("annan")) if path.exists()))
    assert engine.times == 2


@pytest.mark.parametrize(
    ("settings", "known"),
    [
        ("plugins: [insyn, search]", True),
        ("plugins:\n  - search:\n      lang: sv\n", True),
        ("plugins:\n  search: {}\n", True),
        ("markdown_extensions:\n  - toc:\n      permalink: true\n  - pymdownx.details\n", True),
        ("plugins: [insyn, git-revision-date]", False),
        ("plugins:\n  macros: {}\n", False),
        ("markdown_extensions: [pymdownx.snippets]", False),
        ("markdown_extensions: [tables, eget]", False),
        ("markdown_extensions:\n  - toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n", False),
        ("hooks: [x.py]", False),
        ('"hooks": [x.py]', False),
        ("INHERIT: ../andra.yml", False),
        ("<<: {hooks: [x.py]}", False),
        ("extra:\n  a: !<tag:yaml.org,2002:python/name:x.y> ''", False),
        ("a: [", False),
    ],
)
def test_where_an_engine_may_read_other_files_it_is_always_asked(project: Path, settings: str, *, known: bool) -> None:
    (project / "mkdocs.yml").write_text(f"{SETTINGS}{settings}\n", "utf-8")
    engine = Engine()
    for _ in range(2):
        built(engine, project)
    assert engine.times == (1 if known else 2)


def test_an_engine_that_stops_is_asked_again(project: Path) -> None:
    def stopping(project: Path, folder: Path) -> None:
        (folder / "index.html").write_text(project.name, "utf-8")
        raise RuntimeError

    for _ in range(2):
        with pytest.raises(RuntimeError):
            built(stopping, project)
    engine = Engine()
    built(engine, project)
    assert engine.times == 1


def test_what_was_changed_while_it_was_built_is_not_kept(project: Path) -> None:
    engine = Engine()

    def slow(project: Path, folder: Path) -> None:
        engine(project, folder)
        (project / "content/index.md").write_text(f"# {engine.times}\n", "utf-8")

    for _ in range(2):
        built(slow, project)
    assert engine.times == 2


def test_without_a_cache_the_engine_is_asked() -> None:
    engine = Engine()
    assert sparing.sparing(engine, None, Digests()) is engine


def test_the_settings_of_real_projects_are_known() -> None:
    assert engine_config.asked_of_environment(DEMO) is not None
    assert engine_config.asked_of_environment(DEMO.parents[1]) is not None


def test_mkdocs_builds_what_is_laid_out(tmp_path: Path) -> None:
    def never(*_: object) -> None:
        pytest.fail("it is kept")

    project = tmp_path / "tests/demo"
    shutil.copytree(DEMO, project, ignore=shutil.ignore_patterns("site"))
    (tmp_path / "site_theme").symlink_to(DEMO.parents[1] / "site_theme")  # where its settings look for a theme
    first = built(publishing.mkdocs, project)
    assert built(never, project) == first
    assert "svar/_frame/index.html" in first
