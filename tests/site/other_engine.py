"""A site whose pages Zensical has made and `insyn fill` has filled, and everything in it that MkDocs' is not.

Zensical is the announced successor of the engine. It runs no plugins, so what is right in its site is right without MkDocs.
"""

from __future__ import annotations

import importlib.util
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.site.projects import MADE_OF, ROOT, checked, contents, copy, insyn, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HOW_TO_INSTALL = "Zensical är inte installerat, så det är inte prövat att en annan motor än MkDocs kan bygga content/. Kör: make audit"

#: What each engine has of its own: the style sheet for prose, which is cut out of its own one, and its name where the site tells of it.
OWN = {"assets/insyn/insyn.css", *MADE_OF}

#: Only to resolve links against; nothing is fetched.
_ROOT = "https://webbplats.invalid/"

_LINKS = {"href", "src", "action", "data-paper"}
_SLOT = re.compile(r"<!--\s*insyn:|[\"']insyn:")


def installed() -> bool:
    """Whether the other engine is there."""
    return importlib.util.find_spec("zensical") is not None


def made(name: str, folder: Path, site_url: str = "") -> Path:
    """The finished site of a copy of a project, from Zensical's pages. `folder` is for the copy.

    Raises:
        RuntimeError: Zensical or the filling gave up, with what they said.
    """
    project = copy(name, folder)
    changed = {"SITE_URL": site_url} if site_url else {}
    for done in (
        run("zensical", "build", "--strict", "--config-file", project / "mkdocs.yml", cwd=project, **changed),
        insyn("fill", project / "site", "--project", project, cwd=ROOT, **changed),
    ):
        if done.returncode:
            raise RuntimeError((done.stdout + done.stderr).strip()[-2000:])
    return project / "site"


def faults(name: str, site: Path, usual: Path) -> list[str]:
    """A line for everything that is wrong in a site, or other than in the one that MkDocs made of the same project."""
    found, wanted = contents(site), contents(usual)
    records = [item.address for item in checked(name).register.items() if item.address]
    return [
        *(f"/{address}: postens sida saknas" for address in records if f"{address}index.html" not in found),
        *(f"/{path}: saknas" for path in sorted(wanted.keys() - found.keys())),
        *(f"/{path}: finns bara här" for path in sorted(found.keys() - wanted.keys())),
        *_left(found),
        *_broken(found, urlsplit(checked(name).register.reading.engine.address).path or "/"),
        *_different(found, wanted),
    ]


def _left(found: Mapping[str, bytes]) -> Iterator[str]:
    for path in _pages(found):
        if slot := _SLOT.search(found[path].decode()):
            yield f"/{path}: en plats står kvar: {found[path].decode()[slot.start() : slot.start() + 60]}"


def _broken(found: Mapping[str, bytes], base: str) -> Iterator[str]:
    pages = {path: _Read(found[path].decode(), _address(path)) for path in _pages(found)}
    ids = {_address(path): page.ids for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.links:
            where, anchor = urldefrag(link)
            if not where.startswith(_ROOT) or where == f"{_ROOT}404.html":
                continue  # not ours, or within the page that has no address of its own
            target = urlsplit(where).path.removeprefix("/")
            if path == "404.html":  # given at any address, so it links from the root of the server
                target = f"/{target}".removeprefix(base)
            file = f"{target}index.html" if target.endswith("/") or not target else target
            if file not in found:
                yield f"/{path}: länken till /{target} leder ingenstans"
            elif anchor and target in ids and anchor not in ids[target]:
                yield f"/{path}: det finns inget #{anchor} på /{target}"


def _different(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> Iterator[str]:
    """Pages must have the same elements, words and links, however each engine writes them; all else the same octets."""
    for path in sorted(found.keys() & wanted.keys() - OWN):
        if found[path] == wanted[path]:
            continue
        if not path.endswith(".html"):
            yield f"/{path}: inte samma innehåll"
            continue
        ours, theirs = (_Read(each[path].decode(), _address(path)).told for each in (found, wanted))
        pair = next(((one, other) for one, other in zip([*ours, ""], [*theirs, ""], strict=False) if one != other), None)
        if pair:
            yield f"/{path}: {pair[0]!s:.200} i stället för {pair[1]!s:.200}"


def _pages(found: Mapping[str, bytes]) -> list[str]:
    return [path for path in found if path.endswith(".html")]


def _address(path: str) -> str:
    return path.removesuffix("index.html")


class _Read(HTMLParser):
    """A page as what is told when links are resolved and white space counts for nothing."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self._address = address
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: self._resolved(name, value or "") for name, value in attrs}
        self.links += [value for name, value in given.items() if name in _LINKS - {"data-paper"}]
        self.ids |= {value for name, value in given.items() if name == "id"}
        self.told.append(f"<{tag} {given}>")

    def _resolved(self, name: str, value: str) -> str:
        return urljoin(f"{_ROOT}{self._address}", value) if name in _LINKS else value

    def handle_endtag(self, tag: str) -> None:
        self.told.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.told += [" ".join(data.split())] if data.strip() else []

    def handle_comment(self, data: str) -> None:
        self.told.append(f"<!--{data}-->")
