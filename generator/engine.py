"""The MkDocs plugin, thin: it checks before the engine empties its folder, and fills after the engine has built.

The only module that imports mkdocs. What it does with the data is told in `pipeline`, and how the preview lives in `preview`. Both are
loaded when they are needed: `insyn build` starts the engine for its own pages alone, and half of that time went to loading them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from watchdog.observers.polling import PollingObserver

from generator import addresses, theme, unchanged
from generator.problems import AlreadyFilledError, Problem, Problems, Severity

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.checking import Checked
    from generator.preview import Preview

#: Set by `insyn build`, which checks and fills by itself and only wants the engine's own pages.
ENGINE_ONLY = "INSYN_ENGINE_ONLY"

#: Seconds between two looks for changes, and what they come to for each file: a fifth of the time is spent looking.
_OFTEN, _SELDOM, _OF_A_FILE = 0.1, 0.5, 7e-5

log = get_plugin_logger("insyn")  # only records below the mkdocs logger count in strict mode


class InsynPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # the base class is generic over a configuration that we do not have
    """Fills what MkDocs has built."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.checked: Checked | None = None
        self._kept: Kept | None = None
        self._made_of = ""  # of the build that is under way

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps the plugin alive between rebuilds, and says which command it is."""
        del dirty
        if command == "serve":
            from generator.preview import Preview  # noqa: PLC0415 - as said above

            self.preview = Preview()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the data, and let the program's theme stand behind the project's own."""
        project = _project(config)
        for folder in theme.folders(project, "overrides"):
            if str(folder) not in config.theme.dirs:
                config.theme.dirs.insert(len(config.theme.dirs) - 2 if config.theme.dirs else 0, str(folder))
        if os.environ.get(ENGINE_ONLY):
            return config
        if self.preview:
            self._kept, self._made_of = None, unchanged.signature(_beside_data(project))
            config.watch.extend(str(path) for path in _watched(project))
            self._guarded(lambda preview: preview.load(project))
            return config
        from generator import checking  # noqa: PLC0415 - as said above

        try:
            checking.today()
        except ValueError:
            raise Abort(f'INSYN_TODAY är "{os.environ["INSYN_TODAY"]}". Skriv år-månad-dag, till exempel 2019-09-10.') from None
        self.checked = checking.check(project)
        _tell(self.checked.told_when_built)
        if not self.checked.fit_to_publish:
            raise Abort("Webbplatsen byggdes inte: rätta felen ovan.")
        return config

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the folder that was built."""
        if os.environ.get(ENGINE_ONLY):
            return
        folder = Path(config.site_dir)
        (folder / addresses.SECURITY).unlink(missing_ok=True)  # MkDocs empties its folder but for what is hidden, and never fills that
        if self.preview:
            self._kept = Kept(_project(config), folder, self._made_of)
            self._guarded(lambda preview: preview.open(folder))
            self.preview.ready.set()
            return
        from generator import pipeline  # noqa: PLC0415 - as said above

        try:
            assert self.checked is not None  # noqa: S101 - on_config has run
            pipeline.fill_in_place(folder, self.checked)
            pipeline.tell_server(folder, self.checked)
        except Problems as error:
            _tell(error.problems)
            raise Abort("Webbplatsen är inte hel: rätta felen ovan.") from None
        except AlreadyFilledError:
            raise Abort(f"Det finns inga ramar i {config.docs_dir}, till exempel svar/_frame.md.") from None

    def on_build_error(self, *, error: Exception) -> None:
        """Let requests go on when the engine itself stops."""
        if self.preview:
            self.preview.stop(error)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Put the preview before the server's own answers, and let changes be seen soon."""
        del builder
        if self.preview:
            _look_often(server, config)
            server.builder = _never_raising(self._quicker(server.builder), self.preview)
            server.set_app(self.preview.wrap(server.get_app()))  # type: ignore[arg-type]  # WSGI types
        return server

    def _quicker(self, build: Callable[[], None]) -> Callable[[], None]:
        """A rebuild that leaves the engine out where nothing but the data has been changed."""

        def build_again() -> None:
            kept = self._kept
            if kept is None or self.preview is None or self.preview.stopped or not kept.still_holds:
                build()
                return
            self._guarded(lambda preview: preview.load(kept.project))
            kept.put_back()
            self._guarded(lambda preview: preview.open(kept.folder, at_once=False))
            self.preview.ready.set()

        return build_again

    def _guarded(self, step: Any) -> None:
        """Run a step of the preview; an exception in a rebuild would make every request hang, so it is told instead."""
        try:
            _tell(step(self.preview))
        except Problems as error:
            _tell(error.problems)
        except Exception as error:
            log.exception("Förhandsvisningen kunde inte uppdateras")
            if self.preview:
                self.preview.stop(error)


class Kept:
    """What the engine has built, as it was before anything was put into it.

    Args:
        project: the project's folder.
        folder: what the engine has built.
        made_of: the signature of what it was made of.
    """

    def __init__(self, project: Path, folder: Path, made_of: str) -> None:
        self.project, self.folder, self.made_of = project, folder, made_of
        self._copy = tempfile.TemporaryDirectory(prefix="insyn-")  # removed with it
        shutil.copytree(folder, self._copy.name, dirs_exist_ok=True)

    @property
    def still_holds(self) -> bool:
        """Whether the engine would build the same again."""
        return unchanged.signature(_beside_data(self.project)) == self.made_of

    def put_back(self) -> None:
        """Let the folder be what the engine made of it."""
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        shutil.copytree(self._copy.name, self.folder, dirs_exist_ok=True)


def _beside_data(project: Path) -> list[Path]:
    """What a site is made of but for the data, of which the engine knows nothing."""
    from generator import checking  # noqa: PLC0415 - as said above

    data = project / "data"
    return [path for path in checking.made_from(project) if path != data]


def _never_raising(build: Callable[[], None], preview: Preview) -> Callable[[], None]:
    """A rebuild that tells what stopped it: were it to raise, MkDocs would let every request hang until the next one succeeds."""

    def build_again() -> None:
        try:
            build()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is shown on the page and mended while serving
            log.error("%s", error)  # noqa: TRY400 - an editor reads this; a traceback would say nothing to them
            preview.stop(error)

    return build_again


def _look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Look for changes more often than twice a second, where there are not so many files that looking would be all that is done."""
    watched = [str(path) for path in (config.docs_dir, config.config_file_path) if path]  # what is watched already
    for path in watched:
        server.unwatch(path)
    files = sum(len(names) for folder in _watched(_project(config)) for _, _, names in os.walk(folder))
    server.observer = PollingObserver(timeout=min(_SELDOM, max(_OFTEN, files * _OF_A_FILE)))
    for path in watched:
        server.watch(path)


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _watched(project: Path) -> list[Path]:
    """What a change of should rebuild the preview, beside content/ and mkdocs.yml that the engine watches."""
    folders = [project / "data", project / "site_theme", theme.OWN]
    return [folder for folder in dict.fromkeys(folder.resolve() for folder in folders) if folder.is_dir()]


def _tell(problems: list[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            log.error("%s", problem)
        else:
            log.info("%s", problem)
