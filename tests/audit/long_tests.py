"""The tests that are marked `long`: each says the same as a quicker one, of the larger site or another way."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.audit.outcome import CannotJudge, Outcome
from tests.site.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.audit.choice import Choice

_PASSED = re.compile(r"(\d+) passed")
_NOTHING_FAILED, _SOMETHING_FAILED = 0, 1  # pytest's exit codes


def audit(_: Choice, say: Callable[[str], None]) -> Outcome:
    """Runs them, whichever part of the audit was chosen.

    Raises:
        CannotJudge: pytest did not do its work, or found none of them.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-m", "long", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    passed = _PASSED.search(done.stdout)
    if done.returncode not in {_NOTHING_FAILED, _SOMETHING_FAILED}:
        raise CannotJudge(f"pytest gjorde inte sitt arbete:\n{(done.stdout + done.stderr).strip()[-2000:]}")
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if failed:
        say(done.stdout.strip()[-4000:])
    return Outcome(failed, f"{passed[1] if passed else 0} långa prov")
