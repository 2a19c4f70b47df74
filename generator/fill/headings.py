"""Beside each heading of a finished page that has an address and no link to it yet: a link, as the templates write it themselves."""

from __future__ import annotations

import re

from markupsafe import Markup

_MAIN = re.compile(r"<main\b[^>]*>.*</main>", re.DOTALL)
_HEADING = re.compile(
    r"""(?P<whole><h(?P<level>[23])\b[^>]*?\sid=["'](?P<id>[^"']+)["'][^>]*>(?P<title>(?:(?!</h).)*)</h(?P=level)>)"""
    r"""(?!\s*<a class="anchor-link)""",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_LINK = Markup(
    '<div class="section-head">{whole}<a class="anchor-link copy-link" href="#{id}">'
    '<span aria-hidden="true" data-copied="{copied}">#</span><span class="sr-only">{told} {title}</span></a></div>'
)
_WORDS = {"en": ("Copied", "Link to the section")}
_OWN = ("Kopierad", "Länk till avsnittet")
_LANGUAGE = re.compile(r"""<html\b[^>]*\slang=["']([^"']+)""")


def with_links(html: str) -> str:
    """A page whose headings of the second and third level all have a link beside them. The link is no part of the heading's name."""
    main = _MAIN.search(html)
    if not main:
        return html
    language = _LANGUAGE.search(html)
    copied, told = _WORDS.get(language[1] if language else "", _OWN)

    def linked(found: re.Match[str]) -> str:
        title = Markup(_TAG.sub("", found["title"]).strip())  # noqa: S704 - the page's own text, with its tags taken out
        whole = Markup(found["whole"])  # noqa: S704 - the page's own markup
        return _LINK.format(whole=whole, id=Markup(found["id"]), copied=copied, told=told, title=title)  # noqa: S704 - it stands in an attribute already

    return f"{html[: main.start()]}{_HEADING.sub(linked, main.group())}{html[main.end() :]}"
