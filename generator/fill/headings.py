"""Every heading of a finished page gets an address, and a link to it beside it where the templates have written none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import escape

from generator.headings import Heading, addressed, ids

_MAIN = re.compile(r"<main\b[^>]*>.*</main>", re.DOTALL)
_LINKED = re.compile(r"""copy-link(?<=\bcopy-link)["'] href=["']#([^"']+)""")
#: What the link is called, and what it says when it has been pressed; the script knows the word of the site's own language.
_WORDS = {"en": ("Link to the section", ' data-copied="Copied"')}
_OWN = ("Länk till avsnittet", "")
_LANGUAGE = re.compile(r"""<html\b[^>]*\slang=["']([^"']+)""")


def with_links(html: str) -> str:
    """A page whose headings in its main part all have a link beside them. The link is no part of the heading's name."""
    main = _MAIN.search(html)
    if not main:
        return html
    before, after = html[: main.start()], html[main.end() :]
    return f"{before}{linked(main.group(), lambda: ids(before + after), language_of(html))}{after}"


def linked(main: str, around: Callable[[], Iterable[str]], language: str) -> str:
    """As `with_links`, of a main part alone.

    Args:
        main: its HTML.
        around: gives the ids of what else stands on the page; asked only where a heading lacks one.
        language: the page's, as its tag.
    """
    told, copied = _WORDS.get(language, _OWN)
    there = set(_LINKED.findall(main))
    pieces: list[str] = []
    done = 0
    for each, anchor in addressed(main, lambda: [*ids(main), *around()]):
        place = each.start + len("<h2")
        own = "" if each.anchor else f' id="{anchor}"'
        heading = f"{main[each.start : place]}{own}{main[place : each.end]}"
        if anchor not in there and not _left_out(each):
            there.add(anchor)
            link = f'<a class="anchor-link copy-link" href="#{escape(anchor)}" aria-label="{told} {escape(each.name)}"{copied}>#</a>'
            heading = f'<div class="headed">{heading}{link}</div>'
        pieces += [main[done : each.start], heading]
        done = each.end
    return "".join([*pieces, main[done:]])


def language_of(html: str) -> str:
    """The language of a page, as it says at its beginning; empty where it does not say."""
    language = _LANGUAGE.search(html)
    return language[1] if language else ""


def _left_out(heading: Heading) -> bool:
    """Whether a link beside a heading would be in the way.

    What opens a fold is pressed itself, and a link within it would be one thing to press inside another. A card leads as a whole to a page
    whose own address is the one to copy. Both have an id all the same, so that somebody can be led there.
    """
    return heading.folded or "card-title" in heading.attributes
