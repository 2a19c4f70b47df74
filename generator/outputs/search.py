"""The search index, made by Pagefind over the finished pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

FOLDER = "pagefind"

#: What Pagefind writes for pages that use its own search box; ours is in site_theme/assets/.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js", "pagefind-playground*")


class SearchIndexError(Exception):
    """Pagefind could not make the index; carries what it said."""


def index(site: Path) -> None:
    """Make the index of a finished site, in its folder `pagefind/`.

    Raises:
        SearchIndexError: Pagefind is not there or stops with an error.
    """
    command = [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--force-language", "sv", "--quiet"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SearchIndexError(str(error)) from error
    if done.returncode:
        raise SearchIndexError((done.stderr or done.stdout).strip()[-500:])
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
