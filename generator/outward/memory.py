"""What was found when an address was last asked for, so that servers are not asked again and again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.outward.judging import Outcome, Verdict

#: Within the project; git leaves the folder alone.
FILE = ".insyn/links.json"

_FORM = 1

#: For how many days what was found is believed. What is not here is asked for again each time: it may be mended by now.
_DAYS = {
    Outcome.FINE: 7,
    Outcome.TEMPORARY: 7,
    Outcome.MOVED: 7,
    Outcome.ROBOTS: 7,
    Outcome.GONE: 1,
    Outcome.FORBIDDEN: 1,
    Outcome.DOUBTFUL: 1,
}


@dataclass(frozen=True, slots=True)
class Known:
    """A verdict and its day."""

    verdict: Verdict
    day: date

    def still_holds(self, today: date) -> bool:
        """Whether it need not be asked for again."""
        return 0 <= (today - self.day).days < _DAYS.get(self.verdict.outcome, 0)


def recalled(project: Path) -> dict[str, Known]:
    """What is known, by address. A file that cannot be read is as if there were none: all of it can be found out again."""
    try:
        stored = json.loads((project / FILE).read_text("utf-8"))
        rows = stored["found"].items() if stored["form"] == _FORM else ()
        return {url: _known(row) for url, row in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _known(row: Mapping[str, Any]) -> Known:
    verdict = Verdict(Outcome(row["outcome"]), *(str(row[name]) for name in ("to", "detail", "kind")))
    return Known(verdict, date.fromisoformat(row["day"]))


def remember(project: Path, known: Mapping[str, Known]) -> None:
    """Keep what is known for the next time; in one step, so that a run that is stopped leaves what was there.

    Raises:
        OSError: the folder cannot be written to.
    """
    file = project / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    found = {
        url: {"day": each.day.isoformat(), "outcome": each.verdict.outcome.value, "to": each.verdict.to}
        | {"detail": each.verdict.detail, "kind": each.verdict.kind}
        for url, each in sorted(known.items())
    }
    new = file.with_suffix(f".{os.getpid()}.new")
    new.write_text(json.dumps({"form": _FORM, "found": found}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    new.replace(file)
