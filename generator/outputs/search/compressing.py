"""Files as they are sent."""

from __future__ import annotations

import gzip

_SMALLEST = 9


def compressed(content: bytes) -> bytes:
    """Content as gzip, the same whenever it is made."""
    return gzip.compress(content, _SMALLEST, mtime=0)
