"""Every kind of page in light colours: axe, the checks of our own and what a visit may cost, in a choice of modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.inspection import PARTS, inspect, part

if TYPE_CHECKING:
    from tests.browser.visits import Visit


@pytest.mark.parametrize("number", range(PARTS))
def test_every_kind_of_page(visitor: Visit, sites: dict[str, str], number: int) -> None:
    faults = inspect(visitor, sites, part("light", number))
    assert not faults, "\n".join(faults)
