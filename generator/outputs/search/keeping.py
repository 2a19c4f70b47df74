"""What was made for one build, kept for the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from generator.workers import Workers


class Cache(Protocol):
    """Keeps what was made, for the next build."""

    def get(self, key: str) -> bytes | None:
        """What is kept by a key, if it is."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something by a key, which says all that it was made of."""


@dataclass(frozen=True, slots=True)
class Means:
    """With what something is made."""

    workers: Workers
    cache: Cache | None = None
    version: str = ""  #: of the program and of all else that what is kept is made with and does not say itself


def kept(cache: Cache | None, key: str, make: Callable[[], bytes]) -> bytes:
    """What is kept by a key; made, and kept, where it is not."""
    found = cache.get(key) if cache is not None else None
    if found is None:
        found = make()
        if cache is not None:
            cache.put(key, found)
    return found
