"""Processes that are forked from this one, each with a pipe of its own to it.

Those of `ProcessPoolExecutor` share one pipe for their answers, and a lock: one that is killed while it writes leaves half an answer and
the lock behind, and then everybody waits for ever. Here whatever becomes of a process is seen at the end of its own pipe. They hold
what this process held when they were forked, so no piece need be sent to them, only its number.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

P = TypeVar("P")
R = TypeVar("R")

#: This process's ends of the pipes to those that it has forked. Each of them comes to a copy, which it must close: a pipe's end is only
#: seen when nobody holds the other one any more, and whoever began the work may be killed and end nobody.
_ours: set[Connection] = set()


def in_order(work: Callable[[P], R], pieces: Sequence[P], processes: int) -> Generator[R, None, None]:
    """What `work(piece)` gives for each piece, in their order.

    Args:
        work: run in the processes. It need not be picklable, but what it gives must be.
        pieces: begun in their order, so those that take long should come first.
        processes: how many.

    Raises:
        Whatever the work raises; BrokenExecutor where a process ended in the middle of it. All of them are then ended.
    """
    numbers = iter(range(len(pieces)))
    answers: dict[int, tuple[bool, Any]] = {}
    forks: dict[Any, Any] = {}  # the processes by their pipes
    try:
        for _ in range(processes):
            pipe, process = _fork(work, pieces)
            forks[pipe] = process
            _give(pipe, numbers)
        for number in range(len(pieces)):
            while number not in answers:
                for ready in wait(list(forks)):
                    done, well, made = pickle.loads(_taken(ready, numbers))  # noqa: S301 - what a process of this very program has pickled
                    answers[done] = well, made
            well, made = answers.pop(number)
            if not well:
                raise made
            yield made
    finally:
        for pipe, process in forks.items():
            _end(pipe, process)  # it has nothing left to do, or what it does is not wanted any more


@contextmanager
def begun(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Work that a process of its own has begun; gives what waits for its answer. It is ended where nobody waits any longer.

    Raises:
        when waited for, as `in_order`.
    """
    pipe, process = _fork(lambda _: work(), [None])

    def answer() -> R:
        _, well, made = pickle.loads(_taken(pipe, iter(())))  # noqa: S301 - what a process of this very program has pickled
        if not well:
            raise made
        found: R = made
        return found

    try:
        _give(pipe, iter([0]))
        yield answer
    finally:
        _end(pipe, process)


def _fork(work: Callable[[P], R], pieces: Sequence[P]) -> tuple[Connection, Any]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    _ours.add(here)
    process = context.Process(target=_serve, args=(there, work, pieces), daemon=True)
    process.start()
    there.close()  # so that no one but that process holds this end, and its end is seen
    return here, process


def _end(pipe: Connection, process: Any) -> None:
    _ours.discard(pipe)
    pipe.close()
    process.kill()
    process.join()


def _give(pipe: Connection, numbers: Iterator[int]) -> None:
    """Give the next piece, if there is one, to whoever is at the other end."""
    if (number := next(numbers, None)) is not None:
        pipe.send(number)


def _taken(pipe: Any, numbers: Iterator[int]) -> bytes:
    """An answer as it was written. Whoever gave it is given more to do before it is read."""
    try:
        packed: bytes = pipe.recv_bytes()
        _give(pipe, numbers)
    except (EOFError, OSError):
        raise BrokenExecutor("a process ended in the middle of its work") from None
    return packed


def _serve(pipe: Connection, work: Callable[[P], R], pieces: Sequence[P]) -> None:
    """Run in a process: answer until there is nobody to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C comes to all of them; who began the work ends it
    gc.enable()  # what it was forked with is left alone, and what it makes piece after piece would add up
    while _ours:
        _ours.pop().close()
    try:
        while True:
            pipe.send_bytes(_answer(pipe.recv(), work, pieces))
    except (EOFError, OSError):  # who asked is gone
        return


def _answer(number: int, work: Callable[[P], R], pieces: Sequence[P]) -> bytes:
    try:
        return pickle.dumps((number, True, work(pieces[number])), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - it is raised where the work was given out
        error.add_note("".join(traceback.format_exception(error)))  # where it arose, which does not come along
        return _refusal(number, error)


def _refusal(number: int, error: Exception) -> bytes:
    try:
        packed = pickle.dumps((number, False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)  # noqa: S301 - an error that is made of other things than it was given cannot be made again
    except Exception:  # noqa: BLE001 - whatever an error's own class does
        instead = RuntimeError(f"{type(error).__name__}: {error}")
        instead.add_note(error.__notes__[-1])
        return pickle.dumps((number, False, instead), pickle.HIGHEST_PROTOCOL)
    return packed


__all__ = ["begun", "in_order"]
