"""Local servers that are slow, lead on, lie and die. What each does follows from the path that is asked for.

No test waits for time to pass: what never comes is never sent, and goes on until the test is over.
"""

from __future__ import annotations

import gzip
import socket
import socketserver
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

#: What a server says to a request: always the same, or what it does then.
Reply = Union[bytes, "Callable[[Asked], None]"]

#: A page that there is.
PAGE = "<!doctype html><title>Protokoll</title><h1>Protokoll från mötet</h1>"


class Asked:
    """A request, and the connection that it came on."""

    def __init__(
        self, method: str, path: str, fields: dict[str, str], handler: socketserver.StreamRequestHandler, over: threading.Event
    ) -> None:
        self.method, self.path, self.fields = method, path, fields
        self._handler, self.over = handler, over

    def send(self, octets: bytes) -> None:
        self._handler.wfile.write(octets)


def answer(status: int = 200, body: str | bytes = PAGE, kind: str = "text/html; charset=utf-8", **fields: str) -> bytes:
    """A whole answer. `Retry_After` stands for Retry-After."""
    content = body if isinstance(body, bytes) else body.encode()
    head = {"Content-Type": kind, "Content-Length": str(len(content)), **{name.replace("_", "-"): value for name, value in fields.items()}}
    lines = [f"HTTP/1.1 {status} Svar", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace") + content


def titled(title: str, status: int = 200) -> bytes:
    """A page that calls itself so."""
    return answer(status, f"<!doctype html><title>{title}</title><p>Text")


def leads_to(where: str, status: int = 302) -> bytes:
    return answer(status, "", Location=where)


def silent(asked: Asked) -> None:
    """Never says anything."""
    asked.over.wait()


def dripping(asked: Asked) -> None:
    """An octet of the header now and then, for ever: each comes before a client that only bounds its waiting gives up."""
    asked.send(b"HTTP/1.1 200 OK\r\nX-Lang: ")
    with suppress(OSError):
        while not asked.over.wait(0.01):
            asked.send(b"a")


def dripping_page(asked: Asked) -> None:
    """The same with the page itself."""
    asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    with suppress(OSError):
        while asked.method == "GET" and not asked.over.wait(0.01):
            asked.send(b"a")


def endless(asked: Asked) -> None:
    """A page without an end, as fast as it is read."""
    asked.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Protokoll</title>")
    with suppress(OSError):
        while asked.method == "GET" and not asked.over.is_set():
            asked.send(b"a" * 65_536)


def breaks_off(asked: Asked) -> None:
    """Promises more than it sends."""
    asked.send(answer(200, "x" * 1_000)[:-500] if asked.method == "GET" else answer(200, ""))


def hangs_up(asked: Asked) -> None:
    """Says nothing and is gone."""


def refuses_head(status: int) -> Callable[[Asked], None]:
    def reply(asked: Asked) -> None:
        asked.send(answer(status, "") if asked.method == "HEAD" else answer())

    return reply


def by_method(head: bytes, get: bytes) -> Callable[[Asked], None]:
    """One answer to HEAD, as far as that has one, another to GET."""

    def reply(asked: Asked) -> None:
        asked.send(head.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if asked.method == "HEAD" else get)

    return reply


def dies_on_head(asked: Asked) -> None:
    asked.send(b"" if asked.method == "HEAD" else answer())


def first_then(first: bytes, later: bytes) -> Callable[[Asked], None]:
    """One answer for the first request, another for all after it."""
    before: list[str] = []

    def reply(asked: Asked) -> None:
        asked.send(later if before else first)
        before.append(asked.method)

    return reply


def packed(octets: int) -> Callable[[Asked], None]:
    """A small answer that unpacks to many octets. It is packed when it is asked for: that takes a while."""

    def reply(asked: Asked) -> None:
        whole = answer(200, gzip.compress(b"<title>Protokoll</title>" + b" " * octets), Content_Encoding="gzip")
        asked.send(whole.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if asked.method == "HEAD" else whole)

    return reply


#: The first octet of TLS (RFC 8446, section 5.1).
_HANDSHAKE = b"\x16"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients hang up here, which is what is tested."""


class Serving:
    """A server that runs, and what it has been asked."""

    def __init__(self, port: int, requests: list[Asked], replies: dict[str, Reply]) -> None:
        self.port, self.requests, self.replies = port, requests, replies

    @property
    def asked(self) -> list[str]:
        """Method and path of each request, robots.txt left out."""
        return [f"{each.method} {each.path}" for each in self.requests if each.path != "/robots.txt"]


@contextmanager
def serving(replies: dict[str, Reply], secure: ssl.SSLContext | None = None) -> Iterator[Serving]:
    """A server on this machine for as long as the block runs. What it has no reply for is not found; nor has it a robots.txt then."""
    over, requests = threading.Event(), list[Asked]()

    class Handler(socketserver.StreamRequestHandler):
        def setup(self) -> None:
            if secure:
                self.request = secure.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            with suppress(OSError):  # whoever asked has gone
                super().finish()
            self.request.close()  # the server knows only of what it wrapped

        def handle(self) -> None:
            # Whoever begins TLS where there is none is answered at once, and not when a line has come that never ends.
            if not secure and self.request.recv(1, socket.MSG_PEEK) == _HANDSHAKE:
                self.wfile.write(answer(400))
                return
            method, path, _ = self.rfile.readline().decode("latin-1").split()
            lines = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            asked = Asked(method, path, fields, self, over)
            requests.append(asked)
            reply = replies.get(path, answer(404, ""))
            if callable(reply):
                reply(asked)
            else:
                head, _, body = reply.partition(b"\r\n\r\n")
                asked.send(head + b"\r\n\r\n" + (b"" if method == "HEAD" else body))

    with _Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield Serving(server.server_address[1], requests, replies)
        finally:
            over.set()
            server.shutdown()
            thread.join()
