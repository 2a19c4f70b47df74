"""The start page, a response and a remiss of both sites, as Lighthouse sees them on a phone and on a desk: at least 95 in every category.

Lighthouse is given the pages by the server of the tests, on 127.0.0.1, and nothing is switched off for that. To a browser the address is
as safe as HTTPS, so `is-on-https` passes. The sites are built as their mkdocs.yml says: `canonical` is asked only where a site has an
address and then leads to another host, which Lighthouse accepts. No page tells search engines to stay away, so `is-crawlable` passes.
"""

from __future__ import annotations

import json
import os
import subprocess
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.audit.outcome import CannotJudge, Outcome
from tests.audit.tools import LIGHTHOUSE
from tests.browser.find_chromium import FLAGS, HOW_TO_INSTALL, find
from tests.browser.visits import kinds_of, serving_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tests.audit.choice import Choice

LEAST = 95

KINDS = ("", "svar/*", "remisser/*")

#: What Lighthouse must have judged; another category that it should have is held to the same.
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

#: What is asked for, by how a fault calls it. Lighthouse takes its visitor to be on a phone with a slow line.
SCREENS = {"telefon": (), "dator": ("--preset=desktop",)}

#: How often a page is judged before it fails. The middle one counts, as Lighthouse itself advises: one run in a busy machine says little.
TRIES = 3


class Score(NamedTuple):
    """A category of a page."""

    category: str
    points: float  #: of 100
    why: tuple[str, ...]  #: what was not right


def scores(report: Mapping[str, Any]) -> list[Score]:
    """Every category of a report. One that could not be judged has no points.

    Raises:
        CannotJudge: Lighthouse did not see the page.
    """
    if wrong := report.get("runtimeError"):
        raise CannotJudge(f"Lighthouse gav upp: {wrong['message']}")
    found = {name: _score(report, name, category) for name, category in report["categories"].items()}
    return [found.get(name, Score(name, 0, ("inte bedömd",))) for name in [*CATEGORIES, *(found.keys() - set(CATEGORIES))]]


def _score(report: Mapping[str, Any], name: str, category: Mapping[str, Any]) -> Score:
    asked = [report["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]]
    why = [audit["title"] for audit in asked if audit["score"] is not None and audit["score"] < 1]
    return Score(name, round(100 * (category["score"] or 0), 1), tuple(why))


def faults(page: str, runs: Sequence[Sequence[Score]]) -> list[str]:
    """A line for each category whose middle score is too low, with what was not right the last time."""
    found = []
    for same in zip(*runs, strict=True):
        points = median(score.points for score in same)
        if points < LEAST:
            found.append(f"{page}: {same[-1].category} {points:g}, minst {LEAST}: {'; '.join(same[-1].why)}")
    return found


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Has the pages judged, one at a time: two at once would slow each other down.

    Raises:
        CannotJudge: there is no browser, or Lighthouse did not do its work.
    """
    chromium = find()
    if chromium is None:
        raise CannotJudge(f"Hittade varken Chromium eller Chrome. {HOW_TO_INSTALL}")
    found, lowest, judged = [], 100.0, 0
    with serving_all() as roots:
        for name in choice.sites:
            chosen = [address for kind, address in kinds_of(name).items() if kind in KINDS and choice.holds(kind)]
            for address in chosen:
                for screen, arguments in SCREENS.items():
                    page = f"{name}: /{address} ({screen})"
                    runs = _judged(page, roots[name] + address, arguments, chromium)
                    points = {each[0].category: median(score.points for score in each) for each in zip(*runs, strict=True)}
                    say(f"{page}: {', '.join(f'{category} {value:g}' for category, value in points.items())}")
                    found += faults(page, runs)
                    lowest, judged = min(lowest, *points.values()), judged + 1
    return Outcome(found, f"{judged} bedömningar, lägst {lowest:g} av 100" if judged else "ingen sida vald")


def _judged(page: str, url: str, arguments: Sequence[str], chromium: Path) -> list[list[Score]]:
    """As many runs as it takes: one where all is well."""
    runs = [_run(url, arguments, chromium)]
    while faults(page, runs) and len(runs) < TRIES:
        runs.append(_run(url, arguments, chromium))
    return runs


def _run(url: str, arguments: Sequence[str], chromium: Path) -> list[Score]:
    flags = " ".join(["--headless=new", *FLAGS])
    command = ["node", str(LIGHTHOUSE), url, "--output=json", "--output-path=stdout", "--quiet", f"--chrome-flags={flags}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "CHROME_PATH": str(chromium)})
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise CannotJudge(f"Lighthouse svarade inte: {done.stderr.strip()[-500:]}") from None
    return scores(report)
