"""How much may be asked of others, and how long it may take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

KIB = 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked at most. Times are in seconds, sizes in octets."""

    total: float = 600  #: for all addresses together
    request: float = 10  #: for one request, from the look-up of its server's name to the last octet that is read
    page: int = 64 * KIB  #: of a page: enough for its title
    document: int = 1 * KIB  #: of what is no page: enough to see what it is
    robots: int = 512 * KIB  #: of a robots.txt: RFC 9309, section 2.5, wants at least 500 KiB to be read
    redirects: int = 5  #: RFC 9309, section 2.3.1.2, has the same number for robots.txt
    hosts: int = 4  #: servers that are asked at the same time; each one thing at a time
    pause: float = 1  #: between two requests to one server
    longest_pause: float = 10  #: the same, where its robots.txt asks for more (Crawl-delay)
    longest_wait: float = 10  #: where it asks us to come back later (Retry-After)
    local: bool = False  #: whether servers of this machine and its own network may be asked, which is only for tests


class Deadline:
    """A moment after which nothing more is waited for."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """How many seconds are left.

        Raises:
            TimeoutError: none.
        """
        seconds = self.remaining
        if seconds <= 0:
            raise TimeoutError
        return seconds

    @property
    def remaining(self) -> float:
        """How many seconds are left; none or fewer when it is past."""
        return self._end - self._clock()

    def end_now(self) -> None:
        """Let nothing more be waited for."""
        self._end = self._clock()

    @property
    def past(self) -> bool:
        return self.remaining <= 0
