"""What a run found, as tests/bench/results.json holds it: every measure, what follows from them, and on what machine it was."""

from __future__ import annotations

import itertools
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.bench.engines import ROOT, Engine, Insyn, InsynSearch
from tests.bench.peers import Hugo, HugoPagefind, Material, MaterialSearch, Zensical
from tests.bench.running import ROUNDS, Measure, Run

STORED = Path(__file__).with_name("results.json")

ENGINES: dict[str, type[Engine]] = {
    each.name: each for each in (Insyn, Hugo, Material, InsynSearch, HugoPagefind, MaterialSearch, Zensical)
}
#: What is measured of a site, by its name in the results.
FIGURES = ("seconds", "cpu", "memory")


def results(run: Run, repeat: int, limit: float) -> dict[str, Any]:
    """All that is stored of a run."""
    measures = [_measure(each) for each in run.measures]
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": _machine(),
        "load": run.load,
        "versions": _versions({each.engine for each in run.measures}),
        "limit": limit,
        "repeat": repeat,
        "corpora": {str(size): counts for size, counts in run.corpora.items()},
        "measures": measures,
        "marginal": list(marginal(measures)),
        "ratios": list(ratios(measures)),
    }


def marginal(measures: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What each further response costs between two sizes, and how many times what it cost between the two before.

    Args:
        measures: as the results have them.
    """
    for engine in dict.fromkeys(each["engine"] for each in measures):
        known = {each["size"]: each["seconds"] for each in measures if each["engine"] == engine and each["round"] == ROUNDS[0]}
        sizes = sorted(size for size, seconds in known.items() if seconds is not None)
        before: float | None = None
        for low, high in itertools.pairwise(sizes):
            cost = (known[high] - known[low]) / (high - low)
            quotient = round(cost / before, 3) if before and before > 0 else None
            yield {"engine": engine, "from": low, "to": high, "seconds_per_response": _short(cost), "quotient": quotient}
            before = cost


def ratios(measures: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Insyn's figures divided by each peer's, for the same texts, sizes and rounds: less than 1 where Insyn takes less.

    Args:
        measures: as the results have them.
    """
    found = {(each["engine"], each["size"], each["round"]): each for each in measures}
    for (name, size, turn), peer in found.items():
        kind = ENGINES[name]
        ours = found.get((InsynSearch.name if kind.search else Insyn.name, size, turn))
        if name in (Insyn.name, InsynSearch.name) or ours is None or ours["seconds"] is None or peer["seconds"] is None:
            continue
        divided = {figure: _quotient(ours[figure], peer[figure]) for figure in FIGURES}
        yield {"peer": name, "size": size, "round": turn, **divided}


def read() -> dict[str, Any]:
    """The stored results."""
    found: dict[str, Any] = json.loads(STORED.read_text("utf-8"))
    return found


def write(found: dict[str, Any], path: Path = STORED) -> None:
    """Stores results: each measure on a line, so that two runs can be held against each other."""
    parts = []
    for key, value in found.items():
        if isinstance(value, list):
            lines = ",\n".join(f"    {json.dumps(each, ensure_ascii=False)}" for each in value)
            parts.append(f"  {json.dumps(key)}: [\n{lines}\n  ]" if value else f"  {json.dumps(key)}: []")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


def _measure(measure: Measure) -> dict[str, Any]:
    cost = measure.cost
    told = {"engine": measure.engine, "size": measure.size, "round": measure.round}
    if cost is None:
        return told | dict.fromkeys(FIGURES) | {"not_run": measure.reason} | ({"failed": True} if measure.failed else {})
    return told | {
        "seconds": round(cost.seconds, 3),
        "cpu": round(cost.cpu, 3),
        "memory": cost.memory,
        "seconds_per_page": _short(cost.seconds / measure.pages) if measure.pages else None,
        "pages": measure.pages,
        "files": measure.files,
        "bytes": measure.bytes,
        "repeats": measure.repeats,
    }


def _short(number: float) -> float:
    """A number with four digits that count."""
    return float(f"{number:.4g}")


def _quotient(ours: float | None, theirs: float | None) -> float | None:
    return round(ours / theirs, 3) if ours is not None and theirs else None


def _machine() -> dict[str, Any]:
    pages = os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names else 0
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": pages * os.sysconf("SC_PAGE_SIZE") if pages else None,
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())


def _versions(engines: Iterable[str]) -> dict[str, str]:
    packages = sorted({package for name in engines for package in ENGINES[name].versions})
    found = {}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    asked = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, check=False, capture_output=True, text=True)
    return found | ({"commit": asked.stdout.strip()} if asked.returncode == 0 else {})
