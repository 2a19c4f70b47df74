"""A small web server for a finished site, as strict as the one that publishes it should be, and as sparing with what it sends."""

from __future__ import annotations

import gzip
import http.server
import threading
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Nothing but what the site itself holds.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv", ".geojson"}


@cache
def packed(file: Path) -> bytes:
    """A file as it goes over the wire: what is not compressed already is sent compressed."""
    content = file.read_bytes()
    return gzip.compress(content, mtime=0) if file.suffix in _PACKED else content


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many requests, as on a real server

    def __init__(self, *args: object, base: str, policy: str, sent: list[tuple[str, int]], **kwargs: str) -> None:
        self.base, self.policy, self.sent = base, policy, sent
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they are

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base)) if path.startswith(self.base) else "/finns/inte"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()  # leads on to the address with a slash
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        self._send(http.HTTPStatus.OK if found else http.HTTPStatus.NOT_FOUND, file if found else Path(self.directory, "404.html"))

    def _send(self, status: http.HTTPStatus, file: Path) -> None:
        accepted = file.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = packed(file) if accepted else file.read_bytes()
        kind = self.guess_type(str(file))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if file.suffix in _PACKED else kind)
        if accepted:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.sent.append((self.path, len(content)))
        with suppress(ConnectionError):  # the visitor left before all was sent
            self.wfile.write(content)

    def handle(self) -> None:
        with suppress(ConnectionError):  # or left before having asked for anything
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


@contextmanager
def serving(site: Path, base: str = "/", scripts: str = "", sent: list[tuple[str, int]] | None = None) -> Iterator[str]:
    """The address at which a finished site can be visited below a path, for as long as the block runs.

    `scripts` is what another site's scripts need beside its own policy. What has been sent is told in `sent`: addresses, and octets.
    """
    policy = POLICY.replace("script-src 'self'", f"script-src 'self'{scripts}")
    handler = partial(_Handler, directory=str(site), base=base, policy=policy, sent=[] if sent is None else sent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        # How often it looks whether it is to end, in seconds: half a second is what every test would else wait for.
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
