"""Runs the checks that are written in JavaScript, beside this file, within a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: `page.js` first: it has what the others use.
_SCRIPTS = ("page", "structure", "layout", "focus", "wishes")


@cache
def _source() -> str:
    parts = [(Path(__file__).parent / f"{name}.js").read_text("utf-8") for name in _SCRIPTS]
    return "\n".join(["([names, given]) => {", *parts, "return names.map((name) => checks[name](given));", "}"])


def faults(page: Page, name: str, given: object = None) -> list[str]:
    """What one check finds on the page as it now stands, a line each."""
    found: list[str] = page.evaluate(_source(), [[name], given])[0]
    return found


def faults_of(page: Page, names: list[str]) -> dict[str, list[str]]:
    """What several checks find, one after the other and asked at once: each question by itself takes longer than most answers."""
    return dict(zip(names, page.evaluate(_source(), [names, None]), strict=True))
