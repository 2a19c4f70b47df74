"""`python -m tests.bench.corpus FOLDER --responses N`: a made-up project of that size in a folder, to look at or to build."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench.corpus import DAY, SEED, make

parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus", description=__doc__, epilog=f"Build it with INSYN_TODAY={DAY}.")
parser.add_argument("folder", type=Path)
parser.add_argument("--responses", type=int, default=1_000, help="in total")
parser.add_argument("--agreements", type=int, default=0, help="how many; otherwise as many as suit the responses")
parser.add_argument("--consultations", type=int, default=4, help="of each agreement, on average")
parser.add_argument("--seed", type=int, default=SEED)

if __name__ == "__main__":  # the processes that make it read this file, too
    given = parser.parse_args()
    make(given.folder, given.agreements, given.consultations, given.responses, given.seed)
