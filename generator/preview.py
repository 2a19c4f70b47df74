"""The preview: pages are written when first asked for, and a broken file leaves the last good site up, with its problems on top."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import escape

from generator import addresses, pipeline, schema
from generator.fill import Filling
from generator.fill.assets import arrange
from generator.outputs import search
from generator.problems import Problem, Problems

_WAIT = 30.0  # seconds that a request waits for a rebuild before it is answered with what there is

_BROKEN = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kan inte visas än</title>
<meta http-equiv="refresh" content="2"></head>
<body><h1>Webbplatsen kan inte visas än</h1><p>Rätta felen och spara. Sidan läses in på nytt av sig själv.</p><ul>{}</ul></body></html>"""

StartResponse = Callable[..., Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class Preview:
    """What lives between rebuilds: the last good data, the problems of the newest, and the folder that is being filled."""

    def __init__(self) -> None:
        self.good: pipeline.Checked | None = None
        self.problems: list[Problem] = []
        self.filling: Filling | None = None
        self.stopped = ""  #: what stopped the engine or a rebuild, where something unforeseen did
        self.ready = threading.Event()
        self._lock = threading.Lock()  # requests come in threads
        self._indexed = self._exported = False

    def load(self, project: Path) -> list[Problem]:
        """Read the data anew; what cannot be published leaves the last good ones in use. Returns all problems."""
        self.ready.clear()
        self.stopped = ""
        checked = pipeline.check(project)
        self.problems = checked.problems
        schema.write_own_if_possible(checked.register.reading)
        if checked.fit_to_publish:
            self.good = checked
        return self.problems

    def open(self, folder: Path) -> list[Problem]:
        """Take over a folder that the engine has just built. Returns the problems of its slots."""
        with self._lock:
            self.filling, self._indexed, self._exported = None, False, False
            if self.good is None:
                return []
            shown = [] if self.problems == self.good.problems else self.problems
            filling = pipeline.open_site(folder, self.good, preview=shown)
            filling.pages()
            filling.close()
            arrange(folder, pipeline.assets(self.good))
            if filling.problems:
                self.problems = [*self.problems, *filling.problems]
            self.filling = filling
            return filling.problems

    def stop(self, error: BaseException) -> None:
        """Remember what stopped a rebuild, and let requests go on to be told of it."""
        self.stopped = f"{type(error).__name__}: {error}"
        self.ready.set()

    def wrap(self, app: App) -> App:
        """The server's application, with pages that are made when they are asked for."""

        def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "ignore")
            if path.startswith("/livereload/"):
                return app(environ, start_response)
            self.ready.wait(_WAIT)
            if self.stopped:  # the engine's server would let requests hang until the next rebuild
                return _problems_page(start_response, [self.stopped])
            if self.good is None:
                return _problems_page(start_response, self.problems)
            try:
                self.provide(path)
            except Problems as error:
                return _problems_page(start_response, error.problems)
            except Exception as error:  # noqa: BLE001 - a template may fail in any way, and is mended while the server runs
                return _problems_page(start_response, [f"{type(error).__name__}: {error}"])
            return app(environ, start_response)

        return serve

    def provide(self, path: str) -> None:
        """Write what a request asks for, if it is not written yet.

        Raises:
            Problems: the page cannot be made.
        """
        with self._lock:
            if self.filling is None:
                return
            base = self.filling.base
            wanted = posixpath.normpath(unquote(path)).removeprefix(base.rstrip("/")).lstrip("/")
            publication = self.filling.publication
            page = f"{wanted.removesuffix('index.html').rstrip('/')}/"
            if page in publication.pages:
                self.filling.write(page, publication.pages[page])
            elif (file := wanted if wanted in publication.files else f"{page}index.html") in publication.files:
                self.filling.put(file, publication.files[file])
            elif wanted.startswith(f"{search.FOLDER}/") and not self._indexed:
                self._index()
            elif wanted.startswith(f"{addresses.API}/") and self.good is not None and not self._exported:
                pipeline.export(self.filling.site, self.good, pipeline.changes(self.good))
                self._exported = True

    def _index(self) -> None:
        assert self.filling is not None  # noqa: S101 - `provide` has looked
        assert self.good is not None  # noqa: S101 - without it nothing is filled
        for address, make in self.filling.publication.pages.items():
            self.filling.write(address, make)
        search.index(self.filling.site, self.good.register, self.filling.finished.values(), self.filling.publication.cards)
        self._indexed = True


def _problems_page(start_response: StartResponse, problems: Iterable[Problem | str]) -> Iterable[bytes]:
    rows = "".join(f"<li>{escape(str(problem))}</li>" for problem in problems)
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [_BROKEN.format(rows).encode()]
