"""Draws a built site: every kind of page, narrow and wide, light and dark, as PNG files to look through. Run by `make screenshots`."""

from __future__ import annotations

import argparse
import http.server
import sys
import threading
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from tests.browser.find_chromium import HOW_TO_INSTALL, find, launch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

Scheme = Literal["light", "dark"]

WIDTHS = (360, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HEIGHT = 800


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which a built site can be visited for as long as the block runs."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def one_of_each(site: Path) -> list[str]:
    """The start page and, in every folder at the top of the site, its list page and its first record."""
    addresses = [""] + (["404.html"] if (site / "404.html").is_file() else [])
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        records = sorted(page.parent for page in folder.glob("*/index.html"))
        pages = ([folder] if (folder / "index.html").is_file() else []) + records[:1]
        addresses += [f"{page.relative_to(site).as_posix()}/" for page in pages]
    return addresses


def draw(browser: Browser, address: str, width: int, scheme: Scheme, picture: Path) -> None:
    """One whole page as one picture.

    Raises:
        RuntimeError: the page is not there.
    """
    with browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        answer = page.goto(address)
        if answer is None or not answer.ok:
            raise RuntimeError(f"{address} finns inte")
        page.evaluate("() => document.fonts.ready.then(() => undefined)")
        page.screenshot(path=picture, full_page=True)


def draw_top(browser: Browser, address: str, picture: Path) -> None:
    """The first screen of a page, for the README."""
    with browser.new_context(viewport={"width": 1280, "height": 1150}, color_scheme="light") as context:
        page = context.new_page()
        page.goto(address)
        page.evaluate("() => document.fonts.ready.then(() => undefined)")
        page.screenshot(path=picture)


def main(arguments: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="screenshots", description="Ritar av sidorna i en byggd webbplats.")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="den byggda webbplatsens mapp (site)")
    parser.add_argument("addresses", nargs="*", metavar="adress", help="till exempel svar/ (annars en sida av varje slag)")
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="mapp för bilderna (screenshots)")
    parser.add_argument("--picture", type=Path, help="bara startsidans första skärm, till den här filen")
    given = parser.parse_args(arguments)
    if not (given.site / "index.html").is_file():
        print(f"{given.site} är ingen byggd webbplats. Bygg den först: make site", file=sys.stderr)
        return 2
    chromium = find()
    if chromium is None:
        print(f"Hittade varken Chromium eller Chrome. {HOW_TO_INSTALL}", file=sys.stderr)
        return 3
    if given.picture:
        with serving(given.site) as root, sync_playwright() as playwright, launch(playwright, chromium) as browser:
            draw_top(browser, root, given.picture)
        return 0
    given.out.mkdir(parents=True, exist_ok=True)
    addresses = [address.lstrip("/") for address in given.addresses] or one_of_each(given.site)
    missing = 0
    with serving(given.site) as root, sync_playwright() as playwright, launch(playwright, chromium) as browser:
        for address, width, scheme in product(addresses, WIDTHS, SCHEMES):
            name = address.strip("/").replace("/", "-").removesuffix(".html") or "start"
            picture = given.out / f"{name}-{width}-{scheme}.png"
            try:
                draw(browser, root + address, width, scheme, picture)
            except RuntimeError as error:
                print(error, file=sys.stderr)
                missing += 1
            else:
                print(picture)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
