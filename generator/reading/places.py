"""Where in its file each field of a record stands, at hardly any cost until somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.digests import digest
from generator.nodes import Tree
from generator.problems import Location
from generator.reading import yaml_tree

#: Rules ask for several places in a file at once, and then for those of the next.
_KEPT = 16


@dataclass(frozen=True, slots=True)
class PlacesInFile:
    """The places in a file: where its fields begin is known, the others are read anew when one is asked for.

    A tree of all places would be a fifth of what a record takes in memory, and most records are never wrong. Where the file has been
    changed since, every place is where its fields began.
    """

    file: str  #: the name shown in problems
    path: str  #: where it is on this machine
    line: int  #: where its fields begin
    column: int
    digest: str  #: of its content

    def place(self, path: tuple[str | int, ...] = (), *, of_key: bool = False) -> Location:
        """Where the value at a path stands (or its key); the nearest thing above it where there is no such value."""
        tree = _tree(self.file, self.path, self.digest) if path else None
        return tree.place(path, of_key=of_key) if tree else Location(self.file, self.line, self.column)

    def carried(self) -> PlacesInText:
        """The same with the file's content, for where the file is not at hand."""
        try:
            content = Path(self.path).read_bytes()
        except OSError:
            content = b""
        return PlacesInText(self, content if digest(content) == self.digest else b"")


@dataclass(frozen=True, slots=True)
class PlacesInText:
    """The places in a file that is not at hand."""

    of: PlacesInFile
    content: bytes  #: none where it has been changed since it was read

    def place(self, path: tuple[str | int, ...] = (), *, of_key: bool = False) -> Location:
        """As `PlacesInFile.place`."""
        tree = yaml_tree.read(self.of.file, self.content)[0] if path and self.content else None
        return tree.place(path, of_key=of_key) if tree else self.of.place()

    def carried(self) -> PlacesInText:
        """Itself."""
        return self


@lru_cache(maxsize=_KEPT)
def _tree(file: str, path: str, told: str) -> Tree | None:
    """A file's tree, if its content is what it was."""
    try:
        content = Path(path).read_bytes()
    except OSError:
        return None
    return yaml_tree.read(file, content)[0] if digest(content) == told else None


__all__ = ["PlacesInFile", "PlacesInText"]
