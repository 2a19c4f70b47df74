"""What the tests of importing share: a project to import into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "demo"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional municipality without the answers that it has, so that each document is its first."""
    project = tmp_path_factory.mktemp("demo")
    shutil.copytree(DEMO / "data", project / "data")
    shutil.copy(DEMO / "mkdocs.yml", project)
    for folder in (project / "data/agreements").glob("*/consultations/*/responses"):
        shutil.rmtree(folder)
    (project / "data/redirects.yml").unlink()  # what it leads to was among them
    return project
