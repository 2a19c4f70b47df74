"""What a site's robots.txt says to us (RFC 9309): whether we may ask for an address, and how long to wait in between."""

from __future__ import annotations

import threading
from collections.abc import Callable

from protego import Protego

from generator.outward.asking import Answer
from generator.outward.faults import Fault, UnansweredError
from generator.outward.targets import Target

#: What robots.txt may call us by.
TOKEN = "Insyn"  # noqa: S105 - the standard's word for a program's name

_TOO_MANY = 429
_SERVERS_FAULT = 500
_FINE = range(200, 300)

#: How a robots.txt is fetched, redirects followed.
Fetch = Callable[[str], Answer]


class Robots:
    """The robots.txt of every site that has been asked for one, each fetched once."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, Protego | UnansweredError] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def pause(self, target: Target) -> float:
        """Whether a page may be asked for is seen by there being no error; how many seconds the site wants between two requests.

        Raises:
            UnansweredError: it may not, or nobody can tell since the server does not answer; what it answers then goes for its pages.
        """
        with self._lock:
            lock = self._locks.setdefault(target.origin, threading.Lock())
        with lock:
            if target.origin not in self._known:
                self._known[target.origin] = self._read(target)
        rules = self._known[target.origin]
        if isinstance(rules, UnansweredError):
            raise UnansweredError(rules.fault, rules.detail)
        if not rules.can_fetch(target.url, TOKEN):
            raise UnansweredError(Fault.ROBOTS)
        return float(rules.crawl_delay(TOKEN) or 0)

    def _read(self, target: Target) -> Protego | UnansweredError:
        try:
            answer = self._fetch(f"{target.origin}/robots.txt")
        except UnansweredError as error:
            return Protego.parse("") if error.fault in {Fault.LOOP, Fault.NO_ADDRESS} else error  # one that leads astray is none
        if answer.status >= _SERVERS_FAULT or answer.status == _TOO_MANY:  # section 2.3.1.4: then nothing may be asked for
            return UnansweredError(Fault.LATER, f"robots.txt gav svaret {answer.status}")
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status in _FINE else "")
