"""All addresses: several servers at a time, one question at a time to each, until all are asked or the time is out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit

from generator.outward.faults import Fault
from generator.outward.limits import Deadline, Limits
from generator.outward.visiting import Visit


@dataclass(slots=True)
class Survey:
    """What was found out, and what there was no time for."""

    visits: dict[str, Visit] = field(default_factory=dict)
    unasked: list[str] = field(default_factory=list)


def survey(urls: Iterable[str], visit: Callable[[str], Visit], limits: Limits, deadline: Deadline) -> Survey:
    """Ask for every address, each once.

    Args:
        urls: the addresses, the most pressing first.
        visit: asks for one.
        limits: says how many servers are asked at the same time.
        deadline: after which nothing new is begun.
    """
    of_host: dict[str, deque[str]] = {}
    for url in dict.fromkeys(urls):
        of_host.setdefault(urlsplit(url).hostname or "", deque()).append(url)
    found, lock = Survey(), Lock()

    def all_of(queue: deque[str]) -> None:
        for url in queue:
            if deadline.past:
                with lock:
                    found.unasked.append(url)
                continue
            came = visit(url)
            with lock:
                if came.fault is Fault.NO_TIME:
                    found.unasked.append(url)
                else:
                    found.visits[url] = came

    with ThreadPoolExecutor(limits.hosts) as pool:
        for done in [pool.submit(all_of, queue) for queue in of_host.values()]:
            done.result()
    found.unasked.sort()
    return found
