"""What tells the content of a file from any other, without reading again what has not been changed since it was last read.

Only the standard library is used, as in `unchanged`, which looks at files in the same way.
"""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.whole import read_whole, write_whole

#: A file that was changed so shortly before it was looked at may be changed again with nothing to tell it by (git's racy entries).
JUST_NOW = 3 * 10**9  # nanoseconds


class Digests:
    """The digests of files, found by what the system says of each: its size, its times and its number.

    When a file was changed can be set by anyone; when that was set, by nobody.

    Args:
        place: the file where they are kept between builds. It may be deleted at any time. Without one, every file is read.
    """

    def __init__(self, place: Path | None = None) -> None:
        self._place = place
        self._known = _kept(place) if place else {}
        self._asked: set[str] = set()
        self._is_new = False

    def of(self, path: str, told: os.stat_result | None = None) -> str:
        """The SHA-256 of a file's content. `told` is what the system has just said of it, where somebody has asked already.

        Raises:
            OSError: the file is not there, or the system does not let it be read.
        """
        path = path if os.path.isabs(path) else os.path.abspath(path)  # noqa: PTH100, PTH117 - as for all of the files
        begun = time.time_ns()
        told = told or os.stat(path)  # noqa: PTH116 - ten thousands of paths, and Path takes ten times as long
        now = [told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino]
        self._asked.add(path)
        known = self._known.get(path)
        if known and known[0] == now:
            return str(known[1])
        with open(path, "rb") as file:  # noqa: PTH123 - likewise
            found = digest(file.read())
        if self._place and max(told.st_mtime_ns, told.st_ctime_ns) + JUST_NOW < begun:
            self._known[path] = [now, found]
            self._is_new = True
        return found

    def keep(self) -> None:
        """Keep what is known for the next build, but for files that are gone."""
        place = self._place
        gone = [path for path in self._known.keys() - self._asked if not os.path.exists(path)]  # noqa: PTH110 - likewise
        if place is None or not (self._is_new or gone):
            return
        left = {path: known for path, known in self._known.items() if path not in set(gone)}
        write_whole(place, lambda file: file.write(json.dumps(left).encode()))


def digest(content: bytes) -> str:
    """What tells a content from any other."""
    return sha256(content).hexdigest()


def _kept(place: Path) -> dict[str, list[Any]]:
    try:
        known = json.loads(read_whole(place))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) and all(map(_is_row, known.values())) else {}


def _is_row(known: Any) -> bool:
    return isinstance(known, list) and len(known) == 2 and isinstance(known[0], list) and isinstance(known[1], str)  # noqa: PLR2004 - what `of` keeps


__all__ = ["JUST_NOW", "Digests", "digest"]
