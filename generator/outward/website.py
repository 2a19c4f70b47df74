"""A published site on the web, asked file by file as its readers ask: within a time and a size, and on its own server only."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import quote, urlsplit

from generator import __version__
from generator.outward.asking import Answer, Request, ask
from generator.outward.faults import Fault, UnansweredError
from generator.outward.hosts import Hosts
from generator.outward.limits import Deadline, Limits
from generator.outward.robots import TOKEN
from generator.outward.targets import Target, looked_up, target_of
from generator.verification.places import UnreachedError

_FINE, _REDIRECTS, _ABSENT = 200, {301, 302, 303, 307, 308}, {404, 410}

_WHY = {
    Fault.NO_ADDRESS: "det är ingen adress till en webbplats",
    Fault.NO_NAME: "ingen server har det namnet",
    Fault.NAME_LATER: "namnet gick inte att slå upp",
    Fault.NO_ROUTE: "det finns ingen väg dit",
    Fault.NO_CONNECTION: "servern tar inte emot",
    Fault.TIMEOUT: "servern svarade inte i tid",
    Fault.CERTIFICATE: "serverns certifikat går inte att lita på",
    Fault.LATER: "servern ber oss vänta",
    Fault.NO_TIME: "tiden tog slut",
    Fault.LOOP: "servern leder runt",
}


class Website:
    """A published site at an address that somebody has named, so it may lie in their own network.

    Args:
        address: of its first page.
        limits: how much is asked, and how long it may take.
        longest: how many octets of its manifest are read.
        trust: whose certificates are believed.
        wait: waits so many seconds.
    """

    def __init__(
        self,
        address: str,
        limits: Limits,
        longest: int,
        trust: ssl.SSLContext | None = None,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self.address = address if address.endswith("/") else f"{address}/"
        self._limits, self._longest = limits, longest
        self._trust = trust or ssl.create_default_context()
        self._until = Deadline(limits.total)
        self._hosts = Hosts(limits, wait)

    def manifest(self) -> bytes | None:
        """What its manifest.json holds; None where it has none. What is asked later is asked where that was found.

        Raises:
            UnreachedError: the server gives no answer, leads to another one, or gives too much.
        """
        name = "manifest.json"
        end, content = self._fetched(f"{self.address}{name}", self._longest)
        if content is not None and len(content) > self._longest:
            raise UnreachedError(f"manifest.json är större än {self._longest // 2**20} MiB")
        if end.endswith(f"/{name}"):
            self.address = end.removesuffix(name)
        return content

    def listed(self) -> None:
        """Nothing: no server lists its files."""
        return

    def digest(self, path: str, size: int) -> str | None:
        """The SHA-256 of a file, or of its first `size` + 1 octets where it has more; None where it is not there.

        Raises:
            UnreachedError: the server gives no answer, or leads to another one.
        """
        address = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path  # as its readers ask for it
        _, content = self._fetched(f"{self.address}{quote(address)}", size)
        return None if content is None else sha256(content).hexdigest()

    def _fetched(self, address: str, most: int) -> tuple[str, bytes | None]:
        """Where an address ends, and up to one octet more than `most` of what is there."""
        here = address
        try:
            for _ in range(self._limits.redirects + 1):
                target = target_of(here)
                answer = self._once(target, most + 1)
                if answer.status == _FINE:
                    return here, answer.body
                if answer.status in _ABSENT:
                    return here, None
                if answer.status not in _REDIRECTS:
                    raise UnreachedError(f"servern svarade {answer.status}")
                here = _onward(answer, target)
        except UnansweredError as error:
            raise UnreachedError(_WHY.get(error.fault, "svaret bröts av eller var inget svar")) from None
        raise UnreachedError(_WHY[Fault.LOOP])

    def _once(self, target: Target, most: int) -> Answer:
        with self._hosts.turn(target.host):
            if self._until.past:
                raise UnansweredError(Fault.NO_TIME)
            try:
                deadline = Deadline(min(self._limits.request, self._until.left()))
                request = Request("GET", target, looked_up(target, deadline, local=True), _FIELDS)
                return ask(request, deadline, most, self._trust)
            except TimeoutError:
                raise UnansweredError(Fault.TIMEOUT) from None


_FIELDS = {"User-Agent": f"{TOKEN}/{__version__} (verify)", "Accept": "*/*"}


def _onward(answer: Answer, target: Target) -> str:
    """Where an answer leads on to, if that is on the same server: another one is not the site that was asked about."""
    to = target_of(answer.fields.get("location", ""), target.url)
    if to.host != target.host:
        raise UnreachedError(f"servern leder vidare till {urlsplit(to.url).hostname}. Är det rätt: ange den adressen")
    if target.scheme == "https" and to.scheme != "https":
        raise UnreachedError("servern leder från https till http")
    return to.url
