"""A few pages of Exempelstad, byte for byte, so that a change of the look or the words is seen where it is reviewed.

When the change is meant, `INSYN_RENEW_GOLDEN=1 pytest tests/golden` writes the pages anew; read the difference before it is committed.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from tests.site.projects import built

HERE = Path(__file__).parent

PAGES = {
    "svar.html": "svar/trygghetsavtal-2024-socialnamnden/index.html",
    "remiss.html": "remisser/trygghetsavtal-2024/index.html",
    "404.html": "404.html",
}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_as_it_was(name: str) -> None:
    page = (built("demo") / PAGES[name]).read_text("utf-8")
    golden = HERE / name
    if os.environ.get("INSYN_RENEW_GOLDEN") == "1":
        golden.write_text(page, "utf-8")
    before = golden.read_text("utf-8")
    changed = difflib.unified_diff(before.splitlines(), page.splitlines(), f"tests/golden/{name}", PAGES[name], lineterm="", n=1)
    assert page == before, "Är det meningen? Kör: INSYN_RENEW_GOLDEN=1 pytest tests/golden\n" + "\n".join(changed)


def test_every_stored_page_is_compared() -> None:
    assert {path.name for path in HERE.glob("*.html")} == PAGES.keys()
