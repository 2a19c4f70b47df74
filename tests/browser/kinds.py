"""Which pages of a built site stand for all of them: read from the site itself, so that no new kind of page can be forgotten."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOT_FOUND = "404.html"

_CLASSES = re.compile(r'\bclass="([^"]*)"')
_MOVED = re.compile(r'<meta[^>]+http-equiv="?refresh', re.IGNORECASE)


@cache
def addresses(site: Path) -> tuple[str, ...]:
    """Every page of a site from its root, in order. A page that only leads on to another is none."""
    found = (page for page in site.rglob("*.html") if page.name in {"index.html", NOT_FOUND})
    return tuple(sorted(_address(site, page) for page in found if not _MOVED.search(page.read_text("utf-8"))))


def by_kind(site: Path, content: Path | None = None) -> dict[str, list[str]]:
    """The pages of each kind, the largest first.

    A page that somebody wrote by hand, in `content`, is a kind of its own. Those that are made of records lie two levels down and are
    one kind per folder: `svar/*`.
    """
    kinds = defaultdict(list)
    for address in addresses(site):
        parts = address.strip("/").split("/")
        own = len(parts) < 2 or _written(content, address)
        kinds[address if own else f"{'/'.join(parts[:-1])}/*"].append(address)
    return {kind: sorted(found, key=lambda each: (-_file(site, each).stat().st_size, each)) for kind, found in sorted(kinds.items())}


def one_of_each(site: Path, content: Path | None = None) -> dict[str, str]:
    """By kind, its largest page; and by their own address, those it takes for every class that the site uses to be on some page."""
    chosen = {kind: found[0] for kind, found in by_kind(site, content).items()}
    left = {address: _classes(_file(site, address)) for address in addresses(site)}
    missing = set(chain.from_iterable(left.values())) - set(chain.from_iterable(left[address] for address in chosen.values()))
    while missing:
        best = max(sorted(left), key=lambda address: len(left[address] & missing))
        chosen[best] = best
        missing -= left[best]
    return chosen


def smallest(site: Path, content: Path | None = None) -> list[str]:
    """The smallest page of every kind that has several: where there is little to show, other things go wrong than where there is much."""
    return [found[-1] for found in by_kind(site, content).values() if len(found) > 1]


def _written(content: Path | None, address: str) -> bool:
    path = address.strip("/")
    return content is not None and any((content / name).is_file() for name in (f"{path}.md", f"{path}/index.md"))


def _address(site: Path, page: Path) -> str:
    return page.relative_to(site).as_posix().removesuffix("index.html")


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if address != NOT_FOUND else site / NOT_FOUND


def _classes(page: Path) -> set[str]:
    return set(chain.from_iterable(found.split() for found in _CLASSES.findall(page.read_text("utf-8"))))
