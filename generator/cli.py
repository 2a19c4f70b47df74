"""The command `insyn`: reads arguments, calls the pipeline, and turns what happens into words and exit codes.

Exit codes: 0 fine (warnings too), 1 problems in the data, 2 wrong use, 3 could not do its work.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from generator import __version__, pipeline, published, schema
from generator.history import UnknownRevisionError
from generator.pipeline import AlreadyFilledError
from generator.problems import FORMATS, Problem, Problems, has_errors, in_order
from generator.publish import BusyError
from generator.reading import engine_config

DATA, USE, WORK = 1, 2, 3

_terminal = Console(stderr=True, highlight=False)


class _Stopped(Exception):
    """Ends a command with words and an exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.message, self.code = message, code


def _progress(words: str) -> AbstractContextManager[object]:
    """A spinner on a terminal; quiet in CI and in files."""
    return _terminal.status(f"{words} …") if _terminal.is_terminal else nullcontext()


def _command(run: Callable[..., None]) -> Callable[..., None]:
    """Every way a command can end, in Swedish and with its exit code; a traceback never reaches an editor."""

    @wraps(run)
    def guarded(**arguments: Any) -> None:
        try:
            run(**arguments)
        except Problems as error:
            for line in FORMATS["text"](error.problems):
                click.echo(line)
            _end(f"{len(error.problems)} problem. Ingenting publicerades.", DATA)
        except _Stopped as error:
            _end(error.message, error.code)
        except AlreadyFilledError:
            _end("Mappen har inga ramar. Antingen är den redan ifylld, eller så har ingen byggt den. Bygg om den först.", USE)
        except BusyError as error:
            _end(f"Ett annat bygge skriver just nu till {error}. Vänta tills det är klart.", WORK)
        except OSError as error:
            _end(f"Det gick inte att läsa eller skriva {error.filename or ''}: {error.strerror or error}", WORK)
        except Exception as error:  # noqa: BLE001 - whatever it is, an editor is told in words
            _end(f"Programmet stannade av ett fel som inte är ditt: {_where(error)}\nAnmäl det, och bifoga raden ovan.", WORK)

    return guarded


