"""Asks the judged questions of the search, and of what it is compared with.

    python -m tests.search [--sizes small,1000,10000] [--only insyn] [--tuning | --held-out] [--kind date] [--show-misses] [--no-cost]

The last line tells the search's own figures over all that was asked. Ends with 1 where a goal is missed, 2 where it cannot be run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser.find_chromium import HOW_TO_INSTALL, find, launch
from tests.search import scoring
from tests.search.corpora import SMALL, Corpus, corpora
from tests.search.driving import LINES, Ours, Search
from tests.search.others import Material, Pagefind
from tests.search.questions import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SYSTEMS: dict[str, type[Search]] = {each.name: each for each in (Ours, Pagefind, Material)}
SIZES = (SMALL, "1000", "10000")
#: What a first answer may cost on the slow line: bytes and seconds.
MOST = {SMALL: (130_000, 2.0), "1000": (250_000, 2.5), "10000": (250_000, 2.5)}
SOON = 0.1  # seconds from the key to the answer, when the index is there
_MEASURED = 5  # questions whose cost is measured


def main(arguments: list[str]) -> int:
    """Run what was asked for. Returns the exit code."""
    options = _options(arguments)
    chromium = find()
    if chromium is None:
        print(HOW_TO_INSTALL, file=sys.stderr)
        return 2
    ours: list[scoring.Answer] = []
    missed: list[str] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="insyn-search-") as scratch:
        browser = launch(playwright, chromium)
        for size in options.sizes:
            of_size: list[scoring.Answer] = []
            for corpus in corpora(size):
                for name in options.only:
                    found, lacks = _run(browser, SYSTEMS[name], corpus, Path(scratch), options)
                    if name == Ours.name:
                        of_size += found
                        missed += lacks
            ours += of_size
            if of_size:
                missed += scoring.missed(size, of_size)
        browser.close()
    for line in missed:
        print(f"missed: {line}")
    print(scoring.last_line(ours))
    return 1 if missed else 0


def _run(
    browser: Browser, system: type[Search], corpus: Corpus, scratch: Path, options: argparse.Namespace
) -> tuple[list[scoring.Answer], list[str]]:
    """Ask one search about one corpus. Returns the answers, and what of the goals of cost is missed."""
    asked = [each for each in corpus.questions if options.wants(each)]
    folder = corpus.site if system is Ours else scratch / f"{system.name}-{corpus.name}"
    search = system(corpus, folder)
    seconds = search.prepare()
    print(f"\n== {search.name}, {corpus.name} ({corpus.pages} pages)", flush=True)
    if seconds is None:
        print("not run: making the index took more than 5 minutes", flush=True)
        return [], []
    print(f"made in {seconds:.1f} s" if seconds else "kept from an earlier run", flush=True)
    answers = search.answers(browser, asked)
    print(scoring.table(answers), flush=True)
    if options.show_misses:
        print("\n".join(scoring.misses(answers)), flush=True)
    if options.no_cost or not answers:
        return answers, []
    texts = [answer.question.text for answer in answers if answer.rank == 1 and not answer.corrected][:: max(1, len(answers) // _MEASURED)]
    costs = {name: _median([search.cost(browser, text, line) for text in texts]) for name, line in LINES.items()}
    print("; ".join(f"{name} line: {size / 1000:.0f} kB, {each:.2f} s" for name, (size, each) in costs.items()), "to the first result")
    lacks = scoring.costs_missed(corpus.name, costs, MOST[corpus.size])
    if isinstance(search, Ours):
        soon = statistics.median(search.typing(browser, texts))
        print(f"{soon * 1000:.0f} ms to an answer when the index is there", flush=True)
        lacks += [f"{corpus.name}: {soon:.2f} s to an answer when the index is there, to be at most {SOON}"] if soon > SOON else []
    return answers, lacks


def _median(costs: list[tuple[int, float]]) -> tuple[int, float]:
    return int(statistics.median(size for size, _ in costs)), statistics.median(seconds for _, seconds in costs)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make search-eval", description="Asks the judged questions of the search.")
    parser.add_argument("--sizes", type=lambda text: text.split(","), default=[SMALL, "1000"], help="small, 1000, 10000, with commas")
    parser.add_argument("--only", action="append", choices=SYSTEMS, help="one of the searches; may be given again")
    parser.add_argument("--kind", choices=KINDS, help="one class of questions")
    third = parser.add_mutually_exclusive_group()
    third.add_argument("--tuning", action="store_true", help="without the third that is held out")
    third.add_argument("--held-out", action="store_true", help="only that third")
    parser.add_argument("--show-misses", action="store_true")
    parser.add_argument("--no-cost", action="store_true", help="no bytes and no seconds")
    options = parser.parse_args(arguments)
    if unknown := set(options.sizes) - set(SIZES):
        parser.error(f"no such size: {', '.join(sorted(unknown))}")
    options.only = options.only or list(SYSTEMS)
    options.wants = lambda each: (
        (not options.kind or each.kind == options.kind)
        and not (options.tuning and each.held_out)
        and not (options.held_out and not each.held_out)
    )
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
