"""A build that takes over what has not changed gives the same bytes as one that makes everything anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator import pipeline
from generator.cache import Store
from generator.past import Past
from generator.problems import Problems
from generator.workers import Workers
from tests.site import projects, smaller
from tests.site.editing import Editor

EDITS = int(os.environ.get("INSYN_EDITS", "3"))
SEED = int(os.environ.get("INSYN_SEED", "1"))


class Site:
    """A project with its site, built again and again.

    Args:
        folder: holds the project, and is where all else of it is put.
        engine: a folder of what an engine has built of content/, which the edits leave alone.
    """

    def __init__(self, folder: Path, engine: Path) -> None:
        self.project, self.out, self._cold = folder / "projekt", folder / "site", folder / "kall"
        self._kept, self._engine = folder / "kept", engine

    def own_engine(self) -> Path:
        """What the engine has built, as a copy that may be changed."""
        self._engine = Path(shutil.copytree(self._engine, self._kept.with_name("motor")))
        return self._engine

    def _engine_of(self, _: Path, folder: Path) -> None:
        shutil.copytree(self._engine, folder, dirs_exist_ok=True)

    def warm(self, workers: int = 1, *, searchable: bool = False) -> Past:
        """Build, taking over what can be. Returns what is known of the build."""
        store = Store(self._kept)
        past = Past(self.project, self.out, {"searchable": searchable}, store)
        pipeline.build(
            self.project,
            self.out,
            self._engine_of,
            workers=Workers(processes=workers),
            searchable=searchable,
            cache=store,
            past=past,
        )
        return past

    def differences(self, *, searchable: bool = False) -> list[str]:
        """The files that are not what they are when all is made anew."""
        shutil.rmtree(self._cold, ignore_errors=True)
        pipeline.build(self.project, self._cold, self._engine_of, workers=Workers(processes=1), searchable=searchable)
        ours, theirs = projects.contents(self.out), projects.contents(self._cold)
        folders = _folders(self.out) ^ _folders(self._cold)
        return sorted([*folders, *(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))])


def _folders(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in projects.environment(INSYN_CACHE=str(tmp_path / "cache")).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def site(surroundings: None, tmp_path: Path) -> Site:
    """A part of Exempelstad, which has every step of a build and a fourth of its work."""
    smaller.copy(tmp_path / "projekt")
    return Site(tmp_path, smaller.unfilled())


@pytest.fixture
def whole(surroundings: None, tmp_path: Path) -> Site:
    """The whole of Exempelstad."""
    projects.copy("demo", tmp_path / "projekt")
    return Site(tmp_path, projects.unfilled("demo"))


def test_nothing_is_written_where_nothing_has_changed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_MANY", 0)  # else one process would make so few pages
    site.warm()
    before = {path: path.stat().st_ino for path in (site.out / "svar").rglob("*.html")}
    for workers in (1, 2):
        past = site.warm(workers)
        made = [name for name in projects.pages(site.out) if name.startswith("svar/") and name not in past.former.carried]
        assert made == ["svar/tagbolaget-2020/index.html"]  # which only leads on
    assert before == {path: path.stat().st_ino for path in before}
    assert site.differences() == []


def test_an_edited_text_makes_only_the_pages_that_show_it_anew(site: Site) -> None:
    site.warm()
    site.warm()
    (response,) = site.project.rglob("responses/tagbolaget.yml")
    text = response.read_text("utf-8")
    response.write_text(f"{text}\n".replace("text: ", "text: Nytt. ", 1), "utf-8")
    past = site.warm()
    pages = set(projects.pages(site.out))
    made = pages - set(past.former.carried)
    assert "svar/trygga-stationer-2020-tagbolaget/index.html" in made
    assert len(made) < len(pages) / 4, sorted(made)
    assert site.differences() == []


def test_files_of_the_index_are_taken_over_too(whole: Site) -> None:
    whole.warm(searchable=True)
    editor = Editor(whole.project, SEED + 1)
    done = [editor.edit() for _ in range(2)]
    past = whole.warm(searchable=True)
    index = [name for name in projects.contents(whole.out) if name.startswith("sok/index/")]
    taken = [name for name in index if name in past.former.carried]
    assert len(index) / 4 < len(taken) < len(index), done
    assert whole.differences(searchable=True) == [], done


def test_random_edits_give_the_same_bytes_as_a_build_from_nothing(site: Site) -> None:
    _edited_at_random(site, SEED, EDITS)


@pytest.mark.long
@pytest.mark.parametrize("seed", [SEED, SEED + 3, SEED + 4])
def test_more_random_edits_of_the_whole(whole: Site, seed: int) -> None:
    _edited_at_random(whole, seed, EDITS * 4)


def _edited_at_random(site: Site, seed: int, edits: int) -> None:
    editor = Editor(site.project, seed)
    site.warm()
    done: list[str] = []
    for _ in range(edits):
        done.append(editor.edit())
        past = site.warm()
        assert past.former.carried, done
        assert site.differences() == [], done


def test_a_kind_of_which_there_is_nothing_any_more(site: Site) -> None:
    site.warm()
    assert "api/v1/ordlista" in _folders(site.out)
    (site.project / "data/glossary.yml").unlink()
    site.warm()
    assert "api/v1/ordlista" not in _folders(site.out)
    assert site.differences() == []


GONE = {
    "the page": ("svar/trygg-hamn-2026-segelskolan", "responses/segelskolan.yml", "", ""),
    "a heading of the page": (
        "svar/trygg-hamn-2026-batklubben#svar-fran-klubben",
        "responses/batklubben.yml",
        "title: Svar från klubben",
        "title: Svaret",
    ),
    "a heading of a page that is made anew each time": (
        "om/bygget/#hur-webbplatsen-ar-byggd",
        "om/bygget/index.html",
        'id="hur-webbplatsen-ar-byggd"',
        'id="annat"',
    ),
}


@pytest.mark.parametrize("gone", GONE)
def test_a_page_that_is_taken_over_may_not_lead_to_what_is_gone(site: Site, gone: str) -> None:
    address, name, was, becomes = GONE[gone]
    leading = site.project / "data/places/hamnkajen.yml"  # its text stands on one page, which is not opened for another reason
    (led_to,) = [*site.project.rglob(name), *site.own_engine().rglob(name)]
    text = leading.read_text("utf-8")
    assert "text: " in text
    leading.write_text(text.replace("text: ", f"text: Här är [något](insyn:{address}). ", 1), "utf-8")
    site.warm()
    if was:
        before = led_to.read_text("utf-8")
        assert was in before
        led_to.write_text(before.replace(was, becomes), "utf-8")
    else:
        led_to.unlink()
    with pytest.raises(Problems) as told:
        site.warm()
    with pytest.raises(Problems) as anew:
        site.differences()
    assert any(address.partition("#")[0] in problem.message for problem in told.value.problems)
    assert list(map(str, told.value.problems)) == list(map(str, anew.value.problems))


def test_what_git_tells_of_is_made_anew_after_a_commit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.environ["PATH"].partition(os.pathsep)[2])  # with the git of this machine
    commit(site.project, "init", "--quiet")
    commit(site.project, "add", ".")
    commit(site.project, "commit", "--quiet", "-m", "a", day="2026-11-01")
    editor = Editor(site.project, SEED + 2)
    site.warm()
    done: list[str] = []
    for day in ("2026-11-02", "2026-11-05"):
        done.append(editor.edit())
        commit(site.project, "add", "--all")
        commit(site.project, "commit", "--quiet", "-m", "b", day=day)
        past = site.warm()
        assert past.former.carried, done
        assert site.differences() == [], done


def commit(project: Path, *command: str, day: str = "2026-11-01") -> None:
    """A command of git, as somebody who does not exist and at noon of a day."""
    who = {f"GIT_{role}_{what}": "x@exempel.se" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", "-C", str(project), *command], check=True, env={**os.environ, **who, **when})
