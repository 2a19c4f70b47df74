"""What the system refuses is told in Swedish, whoever it was told to: the program, SQLite or the engine."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from generator.commands.system import naming, of_command, told, without_trace

TRACE = """WARNING -  något
Traceback (most recent call last):
  File "/x/mkdocs/utils/__init__.py", line 123, in copy_file
    shutil.copyfile(source_path, output_path)
{}
"""


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.ENAMETOOLONG, errno.EMFILE])
def test_what_is_wrong_is_told_in_swedish(code: int) -> None:
    said = told(OSError(code, os.strerror(code), "/ut/site"))
    assert said.startswith("Det gick inte att läsa eller skriva /ut/site: ")
    assert os.strerror(code) not in said


def test_what_has_no_words_here_keeps_those_of_the_system() -> None:
    assert told(OSError(errno.ECHILD, "No child processes")) == "Det gick inte att läsa eller skriva: No child processes"


def test_a_full_disk_under_sqlite_is_a_full_disk(tmp_path: Path) -> None:
    def fill() -> None:
        with sqlite3.connect(":memory:") as database:
            database.execute("PRAGMA max_page_count = 1")
            database.execute("CREATE TABLE a (b)")
            database.executemany("INSERT INTO a VALUES (?)", [("x" * 10_000,)] * 10)

    with pytest.raises(OSError, match="No space") as stopped, naming(tmp_path):
        fill()
    assert (stopped.value.errno, stopped.value.filename) == (errno.ENOSPC, str(tmp_path))
    with pytest.raises(sqlite3.OperationalError), naming(tmp_path):
        sqlite3.connect(":memory:").execute("SELECT * FROM finns_inte")


def test_an_error_that_names_no_file_names_what_was_being_written() -> None:
    with pytest.raises(OSError, match="No space") as stopped, naming(Path("/ut/site")):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert stopped.value.filename == "/ut/site"
    with pytest.raises(OSError, match="Permission") as named, naming(Path("/ut/site")):
        raise PermissionError(errno.EACCES, "Permission denied", "/ut/site/a")
    assert named.value.filename == "/ut/site/a"


@pytest.mark.parametrize(
    ("last", "file"),
    [
        ("OSError: [Errno 28] No space left on device: '/a/b' -> '/ut/c'", "/ut/c"),
        ("OSError: [Errno 28] No space left on device: '/ut/c'", "/ut/c"),
        ("OSError: [Errno 28] No space left on device", None),
    ],
)
def test_the_engines_error_of_the_system_is_one(last: str, file: str | None) -> None:
    found = of_command(TRACE.format(last))
    assert found is not None
    assert (found.errno, found.filename) == (errno.ENOSPC, file)


def test_the_engines_other_errors_lose_their_trace_only() -> None:
    said = TRACE.format("jinja2.exceptions.TemplateSyntaxError: endif")
    assert of_command(said) is None
    assert of_command("Errno 28 står i en mening") is None
    assert without_trace(said) == "WARNING -  något\njinja2.exceptions.TemplateSyntaxError: endif"
    assert without_trace("inget spår") == "inget spår"
