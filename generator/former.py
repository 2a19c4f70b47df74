"""The site as the last build left it, and a second folder beside it that becomes the next one: only what differs is written.

Two folders take turns. While one is the site, the other is what the site was before; a build brings that up to date, by links to the
files of the site and by what it has made anew, and lets the two change places. So a site is whole at every moment, and a build writes as
much as has changed. What was left is remembered by what the system says of each file, as in `unchanged`; a file of the site of which
that differs, such as one that was fetched from somewhere with all of the folder, is known by its SHA-256.
"""

from __future__ import annotations

import marshal
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from generator.whole import read_whole, write_whole

_FORMAT = 4

#: What the system says of a file: its size in octets, when it was changed and when that was set, its inode, who may do what with it.
_Told = tuple[int, int, int, int, int]
#: That, and its SHA-256.
_Left = tuple[_Told, str]


class Former:
    """What a build can take over from the site that stands where it is to be published.

    Args:
        site: its folder; it need not be there.
        memory: where it is remembered what was left there; None where nothing is.
    """

    def __init__(self, site: Path, memory: Path | None) -> None:
        self._memory = memory
        whole = site.resolve()
        self.site, self.second = str(whole), str(whole.parent / f".{whole.name}.andra")
        self.seal = ""  #: the SHA-256 of the manifest of the site that was left
        self._left: dict[str, _Left] = {}  #: by address, what was left of the site
        self._there: dict[str, _Left] = {}  #: what stands in the second folder, as far as it is known
        self._strange: list[str] = []  #: what else stands there
        self._put: list[str] = []  #: what has been put there
        self._folders: list[str] = []  #: by address, the folders that stand there
        self._mask = _mask()  #: what nobody else may do with a new file
        self.carried: dict[str, tuple[int, str]] = {}  #: size and SHA-256 of the files that are taken over, by address

    def open(self) -> None:
        """Look at what was left; nobody else may be about to replace it."""
        if self._memory is None:
            return
        self.seal, self._left, second = _remembered(self._memory)
        if not os.path.isdir(self.site):  # noqa: PTH112 - as for all of the files
            self.seal, self._left = "", {}
        with suppress(OSError):
            if os.path.islink(self.second) or os.path.isfile(self.second):  # noqa: PTH113, PTH114 - likewise
                os.unlink(self.second)  # noqa: PTH108 - likewise; a link may lead to anybody's files, which are not ours to remove
            for address, told in _files(self.second, self._folders):
                left = second.get(address)
                if left and left[0] == told and self._as_new(told[4]):
                    self._there[address] = left
                else:
                    self._strange.append(address)

    @property
    def addresses(self) -> AbstractSet[str]:
        """Of all files that were left."""
        return self._left.keys()

    def digest(self, address: str) -> str | None:
        """The SHA-256 of a file as it was left; None where there was none."""
        left = self._left.get(address)
        return left[1] if left else None

    def carry(self, address: str) -> bool:
        """Take a file over into the new site, if it is still what was left. Returns whether it is."""
        left = self._left.get(address)
        if left is None or not (self._stands(address, left[1]) or self._as_it_was(address, left)):
            return False
        self.carried[address] = left[0][0], left[1]
        return True

    def has(self, address: str, digest: str) -> bool:
        """Take over a file that is to have a SHA-256, if such a one was left. Returns whether it was."""
        return self.digest(address) == digest and self.carry(address)

    def _as_it_was(self, address: str, left: _Left) -> bool:
        path = f"{self.site}/{address}"
        try:
            told = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - ten thousands of them, and Path takes several times as long
            if not self._as_new(told.st_mode):
                return False
            if _told(told) == left[0]:
                return True
            if told.st_size != left[0][0] or os.path.islink(path):  # noqa: PTH114 - likewise
                return False
            with open(path, "rb") as file:  # noqa: PTH123 - likewise
                return file_digest(file, "sha256").hexdigest() == left[1]
        except OSError:
            return False

    def _as_new(self, mode: int) -> bool:
        """Whether the same may be done with a file as with one that is written now: a web server must be able to read it."""
        return os.name == "nt" or stat.S_IMODE(mode) == 0o666 & ~self._mask

    def joined(self, made: Path, digests: Mapping[str, str]) -> Path:
        """The folder of a whole new site, of what was taken over and what has been made.

        Args:
            made: the folder of what has been made; what is in it may be moved.
            digests: the SHA-256 of every file of the new site, by address.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        if not self.carried:
            return made
        for address in [*self._strange, *(address for address, left in self._there.items() if digests.get(address) != left[1])]:
            self._remove(address)
            self._there.pop(address, None)
        self._clear_folders(digests)
        folders: set[str] = set()
        for address in digests:
            if address not in self._there:
                _folder_of(f"{self.second}/{address}", folders)
                if address in self.carried:
                    _linked(f"{self.site}/{address}", f"{self.second}/{address}")
                else:
                    os.replace(f"{made}/{address}", f"{self.second}/{address}")  # noqa: PTH105 - likewise
                self._put.append(address)
        os.chmod(self.second, 0o755)  # noqa: PTH101, S103 - a web server reads it, as `publish` has it
        return Path(self.second)

    def _clear_folders(self, addresses: Iterable[str]) -> None:
        """Leave of the folders that stand there those which have files in the new site, as new ones would be."""
        needed = {""}
        for address in addresses:
            folder = address.rpartition("/")[0]
            while folder not in needed:
                needed.add(folder)
                folder = folder.rpartition("/")[0]
        for folder in sorted(self._folders, reverse=True):  # those within others first
            with suppress(FileNotFoundError):  # it went away with the last file in it
                if folder in needed:
                    os.chmod(f"{self.second}/{folder}", 0o777 & ~self._mask)  # noqa: PTH101 - likewise
                else:
                    os.rmdir(f"{self.second}/{folder}")  # noqa: PTH106 - likewise

    def _stands(self, address: str, digest: str) -> bool:
        left = self._there.get(address)
        return left is not None and left[1] == digest

    def _remove(self, address: str) -> None:
        os.unlink(f"{self.second}/{address}")  # noqa: PTH108 - likewise
        folder = address.rpartition("/")[0]
        with suppress(OSError):  # until one that is not empty
            while folder:
                os.rmdir(f"{self.second}/{folder}")  # noqa: PTH106 - likewise
                folder = folder.rpartition("/")[0]

    def keep(self, seal: str, digests: Mapping[str, str]) -> None:
        """Remember the site, which now stands in its place, and what will become the next one.

        Args:
            seal: the SHA-256 of its manifest.
            digests: that of each of its files, by address.
        """
        if self._memory is None:
            return
        try:
            found = self._two_left(digests) if self.carried else self._one_left(digests)
        except OSError:  # somebody removes files of the site: the next build then makes it anew
            return
        write_whole(self._memory, lambda file: file.write(marshal.dumps((_FORMAT, seal, *found))))

    def _two_left(self, digests: Mapping[str, str]) -> tuple[dict[str, _Left], dict[str, _Left]]:
        """What is left of the site and of the one before, now that they have changed places. What was linked tells otherwise since."""
        site, second = self._there, self._left
        for address in self._put:
            site[address] = _told(os.lstat(f"{self.site}/{address}")), digests[address]
            if address in self.carried:
                with suppress(OSError):
                    second[address] = _told(os.lstat(f"{self.second}/{address}")), digests[address]
        return site, second

    def _one_left(self, digests: Mapping[str, str]) -> tuple[dict[str, _Left], dict[str, _Left]]:
        """What is left of the site that has been made anew, and of the second folder, which may have to be made."""
        if not os.path.isdir(self.second):  # noqa: PTH112 - likewise
            self._doubled(digests)
        site = {address: (told, digests[address]) for address, told in _files(self.site) if address in digests}
        return site, self._there or dict(site)

    def _doubled(self, digests: Mapping[str, str]) -> None:
        """Make the second folder of links to all files of the site, if the system has links."""
        folders: set[str] = set()
        try:
            for address in digests:
                _folder_of(f"{self.second}/{address}", folders)
                os.link(f"{self.site}/{address}", f"{self.second}/{address}")
        except OSError:
            shutil.rmtree(self.second, ignore_errors=True)


def _folder_of(path: str, there: set[str]) -> None:
    """Make the folder of a file, unless it is among those that are there."""
    folder = path.rpartition("/")[0]
    if folder not in there:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - ten thousands of them
        there.add(folder)


def _linked(file: str, other: str) -> None:
    """Give a file another name; where the system has no links, make a copy of it."""
    try:
        os.link(file, other)
    except OSError:
        shutil.copyfile(file, other)


def _told(of_file: os.stat_result) -> _Told:
    return of_file.st_size, of_file.st_mtime_ns, of_file.st_ctime_ns, of_file.st_ino, of_file.st_mode


def _remembered(memory: Path) -> tuple[str, dict[str, _Left], dict[str, _Left]]:
    try:
        form, seal, site, second = marshal.loads(read_whole(memory))  # noqa: S302 - what this program wrote into the user's own cache
    except (OSError, ValueError, EOFError, TypeError):
        return "", {}, {}
    return (seal, site, second) if form == _FORMAT else ("", {}, {})


def _mask() -> int:
    os.umask(mask := os.umask(0o077))  # which can only be asked by setting it
    return mask


def _files(site: str, folders: list[str] | None = None) -> Iterator[tuple[str, _Told]]:
    """Every file of a site by address, with what the system says of it; links as such. `folders` is told those that there are."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}{entry.name}/")
                    if folders is not None:
                        folders.append(f"{folder}{entry.name}")
                else:
                    yield f"{folder}{entry.name}", _told(entry.stat(follow_symlinks=False))


__all__ = ["Former"]
