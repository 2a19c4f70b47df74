"""Whether a site is already what a build would make, found out in a fraction of a second and without reading any of the data.

When a site has been built it is remembered what it was made of: every file as it was, what git knew, the day, the program, and what of
the environment a build reads. If all of that is as it was, and the site's files are, there is nothing to do. What is remembered lies
apart from the project, whose files may be somebody else's proposal: a site that came with it would otherwise be taken for ours.

Only the standard library is used: whoever asks this has not yet waited for the rest to be loaded.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from generator import checkout
from generator.digests import JUST_NOW, Digests
from generator.whole import read_whole, write_whole

CACHE = "INSYN_CACHE"
_FORMAT = 3
_NOT_OURS = {".git", ".insyn"}
_COMPILED = "__pycache__"  # of this program; in a project such a folder is like any other


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said of a site when it was built, which is still true."""

    lines: list[str]  #: each problem as it was told


def folder() -> Path | None:
    """Where things are kept between builds: what `INSYN_CACHE` names, else the system's place for such; None where there is none."""
    if named := os.environ.get(CACHE):
        return Path(named)
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        home = os.environ.get("HOME", "")
        base = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else "")
    return Path(base) / "insyn" if Path(base).is_absolute() else None


def found(project: Path, out: Path, day: str, options: str = "") -> Remembered | None:
    """What is remembered of the site in `out`, if a build of `project` on a day would make just that; otherwise None.

    `options` is what else the build was told that leaves its mark on the site.
    """
    place = beside(project, out)
    try:
        known = json.loads(read_whole(place)) if place else None
        if not isinstance(known, dict) or known.get("format") != _FORMAT:
            return None
        now = _circumstances(project, day, options, known["environment"])
        if now is None or now != known["circumstances"]:
            return None
        if _resolved(known["named"]) != known["roots"] or not _same_files(known["inputs"], known["roots"], lambda: digests_of(project)):
            return None
        if _listed([out, *_maps_of(out)]) != known["site"]:
            return None
        return Remembered([str(line) for line in known["lines"]])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def options(*, search: bool) -> str:
    """What a build was told that leaves its mark on the site."""
    return "" if search else "--no-search"


def surroundings(  # noqa: PLR0913 - each is a part of its own
    project: Path, roots: Iterable[Path], day: str, options: str, digests: Digests, *, asked: list[str] | None
) -> dict[str, Any] | None:
    """All that a build follows from besides data and git: program, settings, environment, day; None where that cannot be known.

    `roots` are files and folders whose content counts; `options`, `digests` and `asked` are as in `Memory`.
    """
    told = None if asked is None else _circumstances(project, day, options, asked)
    return told and {**told, "git": "", "files": _looked_at(_resolved(map(str, roots)), digests)["digest"]}


def forget(project: Path, out: Path) -> None:
    """Remember nothing of a site that is about to be made anew."""
    if place := beside(project, out):
        with suppress(OSError):
            place.unlink(missing_ok=True)


class Memory:
    """What a site is being made of, looked at before anything is read.

    Args:
        project: the project's folder.
        roots: files and folders that the site is made of; one that is not there counts as well.
        day: that the site's statuses follow.
        options: as in `found`.
        digests: what is known of the files already.
        asked: the names in the environment that the settings ask for; None where it is not known all that an engine reads, in which case
            nothing is remembered.
    """

    def __init__(  # noqa: PLR0913 - each is a part of its own
        self, project: Path, roots: Iterable[Path], day: str, options: str = "", digests: Digests | None = None, *, asked: list[str] | None
    ) -> None:
        self.project = project
        self._named = [str(root.absolute()) for root in roots]
        self.roots = _resolved(self._named)
        self._environment = asked
        self._circumstances = None if asked is None else _circumstances(project, day, options, asked)
        self._digests = digests or digests_of(project)
        self._inputs = _looked_at(self.roots, self._digests)

    def keep(self, out: Path, lines: list[str]) -> None:
        """Remember the finished site, if nothing that it is made of has been changed meanwhile."""
        place = beside(self.project, out)
        if place is None or self._circumstances is None or _resolved(self._named) != self.roots:
            return
        if not _same_files(self._inputs, self.roots, lambda: self._digests):
            return
        told = {
            "format": _FORMAT,
            "circumstances": self._circumstances,
            "environment": self._environment,
            "named": self._named,
            "roots": self.roots,
            "inputs": self._inputs,
            "site": _listed([out, *_maps_of(out)]),
            "lines": lines,
        }
        write_whole(place, lambda file: file.write(json.dumps(told).encode()))


def of_project(project: Path) -> Path | None:
    """Where things that belong to one project are kept."""
    base = folder()
    told = blake2b(str(project.resolve()).encode(), digest_size=16).hexdigest()
    return base / "projects" / told if base else None


def digests_of(project: Path) -> Digests:
    """The digests of a project's files, as far as they are known."""
    place = of_project(project)
    return Digests(place / "digests" if place else None)


def program(digests: Digests) -> str:
    """What tells this program, and what it runs with, from any other: its files, Python and which versions are installed."""
    own = str(Path(__file__).parent)
    told = sha256(f"{sys.version}\0{_libraries()}\n".encode())
    for path, stats in files([own]):
        told.update(f"{path.removeprefix(own)}\0{content_of(path, stats, digests)}\n".encode())
    return told.hexdigest()


