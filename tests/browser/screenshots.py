"""Draws built sites: every kind of page, narrow and wide, light and dark, and a page to look through them. Run by `make screenshots`."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from html import escape
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

from tests.browser import kinds
from tests.browser.find_chromium import HOW_TO_INSTALL, find, launch
from tests.browser.modes import Mode
from tests.browser.visits import BASES, visiting
from tests.site.projects import PROJECTS, built
from tests.site.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.modes import Scheme

#: Width and height of a screen in CSS pixels.
SCREENS = ((360, 740), (1280, 800))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

#: How much of a long page is drawn, in CSS pixels. Chromium cannot draw higher pictures as they are, and takes minutes to try.
HIGHEST = 16_000


class Look(NamedTuple):
    """How a page is drawn."""

    screen: tuple[int, int]  #: width and height in CSS pixels
    scheme: Scheme
    whole: bool = True  #: all of the page, up to a height that can be drawn, or only what the screen first shows


LOOKS = [Look(screen, scheme) for screen, scheme in product(SCREENS, SCHEMES)]
README = Look((1280, 1150), "light", whole=False)


class Site(NamedTuple):
    """A built site, and what to draw of it."""

    name: str
    folder: Path
    base: str = "/"
    content: Path | None = None  #: where pages that are written by hand lie

    def addresses(self) -> list[str]:
        """The largest page of every kind."""
        return [found[0] for found in kinds.by_kind(self.folder, self.content).values()]


def _ours(name: str) -> Site:
    return Site(name, built(name), BASES[name], PROJECTS[name] / "content")


def draw(browser: Browser, address: str, look: Look, picture: Path) -> None:
    """One page as one picture.

    Raises:
        RuntimeError: the page is not there.
    """
    width, height = look.screen
    with visiting(browser, address, Mode(scheme=look.scheme, still=True), viewport={"width": width, "height": height}) as visit:
        answer = visit.page.goto(address)
        if answer is None or not (answer.ok or address.endswith(kinds.NOT_FOUND)):
            raise RuntimeError(f"{address} finns inte")
        visit.settled()
        if look.whole:
            height = min(HIGHEST, visit.page.evaluate("document.documentElement.scrollHeight"))
        visit.page.screenshot(path=picture, full_page=look.whole, clip={"x": 0, "y": 0, "width": width, "height": height})


def gallery(browser: Browser, site: Site, root: str, addresses: list[str], out: Path) -> Iterator[Path]:
    """The pictures of a site, one by one, as they are made.

    Raises:
        RuntimeError: a page is not there.
    """
    (out / site.name).mkdir(parents=True, exist_ok=True)
    for address, look in product(addresses, LOOKS):
        name = address.strip("/").replace("/", "-").removesuffix(".html") or "start"
        picture = out / site.name / f"{name}-{look.screen[0]}-{look.scheme}.png"
        draw(browser, urljoin(root, address), look, picture)
        yield picture


def leaf(pictures: list[Path], out: Path) -> None:
    """A page on which one looks through them all."""
    shown = (
        f'<figure><figcaption>{name}</figcaption><a href="{name}"><img src="{name}" alt="" loading="lazy"></a></figure>'
        for name in (escape(picture.relative_to(out).as_posix()) for picture in pictures)
    )
    style = "body{font:16px sans-serif;display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{height:40rem;width:auto;border:1px solid}"
    (out / "index.html").write_text(
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Sidorna</title><style>{style}</style>\n' + "\n".join(shown), "utf-8"
    )


def main(arguments: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="screenshots", description="Ritar av sidorna i byggda webbplatser.")
    parser.add_argument("site", nargs="?", type=Path, help="den byggda webbplatsens mapp (annars byggs den riktiga och Exempelstad)")
    parser.add_argument("addresses", nargs="*", metavar="adress", help="till exempel svar/ (annars en sida av varje slag)")
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="mapp för bilderna (screenshots)")
    parser.add_argument("--picture", type=Path, help="bara startsidans första skärm, till den här filen")
    given = parser.parse_args(arguments)
    if given.site and not (given.site / "index.html").is_file():
        print(f"{given.site} är ingen byggd webbplats. Bygg den först: make site", file=sys.stderr)
        return 2
    chromium = find()
    if chromium is None:
        print(f"Hittade varken Chromium eller Chrome. {HOW_TO_INSTALL}", file=sys.stderr)
        return 3
    names = ["real"] if given.picture else list(BASES)
    sites = [Site("site", given.site)] if given.site else [_ours(name) for name in names]
    with ExitStack() as stack:
        browser = stack.enter_context(launch(stack.enter_context(sync_playwright()), chromium))
        roots = [stack.enter_context(serving(site.folder, site.base)) for site in sites]
        if given.picture:
            draw(browser, roots[0], README, given.picture)
            return 0
        pictures = []
        try:
            for site, root in zip(sites, roots, strict=True):
                addresses = [address.lstrip("/") for address in given.addresses] or site.addresses()
                for picture in gallery(browser, site, root, addresses, given.out):
                    print(picture, flush=True)
                    pictures.append(picture)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
        leaf(pictures, given.out)
        print(given.out / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
