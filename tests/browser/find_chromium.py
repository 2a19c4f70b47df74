"""Finds the Chromium or Chrome that the browser tests drive, and with --install fetches one where there is none.

Stands on its own, without the rest of the project, so that it also runs before anything is installed.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

#: Names the browser to use, and then no other is looked for.
VARIABLE = "INSYN_CHROMIUM"

SYSTEM = platform.system()
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

#: For a headless browser that talks to nobody but the page under test.
FLAGS = (
    *(["--no-sandbox"] if ROOT else []),  # Chromium refuses to start as root with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

HOW_TO_INSTALL = (
    "Installera Chromium eller Chrome: «apt install chromium» i Debian, «brew install --cask chromium» i macOS, "
    "eller «python -m playwright install chromium» i projektets .venv. "
    f"Finns den redan någon annanstans: sätt {VARIABLE} till dess sökväg."
)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_APPS = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
_WINDOWS_APPS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")

# Playwright knows which of its downloads belongs to its own version. Asked in a process of its own, because
# its synchronous interface cannot be started twice in one.
_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> Path | None:
    """The browser to drive, or None. What the variable names is used or nothing is: another would test the wrong thing."""
    if named := os.environ.get(VARIABLE):
        found = shutil.which(named)
        return Path(found) if found else None
    return next(_candidates(), None)


def launch(playwright: Playwright, executable: Path) -> Browser:
    """Starts the browser without a window."""
    return playwright.chromium.launch(executable_path=executable, args=FLAGS, chromium_sandbox=not ROOT)


def _candidates() -> Iterator[Path]:
    on_path = (Path(found) for name in _NAMES if (found := shutil.which(name)))
    yield from (path for path in on_path if SYSTEM == "Windows" or _runs(path))
    yield from (path for path in _usual_places() if path.is_file())
    own = subprocess.run([sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, text=True, check=False).stdout.strip()
    if own and Path(own).is_file():
        yield Path(own)


def _runs(path: Path) -> bool:
    """Ubuntu's chromium-browser is a script that only asks for a snap. (In Windows the question would open a window.)"""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _usual_places() -> Iterator[Path]:
    if SYSTEM == "Darwin":
        yield from (folder / app for folder in (Path("/Applications"), Path.home() / "Applications") for app in _MAC_APPS)
    elif SYSTEM == "Windows":
        folders = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        yield from (Path(folder) / app for folder in folders if folder for app in _WINDOWS_APPS)


def install() -> Path | None:
    """Fetches a browser the first way that works here, and says on the way what it tries."""
    ways = [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if ROOT else []), "chromium"]]
    if ROOT and shutil.which("apt-get"):
        ways.insert(0, ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
        _try(["apt-get", "update"])
    for way in ways:
        if _try(way) and (found := find()):
            return found
    return None


def _try(command: list[str]) -> bool:
    _say(f"Ingen Chromium här. Provar: {' '.join(Path(part).name if part == sys.executable else part for part in command)}")
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        _say("  Det gick inte: " + " / ".join(done.stdout.strip().splitlines()[-2:]))
    return done.returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Prints the browser's path alone on standard output, and everything else on standard error."""
    if unknown := [argument for argument in arguments if argument != "--install"]:
        _say(f"Okänt argument: {unknown[0]}. Det enda som finns är --install.")
        return 2
    named = os.environ.get(VARIABLE)
    found = find()
    if found is None and named:
        _say(f"{VARIABLE} är satt till {named}, men där finns inget program som går att starta.")
        return 1
    if found is None and arguments:
        found = install()
    if found is None:
        _say(f"Hittade varken Chromium eller Chrome. {HOW_TO_INSTALL}")
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
