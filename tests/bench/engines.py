"""What is measured: Insyn itself. The others are in peers.py."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import DAY
from tests.bench.texts import Folder

ROOT = Path(__file__).parents[2]
_OURS = ("INSYN_", "SITE_URL", "PAGEFIND_", "HUGO_")
_ADDED = "Ordet {number} är tillagt."


@dataclass(frozen=True)
class Corpus:
    """What is built: a project of Insyn's, and the same texts for the others."""

    project: Path
    folders: Sequence[Folder]  #: none where nobody wants them

    @functools.cached_property
    def edited(self) -> tuple[str, str]:
        """The response that is edited: the one in the middle, by consultation and name."""
        every = sorted(self.project.glob("data/agreements/*/consultations/*/responses/*.yml"))
        return every[len(every) // 2].parent.parent.name, every[len(every) // 2].stem


class Engine(ABC):
    """A way to build the corpus, in a folder of its own.

    Args:
        corpus: what is built.
        folder: where all that it needs and makes may lie.
    """

    name: str
    title: str
    search: bool
    largest = 10_000  #: responses that it is worth trying with
    wants_texts = True  #: or else it builds the project itself
    versions: tuple[str, ...] = ()  #: packages whose versions decide what it takes

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.corpus, self.folder = corpus, folder
        self.out = folder / "site"
        self._edits = 0

    @classmethod
    def lacking(cls) -> str:
        """Why it cannot be run here; nothing if it can."""
        return ""

    @abstractmethod
    def prepare(self) -> None:
        """Writes what it builds from. Not measured."""

    @abstractmethod
    def commands(self) -> Sequence[Sequence[str]]:
        """What builds the site, in turn."""

    @property
    @abstractmethod
    def file(self) -> Path:
        """The file of the response that is edited."""

    @property
    def kept(self) -> Sequence[Path]:
        """What an earlier build may have left for the next one."""
        return [self.out]

    def forget(self) -> None:
        """Takes away all that an earlier build has left, so that the next one is cold."""
        for path in self.kept:
            shutil.rmtree(path, ignore_errors=True)

    def edit(self) -> None:
        """Adds a few words to the last paragraph of one response, other words each time."""
        self._edits += 1
        text = self.file.read_text("utf-8")
        self.file.write_text(edited(text, _ADDED.format(number=self._edits)), "utf-8")

    def environment(self) -> Mapping[str, str]:
        """The variables that it runs with: ours are not taken from where this is run."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        return {**clean, "INSYN_TODAY": DAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


def edited(text: str, added: str) -> str:
    """A file with a sentence added to the last paragraph of its text.

    Args:
        text: a response's record, in which those who signed come after the text, or a page of Markdown.
        added: the sentence.
    """
    told, mark, rest = text.partition("signatories:")
    return f"{told.rstrip()} {added}\n{mark}{rest}"


class _Ours(Engine):
    largest = 100_000
    wants_texts = False
    versions: tuple[str, ...] = ("insyn",)

    def prepare(self) -> None:
        self.folder.mkdir()

    @property
    def file(self) -> Path:
        consultation, name = self.corpus.edited
        return next(self.corpus.project.glob(f"data/agreements/*/consultations/{consultation}/responses/{name}.yml"))

    @property
    def kept(self) -> Sequence[Path]:
        return [self.out, self.corpus.project / ".insyn", self._cache]

    @property
    def _cache(self) -> Path:
        return self.folder / "cache"

    def environment(self) -> Mapping[str, str]:
        return {**super().environment(), "INSYN_CACHE": str(self._cache)}

    def commands(self) -> Sequence[Sequence[str]]:
        project = ["--project", str(self.corpus.project), "--out", str(self.out)]
        return [[sys.executable, "-m", "generator.start", "build", *project, *([] if self.search else ["--no-search"])]]


class Insyn(_Ours):
    name, title, search = "insyn", "Insyn", False

    @classmethod
    def lacking(cls) -> str:
        return "" if _builds_without_search() else "`insyn build` has no --no-search"


class InsynSearch(_Ours):
    name, title, search = "insyn-search", "Insyn with search", True


@functools.cache
def _builds_without_search() -> bool:
    command = [sys.executable, "-m", "generator.cli", "build", "--help"]
    return "--no-search" in subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
