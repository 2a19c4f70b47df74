"""Words that are to be quoted, held against the stored text: a quote that does not stand there is not proposed."""

from __future__ import annotations

import re

from generator.quoting import StoredText

_LONGEST = 5_000  # as a quote's field takes
_SHORTEST = 3


def quotable(text: str, stored: StoredText) -> str:
    """The words as they can be quoted, or an empty string where the stored text does not say them in a row.

    Where something stands between them there, such as the foot of a page, "…" marks it.
    """
    words = " ".join(text.split())
    if not _SHORTEST <= len(words) <= _LONGEST:
        return ""
    if stored.find(words):
        return words
    pieces = words.split(" ")
    for cut in range(len(pieces) - 1, 0, -1):
        head, tail = " ".join(pieces[:cut]), " ".join(pieces[cut:])
        if stored.find(head):
            joined = f"{head} … {tail}"
            return joined if stored.find(joined) else ""
    return ""


def shown(text: str, length: int = 90) -> str:
    """Words of a document within a comment: one line, not too long, and without what would end it."""
    plain = re.sub(r"\s+", " ", text).strip()
    return plain if len(plain) <= length else plain[: length - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"
