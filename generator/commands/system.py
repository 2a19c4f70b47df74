"""What the system says when it does not let something be read or written, in Swedish and with what to do."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

#: By the system's number (POSIX, errno.h): what is wrong, and what to do where that can be said.
_WORDS = {
    errno.ENOSPC: "disken är full. Frigör plats och kör igen.",
    errno.EDQUOT: "ditt utrymme på disken är slut. Frigör plats och kör igen.",
    errno.EROFS: "disken är skrivskyddad.",
    errno.EACCES: "rättigheterna räcker inte. Kör som den som äger mappen, eller välj en annan mapp.",
    errno.EPERM: "rättigheterna räcker inte. Kör som den som äger mappen, eller välj en annan mapp.",
    errno.ENOENT: "filen eller mappen finns inte.",
    errno.ENOTDIR: "en del av sökvägen är en fil och ingen mapp.",
    errno.EISDIR: "där finns en mapp med det namnet.",
    errno.EEXIST: "det finns redan något med det namnet.",
    errno.ENAMETOOLONG: "namnet är för långt.",
    errno.ELOOP: "länkarna leder runt i en cirkel.",
    errno.EIO: "disken svarar med fel. Den kan vara på väg att gå sönder.",
    errno.EMFILE: "för många filer är öppna samtidigt.",
    errno.ENFILE: "för många filer är öppna samtidigt.",
    errno.EFBIG: "filen blir större än disken tillåter.",
    errno.ENOMEM: "minnet räcker inte.",
    errno.EBUSY: "något annat använder den.",
}
#: What SQLite calls the same (sqlite.org/rescode.html).
_SQLITE = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_CANTOPEN": errno.EACCES,
    "SQLITE_PERM": errno.EACCES,
    "SQLITE_IOERR": errno.EIO,
    "SQLITE_NOMEM": errno.ENOMEM,
}
_ERRNO = re.compile(r"\[Errno (\d+)\] [^'\n]*(?:'([^'\n]*)')?(?: -> '([^'\n]*)')?")
_TRACE = "Traceback (most recent call last):"


@contextlib.contextmanager
def naming(target: Path) -> Iterator[None]:
    """Let an error of the system, or of SQLite, that names no file name what was being written."""
    try:
        yield
    except sqlite3.Error as error:
        code = _code(error)
        if not code:
            raise
        raise OSError(code, os.strerror(code), str(target)) from None
    except OSError as error:
        if error.filename or not error.errno:
            raise
        raise OSError(error.errno, error.strerror, str(target)) from None


def told(error: OSError) -> str:
    """What went wrong, in a sentence with the file that it concerns."""
    where = f" {error.filename}" if error.filename else ""
    return f"Det gick inte att läsa eller skriva{where}: {_WORDS.get(error.errno or 0, error.strerror or str(error))}"


def _code(error: sqlite3.Error) -> int | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    return next((code for start, code in _SQLITE.items() if name.startswith(start)), None)


def of_command(said: str) -> OSError | None:
    """The error of the system that a Python program ended with, as the last line of its trace says it; None where that was none."""
    if _TRACE not in said:
        return None
    found = _ERRNO.search(said.strip().rpartition("\n")[2])
    if not found:
        return None
    code = int(found[1])
    return OSError(code, os.strerror(code), found[3] or found[2])


def without_trace(said: str) -> str:
    """What a Python program said, but of a trace only its last line: the rest says nothing to those who did not write it."""
    before, trace, after = said.partition(_TRACE)
    return f"{before}{after.strip().rpartition(chr(10))[2]}" if trace else said
