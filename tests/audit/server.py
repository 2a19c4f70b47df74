"""Debian's nginx with the shipped configuration and a real site: every promise, and 200 visitors while the site is exchanged ten times.

Each answer must be whole and of one version, and a page that was opened before an exchange must find what it fetches after it.
"""

from __future__ import annotations

import asyncio
import gzip
import importlib.util
import random
import re
import ssl
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tests.audit.outcome import CannotJudge, Outcome
from tests.deploy import nginx
from tests.deploy.promises import Client, address, faults
from tests.deploy.test_publish_script import publish
from tests.site.projects import contents, copy, edit, insyn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.audit.choice import Choice
    from tests.deploy.nginx import Running

_CLIENTS, _SECONDS, _SWAPS = 200, 30, 10
_HOW_TO_INSTALL = "nginx finns inte. Installera: «apt install nginx libnginx-mod-http-brotli-static» i Debian, och kör som root."
#: What nginx notes of what is asked for and is not there.
_EXPECTED = ("No such file", "directory index of")
_LINKED = re.compile(r'(?:href|src)="([^"#?]+\.(?:css|js|svg|png|woff2|bin))"')


def audit(choice: Choice, say: Callable[[str], None]) -> Outcome:
    """Serves the real site, and asks.

    Raises:
        CannotJudge: there is no nginx, or a site could not be built.
    """
    del choice  # one site is enough: the server does not look into it
    if not nginx.installed():
        raise CannotJudge(_HOW_TO_INSTALL)
    if not nginx.BROTLI.is_file() or importlib.util.find_spec("brotli") is None:
        raise CannotJudge("Modulen för Brotli finns inte. Kör: make audit, som root i Debian.")
    with tempfile.TemporaryDirectory(prefix="insyn-server-") as name:
        folder = Path(name)
        sites = [_built(folder, letter) for letter in ("a", "b")]
        place = folder / "srv"
        _publish(sites[0], place)
        with nginx.serving(place, folder / "nginx") as running:
            found = [*_promised(running, place), *_opened_before(running, sites, place)]
            say(f"löften: {len(found)} fel")
            wrong, figures = asyncio.run(_many(running, sites, place))
            say(figures)
            found += wrong
            if unforeseen := [line for line in running.errors.splitlines() if not any(each in line for each in _EXPECTED)]:
                found.append(f"nginx klagar: {unforeseen[0]}")
    return Outcome(found, figures)


def _built(folder: Path, letter: str) -> Path:
    """A version of the site: its pages, its search index and its assets are others than the other's."""
    project = copy("real", folder / f"projekt-{letter}", theme=False)
    edit(project / "content/om/index.md", "# Om webbplatsen", f"# Om webbplatsen\n\nVersion {letter * 3}.")
    own = project / f"site_theme/assets/bara-{letter}.css"
    own.parent.mkdir(parents=True)
    own.write_text(f"/* {letter * 300} */", "utf-8")
    done = insyn("build", "--project", project, "--out", folder / letter, SITE_URL=f"https://{nginx.HOST}/")
    if done.returncode:
        raise CannotJudge(f"Webbplatsen gick inte att bygga: {done.stderr.strip()[-1000:]}")
    return folder / letter


def _publish(site: Path, place: Path) -> None:
    if publish(site, place):
        raise CannotJudge("publish.py gick inte.")


def _promised(running: Running, place: Path) -> Iterator[str]:
    site = place / "current/site"
    files = [path for path in contents(site) if not path.endswith((".gz", ".br"))]
    yield from faults(running, site, files, {}, brotli=True)


