"""The names of files, which tell what lies in them."""

from __future__ import annotations

from hashlib import sha256

#: So many that two files of an index will hardly ever get the same: the root holds the names of all of them.
DIGITS = 10


def name_of(content: bytes) -> str:
    """The name of what holds some content."""
    return cut(sha256(content).hexdigest())


def cut(digest: str) -> str:
    """The name of what has a SHA-256."""
    return digest[:DIGITS]


def another(name: str) -> str:
    """The name of what cannot have a name, as something else has it."""
    return name_of(name.encode())