def _where(error: Exception) -> str:
    """What an unforeseen error is and where it arose, in one line that can be reported."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return " ".join(f"{type(error).__name__}: {error} ({Path(place.filename).name}, rad {place.lineno})".split())


def _end(message: str, code: int) -> None:
    click.echo(message, err=True)
    sys.exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="insyn", message="%(prog)s %(version)s")
def main() -> None:
    """Gör en webbplats av YAML-filer om en offentlig överenskommelse, remissen och svaren."""


def _project(run: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help="Mappen med data/, content/ och mkdocs.yml. Den du står i om inget anges.",
    )(run)


@main.command()
@_project
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="Hur problemen skrivs ut.")
@click.option("--against", metavar="REV", help="En version i git. Varje adress som den hade ska finnas kvar eller leda vidare.")
@_command
def check(project: Path, form: str, against: str | None) -> None:
    """Kontrollera data utan att bygga."""
    checked = _checked(project)
    problems = in_order([*checked.problems, *(_dead(checked, against) if against else [])])
    for line in FORMATS[form](problems):
        click.echo(line)
    if form != "json":
        count = len(checked.register.items())
        found = f"{len(problems)} problem" if problems else "Inga problem"
        click.echo(f"{found} i {count} {'post' if count == 1 else 'poster'}.", err=True)
    sys.exit(DATA if has_errors(problems) else 0)


def _dead(checked: pipeline.Checked, revision: str) -> list[Problem]:
    try:
        return published.dead_addresses(checked.register, revision)
    except UnknownRevisionError as error:
        raise _Stopped(f'Git känner inte till "{revision}" i det här projektet. Det säger: {error}', USE) from None


def _checked(project: Path) -> pipeline.Checked:
    _today()
    with _progress("Kontrollerar data"):
        return pipeline.check(project)


def _today() -> None:
    try:
        pipeline.today()
    except ValueError:
        raise _Stopped(f'INSYN_TODAY är "{os.environ["INSYN_TODAY"]}". Skriv år-månad-dag, till exempel 2019-09-10.', USE) from None


@main.command()
@_project
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Mappen för den färdiga webbplatsen. site/ i projektet om inget anges."
)
@_command
def build(project: Path, out: Path | None) -> None:
    """Kontrollera, bygg och lägg den färdiga webbplatsen på plats."""
    _today()
    target = out or project / "site"
    _refuse_sources(project, target)
    checked = pipeline.build(project, target, _engine, _progress)
    _built(checked, target)


def _built(checked: pipeline.Checked, folder: Path) -> None:
    for line in FORMATS["text"](checked.told_when_built):
        click.echo(line, err=True)
    click.echo(f"Webbplatsen finns i {folder.resolve()}")


def _refuse_sources(project: Path, target: Path) -> None:
    """The target is replaced as a whole, so it must not hold what it is made from."""
    whole = target.resolve()
    kept = [project.resolve(), *((project / name).resolve() for name in ("data", "content", "site_theme"))]
    if any(whole == path or whole in path.parents for path in kept) or any(path in whole.parents for path in kept[1:]):
        raise _Stopped(f"{target} innehåller projektets egna filer och kan inte ersättas. Välj en annan mapp.", USE)
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").exists():
        raise _Stopped(f"{target} är inte tom och ser inte ut som en webbplats. Välj en annan mapp.", USE)


def _quiet_engine() -> dict[str, str]:
    """The environment without Material's notice of its end of life, which nobody who edits or publishes can act upon."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def _engine(project: Path, folder: Path) -> None:
    """Let MkDocs build the pages of content/ into a folder, in a process of its own."""
    config = (project / engine_config.FILE).resolve()
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",  # and not --quiet, under which it counts no warnings
        "--config-file",
        str(config),
        "--site-dir",
        str(folder.resolve()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**_quiet_engine(), "INSYN_ENGINE_ONLY": "1"})
    if done.returncode:
        said = "\n".join(line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("INFO")).strip()[-2000:]
        raise _Stopped(f"MkDocs kunde inte bygga sidorna i content/. Det säger:\n{said}", WORK)


@main.command()
@_project
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Porten som förhandsvisningen svarar på.")
@_command
def serve(project: Path, port: int) -> None:
    """Förhandsvisa. Sidan läses in på nytt när du sparar en fil."""
    _today()
    config = (project / engine_config.FILE).resolve()
    if not config.is_file():
        raise _Stopped(f"{config} saknas. Kör kommandot i projektets mapp, eller ange den med --project.", USE)
    _refuse_taken(port)
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config), "--dev-addr", f"127.0.0.1:{port}"]
    if os.name == "posix":  # the server takes this process's place, so that what stops the one stops the other
        os.execve(command[0], command, _quiet_engine())  # noqa: S606 - the arguments are our own
    code = subprocess.run(command, check=False, env=_quiet_engine()).returncode
    if code:
        raise _Stopped("Förhandsvisningen stannade.", WORK)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise _Stopped(f"Port {port} är upptagen eller inte tillåten. Välj en annan med --port.", WORK) from None


@main.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_project
@_command
def fill(site_dir: Path, project: Path) -> None:
    """Fyll en mapp som en annan motor har byggt av content/."""
    _today()
    _built(pipeline.fill_built(project, site_dir, _progress), site_dir)


@main.command(name="schema")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Skriv en fil per slag i mappen i stället för att visa allt.")
@_command
def schema_command(out: Path | None) -> None:
    """Visa JSON Schema för varje slag av post."""
    schemas = schema.schemas()
    if out is None:
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, content in schemas.items():
        (out / f"{name}.schema.json").write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    click.echo(f"{len(schemas)} scheman finns i {out.resolve()}")


if __name__ == "__main__":
    main()
