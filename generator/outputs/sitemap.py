"""The sitemap (sitemaps.org protocol 0.9), with the days on which pages truly changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

from generator import addresses

#: Pages that are no answer to a search elsewhere.
_LEFT_OUT = {"404.html", addresses.SEARCH}
MOST = 50_000  #: addresses in one file, by the protocol; a file of so many is a sixth of the 50 MB that it allows

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(site_address: str, pages: Iterable[str], changed: Mapping[str, date], most: int = MOST) -> dict[str, bytes]:
    """A sitemap of pages by file; where there are too many for one, several and an index of them.

    Args:
        site_address: the site's own address, with a slash at its end.
        pages: addresses from the site's root.
        changed: the day on which a page last changed, by its address. A page whose day is not known has none in the sitemap.
        most: addresses in one file.
    """
    listed = [address for address in pages if address not in _LEFT_OUT]
    if len(listed) <= most:
        return {addresses.SITEMAP: _pages(site_address, listed, changed)}
    parts = [listed[start : start + most] for start in range(0, len(listed), most)]
    files = {addresses.sitemap_part(number): part for number, part in enumerate(parts, start=1)}
    rows = "".join(
        _row("sitemap", site_address + file, max((changed[page] for page in part if page in changed), default=None))
        for file, part in files.items()
    )
    index = f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n".encode()
    return {addresses.SITEMAP: index, **{file: _pages(site_address, part, changed) for file, part in files.items()}}


def _pages(site_address: str, pages: Sequence[str], changed: Mapping[str, date]) -> bytes:
    rows = "".join(_row("url", f"{site_address}{quote(address)}", changed.get(address)) for address in pages)
    return f"{_HEAD}<urlset {_SPACE}>\n{rows}</urlset>\n".encode()


def _row(element: str, address: str, day: date | None) -> str:
    when = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{element}><loc>{escape(address)}</loc>{when}</{element}>\n"
