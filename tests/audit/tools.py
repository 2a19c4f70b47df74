"""The tools from outside that the audit asks: Node, Java, and what npm installs beside this file.

With --install, missing ones are installed as root where there is apt. Stands on its own, without the rest of the project.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"

AXE = MODULES / "axe-core/axe.min.js"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"
VALIDATOR = MODULES / "vnu-jar/build/dist/vnu.jar"

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass(frozen=True)
class Tool:
    """A command that must be there, in a version that will do."""

    command: str
    least: tuple[int, ...]
    why: str
    debian: tuple[str, ...]
    mac: str

    def version(self) -> tuple[int, ...] | None:
        """The version that is installed, or None. Asked, not only looked for: macOS has a `java` that only says where to get one."""
        path = shutil.which(self.command)
        if path is None:
            return None
        try:
            done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=60)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return parse_version(done.stdout) if done.returncode == 0 else None

    def fault(self) -> str | None:
        """What is wrong with what is installed, and what to do about it; or None."""
        found = self.version()
        if found is not None and found >= self.least:
            return None
        least = ".".join(map(str, self.least))
        what = f"{self.command} är version {'.'.join(map(str, found))}" if found else f"{self.command} finns inte"
        return (
            f"{what}. {self.why} {least} eller senare. "
            f"Installera: «apt install {' '.join(self.debian)}» i Debian, «brew install {self.mac}» i macOS."
        )


TOOLS = (
    Tool("node", (18, 16), "Lighthouse behöver Node", ("nodejs",), "node"),
    Tool("npm", (8,), "Granskningens verktyg hämtas med npm", ("npm",), "node"),
    Tool("java", (17,), "Nu Html Checker behöver Java", ("default-jre-headless",), "--cask temurin"),
)


def parse_version(text: str) -> tuple[int, ...] | None:
    """The first version in what a command says of itself: `v20.20.2`, `openjdk 17.0.15 2025-04-15`."""
    found = re.search(r"\d+(?:\.\d+)*", text)
    return tuple(int(part) for part in found[0].split(".")) if found else None


#: What only one step needs, which says so itself where it is not there: the packages of Debian, and a command or a file of each. The server
#: is not asked for its version: any will do.
PACKAGES = {"nginx": "nginx", "libnginx-mod-http-brotli-static": "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"}


def missing() -> list[Tool]:
    """Those that are not there, or are too old."""
    return [tool for tool in TOOLS if tool.fault()]


def more() -> list[str]:
    """The packages of Debian that only one step needs and that are not there."""
    return [name for name, part in PACKAGES.items() if shutil.which(part) is None and not Path("/", part).is_file()]


def install(names: list[str]) -> None:
    """Installs packages with apt, and says so."""
    _say(f"Installerar {', '.join(names)} med apt-get.")
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *names]):
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


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Says nothing when all is there; else what is missing and how to get it."""
    if unknown := [argument for argument in arguments if argument != "--install"]:
        _say(f"Okänt argument: {unknown[0]}. Det enda som finns är --install.")
        return 2
    lacking = missing()
    names = [*(name for tool in lacking for name in tool.debian), *more()]
    if names and arguments and ROOT and shutil.which("apt-get"):
        install(names)
    faults = [fault for tool in lacking if (fault := tool.fault())]
    for fault in faults:
        _say(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
