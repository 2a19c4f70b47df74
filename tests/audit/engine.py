"""Both sites from Zensical's pages: every record, no slot left, no broken link, and otherwise what MkDocs gives.

Each is built with an address too, so that the sitemap, the canonical addresses and the pictures of shared pages are compared.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.audit.outcome import CannotJudge, Outcome
from tests.site import other_engine
from tests.site.projects import PROJECTS, ROOT, insyn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.audit.choice import Choice

#: The address of the demonstration is the one in its mkdocs.yml: its links from 404.html begin below that path.
ADDRESSES = {"real": "https://insyn.example/", "demo": ""}


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Builds the chosen sites with both engines and compares them.

    Raises:
        CannotJudge: Zensical is not installed, or one of the engines gave up.
    """
    if not other_engine.installed():
        raise CannotJudge(other_engine.HOW_TO_INSTALL)
    found, pages = [], 0
    for name in choice.sites:
        with tempfile.TemporaryDirectory() as folder:
            site, usual = _both(name, Path(folder))
            wrong = other_engine.faults(name, site, usual)
            pages += sum(1 for _ in site.rglob("*.html"))
        say(f"{name}: {len(wrong)} fel")
        found += [f"{name}: {line}" for line in wrong]
    return Outcome(found, f"{pages} sidor")


def _both(name: str, folder: Path) -> tuple[Path, Path]:
    """The site by Zensical and by MkDocs."""
    address = ADDRESSES[name]
    usual = folder / "mkdocs"
    done = insyn("build", "--project", PROJECTS[name], "--out", usual, cwd=ROOT, **({"SITE_URL": address} if address else {}))
    if done.returncode:
        raise CannotJudge(f"MkDocs webbplats gick inte att bygga: {done.stderr.strip()[-2000:]}")
    try:
        return other_engine.made(name, folder / "zensical", address), usual
    except RuntimeError as error:
        raise CannotJudge(f"Zensicals webbplats gick inte att bygga: {error}") from None
