"""Who does the work that can be divided: this process, processes of this machine, or any executor, such as a cluster's.

A stage is a function of a material, which is the same for all of the stage, and of a piece of the work. Results come in the order of the
pieces, so what is made of them does not depend on how many worked, nor on who was done first.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar

from generator import forked

M = TypeVar("M")
P = TypeVar("P")
R = TypeVar("R")
T = TypeVar("T")

#: How many pieces may wait or lie done for each that works: enough to keep all at work, few enough to bound what lies in memory.
_AHEAD = 3
#: What a worker has been given, by its name: the materials of two stages at most.
_materials: OrderedDict[str, Any] = OrderedDict()
_KEPT = 2
#: One piece at a time in each process: a page notes what it is made from while it is made, and threads would gain nothing.
_alone = threading.Lock()
#: How often it is asked whether there is still somebody who works, in seconds.
_LOOK = 1.0


class _Lacking:
    """What a worker answers that has not been given the material."""


class Workers:
    """Who works on the pieces of a stage.

    Args:
        executor: where the pieces are worked on. Each task carries what it needs, and the worker's answer all that it made: they
            need not share a disk. Without one, this machine's processes do it.
        processes: of this machine, where no executor is given; as many as there are cores that this process may use, if not told.
            With one, or where processes cannot be forked, this process does all of it by itself. With an executor, how many
            pieces it works on at the same time.
        attend: asked every second while an answer of the executor is awaited; raises where none will come, of which an executor
            that has lost everybody who worked need not know.
    """

    def __init__(self, executor: Executor | None = None, processes: int | None = None, attend: Callable[[], object] = lambda: None) -> None:
        self.executor = executor
        self.processes = processes or cores()
        self._attend = attend

    @property
    def elsewhere(self) -> bool:
        """Whether the work may be done where this machine's disk is not at hand."""
        return self.executor is not None

    @property
    def several(self) -> bool:
        """Whether a stage gains by being divided."""
        return self.elsewhere or (self.processes > 1 and _can_fork())

    def each(self, task: Callable[[M, P], R], material: M, pieces: Sequence[P]) -> Iterator[R]:
        """What `task(material, piece)` gives for each piece, in their order.

        Args:
            task: a function at the top level of a module.
            material: what every piece needs. Forked processes have it as it is; to others it is pickled, once for each worker.
            pieces: picklable, as are the results.

        Raises:
            Whatever the task raises; `concurrent.futures.BrokenExecutor` where a worker was lost and the executor gave up.
        """
        if self.executor is not None:
            yield from self._sent(self.executor, task, material, pieces)
        elif len(pieces) < 2 or not self.several:  # noqa: PLR2004 - one piece alone is not divided
            yield from (task(material, piece) for piece in pieces)
        else:
            with still():
                yield from forked.in_order(partial(task, material), pieces, min(self.processes, len(pieces)))

    @contextmanager
    def aside(self, task: Callable[[M, P], R], material: M, piece: P) -> Iterator[Callable[[], R]]:
        """One piece that a process of this machine begins at once, while this one goes on; gives what waits for its result.

        Where there is no other process it is worked on when that is asked for.
        """
        work = partial(task, material, piece)
        if self.elsewhere or not self.several:
            yield work
        else:
            with still(), forked.begun(work) as answer:
                yield answer

    def _sent(self, executor: Executor, task: Callable[[M, P], R], material: M, pieces: Sequence[P]) -> Iterator[R]:
        packed = pickle.dumps(material, pickle.HIGHEST_PROTOCOL)
        name = sha256(packed).hexdigest()

        def submit(piece: P, given: bytes | None = None) -> Future[Any]:
            return executor.submit(_work, name, given, task, piece)

        left = iter(pieces)
        # The first ones, which come to one worker each if all are free, bring the material.
        under_way = deque((submit(piece, packed), piece) for piece in islice(left, self.processes))
        under_way.extend((submit(piece), piece) for piece in islice(left, self.processes * (_AHEAD - 1)))
        try:
            while under_way:
                done, piece = under_way.popleft()
                result = self._result(done)
                while isinstance(result, _Lacking):  # it may come to another worker than the one that answered
                    result = self._result(submit(piece, packed))
                made: R = result
                yield made
                under_way.extend((submit(following), following) for following in islice(left, 1))
        finally:
            for waiting, _ in under_way:
                waiting.cancel()

    def _result(self, awaited: Future[Any]) -> Any:
        while not wait([awaited], _LOOK).done:
            self._attend()
        return awaited.result()


def in_pieces(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """A sequence cut into pieces of at most so many."""
    return [items[start : start + most] for start in range(0, len(items), most)]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(name: str, given: bytes | None, task: Callable[[M, P], R], piece: P) -> R | _Lacking:
    """Run in a worker: do a piece with the material of a name, or say that it is not there."""
    with _alone:
        if given is not None and name not in _materials:
            _materials[name] = pickle.loads(given)  # noqa: S301 - what the process that gives out the work has pickled itself
            while len(_materials) > _KEPT:
                _materials.popitem(last=False)
        if name not in _materials:
            return _Lacking()
        return task(_materials[name], piece)


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


@contextmanager
def still() -> Iterator[None]:
    """Let the collector leave alone what is there: looking through it would make each process a copy of its own of all of it."""
    already = gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if not already:  # else whoever began it ends it
            gc.unfreeze()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the collector wait: where millions of objects are made that all stay, it would look through them again and again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


__all__ = ["Workers", "cores", "in_pieces", "still", "undisturbed"]
