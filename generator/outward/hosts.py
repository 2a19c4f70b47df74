"""What each server is owed: one request at a time, a pause after each, and to be left alone when it says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.outward.faults import Fault, UnansweredError
from generator.outward.limits import Limits


@dataclass
class _Host:
    pause: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    next: float | None = None  #: the moment from which it may be asked again
    resting: str = ""  #: why it is left alone for the rest of the run


class Hosts:
    """Every server that has been asked in a run."""

    def __init__(self, limits: Limits, wait: Callable[[float], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._wait, self._clock = limits, wait, clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """The time in which a server may be asked once; begins when all others are done with it and its pause is over.

        Raises:
            UnansweredError: it has asked to be left alone.
        """
        known = self._of(host)
        with known.lock:
            if known.resting:
                raise UnansweredError(Fault.LATER, known.resting)
            if known.next is not None and (rest := known.next - self._clock()) > 0:
                self._wait(rest)
            try:
                yield
            finally:
                known.next = self._clock() + known.pause

    def hold(self, host: str, seconds: float) -> None:
        """Ask a server nothing for so many seconds."""
        self._of(host).next = self._clock() + seconds

    def slow_down(self, host: str, pause: float) -> None:
        """Leave at least so many seconds between two requests, up to what we have patience for."""
        known = self._of(host)
        longer = max(known.pause, min(pause, self._limits.longest_pause)) - known.pause
        known.pause += longer
        if known.next is not None:  # its robots.txt, which says so, has just been asked for
            known.next += longer

    def leave(self, host: str, why: str) -> None:
        """Ask a server nothing more."""
        self._of(host).resting = why

    def _of(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host(self._limits.pause))
