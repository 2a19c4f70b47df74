"""One address, from the first question to where it ends: robots.txt first, HEAD, a little of the page where that is not enough."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from generator.outward.asking import Answer, Request, ask
from generator.outward.faults import Fault, UnansweredError
from generator.outward.hosts import Hosts
from generator.outward.limits import Deadline, Limits
from generator.outward.pages import HTML, names
from generator.outward.robots import Robots
from generator.outward.targets import Target, looked_up, target_of

_PERMANENT = {301, 308}
_REDIRECTS = {302, 303, 307, *_PERMANENT}
_ASKS_FOR_TIME = {429, 503}
_BAD = 400
_RANGE_REFUSED = 416

#: A page that says that it is something else.
_HTML_BEGINS = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)

#: No server has it; and whoever reads a server's log sees what it is for.
_ABSENT = "/insyn-provar-en-sida-som-inte-finns"


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect."""

    to: str
    permanent: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of an address."""

    url: str  #: as asked for
    hops: tuple[Hop, ...] = ()
    status: int = 0  #: of the last answer; 0 where there was none
    kind: str = ""  #: the media type of what is there
    names: tuple[str, ...] = ()  #: what the page there calls itself
    fault: Fault | None = None  #: why there is no answer
    detail: str = ""
    empty: bool = False  #: without a single sign
    same: bool = False  #: the server answers just so for an address that it cannot have

    @property
    def end(self) -> str:
        """Where it led."""
        return self.hops[-1].to if self.hops else self.url


class Visitor:
    """Asks servers, within limits, as a program that says who it is.

    Args:
        limits: how much is asked.
        agent: the field User-Agent.
        trust: whose certificates are believed.
        until: when all addresses together should be done with.
        wait: waits so many seconds.
    """

    def __init__(
        self, limits: Limits, agent: str, trust: ssl.SSLContext, until: Deadline, wait: Callable[[float], object] = time.sleep
    ) -> None:
        self._limits, self._trust, self._until = limits, trust, until
        self._fields = {"User-Agent": agent, "Accept": "text/html, */*;q=0.8", "Accept-Language": "sv, en;q=0.5"}
        self.hosts = Hosts(limits, wait)
        self._robots = Robots(self._robots_txt)
        self._absent: dict[str, Answer | None] = {}

    def visit(self, url: str) -> Visit:
        """All that there is to know of an address. Never raises for what a server does."""
        hops: list[Hop] = []
        here = url
        try:
            first = target_of(url).url
            seen = {first}
            while True:
                answer = self._look(target_of(here))
                to = _onward(answer, here)
                if not to:
                    return self._visit(url, hops, target_of(here), answer)
                hops.append(Hop(to, answer.status in _PERMANENT))
                if to in seen or len(hops) > self._limits.redirects:
                    return Visit(
                        url,
                        tuple(hops),
                        answer.status,
                        fault=Fault.LOOP,
                        detail="" if to in seen else f"mer än {self._limits.redirects} gånger",
                    )
                seen.add(to)
                here = to
        except UnansweredError as error:
            return Visit(url, tuple(hops), fault=error.fault, detail=error.detail)

    def _visit(self, url: str, hops: list[Hop], target: Target, answer: Answer) -> Visit:
        called, empty = tuple(names(answer)), answer.status < _BAD and not answer.body.strip()
        is_page = answer.status < _BAD and answer.kind in HTML
        same = is_page and not empty and target.path != "/" and self._says_so_of_anything(target, answer, called)
        return Visit(url, tuple(hops), answer.status, answer.kind, called, empty=empty, same=same)

    def _says_so_of_anything(self, target: Target, answer: Answer, called: tuple[str, ...]) -> bool:
        """Whether a server has the same page for an address that it cannot have: asked once of each server."""
        if target.origin not in self._absent:
            absent = target_of(_ABSENT, target.url)
            try:
                self._robots.pause(absent)
                self._absent[target.origin] = self._ask("GET", absent, self._limits.page)
            except UnansweredError:
                self._absent[target.origin] = None
        other = self._absent[target.origin]
        if other is None or other.status >= _BAD or other.status in _REDIRECTS or target.path == _ABSENT:
            return False
        return other.body == answer.body or (bool(called) and called == tuple(names(other)))

    def _look(self, target: Target) -> Answer:
        """The answer for one address, without redirects being followed.

        HEAD is enough for a redirect. Many servers refuse it or answer it wrongly, for good or ill, so what else it says is not believed
        before GET has said it too: of a page as much as holds its title, of a document its first octets, which tell whether it is one.
        """
        self.hosts.slow_down(target.host, self._robots.pause(target))
        try:
            head = self._ask("HEAD", target)
        except UnansweredError as error:
            if not error.connected or error.fault not in {Fault.BROKEN, Fault.TIMEOUT} or self._until.past:
                raise
            head = None
        if head and head.status in _REDIRECTS:
            return head
        is_document = head and head.status < _BAD and head.kind not in HTML
        answer = self._ask("GET", target, self._limits.document if is_document else self._limits.page)
        fields = (
            {**answer.fields, "content-type": "text/html"} if answer.kind not in HTML and _HTML_BEGINS.match(answer.body) else answer.fields
        )
        status = 200 if answer.status in {206, _RANGE_REFUSED} else answer.status
        return Answer(status, fields, answer.body)

    def _ask(self, method: str, target: Target, most: int = 0) -> Answer:
        """One request for the beginning of something, and once more where the server wants a little time."""
        fields = {"Range": f"bytes=0-{most - 1}"} if most else {}
        answer = self._once(method, target, most, fields)
        if answer.status not in _ASKS_FOR_TIME or "retry-after" not in answer.fields:
            return answer
        seconds = _seconds(answer.fields["retry-after"])
        if seconds > self._limits.longest_wait:
            why = f"servern ber oss vänta i {_told(seconds)}"
            self.hosts.leave(target.host, why)
            raise UnansweredError(Fault.LATER, why)
        self.hosts.hold(target.host, seconds)
        return self._once(method, target, most, fields)

    def _once(self, method: str, target: Target, most: int, fields: dict[str, str]) -> Answer:
        with self.hosts.turn(target.host):
            begun = self._until.remaining
            try:
                deadline = Deadline(min(self._limits.request, self._until.left()))
                addresses = looked_up(target, deadline, local=self._limits.local)
                return ask(Request(method, target, addresses, {**self._fields, **fields}), deadline, most, self._trust)
            except TimeoutError:
                raise UnansweredError(Fault.TIMEOUT if self._had_time(begun) else Fault.NO_TIME) from None
            except UnansweredError as error:
                if error.fault is Fault.TIMEOUT and not self._had_time(begun):
                    raise UnansweredError(Fault.NO_TIME) from None
                raise

    def _had_time(self, begun: float) -> bool:
        """Whether a server was given a fair time before all time was out. Were that not its own fault, it would be asked first for ever."""
        return begun > 0 and begun - self._until.remaining >= min(self._limits.request, self._limits.total) / 2

    def _robots_txt(self, url: str) -> Answer:
        """A robots.txt, redirects followed (RFC 9309, section 2.3.1.2). One that leads astray is raised as a loop."""
        here = url
        for _ in range(self._limits.redirects + 1):
            try:
                answer = self._once("GET", target_of(here), self._limits.robots, {})
                to = _onward(answer, here)
            except UnansweredError:
                if here == url:
                    raise
                break
            if not to:
                return answer
            here = to
        raise UnansweredError(Fault.LOOP)


def _onward(answer: Answer, here: str) -> str:
    """Where an answer leads on to; nothing where it is the last.

    Raises:
        UnansweredError: to no web page.
    """
    if answer.status not in _REDIRECTS or not answer.fields.get("location", "").strip():
        return ""
    # The field is read as Latin-1; servers write UTF-8 in it.
    raw = answer.fields["location"].strip().encode("latin-1", "replace").decode("utf-8", "replace")
    return target_of(raw, here).url


def _seconds(text: str) -> float:
    """Retry-After: seconds, or a moment (RFC 9110, section 10.2.3). What is neither is taken for a minute."""
    if re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 60
    return max(0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())


def _told(seconds: float) -> str:
    for size, word in ((86_400, "dygn"), (3_600, "timmar"), (60, "minuter")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {word}"
    return f"{seconds:.0f} sekunder"
