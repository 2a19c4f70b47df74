"""What a page needs to be of use on paper, where no link can be followed."""

from __future__ import annotations

import re

from generator import addresses

_SOURCE = re.compile(rf"""<a\b[^>]*?\shref=(["'])insyn:({addresses.listing("sources")}[^"'#?/]+)/?(?:#[^"']*)?\1""")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


def leads_to_source(html: str) -> bool:
    """Whether a source's page is linked to, before links are made relative."""
    return "insyn:" in html and _SOURCE.search(html) is not None


def printable(html: str, site_address: str) -> str:
    """A page with the whole address of each source that it links to, once, in `data-paper`: the style sheet prints it after the link.

    The first link to the source has it. A table comes second: its columns are narrow, and beside a chart it may be left out on paper.

    Args:
        html: the page before its links are made relative.
        site_address: the site's own address with a slash at its end. Without one there is nothing to print.
    """
    if not site_address:
        return html
    links = list(_SOURCE.finditer(html))
    tables = [found.span() for found in _TABLE.finditer(html)] if links else []
    chosen: dict[str, tuple[bool, int]] = {}  # by the source's address: whether the link is in a table, and where it ends
    for found in links:
        within = any(start < found.start() < end for start, end in tables)
        chosen[found[2]] = min((within, found.end()), chosen.get(found[2], (True, len(html))))
    pieces: list[str] = []
    done = 0
    for place, address in sorted((end, address) for address, (_, end) in chosen.items()):
        pieces += [html[done:place], f' data-paper="{site_address}{address}/"']
        done = place
    return "".join([*pieces, html[done:]])
