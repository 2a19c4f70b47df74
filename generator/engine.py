"""The MkDocs plugin, thin: it checks before the engine empties its folder, and fills after the engine has built.

The only module that imports mkdocs. What it does with the data is told in `pipeline`, and how the preview lives in `preview`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator import addresses, pipeline, theme
from generator.fill import AlreadyFilledError
from generator.preview import Preview
from generator.problems import Problem, Problems, Severity

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

#: Set by `insyn build`, which checks and fills by itself and only wants the engine's own pages.
ENGINE_ONLY = "INSYN_ENGINE_ONLY"

log = get_plugin_logger("insyn")  # only records below the mkdocs logger count in strict mode


class InsynPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # the base class is generic over a configuration that we do not have
    """Fills what MkDocs has built."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.checked: pipeline.Checked | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps the plugin alive between rebuilds, and says which command it is."""
        del dirty
        self.preview = Preview() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the data, and let the program's theme stand behind the project's own."""
        project = _project(config)
        for folder in theme.folders(project, "overrides"):
            if str(folder) not in config.theme.dirs:
                config.theme.dirs.insert(len(config.theme.dirs) - 2 if config.theme.dirs else 0, str(folder))
        if os.environ.get(ENGINE_ONLY):
            return config
        if self.preview:
            config.watch.extend(str(path) for path in _watched(project))
            self._guarded(lambda preview: preview.load(project))
            return config
        try:
            pipeline.today()
        except ValueError:
            raise Abort(f'INSYN_TODAY är "{os.environ["INSYN_TODAY"]}". Skriv år-månad-dag, till exempel 2019-09-10.') from None
        self.checked = pipeline.check(project)
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
            self._guarded(lambda preview: preview.open(folder))
            self.preview.ready.set()
            return
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
        """Put the preview before the server's own answers."""
        del config, builder
        if self.preview:
            server.builder = _never_raising(server.builder, self.preview)
            server.set_app(self.preview.wrap(server.get_app()))  # type: ignore[arg-type]  # WSGI types
        return server

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


def _never_raising(build: Callable[[], None], preview: Preview) -> Callable[[], None]:
    """A rebuild that tells what stopped it: were it to raise, MkDocs would let every request hang until the next one succeeds."""

    def build_again() -> None:
        try:
            build()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is shown on the page and mended while serving
            log.error("%s", error)  # noqa: TRY400 - an editor reads this; a traceback would say nothing to them
            preview.stop(error)

    return build_again


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
