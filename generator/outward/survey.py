"""All addresses: several servers at a time, one question at a time to each, until all are asked or the time is out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from generator.outward.faults import Fault
from generator.outward.limits import Deadline, Limits
from generator.outward.visiting import Visit


def survey(urls: Iterable[str], visit: Callable[[str], Visit], limits: Limits, deadline: Deadline) -> dict[str, Visit]:
    """Ask for every address, each once.

    Args:
        urls: the addresses, the most pressing first.
        visit: asks for one.
        limits: says how many servers are asked at the same time.
        deadline: after which nothing new is begun.

    Returns:
        What came of each that there was time for.
    """
    of_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        of_host.setdefault(urlsplit(url).hostname or "", []).append(url)
    found: dict[str, Visit] = {}

    def all_of(host: str) -> None:
        for url in of_host[host]:
            if deadline.past:
                return
            came = visit(url)
            if came.fault is not Fault.NO_TIME:
                found[url] = came

    with ThreadPoolExecutor(limits.hosts) as pool:
        try:
            for done in [pool.submit(all_of, host) for host in of_host]:
                done.result()
        except KeyboardInterrupt:  # what has been found is kept, and what is under way ends with its request
            deadline.end_now()
    return found
