"""Where the command `insyn` starts: a build of what has not changed since is told at once, anything else is left to the program."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import unchanged

#: What a build may be told for it to be one that is remembered: each with whether a value follows.
_KNOWN = {"--project": True, "--out": True, "--workers": True, "--dask": True, "--no-search": False}


def main() -> None:
    """Run the command that the arguments of this process tell."""
    if not told_at_once(sys.argv[1:]):
        from generator.cli import main as command  # noqa: PLC0415 - all of the program, which takes its time

        command()


def told_at_once(arguments: list[str]) -> bool:
    """Whether the arguments ask for a build of a site that is already what it should be; that is then told."""
    asked = _asked(arguments)
    day = _today()
    if asked is None or day is None:
        return False
    project = Path(asked.get("--project", "."))
    out = Path(asked["--out"]) if "--out" in asked else project / "site"
    remembered = unchanged.found(project, out, day, unchanged.options(search="--no-search" not in asked)) if out.is_dir() else None
    if remembered is None:
        return False
    sys.stderr.write("".join(f"{line}\n" for line in [*remembered.lines, "Inget har ändrats sedan webbplatsen byggdes."]))
    sys.stdout.write(f"Webbplatsen finns i {out.resolve()}\n")
    return True


def _asked(arguments: list[str]) -> dict[str, str] | None:
    """The options of `insyn build`; None where it is another command, or something is asked that is not known here."""
    if arguments[:1] != ["build"]:
        return None
    asked: dict[str, str] = {}
    left = iter(arguments[1:])
    for argument in left:
        name, equals, value = argument.partition("=")
        if name not in _KNOWN or (equals and not _KNOWN[name]):
            return None
        asked[name] = value if equals or not _KNOWN[name] else next(left, "")
        if _KNOWN[name] and not asked[name]:
            return None
    return asked


def _today() -> str | None:
    told = os.environ.get("INSYN_TODAY")
    try:
        return (date.fromisoformat(told) if told else datetime.now(ZoneInfo("Europe/Stockholm")).date()).isoformat()
    except ValueError:
        return None


if __name__ == "__main__":
    main()
