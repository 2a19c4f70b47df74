"""The preview with a stand-in for the engine and its server, so that what it does is tried without either."""

from __future__ import annotations

import mimetypes
import shutil
from typing import TYPE_CHECKING, Any

from generator.preview import Preview
from tests.site import smaller
from tests.site.html import Html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

START = "/insyn/organisationer/gatunamnden/"  #: the page of Exempelstad that is asked for where none is named


class Server:
    """The preview with a stand-in for the engine and its server: a folder, and an application that reads from it."""

    def __init__(self, project: Path, folder: Path, engine: Path | None = None) -> None:
        self.project, self.folder, self.preview = project, folder, Preview()
        self.app = self.preview.wrap(self._from_folder)
        self.asked: list[str] = []
        self.engine = engine  #: what the engine makes of content/, where that is not that of the part of Exempelstad

    def rebuild(self) -> None:
        """What the plugin does when a file has changed."""
        self.preview.load(self.project)
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.engine or smaller.unfilled(), self.folder)
        self.preview.open(self.folder)
        self.preview.ready.set()

    def _from_folder(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8")
        self.asked.append(path)
        file = self.folder / path.removeprefix("/insyn/")
        file = file / "index.html" if path.endswith("/") else file
        if not file.is_file():
            start_response("404 Not Found", [("Content-Type", "text/html")])
            return [b""]
        content = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def get(self, path: str) -> tuple[int, str]:
        status, headers, body = self.whole(path)
        if "Content-Length" in headers:
            assert int(headers["Content-Length"]) == len(body)
        return status, body.decode("utf-8", "replace")

    def whole(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the content of an answer."""
        told: list[tuple[str, list[tuple[str, str]]]] = []
        environ = {"PATH_INFO": path.encode("utf-8").decode("latin-1")}
        body = b"".join(self.app(environ, lambda line, headers: told.append((line, headers))))
        ((line, headers),) = told
        return int(line.split()[0]), dict(headers), body

    def words(self, path: str = START) -> str:
        status, body = self.get(path)
        assert status == 200
        return Html(body).text("body")
