"""What the shipped configuration of nginx promises, asked of a server that runs."""

from __future__ import annotations

import gzip
import http.client
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.deploy.nginx import HOST
from tests.site.server import POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.deploy.nginx import Running

#: What every answer bears.
EVERYWHERE = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".db": "application/vnd.sqlite3",
    ".zip": "application/zip",
    ".bin": "application/octet-stream",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}
#: What no visitor is given.
_ABSENT = (
    *("/finns/inte/", "/finns-inte.pdf", "/assets/finns-inte.css", "/sok/index/ord/0123456789.bin", "/sok/index/"),
    *("/.git/config", "/.htaccess", "/om/.hemligt", "/index.html.gz", "/manifest.json.br"),
    *("/om/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"),
)
_FOR_YEARS = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    header: dict[str, str]
    body: bytes


class Client:
    """Asks a server of `nginx.serving`, over TLS."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self._trust = ssl.create_default_context(cafile=running.trust)

    def __call__(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """One request. `If_None_Match` stands for If-None-Match."""
        connection = http.client.HTTPSConnection(HOST, self.running.secure, context=self._trust, timeout=20)
        connection._create_connection = lambda *_: _socket(self.running.secure)  # type: ignore[attr-defined]  # whatever the name stands for
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in fields.items()})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()


def _socket(port: int) -> object:
    import socket

    return socket.create_connection(("127.0.0.1", port), 20)


def address(path: str) -> str:
    """Where a file of a site is asked for."""
    return f"/{path.removesuffix('index.html') if path.rpartition('/')[2] == 'index.html' else path}"


def faults(running: Running, site: Path, files: list[str], moved: dict[str, str], *, brotli: bool) -> Iterator[str]:
    """A line for each promise that is not kept.

    Args:
        running: the server.
        site: the folder of the site that is out.
        files: which of its files are asked for.
        moved: new addresses by old ones.
        brotli: whether Brotli is promised.
    """
    ask = Client(running)
    for path in files:
        yield from (f"{path}: {line}" for line in _of_file(ask, site, path, brotli=brotli))
    yield from _of_addresses(ask, moved)
    yield from _of_what_is_not_there(ask, (site / "404.html").read_bytes())
    yield from _of_plain_http(running)


def _of_file(ask: Client, site: Path, path: str, *, brotli: bool) -> Iterator[str]:
    content = (site / path).read_bytes()
    answer = ask(address(path))
    if answer.status != 200 or answer.body != content:
        yield f"svar {answer.status}, {len(answer.body)} oktetter i stället för {len(content)}"
        return
    stored = path.startswith("kallor/") and path.endswith((".txt", ".pdf", ".docx", ".odt"))
    yield from _headers(answer, "default-src 'none'; sandbox" if stored else POLICY)
    if stored and answer.header.get("content-disposition") != "attachment":
        yield "handlingen hämtas inte som fil"
    kind = next((kind for end, kind in _TYPES.items() if path.endswith(end)), "")
    if path == "opensearch.xml":
        kind = "application/opensearchdescription+xml"
    if kind and answer.header.get("content-type") != kind:
        yield f"slaget är {answer.header.get('content-type')} i stället för {kind}"
    named = path.startswith("sok/index/") and path.count("/") > 2
    wanted = _FOR_YEARS if named else "no-cache"
    if path.startswith("assets/") and path.endswith((".png", ".woff2", ".ico")):
        wanted = "public, max-age=86400"
    if answer.header.get("cache-control") != wanted:
        yield f"Cache-Control är {answer.header.get('cache-control')} i stället för {wanted}"
    if path.startswith("api/") and answer.header.get("access-control-allow-origin") != "*":
        yield "andra webbplatser får inte hämta öppna data"
    yield from _unchanged(ask, path, answer)
    yield from _packed(ask, site, path, content, brotli=brotli)


def _headers(answer: Answer, policy: str) -> Iterator[str]:
    for name, value in {**EVERYWHERE, "content-security-policy": policy}.items():
        if answer.header.get(name) != value:
            yield f"{name} är {answer.header.get(name)} i stället för {value}"
    if "/" in answer.header.get("server", ""):
        yield f"servern säger sin version: {answer.header['server']}"


def _unchanged(ask: Client, path: str, answer: Answer) -> Iterator[str]:
    tag = answer.header.get("etag", "")
    again = ask(address(path), If_None_Match=tag)
    if not tag or (again.status, again.body) != (304, b""):
        yield f"ETag {tag or 'saknas'} ger svar {again.status} i stället för 304"
    elif "content-security-policy" not in again.header:
        yield "svaret 304 har ingen Content-Security-Policy"


def _packed(ask: Client, site: Path, path: str, content: bytes, *, brotli: bool) -> Iterator[str]:
    for coding, end in (("gzip", ".gz"), ("br", ".br")):
        beside = site / f"{path}{end}"
        if not beside.is_file() or (coding == "br" and not brotli):
            continue
        answer = ask(address(path), Accept_Encoding=coding)
        if answer.header.get("content-encoding") != coding or _unpacked(answer.body, coding) != content:
            yield f"packas inte med {coding}: {answer.header.get('content-encoding')}"
        if "accept-encoding" not in answer.header.get("vary", "").lower():
            yield "Vary nämner inte Accept-Encoding"


def _unpacked(body: bytes, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.decompress(body)
    import brotli

    unpacked: bytes = brotli.decompress(body)
    return unpacked


def _of_addresses(ask: Client, moved: dict[str, str]) -> Iterator[str]:
    for old, new in {**moved, "/om/index.html": "/om/", "/index.html": "/", "/om": "/om/"}.items():
        answer = ask(old)
        if (answer.status, answer.header.get("location")) != (301, new):
            yield f"{old}: svar {answer.status} till {answer.header.get('location')} i stället för {new}"
        yield from (f"{old}: {line}" for line in _headers(answer, POLICY))
    for path in ("//annan.example/index.html", "//annan.example", "/%2f%2fannan.example/index.html"):
        to = ask(path).header.get("location", "")
        if to.startswith("//") or "://" in to:
            yield f"{path}: leder till en annan server: {to}"


def _of_what_is_not_there(ask: Client, lost: bytes) -> Iterator[str]:
    for path in _ABSENT:
        answer = ask(path)
        if answer.status not in {404, 400} or (answer.status == 404 and answer.body != lost):
            yield f"{path}: svar {answer.status} utan webbplatsens egen sida om det"
        if answer.status == 404:
            yield from (f"{path}: {line}" for line in _headers(answer, POLICY))
            if answer.header.get("cache-control") not in {"no-cache", None}:
                yield f"{path}: 404 får sparas: {answer.header.get('cache-control')}"
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        if (status := ask("/", method).status) != 405:
            yield f"{method} ger {status} i stället för 405"


def _of_plain_http(running: Running) -> Iterator[str]:
    connection = http.client.HTTPConnection("127.0.0.1", running.plain, timeout=20)
    connection.request("GET", "/om/?a=b", headers={"Host": HOST})
    answer = connection.getresponse()
    if (answer.status, answer.getheader("Location")) != (301, f"https://{HOST}/om/?a=b"):
        yield f"http leder inte till https: {answer.status} {answer.getheader('Location')}"
    connection.close()
