"""Builds the same texts with Insyn and with others, in turn, and measures what each takes.

    python -m tests.bench [--sizes 100,1000,10000] [--only insyn,hugo] [--rounds cold,unchanged,edited] [--repeat 3] [--limit 300]

All of it is stored in tests/bench/results.json and shown in README.md, if all of it was measured or --write says so. `--table` prints
what is stored. Ends with 1 where something gave up that should not.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from tests.bench import results, table
from tests.bench.corpus import SEED
from tests.bench.running import LIMIT, ROUNDS, Options, run

_SIZES = [100, 1_000, 10_000]


def main(arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """Measure what was asked for. Returns the exit code."""
    given = _parser().parse_args(arguments)
    if given.table:
        say(table.whole(results.read()))
        return 0
    options = Options(
        [results.ENGINES[name] for name in given.only or results.ENGINES],
        given.sizes or _SIZES,
        given.rounds or ROUNDS,
        given.repeat,
        given.limit,
        given.seed,
        given.folder,
    )
    done = run(options, say)
    found = results.results(done, given.repeat, given.limit)
    say(f"\n{table.whole(found)}")
    whole = not (given.only or given.sizes or given.rounds)
    if given.write if given.write is not None else whole:
        results.write(found)
        table.README.write_text(table.renewed(table.README.read_text("utf-8"), found), "utf-8")
    return 1 if any(each.failed for each in done.measures) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_numbers, help="responses, with commas; 100000 for Insyn alone")
    parser.add_argument("--only", type=_names(results.ENGINES), help=", ".join(results.ENGINES))
    parser.add_argument("--rounds", type=_names(ROUNDS), help=", ".join(ROUNDS))
    parser.add_argument("--repeat", type=int, default=3, help="how often what is quick is measured; the median counts")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that a build may take")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, help="where the corpora and sites lie while they are measured")
    parser.add_argument("--write", action=argparse.BooleanOptionalAction, help="store the results, and show them in README.md")
    parser.add_argument("--table", action="store_true", help="print what is stored, and measure nothing")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _names(known: Collection[str]) -> Callable[[str], list[str]]:
    def names(text: str) -> list[str]:
        asked = text.split(",")
        if unknown := [name for name in asked if name not in known]:
            raise argparse.ArgumentTypeError(f"no such thing: {', '.join(unknown)}")
        return asked

    return names


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":  # the processes that make a corpus read this file, too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is measured just then is ended, too
    sys.exit(main(sys.argv[1:], _say))
