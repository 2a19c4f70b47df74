"""Documents of what no record is: pages that somebody has written in content/, and pages that are made of many records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from html.parser import HTMLParser

from generator import addresses, prose
from generator.outputs.search.documents import ASKED_WITH, Document, Field
from generator.page import Finished

#: The kind of a page by the first part of its address, and what such a page is called.
_KINDS = {
    addresses.COMPARISONS: ("comparisons", "Jämförelse"),
    addresses.VIEWPOINTS: ("viewpoints", "Synpunkter"),
    addresses.DOSSIERS: ("dossiers", "Akt"),
}
_LISTS = {*addresses.SEGMENTS.values(), *_KINDS, addresses.EASY_READ, addresses.ENGLISH}
#: The search itself, and what is looked at rather than looked for.
_LEFT_OUT = {addresses.SEARCH, "404.html"}
#: What people ask with when they look for a page of its own kind; only the index knows these words.
_ASKED_WITH = {
    addresses.CHANGES: "ändrats ändrat ändrades ändring nytt nyheter senaste uppdaterat uppdateringar historik sist",
    addresses.STATEMENT: "tillgänglig wcag anpassad skärmläsare hjälpmedel brister fungerar klaga anmäla rapportera",
    addresses.ABOUT: "webbplats webbsida sajt vem ligger bakom lita källa utgivare",
    addresses.METHOD: "metod arbetssätt steg görs",
}
_UNSEEN = {"script", "style", "template", "svg"}
_HEADINGS = {"h2", "h3"}
_APART = {"p", "li", "div", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "blockquote", "pre", "tr", "section"}


def written_pages(finished: Iterable[Finished], known: AbstractSet[str]) -> Iterator[Document]:
    """A document for each finished page that is none yet.

    Args:
        finished: every page.
        known: the addresses of those that are documents already.
    """
    for page in finished:
        if page.address not in known and page.address not in _LEFT_OUT and page.title:
            yield _document(page)


def _document(page: Finished) -> Document:
    first, _, rest = page.address.partition("/")
    kind, label = _KINDS.get(first, ("pages", "Sida")) if rest else ("pages", "Sida")
    if not rest and first in _LISTS:
        kind, label = "lists", "Lista"
    made = Document(page.address, _plain(page.title), kind, label)
    top = made.section("", "")
    top.fields += [
        (Field.TITLE, _plain(page.title)),
        (Field.TEXT, _plain(page.description)),
        (Field.KIND, _ASKED_WITH.get(page.address) or ASKED_WITH.get(kind, "")),
        *([(Field.LABEL, label)] if rest else []),
    ]
    if page.prose:
        for heading, anchor, text in _sections(page.prose):
            section = made.section(heading, anchor) if anchor else top
            section.fields.append((Field.TEXT, text))
    return made


def _sections(html: str) -> list[tuple[str, str, str]]:
    """The heading, its anchor and the text beneath it, for each part of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    parts = [(_plain(heading), anchor, _plain(text)) for heading, anchor, text in reader.parts()]
    return [part for part in parts if part[-1]]


def _plain(text: str) -> str:
    return " ".join(prose.normalised(text).split())


class _Reader(HTMLParser):
    """Gathers the text under each heading that has an anchor."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[list[str]] = [["", "", ""]]
        self._unseen = 0
        self._in_heading = self._in_title = False

    def parts(self) -> list[tuple[str, str, str]]:
        return [(heading, anchor, text) for heading, anchor, text in self._parts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNSEEN or (self._unseen and tag == "a") or "anchor-link" in (given.get("class") or ""):
            self._unseen += 1
        elif tag in _HEADINGS and given.get("id"):
            self._parts.append(["", given["id"] or "", ""])
            self._in_heading = True
        elif tag == "h1":
            self._in_title = True
        if tag in _APART:
            self._parts[-1][2] += " "

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag in _UNSEEN | {"a"}:
            self._unseen -= 1
        elif tag in _HEADINGS:
            self._in_heading = False
        elif tag == "h1":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if not self._unseen and not self._in_title:
            self._parts[-1][0 if self._in_heading else 2] += data
