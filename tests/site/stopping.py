"""Builds that are killed on the way, and what must then be so: the site that was published is as it was, or the new one is there whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.site.projects import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def killed(project: Path, out: Path, when: Callable[[], bool], **changed: str) -> bool:
    """Begin a build into `out` and kill it (`kill -9`) as soon as it is time. Returns whether it was still running.

    What it has started, the engine, goes on by itself for a while; that is waited for. `changed` is what its environment has else.
    """
    command = [sys.executable, "-m", "generator.cli", "build", "--project", str(project), "--out", str(out)]
    build = subprocess.Popen(
        command, cwd=ROOT, env=environment(**changed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while build.poll() is None and not when():
        time.sleep(0.005)
    if build.poll() is None:
        os.kill(build.pid, signal.SIGKILL)
    code = build.wait()
    while _alive(build.pid):
        time.sleep(0.02)
    return code == -signal.SIGKILL


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def stage(out: Path) -> Path | None:
    """The folder in which the next site is being made."""
    return next(iter(out.parent.glob(f".{out.name}.ny-*")), None)


def left_beside(out: Path) -> list[str]:
    """What lies beside a site and is neither its lock, nor the folder that becomes the next one, nor what a server needs to know."""
    kept = {out.name, f".{out.name}.lock", f".{out.name}.andra", f"{out.name}.nginx-redirects.map"}
    return sorted(path.name for path in out.parent.iterdir() if path.name not in kept)
