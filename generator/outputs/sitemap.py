"""The sitemap (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

#: Pages that are no answer to a search elsewhere.
_LEFT_OUT = {"404.html", "sok/"}


def sitemap(site_address: str, pages: Iterable[str]) -> bytes:
    """A sitemap of pages, given by their addresses from the site's root; `site_address` ends with a slash."""
    rows = "".join(f"<url><loc>{escape(site_address + address)}</loc></url>\n" for address in pages if address not in _LEFT_OUT)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'.encode()
    )
