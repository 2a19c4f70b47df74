"""Reads a page as a browser would, for tests that look at what it holds."""

from __future__ import annotations

from functools import lru_cache
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Html(HTMLParser):
    """A page's elements and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self.words: list[tuple[tuple[str, ...], str]] = []  #: each text with the elements that it stands in
        self.unclosed: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.unclosed += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unclosed.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self._open), data))

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of every element of these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    def text(self, tag: str = "html") -> str:
        """The words in every element of a name, in one line. What stands in a script is not shown, so it is none of them."""
        return " ".join(" ".join(words for path, words in self.words if tag in path and "script" not in path).split())

    def attribute(self, name: str) -> list[str]:
        """Every value of an attribute, on whatever element."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


@lru_cache(maxsize=600)
def read_html(html: str) -> Html:
    """A page that many tests look at, read once: reading all of Exempelstad takes three seconds. To be looked at, never added to."""
    return Html(html)
