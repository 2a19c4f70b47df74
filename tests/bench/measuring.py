"""Runs a command and measures all that it starts: time, processor time, and memory as what each process has for itself of it.

Memory is the proportional set size (PSS): what several processes share is divided among them, so that their sum is what the machine
has to have. It is read a few times a second, and more seldom where reading takes long, so that a look costs at most a twentieth
of one core. Only Linux tells it; elsewhere it is unknown.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_OFTEN = 0.02  # seconds between two looks, at least
_SHARE = 20  # a look may take one such part of the time
_SAID = 500  # characters of what a failed command said

_PROC = Path("/proc")


class TooLong(Exception):
    """A command was stopped at its limit."""


class Failed(Exception):
    """A command gave up; the message is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What commands took. Several in turn take the sum of their times and the most of their memory."""

    seconds: float
    cpu: float  #: seconds of processor time, of every process
    memory: int | None  #: bytes at most at once, of all processes together

    def __add__(self, other: Cost) -> Cost:
        known = [each for each in (self.memory, other.memory) if each is not None]
        return Cost(self.seconds + other.seconds, self.cpu + other.cpu, max(known) if known else None)


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Cost:
    """Runs a command to its end.

    Args:
        command: its words.
        folder: where it runs.
        environment: all of its variables.
        limit: seconds; then it is stopped, with all that it has started.

    Raises:
        TooLong: it was stopped.
        Failed: it ended with another code than 0.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        # A session of its own: what is still there of it can be found and ended, also when its parent is gone.
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        watch = _Watch(process.pid, begun + limit)
        watch.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # who interrupts us means what we have started, too
            watch.over.set()
            _end(process.pid)
            process.wait()
            raise
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
        watch.join()
        if watch.stopped:
            raise TooLong
        if process.returncode:
            said.seek(max(0, said.tell() - _SAID))
            raise Failed(f"exit code {process.returncode}: {said.read().decode(errors='replace').strip()}")
    return Cost(seconds, used.ru_utime + used.ru_stime, watch.most)


class _Watch(threading.Thread):
    """Looks at the memory of a process and all below it until told that it is over, and ends them all when time is out."""

    def __init__(self, process: int, end: float) -> None:
        super().__init__(daemon=True)
        self._process, self._end = process, end
        self.over = threading.Event()
        self.most: int | None = None
        self.stopped = False

    def run(self) -> None:
        pause = 0.0
        while not self.over.wait(pause):
            begun = time.perf_counter()
            if begun > self._end:
                self.stopped = True
                _end(self._process)
                return
            found = memory(self._process)
            if found is not None:
                self.most = max(self.most or 0, found)
            pause = max(_OFTEN, _SHARE * (time.perf_counter() - begun))


def memory(process: int) -> int | None:
    """Bytes that a process and all below it have at this moment; None where the system does not tell."""
    known = [size for each in tree(process) if (size := _proportional(each)) is not None]
    return sum(known) if known else None


def tree(process: int) -> list[int]:
    """A process, those that it started and theirs in turn, and those of its session that have lost their parent."""
    parents: dict[int, tuple[int, int]] = {}
    for each in _processes():
        try:
            # The name stands in parentheses and may hold anything; state, parent, group and session come after the last one.
            fields = (_PROC / str(each) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        parents[each] = int(fields[1]), int(fields[3])
    found = {process}
    found |= {each for each, (_, session) in parents.items() if session == process}
    grown = True
    while grown:
        more = {each for each, (parent, _) in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return sorted(found)


def _processes() -> Iterator[int]:
    try:
        yield from (int(name) for name in os.listdir(_PROC) if name.isdigit())  # noqa: PTH208 - asked many times a second
    except OSError:
        return


def _proportional(process: int) -> int | None:
    try:
        text = (_PROC / str(process) / "smaps_rollup").read_text("ascii")
    except OSError:  # it ended, or the system has none
        return None
    line = next((line for line in text.splitlines() if line.startswith("Pss:")), None)
    return int(line.split()[1]) * 1024 if line else None


def _end(process: int) -> None:
    """Ends a process that we started, and all below it."""
    for each in reversed(tree(process)):
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            continue
