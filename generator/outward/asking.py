"""One request: to an address that has been judged, within a time and a size, without cookies and without following anything.

The standard library's client reads as long as something comes; here the whole request has one deadline, so that a server which sends
an octet at a time holds nothing up.
"""

from __future__ import annotations

import errno
import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.outward.faults import Fault, UnansweredError
from generator.outward.limits import Deadline
from generator.outward.targets import Target

#: What is wrong with a certificate, by OpenSSL's number for it (X509_V_ERR_…), in words for an editor.
_CERTIFICATES = {
    9: "det gäller inte än",
    10: "det har gått ut",
    18: "servern har skrivit det själv",
    19: "den som har utfärdat det är inte känd",
    20: "den som har utfärdat det är inte känd",
    21: "den som har utfärdat det är inte känd",
    23: "det är återkallat",
    62: "det gäller en annan server",
    64: "det gäller en annan server",
}
_NO_TLS = "servern svarar inte krypterat så som den ska"

_PIECE = 8 * 1024
_NO_ROUTE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    fields: Mapping[str, str]  #: of the header, names in lower case
    body: bytes = b""  #: its beginning, unpacked

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()


class Request(NamedTuple):
    """What is asked, and of which addresses of its server: one after the other until one is reached."""

    method: str  #: HEAD or GET
    target: Target
    addresses: list[str]
    fields: Mapping[str, str]  #: of the header


def ask(request: Request, deadline: Deadline, most: int, trust: ssl.SSLContext) -> Answer:
    """One request and its answer.

    Args:
        request: what is asked.
        deadline: when to give up.
        most: how many octets of the body are read.
        trust: whose certificates are believed.

    Raises:
        UnansweredError: there was no answer, or only a part of one.
    """
    connected = False
    try:
        with _connected(request, deadline) as plain, _secured(plain, request.target, deadline, trust) as wire:
            connected = True
            return _exchange(request, _Timed(wire, deadline), most)
    except TimeoutError:
        raise UnansweredError(Fault.TIMEOUT, connected=connected) from None
    except ssl.SSLCertVerificationError as error:
        raise UnansweredError(Fault.CERTIFICATE, _CERTIFICATES.get(error.verify_code, "")) from None
    except ssl.SSLError:
        raise UnansweredError(*((Fault.BROKEN, "") if connected else (Fault.CERTIFICATE, _NO_TLS)), connected=connected) from None
    except ConnectionRefusedError:
        raise UnansweredError(Fault.NO_CONNECTION) from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        fault = Fault.NO_ROUTE if not connected and getattr(error, "errno", 0) in _NO_ROUTE else Fault.BROKEN
        raise UnansweredError(fault, connected=connected) from None


def _connected(request: Request, deadline: Deadline) -> socket.socket:
    last: OSError = ConnectionRefusedError()
    for address in request.addresses:
        try:
            return socket.create_connection((address, request.target.port), deadline.left())
        except TimeoutError:
            raise
        except OSError as error:
            last = error
    raise last


def _secured(plain: socket.socket, target: Target, deadline: Deadline, trust: ssl.SSLContext) -> socket.socket:
    plain.settimeout(deadline.left())
    return trust.wrap_socket(plain, server_hostname=target.host) if target.scheme == "https" else plain


class _Timed(io.RawIOBase):
    """A connection as the client wants it, which waits no longer than the deadline however little comes at a time."""

    def __init__(self, wire: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._wire, self._deadline = wire, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._wire.settimeout(self._deadline.left())
        return self._wire.recv_into(buffer)

    def sendall(self, octets: bytes) -> None:
        self._wire.settimeout(self._deadline.left())
        self._wire.sendall(octets)

    def makefile(self, mode: str) -> io.BufferedReader:
        del mode  # only ever read
        return io.BufferedReader(self)

    def close(self) -> None:
        """Nothing: the client closes while its answer is still to be read, and the socket is closed by who opened it."""


def _exchange(request: Request, wire: _Timed, most: int) -> Answer:
    method, target, _, fields = request
    client = http.client.HTTPConnection(target.host, target.port)
    client.sock = wire  # as much of a socket as the client needs
    client.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
    for name, value in {"Host": target.authority, "Connection": "close", "Accept-Encoding": "identity", **fields}.items():
        client.putheader(name, value)
    client.endheaders()
    answer = client.getresponse()
    header = {name.lower(): value for name, value in answer.getheaders()}
    body = b"" if method == "HEAD" else _body(answer, most)
    return Answer(answer.status, header, _unpacked(body, header.get("content-encoding", ""), most))


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    """The beginning of a body.

    Raises:
        http.client.IncompleteRead: it broke off before that.
    """
    body = bytearray()
    while len(body) < most:
        piece = answer.read(min(_PIECE, most - len(body)))
        if not piece:
            if answer.length:
                raise http.client.IncompleteRead(bytes(body))
            break
        body += piece
    return bytes(body)


def _unpacked(body: bytes, coding: str, most: int) -> bytes:
    """A body that came packed although it was not asked for so; never more than `most` octets of it."""
    if coding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        return body
    return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, most)
