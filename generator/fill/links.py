"""Makes links relative to the page that they stand on, and checks that every one of them leads somewhere."""

from __future__ import annotations

import html as html_module
import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from generator.problems import Location, Problem, did_you_mean

#: Only in tags: the next angle bracket after the value closes one, and in a text both kinds are escaped.
_OURS = re.compile(r"""(=["'])(?i:insyn:)([^"'#?]*)(?=[^<>]*>)""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9-]*)[\s/]([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL | re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_CSS_THIRD_PARTY = re.compile(r"""(?:url\(\s*["']?|@import\s*["'])(?:https?:)?//""", re.IGNORECASE)

_LINKS = {"href", "xlink:href", "action", "formaction"}
_FETCHES = {"src", "poster", "data", "background", "ping"}
_FETCHES_SEVERAL = {"srcset", "imagesrcset"}
#: Elements whose `href` leads somewhere; on others, such as the `use` of SVG, it fetches.
_LEADING = {"a", "area"}
_FETCHED_BY_LINK = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What one tag offers and asks for."""

    anchors: tuple[str, ...] = ()
    links: tuple[tuple[str, bool], ...] = ()  #: target, and whether the browser fetches it by itself
    style: str = ""


_NOTHING = _Found()


@lru_cache(maxsize=4096)  # the tags of headers and footers come on every page
def _read(element: str, written: str) -> _Found:
    """The attributes of a tag, as far as links go."""
    attributes = {
        name.lower(): html_module.unescape(double or single or bare).strip() for name, double, single, bare in _ATTRIBUTE.findall(written)
    }
    element = element.lower()
    anchors = [attributes[name] for name in ("id", "name") if name in attributes and (name == "id" or element == "a")]
    links = []
    for name, value in attributes.items():
        if name in _LINKS:
            by_link = element == "link" and not _FETCHED_BY_LINK & set(attributes.get("rel", "").lower().split())
            links.append((value, element not in _LEADING and not by_link))
        elif name in _FETCHES and not (name == "data" and element != "object"):
            links.append((value, True))
        elif name in _FETCHES_SEVERAL:
            links += [(each.split()[0], True) for each in value.split(",") if each.split()]
    style = attributes.get("style", "")
    return _Found(tuple(anchors), tuple(links), style) if anchors or links or style else _NOTHING


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


@dataclass
class LinkBook:
    """What every page offers as a target and what it links to, noted as pages are written."""

    site_address: str  #: the site's own address with a slash at its end, or empty
    addresses: set[str] = field(default_factory=set)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)  #: (address, anchor) → the first page that links there
    problems: list[Problem] = field(default_factory=list)
    _resolved: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The path that the site lies under, with a slash at its end."""
        return urlsplit(self.site_address).path or "/"

    def note(self, address: str, html: str) -> None:
        """Read a finished page."""
        self.addresses.add(address)
        anchors = self.anchors[address] = set()
        folder = address.rpartition("/")[0]
        if "<!--" in html:
            html = _COMMENT.sub("", html)
        for element, written in _TAG.findall(html):
            found = _read(element, written)
            if found is _NOTHING:
                continue
            anchors.update(found.anchors)
            for target, fetched in found.links:
                self._note_link(address, folder, target, fetched=fetched)
            if found.style and third_party_in_css(found.style):
                self._report_third_party(address, found.style)
        if "<style" in html:
            for css in _STYLE.findall(html):
                if third_party_in_css(css):
                    self._report_third_party(address, "<style>")

    def _note_link(self, address: str, folder: str, target: str, *, fetched: bool) -> None:
        if target.lower().startswith("insyn:"):
            self._report(address, "link.broken", f'länken "{target}" är fel skriven', 'Skriv adressen inom citattecken: "insyn:svar/id".')
        elif _RUNS.match(target) and not (fetched and target.startswith("data:")):
            self._report(
                address, "link.broken", f'länken "{target[:60]}" kan köra kod hos den som läser', "Länka till https://… eller insyn:…."
            )
        elif target.startswith("//") or _SCHEME.match(target):
            if fetched and not target.startswith("data:") and not target.startswith(self.site_address or "\0"):
                self._report_third_party(address, target)
        else:
            key = (folder, target)
            if key not in self._resolved:
                self._resolved[key] = _absolute(folder, target, self.base)
            found = self._resolved[key]
            if found == _OUTSIDE:
                self._report(
                    address, "link.broken", f'länken "{target}" leder ut ur webbplatsen', "Skriv insyn: och adressen, utan snedstreck."
                )
            elif found:
                self.wanted.setdefault(found, address)

    def _report_third_party(self, address: str, what: str) -> None:
        self._report(address, "link.third-party", f'sidan hämtar "{what}" från en annan webbplats', "Lägg filen på den egna.")

    def _report(self, address: str, rule: str, message: str, suggestion: str) -> None:
        self.problems.append(Problem(Location(f"/{address}"), rule, message, suggestion))

    def check(self, files: set[str]) -> list[Problem]:
        """Every link that leads nowhere; `files` are the paths of all that is in the site's folder."""
        broken: dict[tuple[str, str], tuple[str, str]] = {}  #: what is wrong and what to do
        for wanted, anchor in self.wanted:
            address = f"{wanted}/" if f"{wanted}/" in self.addresses else wanted
            if address not in self.addresses and address not in files:
                near = did_you_mean(address, self.addresses)
                broken[wanted, anchor] = f'länken leder till "/{address}" som inte finns', near
            elif anchor and address in self.anchors and anchor not in self.anchors[address]:
                near = did_you_mean(anchor, self.anchors[address])
                broken[wanted, anchor] = f'länken leder till "/{address}#{anchor}", men sidan har inget sådant ställe', near
        for page, key in dict.fromkeys(self._pages_that_want(broken)):
            self._report(page, "link.broken", *broken[key])
        return self.problems

    def broken_on(self, address: str, is_there: Callable[[str], bool]) -> list[Problem]:
        """The links of one noted page that lead nowhere, while other pages may not be made yet.

        A place on a page is looked for only where that page has been noted. `is_there` says whether a page or file of an address will be.
        """
        folder = address.rpartition("/")[0]
        found: list[Problem] = []
        for (own, _), resolved in self._resolved.items():
            if own != folder or resolved is None or resolved == _OUTSIDE:
                continue
            wanted, anchor = resolved
            page = wanted if wanted in self.addresses or is_there(wanted) else f"{wanted.rstrip('/')}/"
            if page not in self.addresses and not is_there(page):
                found.append(Problem(Location(f"/{address}"), "link.broken", f'länken leder till "/{page}" som inte finns'))
            elif anchor and page in self.anchors and anchor not in self.anchors[page]:
                message = f'länken leder till "/{page}#{anchor}", men sidan har inget sådant ställe'
                found.append(Problem(Location(f"/{address}"), "link.broken", message, did_you_mean(anchor, self.anchors[page])))
        return found

    def _pages_that_want(self, broken: Collection[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Every page that has a broken link, the first that was noted before the others."""
        for key in broken:
            yield self.wanted[key], key
        for (folder, _), found in self._resolved.items() if broken else ():
            # A page has a folder of its own, but for those at the root.
            if found and found in broken and folder != self.wanted[found].rpartition("/")[0]:
                yield f"{folder}/" if folder else "", found


_RUNS = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_SITE = "/site/"  # stands for the site's root while a link is resolved, so that one that climbs past it is seen
_OUTSIDE = ("..", "")


def _absolute(folder: str, target: str, base: str) -> tuple[str, str] | None:
    """A link as (address from the site's root, anchor); None when there is nothing to check."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    anchor = unquote(parts.fragment).partition(":~:")[0]  # what follows finds a text on the page, not an anchor
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
