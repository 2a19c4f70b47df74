"""One run: every engine at every size that it can take, cold, with nothing edited, and after an edit."""

from __future__ import annotations

import math
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench import corpus, measuring, texts
from tests.bench.engines import Corpus, Engine
from tests.bench.measuring import Cost

#: What is measured of each site, in this order: each begins with what the one before has left.
ROUNDS = ("cold", "unchanged", "edited")
LIMIT = 300.0  #: seconds that a build may take

_ENOUGH = 60.0  # seconds after which a measurement is not repeated: what takes so long varies little by chance


@dataclass(frozen=True, slots=True)
class Measure:
    """What an engine took for a site, or why it was not built."""

    engine: str
    size: int  #: responses
    round: str
    cost: Cost | None = None  #: the medians
    repeats: int = 0
    files: int = 0  #: of the site
    bytes: int = 0
    pages: int = 0
    reason: str = ""  #: why there is no cost
    failed: bool = False  #: it gave up, which nobody had reckoned with


@dataclass
class Options:
    engines: Sequence[type[Engine]]
    sizes: Sequence[int]
    rounds: Sequence[str] = ROUNDS
    repeat: int = 3
    limit: float = LIMIT
    seed: int = corpus.SEED
    folder: Path | None = None  #: where the corpora and sites lie while they are measured


@dataclass
class Run:
    """What has been measured so far."""

    measures: list[Measure] = field(default_factory=list)
    corpora: dict[int, dict[str, int]] = field(default_factory=dict)  #: how much there is of what, by responses
    load: float | None = None  #: how many processes wanted a core in the minute before

    def history(self, engine: str) -> list[tuple[int, float]]:
        """The sizes that an engine has built cold, and the seconds."""
        return [(each.size, each.cost.seconds) for each in self.measures if each.engine == engine and each.round == ROUNDS[0] and each.cost]


def run(options: Options, say: Callable[[str], None]) -> Run:
    """Measures all that was asked for, one thing at a time, and says each as it is done."""
    done = Run(load=os.getloadavg()[0] if hasattr(os, "getloadavg") else None)
    for size in sorted(options.sizes):
        with tempfile.TemporaryDirectory(prefix="insyn-bench-", dir=options.folder) as scratch:
            project = Path(scratch) / "project"
            corpus.make(project, 0, 4, size, options.seed)
            folders = texts.read(project) if any(each.wants_texts and size <= each.largest for each in options.engines) else []
            done.corpora[size] = _counted(project)
            say(f"{size} responses: {done.corpora[size]}")
            for kind in options.engines:
                reason = not_run(kind, size, done.history(kind.name), options.limit)
                if reason:
                    found = [Measure(kind.name, size, each, reason=reason) for each in options.rounds]
                else:
                    engine = kind(Corpus(project, folders), Path(scratch) / kind.name)
                    found = list(_measured(engine, size, options))
                    shutil.rmtree(engine.folder)
                done.measures += found
                for measure in found:
                    say(told(measure))
    return done


def not_run(kind: type[Engine], size: int, history: Sequence[tuple[int, float]], limit: float) -> str:
    """Why an engine is not tried with a size; nothing if it is.

    Args:
        kind: the engine.
        size: responses.
        history: the sizes that it has built, and the seconds.
        limit: seconds that a build may take.
    """
    if lacking := kind.lacking():
        return lacking
    if size > kind.largest:
        return f"not tried beyond {kind.largest} responses"
    expected = forecast(history, size)
    if expected is not None and expected > limit:
        return f"would take about {expected:.0f} s"
    return ""


def forecast(history: Sequence[tuple[int, float]], size: int) -> float | None:
    """Seconds that a size will take, as the last two sizes have grown; at least in proportion. None where fewer than two are known."""
    if len(history) < 2:
        return None
    (before, took_before), (last, took) = history[-2:]
    growth = max(1.0, math.log(took / took_before) / math.log(last / before))
    return float(took * (size / last) ** growth)


def told(measure: Measure) -> str:
    """A measure as a line."""
    head = f"  {measure.engine:16} {measure.size:>7} {measure.round:10}"
    if measure.cost is None:
        return f"{head} not run: {measure.reason}"
    memory = "?" if measure.cost.memory is None else f"{measure.cost.memory / 2**20:.0f} MiB"
    made = f"{measure.pages} pages, {measure.files} files, {measure.bytes / 1e6:.1f} MB"
    return f"{head} {measure.cost.seconds:8.2f} s {measure.cost.cpu:8.2f} s cpu {memory:>10}  {made}, {measure.repeats} times"


def _measured(engine: Engine, size: int, options: Options) -> Iterator[Measure]:
    engine.prepare()
    reason, failed = "", False
    for each in options.rounds:
        empty = Measure(engine.name, size, each)
        if not reason:
            try:
                costs = list(_repeated(engine, each, options))
            except measuring.TooLong:
                reason = f"took more than {options.limit:.0f} s"
            except measuring.Failed as error:
                reason, failed = str(error), True
            else:
                files, volume, pages = _site(engine.out)
                yield replace(empty, cost=median(costs), repeats=len(costs), files=files, bytes=volume, pages=pages)
                continue
        yield replace(empty, reason=reason, failed=failed)


def _repeated(engine: Engine, each: str, options: Options) -> Iterator[Cost]:
    took = 0.0
    for _ in range(options.repeat):
        if each == "cold":
            engine.forget()
        if each == "edited":
            engine.edit()
        cost = Cost(0, 0, None)
        for command in engine.commands():
            cost += measuring.run(command, engine.folder, engine.environment(), options.limit - cost.seconds)
        yield cost
        took += cost.seconds
        if took > _ENOUGH:
            return


def median(costs: Sequence[Cost]) -> Cost:
    """The middle of each figure on its own: a machine that was busy for a moment then counts for nothing."""
    memory = [each.memory for each in costs if each.memory is not None]
    return Cost(
        statistics.median(each.seconds for each in costs),
        statistics.median(each.cpu for each in costs),
        int(statistics.median(memory)) if memory else None,
    )


def _site(folder: Path) -> tuple[int, int, int]:
    """Files, bytes and pages of a site."""
    files = volume = pages = 0
    for path in folder.rglob("*"):
        if path.is_file():
            files += 1
            volume += path.stat().st_size
            pages += path.suffix == ".html"
    return files, volume, pages


def _counted(project: Path) -> dict[str, int]:
    agreements = project / "data/agreements"
    replies = list(agreements.glob("*/consultations/*/responses/*.yml"))
    return {
        "agreements": len(list(agreements.glob("*/agreement.yml"))),
        "consultations": len(list(agreements.glob("*/consultations/*/consultation.yml"))),
        "responses": len(replies),
        "organisations": len(list((project / "data/organisations").glob("*.yml"))),
        "bytes": sum(path.stat().st_size for path in replies),
    }
