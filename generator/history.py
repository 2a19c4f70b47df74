"""What git knows of the data: which file changed on which day. One call of git for the whole site; authors are never read.

Also, which commit a site is made of.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.noting import note
from generator.records.entry import DRAFT

_RECORD, _FIELD = "\x1e", "\x1f"
#: Where a commit begins: its name follows, for a file's name may hold the sign alone.
_BEGINNING = re.compile(f"{_RECORD}(?=[0-9a-f]{{40,64}}{_FIELD})")
_COMMIT = "# branch.oid "
_STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Extent(Enum):
    """How much of the history there is."""

    WHOLE = "whole"
    SHALLOW = "shallow"  #: only the latest commits were fetched
    NONE = "none"  #: no git, or no commit that touches the data


class Deed(Enum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to a file."""

    day: date  #: in Stockholm
    commit: str  #: its full hash
    file: str  #: path relative to the project folder, with slashes
    deed: Deed
    at: datetime | None = None  #: when it was made

    @property
    def moment(self) -> datetime:
        """When it was made, in UTC; where only its day is told, when that began."""
        return (self.at or datetime.combine(self.day, time(), _STOCKHOLM)).astimezone(UTC)


@dataclass(frozen=True)
class History:
    """All known changes of a project's data/ and hand-written pages, the newest first."""

    extent: Extent = Extent.NONE
    changes: list[Change] = field(default_factory=list)
    prefix: str = ""  #: the project's folder within the repository, with a slash at its end, or empty

    @cached_property
    def latest(self) -> dict[str, Change]:
        """The newest known change of each file."""
        found: dict[str, Change] = {}
        for change in self.changes:
            found.setdefault(change.file, change)
        return found

    def of(self, file: str) -> Change | None:
        """The newest known change of a file."""
        note(f"history:{file}")
        return self.latest.get(file)


def read(project: Path, content: str = "content") -> History:
    """What git knows of a project's data/ and of its hand-written pages, in the folder `content`.

    Where git is missing or there is no repository, a history that says so.
    """
    command = [
        *("git", "-C", str(project), "-c", "core.quotePath=false", "-c", "log.showSignature=false"),
        *("log", "--no-renames", "--no-color", "--no-ext-diff", "--name-status", "-z", "--decorate=full"),
        f"--format={_RECORD}%H{_FIELD}%ct{_FIELD}%D{_FIELD}",
        *("--", "data", content),
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=_own_environment())
    except OSError:
        return History()
    if done.returncode:
        return History()
    prefix = _prefix(project)
    shallow = False
    changes: list[Change] = []
    for record in _BEGINNING.split(done.stdout.decode("utf-8", "replace"))[1:]:
        commit, seconds, names, files = record.split(_FIELD, 3)
        moment = _moment(seconds)
        if moment is None or "grafted" in names.split(", "):  # the latter stands for all that came before it, on days that are not known
            shallow = True
            continue
        day = moment.astimezone(_STOCKHOLM).date()
        changes += [Change(day, commit, file, deed, moment) for deed, file in _files(files, prefix)]
    return History(Extent.SHALLOW if shallow else Extent.WHOLE if changes else Extent.NONE, changes, prefix)


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit that stands in a working copy, and whether what a site is made of is all in it."""

    commit: str = ""  #: its full hash; empty where git knows none
    saved: bool = False  #: whether nothing has been changed, added or removed since


def revision(project: Path, parts: Iterable[Path]) -> Revision:
    """The commit of a project, and whether `parts`, files and folders that a site is made of, are as they are in it.

    Parts outside the repository, such as an installed program, are not asked for.
    """
    root = (project.resolve() / _up(_prefix(project))).resolve()
    inside = [str(part.resolve()) for part in parts if part.resolve().is_relative_to(root) and part.exists()]
    # Without optional locks: to look must not write into somebody's repository.
    command = ["git", "--no-optional-locks", "-C", str(project), "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal"]
    try:
        done = subprocess.run([*command, "--", *inside], capture_output=True, check=False, env=_own_environment())
    except OSError:
        return Revision()
    told = done.stdout.decode("utf-8", "replace").split("\0")
    commit = next((line.removeprefix(_COMMIT) for line in told if line.startswith(_COMMIT)), "")
    if done.returncode or not re.fullmatch("[0-9a-f]{40,64}", commit):  # without a first commit it says so in words
        return Revision()
    return Revision(commit, saved=not any(line and not line.startswith("#") for line in told))


def _up(prefix: str) -> str:
    return "../" * prefix.count("/")


def _moment(seconds: str) -> datetime | None:
    """When a commit was made, or None where its time lies beyond any calendar."""
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
        moment.astimezone(_STOCKHOLM)
    except (ValueError, OverflowError, OSError):
        return None
    return moment


class UnknownRevisionError(Exception):
    """Git knows no such revision of the project, or there is no git; carries what git said."""


def snapshot(project: Path, revision: str, folder: Path) -> None:
    """Write what the project held at a revision into an empty folder: mkdocs.yml and the folders of plain files.

    Raises:
        UnknownRevisionError: there is no such revision, or no repository.
    """
    if revision.startswith("-"):
        raise UnknownRevisionError(revision)
    command = ["git", "-C", str(project), "archive", "--format=tar", revision, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=_own_environment())
    except OSError as error:
        raise UnknownRevisionError(str(error)) from error
    if done.returncode:
        raise UnknownRevisionError(done.stderr.decode("utf-8", "replace").strip())
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive:
            target = (folder / member.name).resolve()
            if member.isfile() and target.is_relative_to(folder.resolve()) and (content := archive.extractfile(member)):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _own_environment() -> dict[str, str]:
    """The environment without what a hook sets, which would lead git to another repository."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def _files(told: str, prefix: str) -> Iterator[tuple[Deed, str]]:
    """What happened to which file, as `--name-status -z` tells it: a letter, a null, a path, a null.

    Drafts are left out: they are no data yet.
    """
    parts = told.strip("\n\0").split("\0")
    for letter, path in zip(parts[::2], parts[1::2], strict=False):
        deed = {"A": Deed.ADDED, "D": Deed.REMOVED}.get(letter.strip()[:1], Deed.CHANGED)
        if path.startswith(prefix) and not path.endswith(DRAFT):
            yield deed, path.removeprefix(prefix)


def _prefix(project: Path) -> str:
    """The project's folder within its repository, which is the nearest folder above it that holds `.git`."""
    here = project.resolve()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    inside = here.relative_to(root).as_posix()
    return "" if inside == "." else f"{inside}/"
