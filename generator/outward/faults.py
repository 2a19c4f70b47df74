"""Why an address gave no answer."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    NO_ADDRESS = "no-address"  #: what a redirect leads to is no web page
    CLOSED = "closed"  #: the server lies within a closed network
    NO_NAME = "no-name"  #: nobody has the server's name
    NAME_LATER = "name-later"  #: the name could not be looked up now
    NO_ROUTE = "no-route"  #: there is no way to the server, or to any
    NO_CONNECTION = "no-connection"  #: the server is there and takes no connection
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    BROKEN = "broken"  #: what came is no answer, or broke off
    ROBOTS = "robots"  #: robots.txt asks us to stay away
    LATER = "later"  #: the server asks us to come back
    NO_TIME = "no-time"  #: the time for all addresses together is out
    LOOP = "loop"  #: redirects that lead back, or never end


class UnansweredError(Exception):
    """There is no answer, and this is why."""

    def __init__(self, fault: Fault, detail: str = "", *, connected: bool = False) -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault, self.detail = fault, detail
        self.connected = connected  #: whether the server had been reached
