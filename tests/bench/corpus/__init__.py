"""A made-up corpus of any size for measuring: whole projects of agreements, consultations and responses of some 6.5 kB each.

The words and patterns are those of tests/search/multiplied/words. The same seed gives the same bytes.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import shape
from tests.bench.corpus.matter import Matter
from tests.bench.corpus.people import People, people
from tests.search.multiplied.lexicon import WORDS, lexicon

SEED = 20260930
DAY = "2026-10-20"  #: the day to build it for (INSYN_TODAY): nothing in it is later

_ROOT = Path(__file__).parents[3]
_DEMO = _ROOT / "tests/demo"
_THEME = _ROOT / "site_theme/overrides"
_SHARED = ("site.yml", "glossary.yml", "sources/exempelstad-om-kommunen.yml")  # of Exempelstad's data
_PER_HOME = 6  # agreements that a municipality has


@dataclass(frozen=True, slots=True)
class _Plan:
    """One agreement to make."""

    number: int
    home: int
    subject: int
    sizes: list[int]


def make(folder: Path, agreements: int, consultations: int, responses: int, seed: int = SEED) -> None:
    """Writes a whole project, which `insyn check` finds no errors in.

    Args:
        folder: where; it is made, and must hold no project.
        agreements: how many; 0 for as many as suit the responses.
        consultations: of each agreement, on average.
        responses: in total.
        seed: the same seed gives the same bytes.
    """
    for name in ("data", "content"):
        if (folder / name).exists():
            raise FileExistsError(folder / name)
    rng = random.Random(seed)
    agreements = agreements or shape.agreements(responses)
    sizes = shape.spread(agreements, consultations, responses, rng)
    world = _world(agreements, sizes, rng)
    _write_frame(folder)
    plans = list(_plans(world, sizes, rng))
    if len(plans) == 1:
        _write_matter(folder, world, plans[0], seed)
        return
    with ProcessPoolExecutor(initializer=_begin, initargs=(folder, world, seed)) as pool:
        for _ in pool.map(_make_one, plans, chunksize=max(1, len(plans) // 64)):
            pass


def _world(agreements: int, sizes: list[list[int]], rng: random.Random) -> People:
    responses, largest = sum(map(sum, sizes)), max(map(max, sizes))
    names = lexicon().names
    return people(names, -(-agreements // _PER_HOME), shape.organisations(responses, largest), rng)


def _plans(world: People, sizes: list[list[int]], rng: random.Random) -> Iterator[_Plan]:
    subjects: list[int] = []
    for number, each in enumerate(sizes):
        if number % _PER_HOME == 0:
            subjects = rng.sample(range(len(lexicon().subjects)), _PER_HOME)
        yield _Plan(number, number // _PER_HOME, subjects[number % _PER_HOME], each)


#: What each process of the pool is told once.
_told: dict[str, tuple[Path, People, int]] = {}


def _begin(folder: Path, world: People, seed: int) -> None:
    _told["it"] = folder, world, seed


def _make_one(plan: _Plan) -> None:
    folder, world, seed = _told["it"]
    _write_matter(folder, world, plan, seed)


def _write_matter(folder: Path, world: People, plan: _Plan, seed: int) -> None:
    words = lexicon()
    files = Matter(words, world, world.homes[plan.home], words.subjects[plan.subject], f"{seed}/{plan.number}").make(plan.sizes)
    _write(folder / "data", files)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Two processes may write the same organisation; they write the same, so that the last one counts."""
    for parent in {os.path.dirname(path) for path in files}:  # noqa: PTH120 - tens of thousands of paths, and Path takes ten times as long
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        with open(f"{folder}/{path}", "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - as above
            file.write(text)


def _write_frame(folder: Path) -> None:
    """What is the same in every corpus: pages, settings, and who publishes it. No page names an agreement of Exempelstad."""
    shutil.copytree(_DEMO / "content", folder / "content")
    for page in (folder / "content").rglob("*.md"):
        text = page.read_text("utf-8")
        page.write_text(text.replace(" agreement=trygghetsavtal", ""), "utf-8")
    settings = (_DEMO / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("../../site_theme/overrides", str(_THEME)), "utf-8")
    for name in ("organisations", "sources/files"):
        (folder / "data" / name).mkdir(parents=True)
    for name in _SHARED:
        text = (_DEMO / "data" / name).read_text("utf-8")
        (folder / "data" / name).write_text(text.replace("organisation: exempelstad\n", ""), "utf-8")
    (folder / "data/synonyms.yml").write_text("synonyms:\n" + (WORDS / "synonyms.yml").read_text("utf-8"), "utf-8")
