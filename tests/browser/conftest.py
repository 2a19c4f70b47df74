"""The sites as their visitors meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.visits import serving_all, wandering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.visits import Visit


@pytest.fixture(scope="session")
def sites() -> Iterator[dict[str, str]]:
    """Where each site can be visited."""
    with serving_all() as roots:
        yield roots


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[Visit]:
    """Somebody who turns to one page after another, and is shared by all tests that need nothing of their own of the browser.

    To open a browser for each would take longer than most of what they look at.
    """
    with wandering(browser) as visit:
        yield visit
