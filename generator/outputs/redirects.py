"""A small page at each address that has moved, which leads on to the new one without any script, and the same told to a server.

So does one at each address above the data, which whoever shortens an address comes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup

from generator import addresses
from generator.register import Register
from generator.register.follow_up import RedirectsItem

#: Leads on at once; where that is turned off it is still a page that can be read, in the reader's own colours.
_PAGE = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – {name}</title>
<meta name="description" content="{about}">
{canonical}<meta http-equiv="refresh" content="0; url={href}">
<link rel="icon" href="{root}{assets}/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="{root}{assets}/insyn.css">
<link rel="stylesheet" href="{root}{assets}/dark.css" media="screen and (prefers-color-scheme: dark)">
</head>
<body data-md-color-scheme="default">
<main class="md-typeset wrap">
<h1>{heading}</h1>
{reason}<p><a href="{href}">{link}</a></p>
</main>
</body>
</html>
""")
#: Without an address there is nothing to tell a search engine which of the two is meant.
_NOT_INDEXED = Markup('<meta name="robots" content="noindex">\n')


def redirects(register: Register) -> dict[str, bytes]:
    """The page of each address that has moved, by the file that it is.

    An address of a file, such as a PDF, has none: only a server can move that.
    """
    return {
        f"{redirect.old}index.html": _page(register, redirect.old, redirect.new, redirect.reason or "")
        for item in register.redirects.values()
        for redirect in item.record.moved
        if redirect.old.endswith("/")
    }


def moved_files(register: Register) -> dict[str, str]:
    """The addresses of files that have moved, which only a server leads on from, each with where it leads."""
    return {
        redirect.old: final(item, redirect.new)
        for item in register.redirects.values()
        for redirect in item.record.moved
        if not redirect.old.endswith("/")
    }


def final(item: RedirectsItem, address: str) -> str:
    """Where an address leads in the end, when those that it leads to have moved too."""
    moves = {redirect.old: redirect.new for redirect in item.record.moved}
    seen: set[str] = set()
    while address in moves and address not in seen:
        seen.add(address)
        address = moves[address]
    return address


@dataclass(frozen=True, slots=True)
class _Words:
    """What a page that leads on says."""

    title: str
    heading: str
    about: str  #: for search engines
    link: str
    reason: str = ""


def above_data(register: Register) -> dict[str, bytes]:
    """The pages above the data, by the file that each is: they lead to the page about open data. None where a project has no such page."""
    content = Path(register.reading.project, register.reading.engine.content)
    if not (content / addresses.OPEN_DATA / "index.md").is_file():
        return {}
    about = "Här ligger bara filer. Vilka de är står på sidan om öppna data."
    return {
        f"{folder}index.html": _leading(
            register, folder, addresses.OPEN_DATA, _Words(f"{folder} hör till öppna data", "Öppna data", about, "Gå till öppna data")
        )
        for folder in addresses.ABOVE_DATA
        if not (content / folder / "index.md").is_file()
    }


def _page(register: Register, old: str, new: str, reason: str) -> bytes:
    target = next((final(item, new) for item in register.redirects.values()), new)
    heading = "Sidan har flyttat"
    about = f"{heading}. Den finns nu på {target}."
    return _leading(register, old, target, _Words(f"{heading} till {target}", heading, about, "Gå till sidans nya adress", reason))


def _leading(register: Register, old: str, target: str, words: _Words) -> bytes:
    """A page that leads from one address to another."""
    engine = register.reading.engine
    canonical = Markup('<link rel="canonical" href="{}">\n').format(engine.address + target) if engine.address else _NOT_INDEXED
    root = "../" * old.count("/")
    return _PAGE.format(
        language=engine.language,
        name=engine.name,
        title=words.title,
        heading=words.heading,
        about=words.about,
        link=words.link,
        href=root + target,
        root=root,
        assets=addresses.ASSETS,
        canonical=canonical,
        reason=Markup("<p>{}</p>\n").format(words.reason) if words.reason else "",
    ).encode()


#: What the file is called after the name of the site's folder: `site.nginx-redirects.map`.
MOVED = "nginx-redirects.map"

_MAP = """# Adresser som har flyttats, för nginx: läses i ett map-block, till exempel så här. Läs om servern efter en ny version.
#   map $uri $insyn_moved { default ""; include /…/site.nginx-redirects.map; }
#   if ($insyn_moved) { return 301 $insyn_moved; }
"""


def nginx_map(register: Register) -> bytes:
    """Every address that has moved as a row of a `map` block of nginx, for its variable `$uri`; a comment alone where none has.

    Unlike the pages it moves files too, and the server's answer is 301. What is looked up is the decoded path, what is given is an
    encoded one, which leads through every address that has moved since in one step.
    """
    base = urlsplit(register.reading.engine.address).path or "/"
    rows = [
        f"{_wanted(unquote(base) + redirect.old)} {_given(base + final(item, redirect.new))};\n"
        for item in register.redirects.values()
        for redirect in item.record.moved
    ]
    return (_MAP + "".join(rows)).encode()


def _wanted(path: str) -> str:
    """A path as an expression in quotation marks that is it and nothing else: nginx would compare plain text without regard to case."""
    expression = "".join(each if each.isalnum() or each in "/-_" else f"\\{each}" for each in path)
    literal = expression.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")
    return f'"~^{literal}$"'


def _given(path: str) -> str:
    """A path in quotation marks with everything encoded that means something to nginx, as `$` does, or ends a header."""
    return f'"{quote(unquote(path), safe="/")}"'
