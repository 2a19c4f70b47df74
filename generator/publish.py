"""The atomic swap: at every moment a whole site is there, and what fails leaves the one before.

A new site is made in a folder beside the old one and takes its place by `renameat2(RENAME_EXCHANGE)` (Linux 3.15, renameat2(2)).
Where the system lacks it, two renames do, and the next start brings the old site back if a stop fell between them.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

with contextlib.suppress(ImportError):  # Windows has no flock; two builds at once are then not kept apart
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


class BusyError(Exception):
    """Another build is writing to the same folder."""


@contextlib.contextmanager
def staged(out: Path, joined: Callable[[Path], Path] = lambda made: made, settled: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """An empty folder beside `out` that takes its place when the block ends well; otherwise it is removed.

    Args:
        out: the folder of the site.
        joined: gives another folder, of what has been made and of what is the same as before, that takes the place instead.
        settled: is called when one has, before another build may begin.

    Raises:
        BusyError: another build holds the folder.
        OSError: the disk is full, or the folder cannot be written.
    """
    out = out.resolve()  # a link stays, and what it leads to is replaced
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        _recover(out)
        stage = Path(tempfile.mkdtemp(prefix=_prefix(out, "ny"), dir=out.parent))
        try:
            stage.chmod(0o755)  # mkdtemp gives 700, which a web server may not read
            yield stage
            _swap(joined(stage), out)
        finally:
            _sweep(out)  # the stage, and what the engine of a killed build went on writing after that was removed
        settled()


def put_beside(out: Path, name: str, content: bytes) -> None:
    """Write what belongs to a site without being a part of it: `site.<name>` beside `site/`, whole or not at all.

    Raises:
        OSError: the disk is full, or the folder cannot be written.
    """
    out = out.resolve()
    half = out.parent / f".{out.name}.{name}"  # the next build writes over what a stop leaves of it
    try:
        half.write_bytes(content)
        half.replace(out.parent / f"{out.name}.{name}")
    finally:
        half.unlink(missing_ok=True)


def _prefix(out: Path, word: str) -> str:
    return f".{out.name}.{word}-"


def _pattern(out: Path, word: str) -> str:
    return f"{glob.escape(_prefix(out, word))}*"


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    if "fcntl" not in globals():
        yield
        return
    lock = out.parent / f".{out.name}.lock"
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BusyError(str(out)) from error
        yield


def _recover(out: Path) -> None:
    """Under the lock: bring back an old site whose swap was cut off, and remove what earlier builds left behind."""
    for old in sorted(out.parent.glob(_pattern(out, "gammal"))):
        if not out.exists():
            old.rename(out)
        else:
            shutil.rmtree(old, ignore_errors=True)
    _sweep(out)


def _sweep(out: Path) -> None:
    """Under the lock: remove every stage."""
    for leftover in out.parent.glob(_pattern(out, "ny")):
        shutil.rmtree(leftover, ignore_errors=True)


def _swap(stage: Path, out: Path) -> None:
    """Let the new site take the old one's place; the old one is then where the new one was, and is removed with it."""
    if not out.exists():
        stage.rename(out)
    elif not _exchanged(stage, out):
        old = out.parent / f"{_prefix(out, 'gammal')}{os.getpid()}"
        out.rename(old)
        try:
            stage.rename(out)
        except OSError:
            old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(first: Path, second: Path) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))
