"""Every kind of page of both sites in every mode: axe, the checks of our own, and what a visit may cost."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import Error, sync_playwright

from tests.audit.outcome import CannotJudge, Outcome
from tests.audit.tools import AXE
from tests.browser import kinds
from tests.browser.find_chromium import HOW_TO_INSTALL, find, launch
from tests.browser.inspection import Measure, Stop, inspect
from tests.browser.modes import Mode, every
from tests.browser.visits import kinds_of, serving_all, wandering
from tests.site.projects import PROJECTS, built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.audit.choice import Choice

#: In which modes the smallest page of a kind is met as well: other things go wrong where there is little to show.
WHERE_THERE_IS_LITTLE = (Mode(), Mode(screen="phone", scheme="dark"))


class Job(NamedTuple):
    """A page, and the modes in which it is met."""

    site: str
    kind: str
    address: str
    modes: tuple[Mode, ...]

    def stops(self) -> list[Stop]:
        """Each visit to it."""
        return [Stop(self.site, self.address, mode) for mode in self.modes]


def jobs(choice: Choice) -> list[Job]:
    """Everything to visit, what takes the longest first, so that no browser is left alone with it at the end."""
    found = []
    for name in choice.sites:
        found += [Job(name, kind, address, tuple(every())) for kind, address in kinds_of(name).items() if choice.holds(kind)]
        small = kinds.smallest(built(name), PROJECTS[name] / "content")
        found += [Job(name, kind, address, WHERE_THERE_IS_LITTLE) for kind, address in _with_kind(name, small) if choice.holds(kind)]
    return sorted(found, key=lambda job: -len(job.modes) * _size(job))


def _with_kind(name: str, addresses: list[str]) -> list[tuple[str, str]]:
    of = {address: kind for kind, pages in kinds.by_kind(built(name), PROJECTS[name] / "content").items() for address in pages}
    return [(of[address], address) for address in addresses]


def _size(job: Job) -> int:
    file = built(job.site) / job.address
    return (file if file.is_file() else file / "index.html").stat().st_size


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Visits all that was chosen, in as many browsers at a time as there are workers, and tells of each page when it is done.

    Raises:
        CannotJudge: there is no browser.
    """
    chromium = find()
    if chromium is None:
        raise CannotJudge(f"Hittade varken Chromium eller Chrome. {HOW_TO_INSTALL}")
    todo = jobs(choice)
    visits = sum(len(job.modes) for job in todo)
    say(f"{len(todo)} sidor, {visits} besök")
    left: SimpleQueue[Job] = SimpleQueue()
    for job in todo:
        left.put(job)
    done = _Done(len(todo), say)
    with serving_all() as roots, ThreadPoolExecutor(choice.workers) as pool:
        for worker in [pool.submit(_work, left, roots, chromium, done) for _ in range(choice.workers)]:
            worker.result()
    return Outcome(sorted(done.faults), f"{len(todo)} sidor i {len(every())} lägen, {visits} besök")


class _Done:
    """What has been found so far, by all workers."""

    def __init__(self, total: int, say: Callable[[str], None]) -> None:
        self.faults: list[str] = []
        self._total, self._say = total, say
        self._pages = 0
        self._lock = threading.Lock()

    def note(self, job: Job, faults: list[str], seconds: float) -> None:
        """A page is done."""
        with self._lock:
            self._pages += 1
            self.faults += faults
            what = f"{len(faults)} fel" if faults else "inga fel"
            self._say(f"{self._pages}/{self._total} {job.site}: /{job.address} i {len(job.modes)} lägen, {seconds:.0f} s: {what}")
            for fault in faults:
                self._say(fault)


def _work(left: SimpleQueue[Job], roots: dict[str, str], chromium: Path, done: _Done) -> None:
    """Takes one page after another until there are no more. Playwright wants each thread to have its own."""
    with sync_playwright() as playwright:
        while True:
            try:
                job = left.get_nowait()
            except Empty:
                return
            begun = time.monotonic()
            faults = _faults(playwright, chromium, roots, job)
            done.note(job, faults, time.monotonic() - begun)


def _faults(playwright: Playwright, chromium: Path, roots: dict[str, str], job: Job) -> list[str]:
    """What is wrong with a page, seen twice: thousands of visits on a busy machine meet a fault or two that is the machine's own.

    Where a visit found something, it is made again, and what is found then is told. Where a browser gave up, each visit is made in
    a browser of its own.
    """
    stops = job.stops()
    try:
        first = _inspected(playwright, chromium, roots, stops)
        again = [stop for stop in stops if any(fault.startswith(f"{stop}: ") for fault in first)]
        return _inspected(playwright, chromium, roots, again) if again else []
    except Error:
        pass
    found = []
    for stop in stops:
        try:
            found += _inspected(playwright, chromium, roots, [stop])
        except Error as error:
            found.append(f"{stop}: gick inte att granska: {error.message.splitlines()[0]}")
    return found


def _inspected(playwright: Playwright, chromium: Path, roots: dict[str, str], stops: list[Stop]) -> list[str]:
    browser = launch(playwright, chromium)
    try:
        with wandering(browser) as visit:
            return inspect(visit, roots, stops, Measure(thorough=True, axe=AXE))
    finally:
        browser.close()
