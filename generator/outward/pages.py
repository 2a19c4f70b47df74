"""What a page calls itself: its title and first heading, from as much of it as was read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from generator.outward.asking import Answer

HTML = {"text/html", "application/xhtml+xml"}

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_LONGEST = 300


def names(answer: Answer) -> list[str]:
    """The title and the first heading of a page; none of what is no page."""
    if answer.kind not in HTML:
        return []
    reader = _Reader()
    reader.feed(_text(answer))
    return [" ".join(words.split())[:_LONGEST] for words in (reader.found.get("title", ""), reader.found.get("h1", "")) if words.strip()]


def _text(answer: Answer) -> str:
    found = _CHARSET.search(answer.fields.get("content-type", "").encode()) or _CHARSET.search(answer.body[:2048])
    try:
        return answer.body.decode(found[1].decode() if found else "utf-8", "replace")
    except LookupError:
        return answer.body.decode("utf-8", "replace")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"title", "h1"} and tag not in self.found:
            self._open = tag
            self.found[tag] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open] += data
