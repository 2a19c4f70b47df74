"""The sites as their visitors meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.visits import serving_all

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def sites() -> Iterator[dict[str, str]]:
    """Where each site can be visited."""
    with serving_all() as roots:
        yield roots
