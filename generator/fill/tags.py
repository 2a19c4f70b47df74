"""What the tags of a page offer as places to lead to, and what they lead to and fetch.

Tags are read before the links to records are made relative: such a link means the same on every page, so each is read once for all.
"""

from __future__ import annotations

import html as html_module
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

#: Only in tags: the next angle bracket after the value closes one, and in a text both kinds are escaped.
_OURS = re.compile(r"""(=["'])(?i:insyn:)([^"'#?]*)(?=[^<>]*>)""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9-]*)[\s/]([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL | re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_CSS_THIRD_PARTY = re.compile(r"""(?:url\(\s*["']?|@import\s*["'])(?:https?:)?//""", re.IGNORECASE)

_LINKS = {"href", "xlink:href", "action", "formaction"}
_FETCHES = {"src", "poster", "data", "background", "ping"}
_FETCHES_SEVERAL = {"srcset", "imagesrcset"}
#: Elements whose `href` leads somewhere; on others, such as the `use` of SVG, it fetches.
_LEADING = {"a", "area"}
_FETCHED_BY_LINK = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}

#: A place on the site: an address and an anchor there, or nothing.
Place = tuple[str, str]
#: What is wrong with a page: a rule's id, what it is, what to do.
Fault = tuple[str, str, str]

_SITE = "/site/"  # stands for the site's root while a link is resolved, so that one that climbs past it is seen
_OUTSIDE: Place = ("..", "")
_ROOT = "insyn-root:/"  # stands for the way to the site's root in a link of ours, until the page is known


@dataclass(frozen=True, slots=True)
class _Tag:
    """What one tag offers and asks for."""

    anchors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()  #: on the site, whatever page it stands on
    own: tuple[str, ...] = ()  #: anchors on the page that it stands on
    others: tuple[tuple[str, bool], ...] = ()  #: every other target, and whether the browser fetches it by itself
    style: str = ""
    odd: bool = False  #: whether a link of ours in it is one whose place depends on the page


_NOTHING = _Tag()


class Noted(NamedTuple):
    """What a page, or a part of one, offers and asks for."""

    anchors: frozenset[str]
    wanted: tuple[Place, ...]  #: each place that it leads to
    own: frozenset[str]  #: each anchor of its own page that it leads to
    faults: tuple[Fault, ...]


class Reader:
    """Reads the tags of pages.

    Args:
        site_address: the site's own address with a slash at its end, or empty.
    """

    def __init__(self, site_address: str) -> None:
        self.site_address = site_address
        self.base = urlsplit(site_address).path or "/"

    def __call__(self, address: str, html: str) -> Noted:
        """What a page at an address offers and asks for. Its links to records may still be as they were written."""
        anchors: set[str] = set()
        wanted: dict[Place, None] = {}
        own: set[str] = set()
        faults: list[Fault] = []
        if "<!--" in html:
            html = _COMMENT.sub("", html)
        for element, written in dict.fromkeys(_TAG.findall(html)):
            tag = _read(element, written)
            if tag is _NOTHING:
                continue
            if tag.odd:
                tag = _read(element, relative(f"<{element} {written}>", root_from(address))[len(element) + 2 : -1])
            anchors.update(tag.anchors)
            own.update(tag.own)
            for place in tag.places:
                wanted[place] = None
            for target, fetched in tag.others:
                self._other(address, target, fetched=fetched, wanted=wanted, faults=faults)
            if tag.style and third_party_in_css(tag.style):
                faults.append(_third_party(tag.style))
        if "<style" in html and any(map(third_party_in_css, _STYLE.findall(html))):
            faults.append(_third_party("<style>"))
        return Noted(frozenset(anchors), tuple(wanted), frozenset(own), tuple(faults))

    def _other(self, address: str, target: str, *, fetched: bool, wanted: dict[Place, None], faults: list[Fault]) -> None:
        if target.lower().startswith("insyn:"):
            faults.append(("link.broken", f'länken "{target}" är fel skriven', 'Skriv adressen inom citattecken: "insyn:svar/id".'))
        elif _RUNS.match(target) and not (fetched and target.startswith("data:")):
            advice = "Länka till https://… eller insyn:…."
            faults.append(("link.broken", f'länken "{target[:60]}" kan köra kod hos den som läser', advice))
        elif target.startswith("//") or _SCHEME.match(target):
            if fetched and not target.startswith("data:") and not target.startswith(self.site_address or "\0"):
                faults.append(_third_party(target))
        else:
            found = _absolute(address.rpartition("/")[0], target, self.base)
            if found == _OUTSIDE:
                advice = "Skriv insyn: och adressen, utan snedstreck."
                faults.append(("link.broken", f'länken "{target}" leder ut ur webbplatsen', advice))
            elif found:
                wanted[found] = None


def _third_party(what: str) -> Fault:
    return "link.third-party", f'sidan hämtar "{what}" från en annan webbplats', "Lägg filen på den egna."


@lru_cache(maxsize=1 << 15)  # the tags of headers and footers come on every page, the links to an area on many
def _read(element: str, written: str) -> _Tag:
    """The attributes of a tag, as far as links go."""
    if "insyn:" in written or "insyn:" in written.lower():
        written = relative(f"<{element} {written}>", _ROOT)[len(element) + 2 : -1]
    attributes = {
        name.lower(): html_module.unescape(value) if "&" in value else value
        for name, double, single, bare in _ATTRIBUTE.findall(written)
        for value in [(double or single or bare).strip()]
    }
    element = element.lower()
    anchors = tuple(attributes[name] for name in ("id", "name") if name in attributes and (name == "id" or element == "a"))
    places: list[Place] = []
    own: list[str] = []
    others: list[tuple[str, bool]] = []
    for target, fetched in _targets(element, attributes):
        if target.startswith(_ROOT):
            place = _absolute("", target[len(_ROOT) :], "/")
            if place == _OUTSIDE or ".." in target:
                return _Tag(odd=True)
            places.append(place or ("", ""))
        elif target.startswith("#") and _ROOT not in target:
            own += [anchor for anchor in [_anchor(target[1:])] if anchor]
        elif fetched or element not in _LEADING or not target.startswith(("https://", "http://", "mailto:")):  # those are never wrong
            others.append((target, fetched))
    style = attributes.get("style", "")
    if anchors or places or own or others or style:
        return _Tag(anchors, tuple(places), tuple(own), tuple(others), style)
    return _NOTHING


def _targets(element: str, attributes: dict[str, str]) -> list[tuple[str, bool]]:
    """Every target of a tag, and whether the browser fetches it by itself."""
    found: list[tuple[str, bool]] = []
    for name, value in attributes.items():
        if name in _LINKS:
            by_link = element == "link" and not _FETCHED_BY_LINK & set(attributes.get("rel", "").lower().split())
            found.append((value, element not in _LEADING and not by_link))
        elif name in _FETCHES and not (name == "data" and element != "object"):
            found.append((value, True))
        elif name in _FETCHES_SEVERAL:
            found += [(each.split()[0], True) for each in value.split(",") if each.split()]
    return found


def relative(html: str, root: str) -> str:
    """The page with `insyn:` links made relative; `root` leads to the site's root and ends with a slash."""
    return _OURS.sub(lambda m: f"{m[1]}{root}{_with_slash(m[2])}", html)


def _with_slash(address: str) -> str:
    address = address.lstrip("/")
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last else address


def root_from(address: str) -> str:
    """How a page at an address reaches the site's root."""
    return "../" * address.count("/") or "./"


def _anchor(fragment: str) -> str:
    return unquote(fragment).partition(":~:")[0]  # what follows finds a text on the page, not an anchor


def _absolute(folder: str, target: str, base: str) -> Place | None:
    """A link as (address from the site's root, anchor); None when there is nothing to check."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    anchor = _anchor(parts.fragment)
    if not path:
        return (f"{folder}/" if folder else "", anchor) if anchor else None
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return _OUTSIDE
        folder, path = "", path.removeprefix(base.rstrip("/")).lstrip("/")
    whole = posixpath.normpath(posixpath.join(_SITE, folder, path))
    if not f"{whole}/".startswith(_SITE):
        return _OUTSIDE
    address = f"{whole}/".removeprefix(_SITE)
    if not path.endswith(("/", "/.", "/..")) and path not in {"", ".", ".."}:
        address = address.removesuffix("/")
    return address.removesuffix("index.html") if address.endswith("/index.html") or address == "index.html" else address, anchor


def third_party_in_css(css: str) -> bool:
    """Whether a style sheet fetches anything from another site."""
    return bool(_CSS_THIRD_PARTY.search(css))
