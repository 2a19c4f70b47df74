"""Checks that every link leads somewhere, with what every page offers and asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from sys import intern

from generator.fill.tags import Noted, Place, Reader
from generator.problems import Location, Problem, did_you_mean


class LinkBook:
    """What every page offers as a target and what it links to, noted as pages are written.

    Args:
        site_address: the site's own address with a slash at its end, or empty.
    """

    def __init__(self, site_address: str) -> None:
        self.site_address = site_address
        self.read = Reader(site_address)
        self.addresses: set[str] = set()
        self.anchors: dict[str, frozenset[str]] = {}
        self.wanted: dict[Place, str] = {}  #: the first page that links to each place
        self.problems: list[Problem] = []
        self._by_page: dict[str, tuple[Place, ...]] = {}
        self._places: dict[Place, Place] = {}  # each kept once: thousands of pages lead to the same

    @property
    def base(self) -> str:
        """The path that the site lies under, with a slash at its end."""
        return self.read.base

    def note(self, address: str, html: str) -> None:
        """Read a page."""
        self.add(address, self.read(address, html))

    def add(self, address: str, *parts: Noted) -> None:
        """Take in what the parts of a page offer and ask for."""
        self.addresses.add(address)
        anchors = frozenset(intern(anchor) for part in parts for anchor in part.anchors)
        self.anchors[address] = anchors
        within = f"{address.rpartition('/')[0]}/" if "/" in address else ""
        wanted = [place for part in parts for place in part.wanted]
        wanted += [(within, anchor) for part in parts for anchor in sorted(part.own - anchors)]
        self._by_page[address] = tuple(self._places.setdefault(place, place) for place in wanted)
        for place in self._by_page[address]:
            self.wanted.setdefault(place, address)
        for part in parts:
            self.problems += [Problem(Location(f"/{address}"), *fault) for fault in part.faults]

    def report(self, address: str, rule: str, message: str, suggestion: str) -> None:
        """Note something else that is wrong with a page."""
        self.problems.append(Problem(Location(f"/{address}"), rule, message, suggestion))

    def check(self, files: set[str]) -> list[Problem]:
        """Every link that leads nowhere; `files` are the paths of all that is in the site's folder."""
        broken: dict[Place, tuple[str, str]] = {}  #: what is wrong and what to do
        for wanted, anchor in self.wanted:
            address = f"{wanted}/" if f"{wanted}/" in self.addresses else wanted
            if address not in self.addresses and address not in files:
                near = did_you_mean(address, self.addresses)
                broken[wanted, anchor] = f'länken leder till "/{address}" som inte finns', near
            elif anchor and address in self.anchors and anchor not in self.anchors[address]:
                near = did_you_mean(anchor, self.anchors[address])
                broken[wanted, anchor] = f'länken leder till "/{address}#{anchor}", men sidan har inget sådant ställe', near
        for page, key in dict.fromkeys(self._pages_that_want(broken)):
            self.report(page, "link.broken", *broken[key])
        return self.problems

    def broken_on(self, address: str, is_there: Callable[[str], bool]) -> list[Problem]:
        """The links of one noted page that lead nowhere, while other pages may not be made yet.

        A place on a page is looked for only where that page has been noted. `is_there` says whether a page or file of an address will be.
        """
        found: list[Problem] = []
        for wanted, anchor in self._by_page.get(address, ()):
            page = wanted if wanted in self.addresses or is_there(wanted) else f"{wanted.rstrip('/')}/"
            if page not in self.addresses and not is_there(page):
                found.append(Problem(Location(f"/{address}"), "link.broken", f'länken leder till "/{page}" som inte finns'))
            elif anchor and page in self.anchors and anchor not in self.anchors[page]:
                message = f'länken leder till "/{page}#{anchor}", men sidan har inget sådant ställe'
                found.append(Problem(Location(f"/{address}"), "link.broken", message, did_you_mean(anchor, self.anchors[page])))
        return found

    def _pages_that_want(self, broken: Collection[Place]) -> Iterator[tuple[str, Place]]:
        """Every page that has a broken link, the first that was noted before the others."""
        for key in broken:
            yield self.wanted[key], key
        for page, places in self._by_page.items() if broken else ():
            yield from ((page, place) for place in places if place in broken)
