"""The folder that the processes of one run of the tests share."""

from __future__ import annotations

import tempfile
from pathlib import Path


def shared_folder(run: str) -> Path:
    """Where a run, named by pytest-xdist, keeps what is made once for all its processes. The run removes it when it ends."""
    return Path(tempfile.gettempdir()) / f"insyn-tests-{run}"
