"""The folder that an engine built, and the frames in it."""

from __future__ import annotations

from pathlib import Path

FRAME = "_frame"


def frames_in(site: Path) -> list[Path]:
    """The frames that an engine has built into a folder."""
    return sorted(site.glob(f"*/{FRAME}/index.html"))


def frames_at(site: Path) -> dict[str, str]:
    """Their HTML by name."""
    return {path.parent.parent.name: path.read_text("utf-8") for path in frames_in(site)}
