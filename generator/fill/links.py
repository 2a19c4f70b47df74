"""Makes links relative to the page that they stand on, and checks that every one of them leads somewhere."""

from __future__ import annotations

import html as html_module
import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from generator.problems import Location, Problem, did_you_mean

_OURS = re.compile(r"""(=["'])insyn:([^"'#?]*)""")
_ID = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")
_LINK = re.compile(
    r"""<(a|area|link|img|script|source|iframe|form|audio|video|track|embed|object|use|image)\b([^>]*?)\s(href|src|action|data|poster|xlink:href)=(?:"([^"]*)"|'([^']*)')"""
)
_FETCHED_BY_LINK = re.compile(
    r"""\srel=["']?[^"'>]*\b(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest)\b"""
)
_CSS_THIRD_PARTY = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])(?:https?:)?//""")


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

    site_address: str  #: the site's own address, or empty
    addresses: set[str] = field(default_factory=set)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)  #: (address, anchor) → the first page that links there
    problems: list[Problem] = field(default_factory=list)
    _resolved: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict)

    def note(self, address: str, html: str, *, root: str | None = None) -> None:
        """Read a finished page. `root` is given for a page that links from the site's root, as 404.html does."""
        self.addresses.add(address)
        self.anchors[address] = set(_ID.findall(html))
        folder = address.rpartition("/")[0]
        for match in _LINK.finditer(html):
            element, before, attribute, double, single = match.groups()
            target = html_module.unescape(double if double is not None else single)
            if _is_external(target):
                if _is_fetched(element, before, html, match) and not target.startswith(self.site_address or "\0"):
                    self._report(address, "link.third-party", f'sidan hämtar "{target}" från en annan webbplats', "Lägg filen på den egna.")
                continue
            if target.startswith("insyn:"):
                self._report(address, "link.broken", f'länken "{target}" är fel skriven', "Skriv insyn:svar/id.")
                continue
            if root is not None and target.startswith(root):
                target = "/" + target.removeprefix(root)
            found = self._resolve(folder, target) if attribute != "action" else self._resolve(folder, target.partition("?")[0])
            if found:
                self.wanted.setdefault(found, address)

    def _resolve(self, folder: str, target: str) -> tuple[str, str] | None:
        key = (folder, target)
        if key not in self._resolved:
            self._resolved[key] = _absolute(folder, target)
        return self._resolved[key]

    def _report(self, address: str, rule: str, message: str, suggestion: str) -> None:
        self.problems.append(Problem(Location(f"/{address}"), rule, message, suggestion))

    def check(self, files: set[str]) -> list[Problem]:
        """Every link that leads nowhere; `files` are the paths of all that is in the site's folder."""
        for (address, anchor), page in self.wanted.items():
            if address not in self.addresses and address not in files and f"{address.rstrip('/')}/".lstrip("/") not in self.addresses:
                near = did_you_mean(address, self.addresses)
                self._report(page, "link.broken", f'länken leder till "/{address}" som inte finns', near)
            elif anchor and address in self.anchors and anchor not in self.anchors[address]:
                near = did_you_mean(anchor, self.anchors[address])
                self._report(page, "link.broken", f'länken leder till "/{address}#{anchor}", men sidan har inget sådant ställe', near)
        return self.problems


def _is_external(target: str) -> bool:
    return target.startswith("//") or bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target) and not target.startswith("insyn:"))


def _is_fetched(element: str, before: str, html: str, match: re.Match[str]) -> bool:
    if element in {"a", "area"}:
        return False
    if element == "link":
        rest = html[match.end() : html.find(">", match.end()) + 1]
        return bool(_FETCHED_BY_LINK.search(before + " " + rest))
    return not match[4 if match[4] is not None else 5].startswith("data:")


def _absolute(folder: str, target: str) -> tuple[str, str] | None:
    """A link as (address from the root, anchor); None when it leads out of the site's folder by design."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    anchor = unquote(parts.fragment)
    if not path:
        return (f"{folder}/" if folder else "", anchor) if anchor else None
    joined = posixpath.normpath(
        posixpath.join("/", "" if path.startswith("/") else folder, path.lstrip("/") if path.startswith("/") else path)
    )
    address = joined.lstrip("/")
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        address = f"{address}/" if address else ""
    return address.removesuffix("index.html") if address.endswith("/index.html") or address == "index.html" else address, anchor


def third_party_in_css(css: str) -> bool:
    """Whether a style sheet fetches anything from another site."""
    return bool(_CSS_THIRD_PARTY.search(css))
