"""A Dask cluster that makes the pages: whether it can, and every way in which it may fail to, in Swedish.

Nothing here is imported but by `insyn build --dask`, and the library only when a cluster is asked for.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from typing import Any

from generator.commands import WORK, Stopped, progress
from generator.provenance import made_with
from generator.workers import Workers

_PATIENCE = 10  # seconds until the cluster must have answered, and have somebody who works
_RETURN = 15  # seconds until somebody must be back when all are gone: Dask starts one anew that ran out of memory in two or three
_LIBRARIES = ("distributed", "dask", "tornado", "asyncio")

_NOT_INSTALLED = 'Att bygga på ett kluster kräver Dask, som inte är installerat. Kör: pip install "insyn[dask]"'
_NO_ANSWER = (
    "Klustret på {address} svarar inte. Kontrollera adressen, att schemaläggaren är igång (dask scheduler) och att den går att nå"
    " från den här maskinen."
)
_NOBODY = "Klustret på {address} har inga arbetare. Starta minst en: dask worker {address} --nthreads 1"
_CUT_OFF = "Kontakten med klustret på {address} bröts. Ingenting publicerades. Se efter att schemaläggaren är igång, och kör igen."
_LOST = (
    "Arbetarna i klustret på {address} försvann innan de var klara, kanske för att minnet tog slut. Ingenting publicerades. Starta dem"
    " igen med mer minne var (dask worker --memory-limit) eller färre på varje maskin, eller bygg utan kluster: insyn build"
)
_UNLIKE = (
    "Arbetaren{worker} har inte samma program som den här maskinen, så sidorna kunde bli andra: {what}. Installera samma version av Insyn"
    " och samma bibliotek på alla maskiner (requirements.lock), och starta om arbetarna."
)
_CANNOT = (
    "Arbetaren {worker} kan inte köra Insyn: {error}. Installera samma version av Insyn och samma bibliotek på alla maskiner"
    " (requirements.lock), och starta om arbetarna."
)


class UnlikeError(Exception):
    """A worker has not the program of the machine that gives out the work. Its words say in what they differ."""


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Those who work in a cluster, until the block is done.

    Args:
        address: of its scheduler, `tcp://host:8786` or `tls://…`.

    Raises:
        Stopped: the library is not installed, the cluster does not answer or has nobody alike to give, or is lost on the way.
    """
    try:
        import distributed  # noqa: PLC0415 - it is large, takes a second, and few have it
    except ImportError:
        raise Stopped(_NOT_INSTALLED, WORK) from None
    _hush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it advises programmers, such as not to send much at once
        with progress("Frågar klustret"):
            client = _asked(distributed.Client, address)
        try:
            yield _workers(client, address)
        except distributed.KilledWorker:
            raise Stopped(_LOST.format(address=address), WORK) from None
        except CancelledError:
            raise Stopped(_CUT_OFF.format(address=address), WORK) from None
        except UnlikeError as error:  # of one that came later
            raise Stopped(_UNLIKE.format(worker="", what=error), WORK) from None
        finally:
            client.close()


def _asked(connect: Callable[..., Any], address: str) -> Any:
    """A client of a cluster that answers."""
    try:
        return connect(address, timeout=_PATIENCE, name="insyn", set_as_default=False)
    except (OSError, ValueError, ImportError):  # nobody is there, or the address is none, or of a kind that needs yet another library
        raise Stopped(_NO_ANSWER.format(address=address), WORK) from None


def _workers(client: Any, address: str) -> Workers:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise Stopped(_NOBODY.format(address=address), WORK) from None
    ours = made_with()
    for worker, theirs in client.run(made_with, on_error="return").items():
        if isinstance(theirs, BaseException):
            raise Stopped(_CANNOT.format(worker=worker, error=theirs), WORK)
        if what := _differences(ours, theirs):
            raise Stopped(_UNLIKE.format(worker=f" {worker}", what=what), WORK)
    return Workers(_Alike(client.get_executor(pure=False), ours), sum(client.nthreads().values()), _Attendance(client, address))


class _Alike(Executor):
    """Has work done only by those who have the same program as this machine, whenever they came to the cluster."""

    def __init__(self, executor: Executor, ours: Mapping[str, str | None]) -> None:
        self._executor, self._ours = executor, ours

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._executor.submit(done_alike, self._ours, fn, *args, **kwargs)


def done_alike(ours: Mapping[str, str | None], task: Callable[..., Any], *given: Any) -> Any:
    """Run on a worker: what a task gives there.

    Args:
        ours: what whoever gives out the work makes pages with.
        task: what to do.
        *given: what it is given.

    Raises:
        UnlikeError: the worker makes them with something else.
    """
    if what := _differences(ours, made_with()):
        raise UnlikeError(what)
    return task(*given)


def _differences(ours: Mapping[str, str | None], theirs: Mapping[str, str | None]) -> str:
    return ", ".join(
        f"{name} är {_short(theirs.get(name))} i stället för {_short(value)}" for name, value in ours.items() if theirs.get(name) != value
    )


def _short(value: str | None) -> str:
    return "okänt" if value is None else value[:12]  # of a checksum


class _Attendance:
    """Whether there is somebody who works: Dask waits for new workers for ever."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address, self._seen = client, address, time.monotonic()

    def __call__(self) -> None:
        there: Collection[Any] = ()
        try:
            there = self._client.nthreads()
        except (OSError, AttributeError):  # no connection, or it has given up to get one and has none to ask
            raise Stopped(_CUT_OFF.format(address=self._address), WORK) from None
        if there:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _RETURN:
            raise Stopped(_LOST.format(address=self._address), WORK)


def _hush() -> None:
    """Let what the library logs go nowhere: all that an editor can act upon is said here."""
    for name in [*_LIBRARIES, *logging.root.manager.loggerDict]:
        if name.partition(".")[0] in _LIBRARIES:
            logger = logging.getLogger(name)
            logger.handlers[:], logger.propagate = [logging.NullHandler()], False
