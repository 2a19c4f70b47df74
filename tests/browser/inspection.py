"""Everything that is asked of a page in one visit, and which visits are made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from tests.browser import axe, kinds
from tests.browser.checks import in_page
from tests.browser.checks.table import table
from tests.browser.modes import Mode, pairwise
from tests.browser.visits import BASES, kinds_of
from tests.site.projects import PROJECTS, built
from tests.site.server import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.modes import Scheme
    from tests.browser.visits import Visit

PARTS = 5  #: in how many tests the visits of a run in one scheme are made

WOVEN = "akter/*"
FULLEST = "om/komponenter/"  #: every part in all its states

MOST_BYTES = 80_000  # over the wire, on a first visit
MOST_SHEETS = 2

#: Pages that hold much on purpose, and are not where a visit begins: a whole matter on one page, and every part in all its states.
HEAVIER = {"akter/": 200_000, FULLEST: 120_000}

MOST_SHIFT = 0.0005  # what is told as 0.000

#: How much has moved when the font is there and in use, and the first thing that did; and the style sheets, in force and named.
_SETTLED = """() => new Promise((done) => {
  let sum = 0, first = '';
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries()) {
      sum += value;
      const node = sources[0]?.node;
      first ||= `${value} ${node?.localName ?? ''}.${node?.className ?? ''} ${(node?.textContent ?? '').trim().slice(0, 40)}`;
    }
  }).observe({type: 'layout-shift', buffered: true});
  const told = () => done([sum, first, document.styleSheets.length, document.querySelectorAll('link[rel=stylesheet]').length]);
  document.fonts.ready.then(() => setTimeout(told, 30));
})"""


class Stop(NamedTuple):
    """A page of a site, in some mode."""

    site: str
    address: str
    mode: Mode

    def __str__(self) -> str:
        return f"{self.site}: /{self.address} ({self.mode})"


@dataclass(frozen=True)
class Measure:
    """How much is asked: all of it in `make audit`, of every mode that it may differ in; the quick and the telling in `make test`."""

    thorough: bool = False
    axe: Path | None = None  #: another axe-core than the one that comes with the tests

    @property
    def presses(self) -> int:
        """How many presses of the tab key are tried on a page: in `make audit` past its end, whatever page it is."""
        return 2000 if self.thorough else 24

    def places(self, mode: Mode) -> int:
        """Of how many places, spread over the page, the focus is looked at: most in `make audit`, on each screen in both colours."""
        return 250 if self.thorough and mode == Mode(screen=mode.screen, scheme=mode.scheme) else 40 if self.thorough else 24


@cache
def plan() -> tuple[Stop, ...]:
    """Each kind of page in two modes, and the fullest in more. A kind that both sites have is met on one of them after the other."""
    pages: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in BASES:
        for kind, address in kinds_of(name).items():
            pages[kind].append((name, _least_woven(name) if kind == WOVEN else address))
    stops, turn = [], dict.fromkeys(pages, 0)
    for kind, mode in pairwise(sorted(pages), FULLEST):
        stops.append(Stop(*pages[kind][turn[kind] % len(pages[kind])], mode))
        turn[kind] += 1
    return tuple(stops)


def _least_woven(name: str) -> str:
    """A dossier is woven from pages that are met by themselves; a small one has all that is its own, and takes a tenth of the time."""
    return kinds.by_kind(built(name), PROJECTS[name] / "content")[WOVEN][-1]


def part(scheme: Scheme, number: int) -> tuple[Stop, ...]:
    """The visits of one test: the plan is cut in two by colours, and each half in PARTS."""
    return tuple(stop for stop in plan() if stop.mode.scheme == scheme)[number::PARTS]


def inspect(visit: Visit, sites: Mapping[str, str], stops: Iterable[Stop], measure: Measure | None = None) -> list[str]:
    """What is wrong with pages, each in some mode: a line each."""
    found = []
    for stop in stops:
        visit.turn(sites[stop.site], stop.mode)
        found += [f"{stop}: {fault}" for fault in _found(visit, stop, measure or Measure())]
    return found


def _found(visit: Visit, stop: Stop, measure: Measure) -> list[str]:
    visit.go(stop.address)
    found = _costs(visit, stop)
    if asks_axe(stop.mode, measure):
        found += axe.violations(visit.page, stop.mode, measure.axe, measure.thorough)
    seldom = _for_the_seldom(stop.mode, measure)
    checks = table(measure.places(stop.mode), measure.presses).items()
    asked = {name: check for name, check in checks if check.asked(stop.mode) and (seldom or not check.seldom)}
    seen = in_page.faults_of(visit.page, [name for name, check in asked.items() if check.static])
    for name, check in asked.items():
        found += [f"{name}: {fault}" for fault in (seen[name] if check.static else check.run(visit.page))]
    return found + [fault for fault in visit.faults if fault not in found]


def asks_axe(mode: Mode, measure: Measure) -> bool:
    """What axe asks changes neither with the height, which is what sets 400 % zoom apart from a phone, nor with images and motion.

    It takes a third of a visit. `make test` asks it of each kind of page once on a wide screen, and of every fourth on a phone;
    `make audit` of all in each scheme, on each width, with and without scripts and large text.
    """
    return mode.screen != "zoomed" and mode.images and not (measure.thorough and mode.still)


def _for_the_seldom(mode: Mode, measure: Measure) -> bool:
    """What the keys do may change with the screen, on which `make audit` asks it, but not with colours, images or motion."""
    return mode == (Mode(screen=mode.screen) if measure.thorough else Mode(scheme=mode.scheme))


def _costs(visit: Visit, stop: Stop) -> list[str]:
    """What a visit may not cost: bytes, style sheets, and a page that jumps while it is being read."""
    found = []
    moved, first, sheets, named = visit.page.evaluate(_SETTLED)
    if sheets > MOST_SHEETS or sheets != named:
        found.append(f"{sheets} formatmallar")
    weight = weigh(stop.site, visit.requests)
    if weight > next((most for start, most in HEAVIER.items() if stop.address.startswith(start)), MOST_BYTES):
        found.append(f"första besöket väger {weight} byte")
    # Larger text is set only when the page is there, which moves everything.
    if moved >= MOST_SHIFT and not stop.mode.large:
        found.append(f"sidan hoppar {moved:.4f} medan den laddas: {first}")
    return found


def shifts(page: Page) -> tuple[float, str]:
    """How much of the page has moved on its own since it was opened (CLS), and what moved first."""
    moved, first, *_ = page.evaluate(_SETTLED)
    return float(moved), str(first)


def weigh(site: str, requests: list[str]) -> int:
    """How many bytes a visit took over the wire. The page itself is the first request; what is not there is sent as the 404 page."""
    total = 0
    for url in dict.fromkeys(requests):
        parts = urlsplit(url)
        if parts.scheme in {"data", "blob"}:
            continue
        file = built(site) / unquote(parts.path.removeprefix(BASES[site]))
        file = file / "index.html" if file.is_dir() else file
        total += len(packed(file if file.is_file() else built(site) / "404.html"))
    return total
