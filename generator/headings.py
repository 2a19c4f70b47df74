"""The headings in a page's HTML and their addresses: one is made of its words where neither it nor what it begins has any."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator import addresses

_HEADING = re.compile(r"<h(?P<level>[2-6])\b(?P<attributes>[^>]*)>(?P<title>.*?)</h(?P=level)>", re.DOTALL)
_ID = re.compile(r"""\sid=(?:"([^"]+)"|'([^']+)')""")
#: What a heading may be the first of: an address of that is the heading's too.
_BEGUN = re.compile(r"<(?:article|details|div|figcaption|figure|header|li|section|summary)\b[^>]*>\s*\Z")
_LOOKED_BACK = 600
#: Signs, and notes of how many there are, are no part of the name: an address with a number in it would not live long.
_ASIDE = re.compile(r"""<span (?:aria-hidden="true"|class="(?:group-)?note")>[^<]*</span>""")
_TAG = re.compile(r"<[^>]*>")
_COUNT = re.compile(r":\s*\d+\s*\Z")
_WORDS = 6  # enough to tell what it is, and each address stands on the page twice


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the page's own, and where it stands in the HTML."""

    start: int
    end: int
    level: int
    attributes: str
    name: str  #: as text
    anchor: str  #: its id, or that of what it begins; empty if there is none
    folded: bool  #: whether it is what a fold is opened by


def headings(html: str) -> Iterator[Heading]:
    """The headings of a page in order."""
    for found in _HEADING.finditer(html):
        start, end = found.span()
        opened = _opened(html, start)
        attributes, title = found["attributes"], found["title"]
        if "<" in title:
            title = _TAG.sub("", _ASIDE.sub("", title))
        if "&" in title:
            title = html_module.unescape(title)
        own = "".join(ids(attributes)) if attributes else ""
        anchor = own or (["", *ids(opened)][-1] if opened else "")
        folded = opened.rpartition("<")[2].startswith("summary")
        yield Heading(start, end, int(found["level"]), attributes, " ".join(title.split()), anchor, folded)


def _opened(html: str, place: int) -> str:
    """The tags right before a place that each open what the place is the first of."""
    start, earliest = place, max(0, place - _LOOKED_BACK)
    while (tag := html.rfind("<", earliest, start)) >= 0 and _BEGUN.match(html, tag, start):
        start = tag
    return html[start:place]


def with_ids(html: str) -> str:
    """The HTML with an id on each heading that had no address. The same words get the same id at every build."""
    pieces: list[str] = []
    done = 0
    for each, anchor in addressed(html, lambda: ids(html)):
        if not each.anchor:
            place = each.start + len("<h2")
            pieces += [html[done:place], f' id="{anchor}"']
            done = place
    return "".join([*pieces, html[done:]])


def addressed(html: str, taken: Callable[[], Iterable[str]]) -> Iterator[tuple[Heading, str]]:
    """Each heading with its anchor, made of its words where it has none.

    `taken` gives the ids that the page has; it is asked only where an anchor is to be made.
    """
    known: set[str] | None = None
    for each in headings(html):
        if each.anchor:
            yield each, each.anchor
            continue
        if known is None:
            known = set(taken())
        yield each, addresses.free_anchor(" ".join(_COUNT.sub("", each.name).split()[:_WORDS]), known)


def ids(html: str) -> list[str]:
    """Every id in some HTML."""
    return [double or single for double, single in _ID.findall(html)]
