"""Those who make the pages may be lost on the way: the site is then the same, or the old one stands and it is told in words."""

from __future__ import annotations

import os
import pickle
import signal
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TYPE_CHECKING, Any

import pytest

from generator import composition, pipeline, workers
from generator.commands import publishing
from generator.workers import Workers
from tests.site import smaller
from tests.site.projects import MADE_OF, TODAY, contents, differing, environment, insyn_here
from tests.site.stopping import left_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.composition import Composition, Job, Result


class Elsewhere(Executor):
    """Others, who share nothing with this process: what they are sent and what they answer is pickled.

    Args:
        lost: how many answers are lost with the one who made them; the work is then given to another, who has no material.
        breaks: after how many tasks nobody is left.
        absent: folders that are not there where the work is done.
    """

    def __init__(self, lost: int = 0, breaks: int = 10**6, absent: Sequence[Path] = ()) -> None:
        self.lost, self.breaks, self.absent, self.tasks = lost, breaks, absent, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.tasks += 1
        done: Future[Any] = Future()
        if self.tasks > self.breaks:
            done.set_exception(BrokenExecutor("nobody is left"))
            return done
        sent = pickle.dumps((fn, args, kwargs))
        if self.tasks % 3 == 0 and self.lost:
            self.lost -= 1
            self._run(sent)
            workers._materials.clear()
        done.set_result(self._run(sent))
        return done

    def _run(self, sent: bytes) -> Any:
        for folder in self.absent:
            folder.rename(_away(folder))
        try:
            own, given, named = pickle.loads(sent)
            return pickle.loads(pickle.dumps(own(*given, **named)))
        finally:
            for folder in self.absent:
                _away(folder).rename(folder)


class AtOnce(Executor):
    """What is done beside something else, done before it: folders that are taken away are not there for it either."""

    def __init__(self, _: int) -> None:
        pass

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def _away(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-away")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    project = tmp_path / "projekt"
    assert insyn_here("init", project, "--municipality", "Provstad", "--agreement", "Provavtalet").exit_code == 0
    return project


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A site that stands where the next is to be built."""
    site = tmp_path / "www/site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("det som ligger ute", "utf-8")
    return site


def test_work_that_is_lost_with_a_worker_is_done_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("INSYN_TODAY", TODAY)
    project = smaller.copy(tmp_path / "projekt")
    (tmp_path / "www").mkdir()
    monkeypatch.setattr("generator.pipeline.ThreadPoolExecutor", AtOnce)
    others = Elsewhere(lost=2, absent=[project, tmp_path / "www"])
    pipeline.build(project, tmp_path / "www/site", smaller.engine, workers=Workers(others, 2))
    assert others.lost == 0
    assert not set(differing(tmp_path / "www/site", smaller.built())) - MADE_OF


def test_an_executor_that_gives_up_leaves_the_old_site(small: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(old)
    monkeypatch.setattr(publishing, "Workers", lambda **_: Workers(Elsewhere(breaks=1), 2))
    _refused(small, old, before)


def test_a_process_that_is_killed_leaves_the_old_site(small: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, own, work = contents(old), os.getpid(), composition.work

    def killed(composition: Composition, job: Job) -> Result:
        made = work(composition, job)
        if job.pages:
            assert os.getpid() != own
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    monkeypatch.setattr(pipeline, "work", killed)
    monkeypatch.setattr(pipeline, "_MANY", 0)
    _refused(small, old, before, "--workers", "2")


def test_what_is_wrong_in_another_process_is_told_with_its_place(small: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: Composition, __: Job) -> None:
        raise KeyError("fel")

    monkeypatch.setattr(pipeline, "work", wrong)
    monkeypatch.setattr(pipeline, "_MANY", 0)
    done = insyn_here("build", "--project", small, "--out", old, "--workers", "2")
    assert done.exit_code == 3
    assert "ett fel som inte är ditt: KeyError: 'fel' (test_lost_workers.py, rad" in done.stderr


def _refused(project: Path, site: Path, before: dict[str, bytes], *options: str) -> None:
    done = insyn_here("build", "--project", project, "--out", site, *options)
    assert done.exit_code == 3
    assert "avbröts innan den var klar" in done.stderr
    assert "minnet tog slut. Ingenting publicerades." in done.stderr
    assert "Traceback" not in done.output
    assert contents(site) == before
    assert left_beside(site) == []


def test_a_site_without_a_search_index_is_otherwise_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "mkdocs", smaller.engine)
    project = smaller.copy(tmp_path / "projekt")
    done = insyn_here("build", "--project", project, "--out", tmp_path / "site", "--no-search", "--workers", "1")
    assert done.exit_code == 0, done.output
    absent = [path for path in differing(tmp_path / "site", smaller.built()) if not path.startswith("sok/index/")]
    assert set(absent) <= {"manifest.json", "om/bygget/index.html"}
    assert not (tmp_path / "site/sok/index").exists()
