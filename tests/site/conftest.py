"""The built sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import projects

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=sorted(projects.PROJECTS))
def name(request: pytest.FixtureRequest) -> str:
    """Each project in turn."""
    given: str = request.param
    return given


@pytest.fixture
def site(name: str) -> Path:
    """The finished site of each project in turn."""
    return projects.built(name)


@pytest.fixture
def demo() -> Path:
    """The finished site of Exempelstad."""
    return projects.built("demo")


@pytest.fixture
def real() -> Path:
    """The finished site of the project in this repository."""
    return projects.built("real")
