"""What every command of `insyn` has in common: the project, what it says while it works, and every way in which it can end.

Exit codes: 0 fine (warnings too), 1 problems in the data, 2 wrong use, 3 could not do its work.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator import checking
from generator.commands.kept import documents_before, keeping, proved_before, read_before
from generator.commands.system import told
from generator.problems import FORMATS, AlreadyFilledError, Problems
from generator.publish import BusyError
from generator.unchanged import digests_of

DATA, USE, WORK = 1, 2, 3

_LOST = (
    "En av processerna som bygger webbplatsen avbröts innan den var klar, kanske för att minnet tog slut. Ingenting publicerades."
    " Stäng andra program och kör igen, eller bygg i en enda process: insyn build --workers 1"
)

_PLACE = re.compile(r'File "(.+?)", line (\d+)')


class Stopped(Exception):
    """Ends a command with words and an exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.message, self.code = message, code


def progress(words: str) -> AbstractContextManager[object]:
    """A spinner on a terminal; quiet in CI and in files."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - most builds are seen by nobody, and it takes a while to load

    return Console(stderr=True, highlight=False).status(f"{words} …")


def in_words(run: Callable[..., None]) -> Callable[..., None]:
    """Every way a command can end, in Swedish and with its exit code; a traceback never reaches an editor."""

    @wraps(run)
    def guarded(**arguments: Any) -> None:
        try:
            run(**arguments)
        except Problems as error:
            for line in FORMATS["text"](error.problems):
                click.echo(line)
            end(f"{len(error.problems)} problem. Ingenting publicerades.", DATA)
        except Stopped as error:
            end(error.message, error.code)
        except AlreadyFilledError:
            end("Mappen har inga ramar. Antingen är den redan ifylld, eller så har ingen byggt den. Bygg om den först.", USE)
        except BusyError as error:
            end(f"Ett annat bygge skriver just nu till {error}. Vänta tills det är klart.", WORK)
        except BrokenExecutor:
            end(_LOST, WORK)
        except OSError as error:
            end(told(error), WORK)
        except Exception as error:  # noqa: BLE001 - whatever it is, an editor is told in words
            end(f"Programmet stannade av ett fel som inte är ditt: {_where(error)}\nAnmäl det, och bifoga raden ovan.", WORK)

    return guarded


def _where(error: Exception) -> str:
    """What an unforeseen error is and where it arose, in one line that can be reported."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    file, line = place.filename, place.lineno
    if told := _PLACE.findall("\n".join(getattr(error, "__notes__", ()))):  # of another process, where that arose
        file, line = told[-1]
    return " ".join(f"{type(error).__name__}: {error} ({Path(file).name}, rad {line})".split())


def end(message: str, code: int) -> None:
    """End the program with words on stderr and an exit code."""
    click.echo(message, err=True)
    sys.exit(code)


def in_project(run: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option --project: a folder that there is."""
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help="Mappen med data/, content/ och mkdocs.yml. Den du står i om inget anges.",
    )(run)


def check_project(project: Path) -> checking.Checked:
    """Read a project and try every rule, saying so meanwhile. Raises Stopped where the day is no day."""
    needs_today()
    with progress("Kontrollerar data"):
        digests = digests_of(project)
        proved = proved_before(project, digests)
        with keeping(digests, proved, documents_before(project, digests)):
            return checking.check(project, before=read_before(project, digests), proved=proved)


def needs_today() -> None:
    """Raise Stopped where INSYN_TODAY is no day, before anything has been begun."""
    try:
        checking.today()
    except ValueError:
        raise Stopped(f'INSYN_TODAY är "{os.environ["INSYN_TODAY"]}". Skriv år-månad-dag, till exempel 2019-09-10.', USE) from None
