"""Where an address leads: its parts as they go over the wire, and which of its server's addresses may be asked.

Nothing in data, and no answer of a server, makes the program ask within the machine or the network that it runs in: whoever may change
data could else have it look there (OWASP, Server Side Request Forgery). A name is looked up once, what is found is judged, and the
connection goes to just that.
"""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from generator.outward.faults import Fault, UnansweredError
from generator.outward.limits import Deadline

PORTS = {"http": 80, "https": 443}

#: Below this, a port that is not the scheme's own belongs to something that is no web server.
_FREE_PORTS = 1024

#: What may stand in a path or a query as it is (RFC 3986), but for the apostrophe, which ends attributes.
SAFE = "/%:@!$&()*+,;=~-._?"

#: Addresses of IPv4 that are written as such of IPv6, by where in it they stand (RFC 6052, RFC 3056).
_NAT64 = IPv6Network("64:ff9b::/96")


class Target(NamedTuple):
    """An address, as it goes over the wire."""

    scheme: str
    host: str  #: in ASCII
    port: int
    path: str  #: with the query

    @property
    def origin(self) -> str:
        """Scheme, host and port, as far as they are not the usual."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port, as in the field Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.path}"


def target_of(url: str, base: str = "") -> Target:
    """The parts of an address, which may be relative to another; a fragment is left out.

    Raises:
        UnansweredError: it is no address of a web page.
    """
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host = parts.hostname or ""
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii").rstrip(".")
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise UnansweredError(Fault.NO_ADDRESS) from None
    if not ascii_host or parts.username or parts.password or (port < _FREE_PORTS and port != PORTS[parts.scheme]):
        raise UnansweredError(Fault.NO_ADDRESS)
    path = quote(parts.path, safe=SAFE, errors="replace") or "/"
    return Target(parts.scheme, ascii_host, port, f"{path}?{quote(parts.query, safe=SAFE, errors='replace')}" if parts.query else path)


def looked_up(target: Target, deadline: Deadline, *, local: bool = False) -> list[str]:
    """The addresses of a target's server.

    Args:
        target: where to.
        deadline: when to give up.
        local: also those that are not of the open internet.

    Raises:
        UnansweredError: the name is not known, could not be looked up, or leads into a closed network.
    """
    found = _asked(target, deadline)
    if not local and not all(is_open(each) for each in found):
        raise UnansweredError(Fault.CLOSED)
    return found


def is_open(address: str) -> bool:
    """Whether an IP address is one of the open internet (IANA's registries of special-purpose addresses)."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        inner = _within(parsed)
        if inner is not None:
            return is_open(str(inner))
        if parsed.is_site_local:
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _within(address: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for."""
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def _asked(target: Target, deadline: Deadline) -> list[str]:
    """What the system knows of a name. It has no bound of its own for the time that takes, hence the thread."""
    answer: list[list[str] | OSError] = []

    def look() -> None:
        try:
            rows = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
            answer.append(list(dict.fromkeys(str(row[4][0]) for row in rows)))
        except OSError as error:
            answer.append(error)
        except UnicodeError:  # a label that is too long
            answer.append(socket.gaierror(socket.EAI_NONAME, ""))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(deadline.left())
    if not answer:
        raise UnansweredError(Fault.NAME_LATER)
    if isinstance(answer[0], OSError):
        unknown = answer[0].errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        raise UnansweredError(Fault.NO_NAME if unknown else Fault.NAME_LATER)
    return answer[0]
