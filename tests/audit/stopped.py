"""Builds that are stopped: killed at twenty moments, such as take over what has not changed and others, on disks that are too small, where
nothing may be written.

Each must leave the published site as it was, octet for octet, and say why with exit code 3; and the next build must be a whole one and
leave nothing beside it. A disk of a size of our own, and one that is read only for root too, takes root and Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.audit.outcome import CannotJudge, Outcome
from tests.site.projects import contents, copy, edit, insyn
from tests.site.stopping import killed, left_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.audit.choice import Choice

_MOMENTS = 20
#: How much more than the published site there is room for, as a part of its size.
_ROOM = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)
_MOST_AT_LAST = 0.98  #: of the time that a build takes: the last moment of those at which it is killed


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Stops builds of the chosen sites in every way.

    Raises:
        CannotJudge: not root, or no Linux; or a build that nothing stops does not succeed.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotJudge("Fulla och skrivskyddade diskar går bara att pröva som root i Linux.")
    found: list[str] = []
    for name in choice.sites:
        with tempfile.TemporaryDirectory(prefix="insyn-stopped-") as folder:
            wrong = list(_Stopping(name, Path(folder)).everything(say))
        say(f"{name}: {len(wrong)} fel")
        found += [f"{name}: {line}" for line in wrong]
    return Outcome(found, f"{2 * _MOMENTS} stoppade, {len(_ROOM)} fulla och 2 skrivskyddade per webbplats")


class _Stopping:
    """A site, an edit of it, and the builds after that edit which are stopped.

    `www/` and `kept/` are what a site's folder and the cache were before the edit; each build begins with them.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.folder, self.site, self.kept = folder, folder / "www/site", folder / "kept"
        self.project = copy(name, folder / "projekt")
        self._build(self.site)
        self.before = contents(self.site)
        for part in ("www", "kept"):
            shutil.copytree(folder / part, folder / "saved" / part)
        text = (self.project / "content/om/index.md").read_text("utf-8")
        edit(self.project / "content/om/index.md", text, f"{text}\nEn mening till.\n")
        self._restore(warm=False)
        self._build(self.site)
        self.after = contents(self.site)

    def _build(self, out: Path) -> float:
        """Build without being stopped. Returns how many seconds it took."""
        begun = time.monotonic()
        done = insyn("build", "--project", self.project, "--out", out, INSYN_CACHE=str(self.kept))
        if done.returncode:
            raise CannotJudge(f"Ett bygge som inget stoppar lyckas inte: {done.stderr.strip()[-1000:]}")
        return time.monotonic() - begun

    def _restore(self, *, warm: bool) -> None:
        """Let all be as it was before the edit; what was remembered of the site only where the build is to take it over."""
        for part in ("www", "kept"):
            shutil.rmtree(self.folder / part, ignore_errors=True)
            if warm or part == "www":
                shutil.copytree(self.folder / "saved" / part, self.folder / part)

    def everything(self, say: Callable[[str], None]) -> Iterator[str]:
        for warm in (False, True):
            yield from self._killed(say, warm=warm)
        for part in _ROOM:
            yield from self._full(part)
        yield from self._read_only()
        yield from self._no_folder()

    def _killed(self, say: Callable[[str], None], *, warm: bool) -> Iterator[str]:
        """Kill builds from nothing, or such as take over what has not changed."""
        how = "som tar över det gamla" if warm else "från början"
        self._restore(warm=warm)
        seconds = self._build(self.site)
        if contents(self.site) != self.after:
            yield f"ett bygge {how} ger inte samma filer"
        late = 0
        for number in range(1, _MOMENTS + 1):
            self._restore(warm=warm)
            moment = time.monotonic() + seconds * _MOST_AT_LAST * number / _MOMENTS
            when = partial(_is_over, moment)
            if not killed(self.project, self.site, when, INSYN_CACHE=str(self.kept)):
                late += 1
            if contents(self.site) not in (self.before, self.after):
                yield f"bygge {how}, stoppat efter {number}/{_MOMENTS} av tiden: webbplatsen är varken den gamla eller den nya"
            self._build(self.site)
            if contents(self.site) != self.after:
                yield f"bygge {how}, stoppat efter {number}/{_MOMENTS} av tiden: nästa är inte helt"
            if beside := left_beside(self.site):
                yield f"efter bygget därpå ligger det kvar: {beside}"
        say(f"stoppade {_MOMENTS - late} byggen {how}, {late} hann bli klara")
        if late > _MOMENTS // 2:
            raise CannotJudge("De flesta byggen hann bli klara innan de stoppades. Maskinen är för ojämn; kör igen.")

    def _full(self, part: float) -> Iterator[str]:
        size = sum(-(-len(content) // 4096) * 4096 for content in self.before.values())
        with _disk(self.folder / "disk", int(size * (1 + part)) + 2**20) as disk:
            self._put(disk)
            yield from self._refused(disk / "site", f"disk med plats för {part:.0%} till", "disken är full")

    def _read_only(self) -> Iterator[str]:
        with _disk(self.folder / "disk", 2**28) as disk:
            self._put(disk)
            _run("mount", "-o", "remount,ro", str(disk))
            yield from self._refused(disk / "site", "skrivskyddad disk", "disken är skrivskyddad")

    def _no_folder(self) -> Iterator[str]:
        """Where the folder's place is a file, no rights help."""
        place = self.folder / "fil"
        place.write_text("en fil", "utf-8")
        done = insyn("build", "--project", self.project, "--out", place / "site", INSYN_CACHE=str(self.kept))
        if done.returncode not in {2, 3} or "Traceback" in done.stderr:
            yield f"en mapp i en fil: kod {done.returncode}, {done.stderr.strip()[-300:]}"

    def _put(self, disk: Path) -> None:
        for path, content in self.before.items():
            (disk / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (disk / "site" / path).write_bytes(content)

    def _refused(self, site: Path, how: str, why: str) -> Iterator[str]:
        done = insyn("build", "--project", self.project, "--out", site, INSYN_CACHE=str(self.kept))
        if done.returncode != 3:
            yield f"{how}: kod {done.returncode} i stället för 3"
        if why not in done.stderr or "Traceback" in done.stderr:
            yield f"{how}: säger inte «{why}» utan «{done.stderr.strip()[-300:]}»"
        if contents(site) != self.before:
            yield f"{how}: webbplatsen är inte som den var"
        if beside := left_beside(site):
            yield f"{how}: det ligger kvar: {beside}"


def _is_over(moment: float) -> bool:
    return time.monotonic() >= moment


@contextmanager
def _disk(folder: Path, octets: int) -> Iterator[Path]:
    """A small disk in memory."""
    folder.mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={octets}", "insyn-stopped", str(folder))
    try:
        yield folder
    finally:
        _run("umount", str(folder))


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotJudge(f"{command[0]} gick inte: {done.stderr.strip()}")
