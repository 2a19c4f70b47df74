"""The tables of a run: the short one in README.md, and the whole one that `make bench` prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.bench.engines import ROOT, Insyn, InsynSearch
from tests.bench.results import ENGINES
from tests.bench.running import ROUNDS

README = ROOT / "README.md"

_TABLE = re.compile(r"(<!-- tabell: bench -->\n).*?(<!-- slut -->)", re.DOTALL)
_BUSY = 0.5  # of the load before a run: what is more was not ours
_NAMES = {
    "mkdocs": "MkDocs",
    "mkdocs-material": "Material",
    "hugo": "Hugo",
    "zensical": "Zensical",
    "pagefind_bin": "Pagefind",
    "insyn": "Insyn",
}


def renewed(text: str, found: Mapping[str, Any]) -> str:
    """A text with its marked table made anew from results."""
    return _TABLE.sub(lambda m: f"{m[1]}\n{short(found)}\n{m[2]}", text)


def short(found: Mapping[str, Any]) -> str:
    """The table for the README: a row for each engine, and on what it was measured.

    Args:
        found: results, as results.json holds them.
    """
    sizes = [int(size) for size in found["corpora"]]
    measures = {(each["engine"], each["size"], each["round"]): each for each in found["measures"]}
    headings = [
        "Built by",
        *(f"{size:,}" for size in sizes),
        "Memory",
        "Each further response",
        "After one edit",
        "Nothing edited",
        "Insyn takes",
    ]
    rows = [_row(name, sizes, measures, found) for name in ENGINES if any(each["engine"] == name for each in found["measures"])]
    return f"{_lines(headings, rows)}\n\n{_where(found)}\n"


def whole(found: Mapping[str, Any]) -> str:
    """The table with every measure."""
    headings = ["Responses", "Built by", "Round", "Time", "Processor", "Memory", "Output", "Files", "Each page", "Insyn: time", "memory"]
    divided = {(each["peer"], each["size"], each["round"]): each for each in found["ratios"]}
    rows = []
    for each in sorted(found["measures"], key=lambda each: (each["size"], list(ENGINES).index(each["engine"]))):
        head = [f"{each['size']:,}", ENGINES[each["engine"]].title, each["round"]]
        if each["seconds"] is None:
            rows.append([*head, f"not run: {each['not_run'].splitlines()[-1][:80]}", *[""] * 7])
            continue
        ratio = divided.get((each["engine"], each["size"], each["round"]), {})
        output, page = f"{each['bytes'] / 1e6:.1f} MB", each["seconds_per_page"]
        cells = [seconds(each["seconds"]), seconds(each["cpu"]), size(each["memory"]), output, f"{each['files']:,}"]
        cells.append("" if page is None else f"{page * 1000:.2f} ms")
        rows.append([*head, *cells, *(_times(ratio.get(figure)) for figure in ("seconds", "memory"))])
    grown = [_grown(each) for each in found["marginal"]]
    return "\n".join([_lines(headings, rows), "", *grown, "", _where(found)])


def _row(name: str, sizes: Sequence[int], measures: Mapping[tuple[str, int, str], Any], found: Mapping[str, Any]) -> list[str]:
    cold = [measures.get((name, each, ROUNDS[0])) for each in sizes]
    built = [each for each in cold if each and each["seconds"] is not None]
    times = [seconds(each["seconds"]) if each and each["seconds"] is not None else "not run" for each in cold]
    if not built:
        return [ENGINES[name].title, *times, *[""] * 5]
    last = built[-1]["size"]
    marginal = [each for each in found["marginal"] if each["engine"] == name]
    # Less than nothing is chance: the sizes lie too close, or the machine was busy.
    further = f"{marginal[-1]['seconds_per_response'] * 1000:.1f} ms" if marginal and marginal[-1]["seconds_per_response"] > 0 else ""
    warm = [measures.get((name, last, each)) for each in ("edited", "unchanged")]
    later = [seconds(each["seconds"]) if each and each["seconds"] is not None else "" for each in warm]
    at = "" if last == sizes[-1] else f" at {last:,}"
    return [ENGINES[name].title, *times, f"{size(built[-1]['memory'])}{at}", further, *later, _taken(name, found)]


def _grown(each: Mapping[str, Any]) -> str:
    between = f"{each['seconds_per_response'] * 1000:.2f} ms for each response from {each['from']:,} to {each['to']:,}"
    times = f", {each['quotient']:.2f} times that before" if each["quotient"] is not None else ""
    return f"{ENGINES[each['engine']].title}: {between}{times}"


def _taken(name: str, found: Mapping[str, Any]) -> str:
    """How much of a peer's time and memory Insyn takes for the largest site that both have built."""
    if name in (Insyn.name, InsynSearch.name):
        return ""
    told = [each for each in found["ratios"] if each["peer"] == name and each["round"] == ROUNDS[0]]
    if not told:
        return ""
    last = max(told, key=lambda each: each["size"])
    memory = f", {_times(last['memory'])} its memory" if last["memory"] is not None else ""
    return f"{_times(last['seconds'])} its time{memory}"


def _where(found: Mapping[str, Any]) -> str:
    machine, versions = found["machine"], found["versions"]
    memory = f", {machine['memory'] / 2**30:.0f} GiB" if machine["memory"] else ""
    told = ", ".join(f"{_NAMES[package]} {version}" for package, version in versions.items() if package in _NAMES)
    commit = f" (commit {versions['commit']})" if "commit" in versions else ""
    place = f"{machine['cores']} cores{memory}, {machine['processor'] or machine['system']}, Python {machine['python']}"
    busy = f" It had other work, too: a load of {found['load']:.1f}." if (found["load"] or 0) > _BUSY else ""
    return f"Measured {found['date']} on {place}: {told}{commit}.{busy}"


def _lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    ruler = ["---", *["---:"] * (len(headings) - 1)]
    return "\n".join(_cells(headings, rows, ruler))


def _cells(headings: Sequence[str], rows: Sequence[Sequence[str]], ruler: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'|'.join(ruler)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def seconds(number: float) -> str:
    """A time as one reads it: 0.42 s, 8.1 s, 153 s."""
    return f"{number:.2f} s" if number < 1 else f"{number:.1f} s" if number < 100 else f"{number:.0f} s"


def size(number: int | None) -> str:
    """An amount of memory: 172 MB, 1.05 GB; nothing where it is unknown."""
    if number is None:
        return ""
    return f"{number / 1e9:.2f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"


def _times(number: float | None) -> str:
    return "" if number is None else f"{number:.2f} ×"
