"""Runs axe-core on a page.

Every rule is on, so that a new one is not missed: those of WCAG A, AA and AAA, the best practices and the experimental ones. What is off
stands in OFF with its reason. `make test` uses the axe-core that comes with axe-playwright-python; `make audit` the newest, from npm.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.modes import Mode

OFF = {
    "focus-order-semantics": "experimental: a box that scrolls would have to be a landmark, and pages of many tables then have too many",
}

#: What is asked of the colours. Not where they are the visitor's own: axe reads a property that Chromium reports as if they were not.
#: It takes half of axe's time, and which colours meet changes little with the screen: `make test` asks it on the wide one alone,
#: `make audit` on the others too, with scripts and text of the usual size.
OF_COLOURS = {"color-contrast", "link-in-text-block"}
OF_RUNNING_TEXT = "color-contrast-enhanced"

#: What holds running text, whose contrast must be 7:1, and what stands in it without being any. Of labels, buttons and small print
#: that is not asked: what `color-contrast-enhanced` finds there is left out, which takes less time than to run axe on each by itself.
RUNNING_TEXT = "main :is(p, li, dd, blockquote)"
NOT_RUNNING = ".status, .labels, .cell, .note, .sources, svg, button"

_RUN = """async ({off, running, except}) => {
  const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => [ruleId, {enabled: !off.includes(ruleId)}]));
  const found = (await axe.run({rules, resultTypes: ['violations'], elementRef: true})).violations;
  const runs = (element) => {
    const [inside, apart] = [element.closest(running), element.closest(except)];
    return inside && (!apart || apart.contains(inside));
  };
  const counts = (id, {element}) => id !== 'color-contrast-enhanced' || runs(element);
  const told = (id, {target, html, any}) => ({id, target: target.flat().join(' '), html, why: any[0]?.message});
  return found.flatMap(({id, nodes}) => nodes.filter((node) => counts(id, node)).map((node) => told(id, node)));
}"""


@cache
def source(newest: Path | None = None) -> str:
    """axe-core itself: from a file, or the one that comes with the tests."""
    file = newest or resources.files("axe_playwright_python") / "axe.min.js"
    return f"() => {{ {file.read_text('utf-8')}\n}}"  # a function, or all that axe holds would be carried out of the page as an answer


def violations(page: Page, mode: Mode, newest: Path | None = None, thorough: bool = False) -> list[str]:
    """What axe finds on the page as it now stands, one line per place."""
    page.evaluate(source(newest))
    wide = mode.screen == "desktop"
    colours = not mode.forced and (wide or (thorough and mode.script and not mode.large))
    off = OFF.keys() | (set() if colours else OF_COLOURS) | (set() if colours and wide else {OF_RUNNING_TEXT})
    found = page.evaluate(_RUN, {"off": sorted(off), "running": RUNNING_TEXT, "except": NOT_RUNNING})
    return [f"axe {each['id']}: {each['target']} – {each['why'] or each['html'][:120]}" for each in found]
