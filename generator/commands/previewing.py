"""The preview of a site that is being written: `insyn serve`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import click

from generator.commands import USE, WORK, Stopped, in_project, in_words, needs_today
from generator.reading import engine_config


def quiet_engine() -> dict[str, str]:
    """The environment without Material's notice of its end of life, which nobody who edits or publishes can act upon."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@click.command()
@in_project
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Porten som förhandsvisningen svarar på.")
@in_words
def serve(project: Path, port: int) -> None:
    """Förhandsvisa. Sidan läses in på nytt när du sparar en fil."""
    needs_today()
    config = (project / engine_config.FILE).resolve()
    if not config.is_file():
        raise Stopped(f"{config} saknas. Kör kommandot i projektets mapp, eller ange den med --project.", USE)
    _refuse_taken(port)
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config), "--dev-addr", f"127.0.0.1:{port}"]
    if os.name == "posix":  # the server takes this process's place, so that what stops the one stops the other
        os.execve(command[0], command, quiet_engine())  # noqa: S606 - the arguments are our own
    code = subprocess.run(command, check=False, env=quiet_engine()).returncode
    if code:
        raise Stopped("Förhandsvisningen stannade.", WORK)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Stopped(f"Port {port} är upptagen eller inte tillåten. Välj en annan med --port.", WORK) from None
