"""Every heading of a finished page gets an address, and a link to it beside it where the templates have written none."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.headings import Heading, headings, with_ids

_MAIN = re.compile(r"<main\b[^>]*>.*</main>", re.DOTALL)
_LINKED = re.compile(r"""\bcopy-link["'] href=["']#([^"']+)""")
_LINK = Markup(
    '<div class="headed">{whole}<a class="anchor-link copy-link" href="#{anchor}" aria-label="{told} {name}"{copied}>#</a></div>'
)
#: What the link is called, and what it says when it has been pressed; the script knows the word of the site's own language.
_WORDS = {"en": ("Link to the section", Markup(' data-copied="Copied"'))}
_OWN = ("Länk till avsnittet", "")
_LANGUAGE = re.compile(r"""<html\b[^>]*\slang=["']([^"']+)""")


def with_links(html: str) -> str:
    """A page whose headings in its main part all have a link beside them. The link is no part of the heading's name."""
    main = _MAIN.search(html)
    if not main:
        return html
    language = _LANGUAGE.search(html)
    told, copied = _WORDS.get(language[1] if language else "", _OWN)
    before, after = html[: main.start()], html[main.end() :]
    body = with_ids(main.group(), before + after)
    linked = set(_LINKED.findall(body))
    pieces: list[str] = []
    done = 0
    for each in headings(body):
        if each.anchor in linked or _left_out(each):
            continue
        linked.add(each.anchor)
        whole = Markup(body[each.start : each.end])  # noqa: S704 - the page's own markup
        pieces += [body[done : each.start], _LINK.format(whole=whole, anchor=each.anchor, told=told, name=each.name, copied=copied)]
        done = each.end
    return "".join([before, *pieces, body[done:], after])


def _left_out(heading: Heading) -> bool:
    """Whether a link beside a heading would be in the way.

    What opens a fold is pressed itself, and a link within it would be one thing to press inside another. A card leads as a whole to a page
    whose own address is the one to copy. Both have an id all the same, so that somebody can be led there.
    """
    return heading.folded or "card-title" in heading.attributes
