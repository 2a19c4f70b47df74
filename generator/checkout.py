"""What git's answers about a project follow from, so that none of them need be asked for again while that is as it was.

Only the standard library is used, as in `unchanged`, which asks.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path


def told(project: Path) -> str | None:
    """What git's answers follow from; None where that cannot be read.

    That is the commit, how much of the history there is and whether some of it is replaced, the index, settings, and which files are not
    for git.
    """
    where = _asked_of_git(project, "rev-parse", "HEAD", "--absolute-git-dir", "--git-common-dir", "--show-toplevel", "--show-prefix")
    lines = (where or "").splitlines()
    if len(lines) < 4:  # noqa: PLR2004 - the commit and three folders; the prefix is empty at the root
        return "none"
    settings = _asked_of_git(project, "config", "--list", "-z") or ""
    own, common, top = Path(lines[1]), (project / lines[2]).resolve(), Path(lines[3])
    parts = [own / "index", *(common / name for name in ("shallow", "info/grafts", "info/exclude", "packed-refs"))]
    try:
        parts += [path for path in sorted((common / "refs/replace").rglob("*")) if path.is_file()]
        parts_told = [f"{path} {content(str(path))}" for path in [*parts, *_left_out(settings, project, top)]]
    except OSError:
        return None
    hidden = blake2b(settings.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()  # a key may stand among them
    return "\n".join([*lines, hidden, *parts_told])


def _asked_of_git(project: Path, *command: str) -> str | None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(["git", "-C", str(project), *command], capture_output=True, check=False, env=clean)
    except OSError:
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape")


def _left_out(settings: str, project: Path, top: Path) -> Iterator[Path]:
    """The files that say what is not for git, of the user and above the data; those beside the data are files of the project."""
    named = [line.partition("\n")[2] for line in settings.split("\0") if line.startswith("core.excludesfile\n")]
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111 - it need not be a path at all
    yield Path(os.path.expanduser(named[-1]) if named else f"{base}/git/ignore")  # noqa: PTH111 - likewise
    for folder in [project.resolve(), *project.resolve().parents]:
        yield folder / ".gitignore"
        if folder == top:
            return


def content(path: str) -> str:
    """What tells the content of a file from any other; empty where there is none."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - Path takes several times as long, and `found` waits for it
            return blake2b(file.read(), digest_size=16).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""


__all__ = ["content", "told"]
