"""What a page calls itself: its title and first heading, from as much of it as was read.

By patterns with bounds and not by the standard library's parser, which raises where a page is written badly enough.
"""

from __future__ import annotations

import re
from html import unescape

from generator.outward.asking import Answer

HTML = {"text/html", "application/xhtml+xml"}

_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})""", re.IGNORECASE)
_NAMED = [re.compile(rf"<{tag}(?:\s[^>]{{0,500}})?>(.{{0,2000}}?)</{tag}\s*>", re.IGNORECASE | re.DOTALL) for tag in ("title", "h1")]
_TAG = re.compile(r"<[^<>]*>")
_LONGEST = 300


def names(answer: Answer) -> list[str]:
    """The title and the first heading of a page, each on one line; none of what is no page."""
    if answer.kind not in HTML:
        return []
    text = _without_comments(_text(answer))
    found = (pattern.search(text) for pattern in _NAMED)
    words = (" ".join(unescape(_TAG.sub("", each[1])).split())[:_LONGEST] for each in found if each)
    return [each for each in words if each]


def _text(answer: Answer) -> str:
    found = _CHARSET.search(answer.fields.get("content-type", "").encode()) or _CHARSET.search(answer.body[:2048])
    try:
        return answer.body.decode(found[1].decode("ascii") if found else "utf-8", "replace")
    except (LookupError, ValueError):  # no such coding, or one that is not for texts
        return answer.body.decode("utf-8", "replace")


def _without_comments(text: str) -> str:
    kept, position = [], 0
    while (begun := text.find("<!--", position)) >= 0 and (ended := text.find("-->", begun)) >= 0:
        kept.append(text[position:begun])
        position = ended + len("-->")
    return "".join([*kept, text[position:]])
