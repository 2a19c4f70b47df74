"""The preview: pages are written when first asked for, with their problems on top; a broken file leaves the last good site up.

What it puts on a page (the bar, drafts, its own pages below `_insyn/`) it puts into the answer, never into the folder of the site.
"""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from generator import addresses, pipeline, schema
from generator.fill import LOST, Filling
from generator.fill.assets import ASSETS, SHEET, arrange
from generator.outputs import api, search
from generator.preview import project_files, screens
from generator.preview.answers import App, StartResponse, answer, begun_with, moved, with_bar
from generator.preview.concerning import concerning, files_of
from generator.preview.drafts import Draft, Drafts
from generator.preview.screens import Screens
from generator.problems import Problem, Problems, in_order
from generator.published import Published
from generator.published.shown import shown
from generator.reading import BeforeInMemory
from generator.workers import undisturbed

_WAIT = 30.0  # seconds that a request waits for a rebuild before it is answered with what there is


class Preview:
    """What lives between rebuilds: the last good data, the problems of the newest, and the folder that is being filled."""

    def __init__(self) -> None:
        self.newest: pipeline.Checked | None = None
        self.good: pipeline.Checked | None = None
        self.problems: list[Problem] = []
        self.filling: Filling | None = None
        self.drafts: Drafts | None = None
        self.stopped = ""  #: what stopped the engine or a rebuild, where something unforeseen did
        self.ready = threading.Event()
        self._number = 0  #: how often something has been built
        self._project = Path()
        self._seen: dict[str, list[Problem]] = {}  #: problems of finished pages, by address
        self._before = BeforeInMemory()  #: what was read the last time
        self._lock = threading.RLock()  # requests come in threads
        self._indexed = self._exported = False

    def load(self, project: Path) -> list[Problem]:
        """Read the data anew; what cannot be published leaves the last good ones in use. Returns all problems."""
        self.ready.clear()
        self.stopped = ""
        self._number += 1
        self._project = project
        self.newest = checked = pipeline.check(project, before=self._before)
        self.problems = checked.problems
        schema.write_own_if_possible(checked.register.reading)
        if checked.fit_to_publish:
            self.good = checked
        self.drafts = Drafts(checked.register.reading, self.good.register) if self.good else None
        return self.problems

    def open(self, folder: Path, *, at_once: bool = True) -> list[Problem]:
        """Take over a folder that the engine has built. Returns the problems of its slots.

        `at_once` says whether its pages are filled now: that is of no use where they are as they were, and each is asked for by itself.
        """
        with self._lock, undisturbed():
            self.filling, self._indexed, self._exported = None, False, False
            self._seen.clear()
            if self.good is None:
                return []
            filling = pipeline.composed(folder, self.good, at_once=False).filling
            if at_once:
                filling.pages()
            elif LOST in filling.built:  # which nobody asks for by its name
                filling.page(LOST)
            filling.close()
            arrange(folder, pipeline.assets(self.good))
            if filling.problems:
                self.problems = in_order([*self.problems, *filling.problems])
            self.filling = filling
            return filling.problems

    def stop(self, error: BaseException) -> None:
        """Remember what stopped a rebuild, and let requests go on to be told of it."""
        self.stopped = f"{type(error).__name__}: {error}"
        self._number += 1
        if self.ready.is_set():  # the engine did not come so far as to have the data read; what it fell over, we say in Swedish
            with suppress(Exception):  # what stopped the engine may stop this as well, and is told already
                self.problems = pipeline.check(self._project).problems
        self.ready.set()

    def wrap(self, app: App) -> App:
        """The server's application, with pages that are made when they are asked for."""

        def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "ignore")
            if path.startswith("/livereload/"):
                return app(environ, start_response)
            try:
                return self._answer(app, environ, start_response, path)
            except Problems as error:
                return self._cannot(start_response, error.problems, "")
            except Exception as error:  # noqa: BLE001 - a template may fail in any way, and is mended while the server runs
                return self._cannot(start_response, [], f"{type(error).__name__}: {error}")

        return serve

    def _cannot(self, start_response: StartResponse, problems: list[Problem], said: str) -> list[bytes]:
        """That a page cannot be shown; without any template where one of ours is what fails."""
        try:
            return answer(start_response, self._screens.stopped(problems, said, self._number, one_page=True))
        except Exception as error:  # noqa: BLE001 - as above
            told = [said or "Sidan kan inte visas än.", *map(str, problems), f"{type(error).__name__}: {error}"]
            return answer(start_response, "\n".join(dict.fromkeys(told)).encode(), "text/plain; charset=utf-8")

    def _answer(self, app: App, environ: dict[str, Any], start_response: StartResponse, path: str) -> Iterable[bytes]:
        own = _below(posixpath.normpath(path), self._base)
        if own.startswith(f"{screens.FOLDER}/"):
            return self._own(start_response, own)
        self.ready.wait(_WAIT)
        if self.good is None or (self.stopped and not self._is_whole):
            return answer(start_response, self._screens.stopped(self.problems, self.stopped, self._number))
        address = self._page_at(path)
        draft = self.drafts.at.get(address) if self.drafts else None
        if draft and self.filling and address not in self.filling.publication.pages:
            if not path.endswith(("/", "/index.html")):  # its links are relative to its folder
                return moved(start_response, f"{self._base}{quote(address)}")
            return answer(start_response, self._draft(draft, self.filling))
        self.provide(path)
        return with_bar(app, environ, start_response, lambda: self._bar(address))

    @property
    def _is_whole(self) -> bool:
        """Whether the folder is still as it was when it was last filled; the engine empties it before it builds."""
        return self.filling is not None and (self.filling.site / ASSETS / SHEET).is_file()

    @property
    def _base(self) -> str:
        shown = self.good or self.newest
        return urlsplit(shown.register.reading.engine.address).path or "/" if shown else "/"

    @property
    def _screens(self) -> Screens:
        shown = self.good or self.newest
        engine = shown.register.reading.engine if shown else None
        return Screens(self._project, self._base, engine.content if engine else "", engine.name if engine else "")

    def _page_at(self, path: str) -> str:
        wanted = _below(posixpath.normpath(unquote(path)), self._base)
        page = wanted.removesuffix("index.html").rstrip("/")
        return f"{page}/" if page and not page.endswith(".html") else page

    def provide(self, path: str) -> None:
        """Write what a request asks for, if it is not written yet.

        Raises:
            Problems: the page cannot be made.
        """
        with self._lock:
            if self.filling is None:
                return
            wanted = _below(posixpath.normpath(unquote(path)), self.filling.base)
            publication = self.filling.publication
            page = f"{wanted.removesuffix('index.html').rstrip('/')}/"
            if page in publication.pages:
                self.filling.take(self.filling.made(page))
            elif (built := page.removeprefix("/")) in self.filling.built:
                self.filling.page(built)
            elif (file := wanted if wanted in publication.files else f"{page}index.html") in publication.files:
                self.filling.put(file)
            elif wanted.startswith(f"{search.FOLDER}/") and not self._indexed:
                self._index()
            elif wanted.startswith(f"{addresses.API}/") and self.good is not None and not self._exported:
                api.export(self.filling.site, Published(self.good.register, pipeline.changes(self.good)))
                self._exported = True

    def _index(self) -> None:
        assert self.filling is not None  # noqa: S101 - `provide` has looked
        assert self.good is not None  # noqa: S101 - without it nothing is filled
        self.filling.pages()
        for address in self.filling.publication.pages:
            self.filling.take(self.filling.made(address))
        found = search.Searched(shown(self.good.register), self.filling.finished.values(), self.filling.publication.cards)
        search.index(self.filling.site, found)
        self._indexed = True

    def _bar(self, address: str) -> bytes:
        with self._lock:
            if self.filling is None or self.good is None:
                return b""
            self._look_through(address, self.filling)
            told = concerning(self._all, address, files_of(self.filling, self.good.register, address))
        drafts = self.drafts.listed_at(address) if self.drafts else []
        count = len(self.drafts.all) if self.drafts else 0
        return self._screens.bar(told, drafts=drafts, all_drafts=count, old=self._is_old, stopped=self.stopped)

    def _look_through(self, address: str, filling: Filling) -> None:
        """Note what is wrong with a finished page: links that lead nowhere, what must not be shown."""
        if address not in filling.finished:
            return
        book = filling.book
        own = [problem for problem in book.problems if problem.location.file == f"/{address}"]
        found = in_order([*own, *book.broken_on(address, lambda wanted: _is_there(filling, wanted))])
        self._seen[address] = filling.placing(found) if found else []

    @property
    def _all(self) -> list[Problem]:
        slots = self.filling.problems if self.filling is not None else []
        return in_order([*self.problems, *slots, *(problem for found in self._seen.values() for problem in found)])

    @property
    def _is_old(self) -> bool:
        """Whether pages show something older than what the files say."""
        return bool(self.stopped) or (self.newest is not None and not self.newest.fit_to_publish)

    def _draft(self, draft: Draft, filling: Filling) -> bytes:
        with self._lock:
            assert self.drafts is not None  # noqa: S101 - the draft is one of them
            page, marks, faults = self.drafts.page(draft), self.drafts.marks(draft.file), self.drafts.faults(draft.file)
            if page is None:
                return self._screens.draft(draft, marks, faults, self._number)
            titled = replace(page, values={**page.values, "title": f"Utkast: {page.values['title']}"})
            return begun_with(self._screens.draft_bar(draft, marks, faults, self._number), filling.make(titled).html.encode())

    def _own(self, start_response: StartResponse, own: str) -> list[bytes]:
        """A page of the preview's own: all problems, or a file; and what those are made with."""
        if own == screens.NUMBER:
            return answer(start_response, str(self._number).encode(), "text/plain; charset=utf-8")
        if asset := self._screens.asset(own):
            return answer(start_response, *asset)
        self.ready.wait(_WAIT)
        if own.startswith(screens.FILE):
            return self._file(start_response, own.removeprefix(screens.FILE))
        if f"{own}/" != screens.PROBLEMS:
            return answer(start_response, self._screens.missing("", self._number), status="404 Not Found")
        drafts = self.drafts
        with self._lock:
            if self.filling is not None:
                self.filling.pages()  # all problems are told here, those of pages that nobody has looked at as well
            shown = [(draft, len(drafts.marks(draft.file))) for draft in drafts.all] if drafts else []
            page = self._screens.problems(self._all, shown, self._number, old=self._is_old, stopped=self.stopped)
        return answer(start_response, page)

    def _file(self, start_response: StartResponse, file: str) -> list[bytes]:
        path = project_files.found(self._project, self._screens.content, file)
        if path is None:
            return answer(start_response, self._screens.missing(file, self._number), status="404 Not Found")
        with self._lock:
            problems = [problem for problem in self._all if problem.location.file == file]
            if self.drafts and any(draft.file == file for draft in self.drafts.all):
                problems = in_order([*problems, *self.drafts.marks(file), *self.drafts.faults(file)])
        return answer(start_response, self._screens.file(path, project_files.shown(path, file, problems), self._number))


def _below(path: str, base: str) -> str:
    """A path without that of the site."""
    return path.removeprefix(base.rstrip("/")).lstrip("/")


def _is_there(filling: Filling, address: str) -> bool:
    """Whether a page or file will be there when the site is built. What is handed out as data is made later, and checked then."""
    publication = filling.publication
    made = (
        address in filling.built
        or address in publication.pages
        or address in publication.files
        or f"{address}index.html" in publication.files
    )
    later = address in publication.later or address.startswith(f"{addresses.API}/")
    return made or later or (filling.site / address).is_file()
