"""`insyn build --dask`: every way in which a cluster may fail to make the pages is told in Swedish, and Dask itself says nothing.

The library is a stand-in here; `make audit ARGS=cluster` has real workers make real sites, and kills them.
"""

from __future__ import annotations

import logging
import sys
from concurrent.futures import CancelledError, ThreadPoolExecutor
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from generator import cli
from generator.commands import Stopped, cluster
from generator.provenance import made_with
from tests.test_workers import PIECES, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ADDRESS = "tcp://127.0.0.1:8786"


class KilledWorker(Exception):
    pass


class Client:
    """A client of a cluster with two workers, whose work is done by threads of this process."""

    workers: Mapping[str, Any] = MappingProxyType({})
    closed = 0

    def __init__(self, *_: object, **__: object) -> None:
        logging.getLogger("distributed.client").error("Dask säger något")
        if not self.workers:
            raise OSError("Timed out")

    def wait_for_workers(self, _: int, timeout: float) -> None:
        if "ingen" in self.workers:
            raise TimeoutError(timeout)

    def run(self, asked: Callable[[], Any], on_error: str) -> dict[str, Any]:
        assert on_error == "return"
        return {name: asked() if answer is None else answer for name, answer in self.workers.items()}

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self.workers, 1)

    def get_executor(self, *, pure: bool) -> ThreadPoolExecutor:
        assert not pure  # else the same piece sent twice would give the first answer twice
        return ThreadPoolExecutor(2)

    def close(self) -> None:
        Client.closed += 1


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=Client, KilledWorker=KilledWorker))
    monkeypatch.setattr(Client, "workers", {"en": None, "två": None})
    monkeypatch.setattr(Client, "closed", 0)
    handlers = {name: logging.getLogger(name).handlers[:] for name in cluster._LIBRARIES}
    yield
    for name, kept in handlers.items():
        logging.getLogger(name).handlers[:], logging.getLogger(name).propagate = kept, True


def stopped(error: Exception | None = None) -> str:
    """What is said when a cluster is asked for, and an error arises while it works."""
    with pytest.raises(Stopped) as raised:
        _work(error)
    assert raised.value.code == 3
    return raised.value.message


def _work(error: Exception | None) -> None:
    with cluster.cluster(ADDRESS):
        if error:
            raise error


def test_a_cluster_does_the_work_and_is_let_go(capfd: pytest.CaptureFixture[str]) -> None:
    with cluster.cluster(ADDRESS) as workers:
        assert (workers.elsewhere, workers.processes) == (True, 2)
        assert list(workers.each(times, 3, PIECES)) == [times(3, piece) for piece in PIECES]
    assert Client.closed == 1
    assert capfd.readouterr() == ("", "")


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = CliRunner().invoke(cli.main, ["build", "--project", str(tmp_path), "--dask", ADDRESS])
    assert done.exit_code == 3
    assert done.output == 'Att bygga på ett kluster kräver Dask, som inte är installerat. Kör: pip install "insyn[dask]"\n'


def test_a_cluster_has_as_many_workers_as_it_has(tmp_path: Any) -> None:
    done = CliRunner().invoke(cli.main, ["build", "--project", str(tmp_path), "--dask", ADDRESS, "--workers", "2"])
    assert done.exit_code == 2
    assert done.output.startswith("Välj antingen --workers eller --dask.")


@pytest.mark.parametrize(
    ("workers", "said"),
    [
        ({}, f"Klustret på {ADDRESS} svarar inte."),
        ({"ingen": None}, f"har inga arbetare. Starta minst en: dask worker {ADDRESS} --nthreads 1"),
        ({"en": None, "två": {**made_with(), "python": "3.0.1"}}, "Arbetaren två har inte samma program som den här maskinen"),
        ({"en": {**made_with(), "program": "0" * 64}}, ": program är 000000000000 i stället för "),
        ({"en": {}}, "program är okänt i stället för "),
        ({"en": ModuleNotFoundError("No module named 'generator'")}, "Arbetaren en kan inte köra Insyn: No module named 'generator'."),
    ],
)
def test_a_cluster_that_cannot_is_told(workers: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Client, "workers", workers)
    assert said in stopped()
    assert Client.closed == bool(workers)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KilledWorker(), "försvann innan de var klara, kanske för att minnet tog slut. Ingenting publicerades."),
        (CancelledError(), "bröts. Ingenting publicerades."),
        (
            cluster.UnlikeError("python är 3.0.1"),
            "Arbetaren har inte samma program som den här maskinen, så sidorna kunde bli andra: python",
        ),
    ],
)
def test_a_cluster_that_is_lost_on_the_way_is_told(error: Exception, said: str) -> None:
    assert said in stopped(error)
    assert Client.closed == 1


def test_a_worker_that_came_later_and_is_unlike_does_nothing() -> None:
    assert cluster.done_alike(made_with(), times, 3, [1]) == [3]
    with pytest.raises(cluster.UnlikeError, match=r"python är .* i stället för 3\.0\.1"):
        cluster.done_alike({**made_with(), "python": "3.0.1"}, times, 3, [1])


def test_it_is_seen_that_nobody_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("generator.commands.cluster.time.monotonic", lambda: now[0])
    client = Client()
    attend = cluster._Attendance(client, ADDRESS)
    monkeypatch.setattr(Client, "workers", {})
    now[0] = 14
    attend()  # somebody may come back
    now[0] = 16
    with pytest.raises(Stopped, match="försvann"):
        attend()
    monkeypatch.setattr(Client, "nthreads", lambda _: (_ for _ in ()).throw(OSError()))
    with pytest.raises(Stopped, match="bröts"):
        attend()
