"""Two sites, file by file: the one that was built here, and the published one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.verification.manifests import NAME, Manifest, UnreadableError, parse
from generator.verification.places import Folder, Place, UnreachedError

#: Chooses which files of a published site are fetched, of those whose checksums its manifest has right.
Choose = Callable[[Sequence[str]], Sequence[str]]


@dataclass(slots=True)
class Findings:
    """What two sites have and have not in common. Paths are in order."""

    ours: Manifest | None = None  #: what the site that was built here says of itself; None where it says nothing
    theirs: Manifest | None = None
    unreadable: str = ""  #: what is wrong with their manifest
    ours_sum: str = ""  #: SHA-256 of our manifest
    differing: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)  #: whose octets are not those that their own manifest promises
    unread: dict[str, str] = field(default_factory=dict)  #: why something could not be read, by path
    files: int = 0  #: how many we have
    fetched: int = 0  #: of how many of them the octets themselves were compared

    @property
    def same(self) -> bool:
        return not (self.differing or self.missing or self.extra or self.altered or self.unreadable)


def compare(built: Path, there: Place, told: bytes | None, choose: Choose) -> Findings:
    """Hold a published site against the one in a folder.

    Args:
        built: the folder of the site that was built here.
        there: the published site.
        told: its manifest; None where it has none.
        choose: what to fetch of what should be the same, where the place is not one whose files can be listed.
    """
    ours = Folder(built).listed()
    found = Findings(files=len(ours), ours_sum=ours.get(NAME, ""))
    found.ours, _ = _parsed((built / NAME).read_bytes() if NAME in ours else None)
    found.theirs, found.unreadable = _parsed(told)
    listed = there.listed()
    if listed is not None:
        _hold(found, ours, listed)
        found.fetched = len(ours.keys() & listed.keys())
    elif found.theirs is None:
        found.differing = _fetched(found, ours, there, [(path, (built / path).stat().st_size) for path in choose(sorted(ours))])
    else:
        _hold(found, ours, {**found.theirs.files, NAME: sha256(told or b"").hexdigest()})
        right = sorted(ours.keys() - {*found.missing, *found.differing, NAME})
        found.altered = _fetched(found, ours, there, [(path, (built / path).stat().st_size) for path in choose(right)])
    return found


def _parsed(content: bytes | None) -> tuple[Manifest | None, str]:
    if content is None:
        return None, ""
    try:
        return parse(content), ""
    except UnreadableError as error:
        return None, str(error)


def _hold(found: Findings, ours: dict[str, str], theirs: dict[str, str]) -> None:
    found.differing = sorted(path for path in ours.keys() & theirs.keys() if ours[path] != theirs[path])
    found.missing = sorted(ours.keys() - theirs.keys())
    found.extra = sorted(theirs.keys() - ours.keys())


def _fetched(found: Findings, ours: dict[str, str], there: Place, paths: Sequence[tuple[str, int]]) -> list[str]:
    """Compare the octets of some files, given with their sizes. Returns those whose octets are others."""
    others = []
    for path, size in sorted(paths):
        try:
            digest = there.digest(path, size)
        except UnreachedError as error:
            found.unread[path] = str(error)
            continue
        found.fetched += 1
        if digest is None:
            found.missing.append(path)
        elif digest != ours[path]:
            others.append(path)
    return others
