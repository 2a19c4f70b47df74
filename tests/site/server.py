"""A small web server for a finished site, as strict as the one that publishes it should be."""

from __future__ import annotations

import http.server
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: Nothing but what the site itself holds. Pagefind's index is searched by WebAssembly.
CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'"
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, base: str, headers_sent: Mapping[str, str], **kwargs: str) -> None:
        self.base, self.headers_sent = base, headers_sent
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they are

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base)) if path.startswith(self.base) else "/finns/inte"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = f"{self.directory}/404.html"
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        with open(page, "rb") as file:  # noqa: PTH123 - as the base class opens what it sends
            content = file.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


@contextmanager
def serving(site: Path, base: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address at which a finished site can be visited below a path, for as long as the block runs."""
    handler = partial(_Handler, directory=str(site), base=base, headers_sent=headers or {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
