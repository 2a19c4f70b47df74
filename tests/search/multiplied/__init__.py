"""Exempelstad multiplied: its own records as they are, and as many made-up matters of other municipalities as a number of pages takes.

What is made up is told by the seed alone, so the same pages come every time. See words/ for the material.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from tests.search.multiplied.lexicon import WORDS, lexicon
from tests.search.multiplied.matter import Matter
from tests.search.multiplied.telling import Teller
from tests.search.multiplied.world import World, spoken_for

DEMO = Path(__file__).parents[2] / "demo"
THEME = Path(__file__).parents[3] / "site_theme" / "overrides"
DEMO_PAGES = 285  #: what Exempelstad's own site has
_SEED = 20050101
_MATTERS = 8  # of one municipality
_LEAST = 25  # pages that a matter is worth making for


def project(pages: int, into: Path | None = None) -> Path:
    """A project folder whose site has about so many pages.

    Args:
        pages: how many, within 5 %; not fewer than Exempelstad's own.
        into: where; otherwise a folder below the system's temporary one, made once for the same content.
    """
    if into is not None:
        _write(into, made_up(pages))
        return into
    kept = Path(tempfile.gettempdir()) / f"insyn-multiplied-{pages}-{_fingerprint()}"
    if not kept.is_dir():
        stage = Path(tempfile.mkdtemp(dir=kept.parent, prefix=f"{kept.name}-"))
        _write(stage, made_up(pages))
        try:
            stage.rename(kept)
        except OSError:  # another run was first
            shutil.rmtree(stage)
    return kept


def made_up(pages: int) -> dict[str, str]:
    """The files below data/ that come beside Exempelstad's own."""
    rng = random.Random(_SEED)
    words = lexicon()
    taken = spoken_for(DEMO / "data")
    world, teller = World(words, rng, taken), Teller(words, rng, taken)
    while (left := pages - DEMO_PAGES - len(world.pages)) >= _LEAST:
        home = world.municipality()
        for subject in rng.sample(words.subjects, min(_MATTERS, len(words.subjects))):
            left = pages - DEMO_PAGES - len(world.pages)
            if left < _LEAST:
                break
            Matter(world, teller, home, subject).make(min(rng.randint(9, 24), max(2, left // 5)))
    return world.files


def _write(folder: Path, files: dict[str, str]) -> None:
    for name in ("data", "content"):
        shutil.copytree(DEMO / name, folder / name, dirs_exist_ok=True)
    synonyms = folder / "data/synonyms.yml"
    own, missing, rest = synonyms.read_text("utf-8").partition("missing:\n")
    synonyms.write_text(own + (WORDS / "synonyms.yml").read_text("utf-8") + missing + rest, "utf-8")
    settings = (DEMO / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("../../site_theme/overrides", str(THEME)), "utf-8")
    for parent in {os.path.dirname(path) for path in files}:  # noqa: PTH120 - thousands of paths, and Path takes ten times as long
        (folder / "data" / parent).mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / "data" / path).write_text(text, "utf-8")


def _fingerprint() -> str:
    """What the content follows from: this program, its words and Exempelstad."""
    digest = sha256(str(THEME).encode())
    files = [
        *WORDS.rglob("*.*"),
        *Path(__file__).parent.glob("*.py"),
        *DEMO.glob("data/**/*.*"),
        *DEMO.glob("content/**/*.*"),
        DEMO / "mkdocs.yml",
    ]
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]