def beside(project: Path, out: Path, ending: str = ".json") -> Path | None:
    """A file in which something may be kept of a site between builds; None where nothing can be."""
    base = folder()
    told = blake2b(f"{project.resolve()}\0{out.resolve()}".encode(), digest_size=16).hexdigest()
    return base / "builds" / f"{told}{ending}" if base else None


def _maps_of(out: Path) -> list[Path]:
    """What a build writes beside its folder."""
    return sorted(out.resolve().parent.glob(f"{out.resolve().name}.*.map"))


def _resolved(named: Iterable[str]) -> list[str]:
    """Files and folders as they are when no link stands for them: it may be led elsewhere."""
    return sorted({str(Path(name).resolve()) for name in named})


def _circumstances(project: Path, day: str, options: str, asked: list[str]) -> dict[str, Any] | None:
    """What a site follows from beside the files that it is made of; None where that cannot be known."""
    git = checkout.told(project)
    if git is None:
        return None
    own = {name: value for name, value in os.environ.items() if name in asked or (name.startswith("INSYN_") and name != CACHE)}
    withheld = os.environ.get("INSYN_WITHHELD", "").strip()
    if withheld and os.path.exists(withheld) and not os.path.isfile(withheld):  # noqa: PTH110, PTH113 - as for all of the files
        return None  # such as a pipe, which can be read only once: by who needs the words
    return {
        "day": day,
        "options": options,
        "environment": dict(sorted(own.items())),
        "withheld": checkout.content(withheld) if withheld else "",
        "git": git,
        "python": sys.version,
        "libraries": _libraries(),
    }


def _libraries() -> str:
    """Which versions are installed where this program runs."""
    names = sorted(path.name for place in sys.path for path in Path(place).glob("*.dist-info"))
    return blake2b("\n".join(names).encode(), digest_size=16).hexdigest()


def content_of(path: str, told: os.stat_result, digests: Digests) -> str:
    """What tells the content of something that `files` gives from any other.

    Raises:
        OSError: it is not there any more, or the system does not let it be read.
    """
    if stat.S_ISREG(told.st_mode):
        return digests.of(path, told)
    return f"-> {os.readlink(path)}" if stat.S_ISLNK(told.st_mode) else "?"  # noqa: PTH115 - as for all of the files


def files(roots: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of some files and folders, in order, with what the system says of it; of a link, itself and what it leads to."""
    own = str(Path(__file__).parent)
    waiting = sorted(map(str, roots), reverse=True)
    seen: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        try:
            told = os.stat(path)  # noqa: PTH116 - ten thousands of paths, and Path takes ten times as long
        except FileNotFoundError:
            continue
        if not stat.S_ISDIR(told.st_mode):
            yield path, told
            continue
        if (told.st_dev, told.st_ino) in seen:  # links may lead in a circle
            continue
        seen.add((told.st_dev, told.st_ino))
        with os.scandir(path) as entries:
            inside = sorted((entry for entry in entries if entry.name not in _NOT_OURS), key=lambda entry: entry.name, reverse=True)
        compiled = f"{path}/".startswith(f"{own}/")
        for entry in inside:
            if compiled and entry.name == _COMPILED:
                continue
            if entry.is_file(follow_symlinks=False):
                yield entry.path, entry.stat(follow_symlinks=False)
                continue
            if entry.is_symlink():
                yield entry.path, entry.stat(follow_symlinks=False)
            waiting.append(entry.path)


def _told(of_file: os.stat_result) -> str:
    """What the system says of a file that changes with it. When it was changed can be set by anyone; when that was set, by nobody."""
    return f"{of_file.st_size}\0{of_file.st_mtime_ns}\0{of_file.st_ctime_ns}\0{of_file.st_ino}"


def _looked_at(roots: Iterable[str], digests: Digests) -> dict[str, Any]:
    """What tells files as they are: by what the system says of them, and by their content."""
    begun = time.time_ns()
    stats, contents = blake2b(digest_size=16), blake2b(digest_size=16)
    newest = 0
    for path, told in files(roots):
        newest = max(newest, told.st_mtime_ns, told.st_ctime_ns)
        stats.update(f"{path}\0{_told(told)}\n".encode())
        contents.update(f"{path}\0{told.st_mode & stat.S_IXUSR}\0{content_of(path, told, digests)}\n".encode())
    return {"stats": stats.hexdigest(), "digest": contents.hexdigest(), "settled": newest + JUST_NOW < begun}


def _same_files(known: Mapping[str, Any], roots: list[str], digests: Callable[[], Digests]) -> bool:
    if known["settled"] and _stats(roots) == known["stats"]:
        return True
    return bool(_looked_at(roots, digests())["digest"] == known["digest"])


def signature(roots: Iterable[Path]) -> str:
    """What tells files and folders as they are by what the system says of them."""
    return _stats(str(root) for root in roots)


def _stats(roots: Iterable[str]) -> str:
    stats = blake2b(digest_size=16)
    for path, told in files(roots):
        stats.update(f"{path}\0{_told(told)}\n".encode())
    return stats.hexdigest()


def _listed(places: Iterable[Path]) -> str:
    return _stats(str(place.resolve()) for place in places)
