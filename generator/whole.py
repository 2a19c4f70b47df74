"""Writes what is kept between builds: a file whole or not at all, whoever reads or writes it meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(place: Path, write: Callable[[BinaryIO], object]) -> None:
    """Put a file of the user's cache in its place, for nobody else to read.

    Args:
        place: where it is to be; its folder is made.
        write: writes it. Where the system does not let that be done, what was there before is left: what is kept is a convenience, and a
            full disk is told where it matters.
    """
    half = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with half.open("wb") as file:
                write(file)
            half.replace(place)
        finally:
            half.unlink(missing_ok=True)


__all__ = ["write_whole"]
