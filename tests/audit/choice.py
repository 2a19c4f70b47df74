"""Which part of the audit is run: all of it, or what `make audit ARGS=…` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.browser.visits import BASES


@dataclass(frozen=True)
class Choice:
    """What somebody chose. Nothing chosen is everything."""

    sites: tuple[str, ...] = tuple(BASES)
    kinds: tuple[str, ...] = ()  #: as in `kinds.by_kind`; `start` is the start page
    workers: int = 2

    def holds(self, kind: str) -> bool:
        """Whether a kind of page was chosen: by its own name, or by a pattern such as `om/*`."""
        name = kind or "start"
        return not self.kinds or any(name == chosen or fnmatchcase(name, chosen) for chosen in self.kinds)
