"""Whose quotes are known to stand in their sources, from one build to the next: to look for all of them was the longest part of a check."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from generator.whole import read_whole, write_whole

_LONG = 16  # octets of a name


class Proved:
    """The records whose quotes have been found, each known by its own content and that of the stored texts which it quotes.

    Args:
        place: the file where it is kept between builds. It may be deleted at any time. Without one, nothing is known at first.
        made_with: tells this program, which is who has looked for them, from any other.
    """

    def __init__(self, place: Path | None = None, made_with: str = "") -> None:
        self._place, self._first = place, blake2b(made_with.encode(), digest_size=_LONG).digest()
        self._before = _kept(place, self._first) if place else frozenset[bytes]()
        self._now: set[bytes] = set()

    def name(self, record: str, texts: Iterable[tuple[str, str]]) -> bytes:
        """What tells a record and the texts that it quotes.

        Args:
            record: the digest of its content.
            texts: each source with the digest of its stored text, which is empty where there is none.
        """
        return blake2b(repr((record, *texts)).encode(), digest_size=_LONG).digest()

    def holds(self, name: bytes) -> bool:
        """Whether all quotes of a record are known to be found."""
        if name in self._before:
            self._now.add(name)
        return name in self._now

    def add(self, name: bytes) -> None:
        """Take in that all quotes of a record have been found."""
        self._now.add(name)

    def keep(self) -> None:
        """Keep what has been asked for or taken in, for the next build."""
        if self._place is None or self._now == self._before:
            return
        write_whole(self._place, lambda file: file.writelines((self._first, *sorted(self._now))))


def _kept(place: Path, first: bytes) -> frozenset[bytes]:
    try:
        content = read_whole(place)
    except (OSError, ValueError):
        return frozenset()
    names = [content[start : start + _LONG] for start in range(0, len(content), _LONG)]
    return frozenset(names[1:]) if names[:1] == [first] else frozenset()


__all__ = ["Proved"]
