"""`python -m tests.search.multiplied PAGES DIR`: the project in a folder, to look at or to build."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.search.multiplied import project

if len(sys.argv) != 3 or not sys.argv[1].isdigit():
    sys.exit("python -m tests.search.multiplied PAGES DIR")
sys.stdout.write(f"{project(int(sys.argv[1]), Path(sys.argv[2]))}\n")