def _opened_before(running: Running, sites: list[Path], place: Path) -> Iterator[str]:
    """A page and the root of the search index are opened, the site is exchanged, and only then the rest is fetched."""
    ask = Client(running)
    for page in ("", "sok/", "svar/"):
        here = f"https://{nginx.HOST}/{page}"
        opened = ask(f"/{page}").body.decode("utf-8")
        wanted = {urljoin(here, link).removeprefix(f"https://{nginx.HOST}") for link in _LINKED.findall(opened)}
        wanted = {path for path in wanted if path.startswith("/")}
        if not wanted:
            yield f"/{page}: sidan hämtar inget, så inget är prövat"
        before = _out(sites, place)
        pieces = [path for path in contents(before) if path.startswith("sok/index/") and path.count("/") > 2]
        pieces += [path for path in contents(before) if path.startswith("assets/insyn/bara-")]
        other = sites[1] if before == sites[0] else sites[0]
        pieces = [path for path in pieces if not (other / path).exists()]  # what both have is named alike, and stays
        if {path.partition("/")[0] for path in pieces} != {"sok", "assets"}:
            yield "versionerna har samma register eller samma stilmall, så inget är prövat"
        _publish(other, place)
        yield from (f"/{page}: {path} svarar {status} efter bytet" for path in wanted if (status := ask(path).status) != 200)
        yield from (f"/{page}: {path} är inte som före bytet" for path in pieces if ask(address(path)).body != (before / path).read_bytes())


def _out(sites: list[Path], place: Path) -> Path:
    told = (place / "current/site/manifest.json").read_bytes()
    return next(site for site in sites if (site / "manifest.json").read_bytes() == told)


async def _many(running: Running, sites: list[Path], place: Path) -> tuple[list[str], str]:
    """Let many visitors ask at once while the site is exchanged. Returns what went wrong, and how much was asked."""
    known: dict[str, set[str]] = {}
    for site in sites:
        for path, content in contents(site).items():
            known.setdefault(address(path), set()).add(sha256(content).hexdigest())
    both = sorted(each for each in known if all((site / (each.strip("/") or ".")).exists() for site in sites))
    trust = ssl.create_default_context(cafile=running.trust)
    wrong: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    until = time.monotonic() + _SECONDS
    visitors = [_visitor(running, trust, both, known, wrong, asked, until) for _ in range(_CLIENTS)]
    swapped, _ = await asyncio.gather(_swap(sites, place, until), asyncio.gather(*visitors))
    figures = f"{_CLIENTS} besökare i {_SECONDS} s, {asked.total()} svar, {swapped} byten"
    lines = [f"{count} gånger: {what}" for what, count in wrong.most_common(20)]
    if swapped < _SWAPS:
        lines.append(f"bara {swapped} byten hanns med")
    return lines, figures


async def _swap(sites: list[Path], place: Path, until: float) -> int:
    done, begun = 0, time.monotonic()
    while done < _SWAPS and time.monotonic() < until:
        other = sites[1] if _out(sites, place) == sites[0] else sites[0]
        await asyncio.to_thread(_publish, other, place)
        done += 1
        await asyncio.sleep(max(0.0, begun + done * (until - begun) / (_SWAPS + 1) - time.monotonic()))
    return done


async def _visitor(  # noqa: PLR0917 - what every visitor knows
    running: Running,
    trust: ssl.SSLContext,
    paths: list[str],
    known: dict[str, set[str]],
    wrong: Counter[str],
    asked: Counter[str],
    until: float,
) -> None:
    """Ask for one thing after the other on a connection of one's own."""
    chosen = random.SystemRandom()
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None
    while time.monotonic() < until:
        path = chosen.choice(paths)
        try:
            if reader is None or writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", running.secure, ssl=trust, server_hostname=nginx.HOST)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {nginx.HOST}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            status, fields, body = await _answer(reader)
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            wrong[f"{type(error).__name__}: {error}"] += 1
            reader = writer = None
            continue
        asked[str(status)] += 1
        content = gzip.decompress(body) if fields.get("content-encoding") == "gzip" else body
        if status != 200:
            wrong[f"{path}: svar {status}"] += 1
        elif sha256(content).hexdigest() not in known[path]:
            wrong[f"{path}: svaret är inte någon version av filen"] += 1
        if fields.get("connection") == "close":
            writer.close()
            reader = writer = None
    if writer is not None:
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    return int(head[0].split()[1]), fields, await reader.readexactly(int(fields["content-length"]))
