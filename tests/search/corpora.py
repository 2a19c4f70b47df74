"""The sites that are searched: both projects' own, and Exempelstad multiplied. Those that take long are kept between runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.search.multiplied import project
from tests.search.questions import Question, questions

ROOT = Path(__file__).parents[2]
SMALL = "small"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A finished site with the questions that are asked of it."""

    name: str
    size: str  #: `small`, or a number of pages
    site: Path
    base: str  #: the path that it lies under, with a slash at both ends
    pages: int
    seconds: float  #: that the build took; 0 where it was kept from before
    questions: tuple[Question, ...]


def corpora(size: str) -> list[Corpus]:
    """The sites of a size: both projects' own, or Exempelstad multiplied to so many pages."""
    if size == SMALL:
        return [
            _corpus("insyn", size, ROOT, "/", ("insyn",)),
            _corpus("exempelstad", size, ROOT / "tests/demo", "/insyn/", ("exempelstad",)),
        ]
    return [_corpus(f"multiplied-{size}", size, project(int(size)), "/insyn/", ("exempelstad", "multiplied"))]


def _corpus(name: str, size: str, source: Path, base: str, asked: Sequence[str]) -> Corpus:
    site = Path(tempfile.gettempdir()) / f"insyn-search-{name}-{_fingerprint(source)}"
    seconds = 0.0
    if not site.is_dir():
        begun = time.monotonic()
        stage = Path(tempfile.mkdtemp(prefix=f"{site.name}-", dir=site.parent)) / "site"
        subprocess.run(
            [sys.executable, "-m", "generator.cli", "build", "--project", str(source), "--out", str(stage)],
            check=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        stage.rename(site)
        shutil.rmtree(stage.parent, ignore_errors=True)
        seconds = time.monotonic() - begun
    pages = sum(1 for _ in site.rglob("index.html"))
    chosen = [each for where in asked for each in questions(where) if each.everywhere or size == SMALL]
    return Corpus(name, size, site, base, pages, seconds, tuple(chosen))


def _fingerprint(source: Path) -> str:
    """What a site follows from: the program, its theme and the project's own files."""
    digest = sha256(str(source).encode())
    for folder in (ROOT / "generator", ROOT / "site_theme", source / "data", source / "content"):
        for file in sorted(each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts):
            digest.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    digest.update((source / "mkdocs.yml").read_bytes())
    return digest.hexdigest()[:16]
