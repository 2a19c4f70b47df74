"""What need not be made again: what the last build made of the same things, and its files, taken over from the site that it left."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from generator.cache import Store
from generator.former import Former
from generator.noting import Read, note, noting
from generator.recall import Kept, Recall


@dataclass
class Account:
    """What a worker has made or used, for whoever gave it the work."""

    made: list[tuple[str, bytes, frozenset[Read], Kept]] = field(default_factory=list)  #: as `Recall.keep` takes it
    used: list[str] = field(default_factory=list)  #: names of what was found
    carried: dict[str, tuple[int, str]] = field(default_factory=dict)  #: as `Former.carried`


class Again:
    """What can be taken over into a new site, and what is kept of it for the next.

    Args:
        recall: what was made before, and what had been read for it.
        former: the site that was made.
        store: holds what is large.
    """

    def __init__(self, recall: Recall, former: Former, store: Store) -> None:
        self.recall, self.former, self._store = recall, former, store
        self._account = Account()

    def taken_over(self, name: str, given: bytes, file: str) -> Kept | None:
        """What was made under a name of the same things, and its file taken over; None where it is to be made.

        Args:
            name: what it is called.
            given: what tells all that it is made from beside what is read.
            file: the address of its file.
        """
        same = self.recall.seal == self.former.seal  # else one of them was made by a build that was cut off
        made = self.recall.found(name, given) if same else None
        if made is None or not self.former.carry(file):
            return None
        self.recall.used(name)
        return made

    def before(self, name: str) -> Any:
        """What was made under a name before, of whatever it was made; None where nothing was."""
        kept = self.recall.before(name)
        return kept.opened() if kept else None

    def keep(self, name: str, given: bytes, read: Iterable[Read], made: object, brief: object = None) -> None:
        """Keep what has been made, with what was read for it; `brief` is what is asked of it without opening it."""
        self.recall.keep(name, given, read, Kept(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), brief))

    # In a worker, which has a copy of this.

    def remembered(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What was made under a name before, if nothing that it was made from has changed; else what `make` gives."""
        key = self.recall.found(name, b"")
        if key is not None and (kept := self._store.get(key.made.decode())) is not None:
            self._account.used.append(name)
            return kept
        with noting() as read:
            note("shown:")
            made = make()
        told = sha256(made).hexdigest()
        self._store.put(told, made)
        self._account.made.append((name, b"", frozenset(read), Kept(told.encode())))
        return made

    def file_made(self, name: str, given: bytes, make: Callable[[], None]) -> None:
        """Make a file, and keep what was read for it."""
        with noting() as read:
            make()
        self._account.made.append((name, given, frozenset(read), Kept(b"")))

    def carried(self, address: str, digest: bytes) -> bool:
        """Whether a file with a SHA-256 stands in the site that was made, and is taken over."""
        if not self.former.has(address, digest.hex()):
            return False
        self._account.carried[address] = self.former.carried[address]
        return True

    def account(self) -> Account:
        """What has been made and used since this was asked last."""
        told, self._account = self._account, Account()
        return told

    def take(self, told: Account) -> None:
        """Take in what a worker has made and used."""
        for name, given, read, made in told.made:
            self.recall.keep(name, given, read, made)
        for name in told.used:
            self.recall.used(name)
        self.former.carried.update(told.carried)


__all__ = ["Account", "Again"]
