"""Sites made by a real Dask cluster: a scheduler and two workers on this machine, which are killed while they work.

With one of them gone, the site has the octets that this machine gives alone. With both gone, it is told in words and the old site stands.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.audit.outcome import CannotJudge, Outcome
from tests.bench import corpus
from tests.site.projects import PROJECTS, ROOT, TODAY, contents, differing, environment, insyn
from tests.site.stopping import left_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.audit.choice import Choice

HOW_TO_INSTALL = "Dask är inte installerat. Kör: make audit"
_RESPONSES = 300
_WORKERS = 2
_TASK = "done_alike"  # what Dask calls each piece of work, after the function that does it
_LONGEST = 300  # seconds that anything here may take


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Has the chosen sites and a larger one made by a cluster.

    Raises:
        CannotJudge: the library is not installed, the cluster does not start, or nothing could be killed in time.
    """
    if find_spec("distributed") is None:
        raise CannotJudge(HOW_TO_INSTALL)
    found, figures = [], []
    with tempfile.TemporaryDirectory(prefix="insyn-cluster-") as made:
        folder = Path(made)
        corpus.make(folder / "large", agreements=0, consultations=4, responses=_RESPONSES)
        trials = [_Trial(name, PROJECTS[name], TODAY, folder / "www" / name) for name in choice.sites]
        trials.append(_Trial(f"{_RESPONSES} svar", folder / "large", corpus.DAY, folder / "www" / "large"))
        for trial in trials:
            wrong = list(trial.with_one_killed(folder))
            say(f"{trial.name}: {len(wrong)} fel, {trial.figures}")
            found += wrong
            figures.append(trial.name)
        found += trials[-1].with_all_killed(folder)
    return Outcome(found, f"{len(figures)} webbplatser av {_WORKERS} arbetare, av dem en dödad, och en utan någon kvar")


class _Cluster:
    """A scheduler and its workers, each a process with one thread that nobody starts anew.

    Args:
        folder: where it may write.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dask-", dir=folder))
        told = self.folder / "scheduler.json"
        self.scheduler = self._started("scheduler", "--port", "0", "--scheduler-file", told)
        self.workers = [
            self._started("worker", "--scheduler-file", told, "--nthreads", "1", "--no-nanny", "--local-directory", self.folder)
            for _ in range(_WORKERS)
        ]
        _until(told.is_file, "schemaläggaren startar inte")
        self.client = self._client(told)
        self.address: str = self.client.scheduler.address

    def _started(self, what: str, *options: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", "--no-dashboard", *map(str, options)]
        return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _client(self, told: Path) -> Any:
        from distributed import Client

        try:
            client = Client(scheduler_file=str(told), timeout=_LONGEST, set_as_default=False)
            client.wait_for_workers(_WORKERS, timeout=_LONGEST)
        except (OSError, ValueError) as error:
            raise CannotJudge(f"Klustret startar inte: {error}") from None
        return client

    def done(self) -> int:
        """How many pieces of work have been done."""
        count: int = self.client.run_on_scheduler(_done)
        return count

    def stop(self) -> None:
        """End what is left of it."""
        self.client.close()
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()


def _done(dask_scheduler: Any) -> int:
    """Run in the scheduler, which soon forgets a piece that is done, but not that it was."""
    return sum(each.finish == "memory" and str(each.key).startswith(_TASK) for each in dask_scheduler.transition_log)


@contextmanager
def _cluster(folder: Path) -> Iterator[_Cluster]:
    cluster = _Cluster(folder)
    try:
        yield cluster
    finally:
        cluster.stop()


class _Trial:
    """One site, built alone and by clusters.

    Args:
        name: what it is called.
        project: what it is made of.
        today: the day that it is built for.
        folder: where its sites are made.
    """

    def __init__(self, name: str, project: Path, today: str, folder: Path) -> None:
        self.name, self.project, self.today = name, project, today
        self.alone, self.together = folder / "ensam", folder / "kluster" / "site"
        self.figures = ""

    def with_one_killed(self, folder: Path) -> Iterator[str]:
        begun = time.monotonic()
        alone = insyn("build", "--project", self.project, "--out", self.alone, "--workers", "1", INSYN_TODAY=self.today)
        took = time.monotonic() - begun
        if alone.returncode:
            raise CannotJudge(f"{self.name} går inte att bygga: {alone.stderr.strip()[-1000:]}")
        with _cluster(folder) as cluster:
            begun = time.monotonic()
            code, said, left = self._killing(cluster, cluster.workers[:1])
            self.figures = f"{took:.1f} s ensam, {time.monotonic() - begun:.1f} s i klustret, {left} uppgifter efter att en arbetare dödats"
        if code or said != alone.stderr:
            yield f"{self.name}: med en arbetare dödad: kod {code}, {said[-500:]}"
        elif other := differing(self.alone, self.together):
            yield f"{self.name}: klustret ger inte samma filer: {', '.join(other[:5])}"

    def with_all_killed(self, folder: Path) -> Iterator[str]:
        """After `with_one_killed`, whose site must then stand; at last without anybody, and without a scheduler."""
        before = contents(self.together)
        with _cluster(folder) as cluster:
            yield from self._told("alla dödade", *self._killing(cluster, cluster.workers)[:2], "försvann innan de var klara")
            yield from self._told("inga arbetare", *self._built(cluster.address), "har inga arbetare")
            address = cluster.address
        yield from self._told("ingen schemaläggare", *self._built(address), "svarar inte")
        if contents(self.together) != before:
            yield f"{self.name}: webbplatsen är inte som den var"
        if beside := left_beside(self.together):
            yield f"{self.name}: det ligger kvar: {beside}"

    def _told(self, how: str, code: int, said: str, expected: str) -> Iterator[str]:
        if code != 3 or expected not in said or len(said.splitlines()) != 1:
            yield f"{self.name}: {how}: kod {code}, säger inte «{expected}» på en rad utan «{said[-500:]}»"

    def _killing(self, cluster: _Cluster, workers: list[subprocess.Popen[bytes]]) -> tuple[int, str, int]:
        """Build, and kill workers when some pieces are done. Returns the exit code, what was said, and how many were done after that."""
        build = self._begun(cluster.address)
        _until(lambda: cluster.done() >= _WORKERS or build.poll() is not None, "klustret gör ingenting")
        for worker in workers:
            worker.kill()
        done = cluster.done()
        _, said = build.communicate(timeout=_LONGEST)
        left = cluster.done() - done
        if not build.returncode and not left:
            raise CannotJudge(f"{self.name}: allt var redan gjort när en arbetare dödades. Kör igen.")
        return build.returncode, said, left

    def _built(self, address: str) -> tuple[int, str]:
        build = self._begun(address)
        _, said = build.communicate(timeout=_LONGEST)
        return build.returncode, said

    def _begun(self, address: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "generator.cli", "build", "--dask", address]
        command += ["--project", str(self.project), "--out", str(self.together)]
        nothing_kept = tempfile.mkdtemp(prefix="cache-", dir=self.together.parents[1])  # else there would be nothing left for workers to do
        with_day = environment(INSYN_TODAY=self.today, INSYN_CACHE=nothing_kept)
        return subprocess.Popen(command, cwd=ROOT, env=with_day, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _until(reached: Callable[[], bool], otherwise: str) -> None:
    """Wait for something, for a while.

    Raises:
        CannotJudge: it did not come about.
    """
    last = time.monotonic() + _LONGEST
    while not reached():
        if time.monotonic() > last:
            raise CannotJudge(f"Efter {_LONGEST} s: {otherwise}.")
        time.sleep(0.02)
