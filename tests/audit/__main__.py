"""All that is asked of both sites, and takes too long to be asked at every change. Run by `make audit`."""

from __future__ import annotations

import argparse
import sys
import time

from tests.audit import browser, cluster, engine, exports, lighthouse, long_tests, server, stopped, tools, validity
from tests.audit.choice import Choice
from tests.audit.outcome import CannotJudge
from tests.browser.visits import BASES

#: The quick ones first.
STEPS = {
    "exports": exports.audit,
    "engine": engine.audit,
    "cluster": cluster.audit,
    "long": long_tests.audit,
    "server": server.audit,
    "stopped": stopped.audit,
    "validity": validity.audit,
    "lighthouse": lighthouse.audit,
    "browser": browser.audit,
}


def say(text: str) -> None:
    """A line at once, also into a file."""
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    """The command: 0 when nothing was found, 1 when something was, 3 when a tool is missing or did not do its work."""
    parser = argparse.ArgumentParser(prog="audit", description="Granskar alla slags sidor på den riktiga webbplatsen och Exempelstad.")
    parser.add_argument("steps", nargs="*", metavar="steg", help=f"{', '.join(STEPS)} (annars alla)")
    parser.add_argument("--site", action="append", choices=BASES, help="bara den webbplatsen")
    parser.add_argument("--kind", action="append", help="bara det slaget av sidor, till exempel start eller «svar/*»; kan upprepas")
    parser.add_argument("--workers", type=int, default=2, help="hur många webbläsare som arbetar samtidigt (2)")
    given = parser.parse_args(arguments)
    if unknown := [step for step in given.steps if step not in STEPS]:
        parser.error(f"okänt steg: {unknown[0]}. De som finns: {', '.join(STEPS)}")
    if absent := [path for path in (tools.AXE, tools.LIGHTHOUSE, tools.VALIDATOR) if not path.is_file()]:
        say(f"{absent[0].relative_to(tools.HERE)} saknas. Kör: make audit")
        return 3
    choice = Choice(tuple(given.site or BASES), tuple(given.kind or ()), given.workers)
    return _run([step for step in STEPS if step in (given.steps or STEPS)], choice)


def _run(steps: list[str], choice: Choice) -> int:
    summary, faults, unjudged = [], [], False
    for step in steps:
        say(f"── {step}")
        begun = time.monotonic()
        try:
            outcome = STEPS[step](choice, say)
        except CannotJudge as why:
            say(str(why))
            summary.append(f"{step}: gick inte att göra")
            unjudged = True
            continue
        took = time.monotonic() - begun
        summary.append(f"{step}: {len(outcome.faults)} fel, {outcome.figures}, {took / 60:.1f} min")
        faults += outcome.faults
    say("── sammanfattning")
    for line in [*faults, *summary]:
        say(line)
    if unjudged:
        return 3
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
