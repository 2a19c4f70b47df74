"""The three searches, each asked in a browser as its visitors ask it."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote, unquote, urlsplit

from tests.search.corpora import Corpus
from tests.search.scoring import Answer
from tests.site.html import Html
from tests.site.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.search.questions import Question

_HEADERS = 300  # octets that come with each answer
_PATIENCE = 20_000  # milliseconds that an answer may take

#: Notes when the first result is in the page. Resource timing tells what was fetched for it.
_WATCH = """
new MutationObserver(() => {
  const list = document.querySelector(SELECTOR);
  if (list && window.insynFirst === undefined) window.insynFirst = performance.now();
}).observe(document, { subtree: true, childList: true });
"""
_COST = """
(own) => {
  const mine = performance.getEntriesByType("resource").filter(({ name }) => own.some((part) => name.includes(part)));
  return window.insynFirst - Math.min(...mine.map(({ startTime }) => startTime));
}
"""
#: Bytes a second and seconds a request.
LINES = {"fast": None, "slow": (200_000, 150)}


class Search(ABC):
    """A search over a corpus.

    Attributes:
        name: what it is called in the figures.
        results: finds the links of the pages that it shows, in order.
        fetches: what the addresses of its own files hold.
        scripts: what its scripts need beside the site's own policy.
    """

    name: ClassVar[str]
    results: ClassVar[str]
    fetches: ClassVar[tuple[str, ...]]
    scripts: ClassVar[str] = ""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.corpus, self.folder = corpus, folder

    @abstractmethod
    def prepare(self) -> float | None:
        """Make what the search needs. Returns the seconds that it took, or None where it took too long."""

    @abstractmethod
    def address(self, root: str, text: str) -> str:
        """The address of the page that answers a question."""

    @abstractmethod
    def wait(self, page: Page, text: str) -> None:
        """Wait until the question has been answered."""

    @contextmanager
    def served(self, sent: list[tuple[str, int]] | None = None) -> Iterator[str]:
        with serving(self.folder, self.corpus.base, self.scripts, sent) as root:
            yield root

    def answers(self, browser: Browser, asked: Sequence[Question]) -> list[Answer]:
        """Ask each question in a page of its own, as somebody does who follows a shared link."""
        with self.served() as root:
            context = browser.new_context(bypass_csp=True, service_workers="block")
            page = context.new_page()
            found = [self._answer(page, root, question) for question in asked]
            context.close()
        return found

    def _answer(self, page: Page, root: str, question: Question) -> Answer:
        page.goto(self.address(root, question.text))
        self.wait(page, question.text)
        shown = [link.get_attribute("href") or "" for link in page.locator(self.results).all()]
        places = [self._place(page, link) for link in shown]
        pages = tuple(dict.fromkeys(address for address, _ in places))
        return Answer(question, pages[:5], tuple(self._dead(page)), self.corrected(page))

    def corrected(self, page: Page) -> bool:  # noqa: ARG002 - only one of the searches looks at it
        """Whether the page says that it answers another spelling."""
        return False

    def _dead(self, page: Page) -> list[str]:  # noqa: ARG002 - as above
        return []

    def _place(self, page: Page, link: str) -> tuple[str, str]:
        """A link as the address of a page from the site's root, and an anchor."""
        parts = urlsplit(str(page.evaluate("(link) => new URL(link, document.baseURI).href", link)))
        return unquote(parts.path.removeprefix(self.corpus.base).removesuffix("index.html")), unquote(parts.fragment)

    def cost(self, browser: Browser, text: str, line: tuple[int, int] | None) -> tuple[int, float]:
        """Bytes, and seconds from the first request that the search makes to the first result shown, with nothing kept from before."""
        sent: list[tuple[str, int]] = []
        with self.served(sent) as root:
            context = browser.new_context(bypass_csp=True, service_workers="block")
            page = context.new_page()
            page.add_init_script(_WATCH.replace("SELECTOR", repr(self.results)))
            if line:
                session = context.new_cdp_session(page)
                session.send("Network.enable")
                conditions = {"offline": False, "downloadThroughput": line[0], "uploadThroughput": line[0], "latency": line[1]}
                session.send("Network.emulateNetworkConditions", conditions)
            page.goto(self.address(root, text))
            page.wait_for_function("window.insynFirst !== undefined", timeout=_PATIENCE)
            milliseconds = page.evaluate(_COST, list(self.fetches))
            size = sum(octets + _HEADERS for address, octets in sent if any(part in address for part in self.fetches))
            context.close()
        return size, milliseconds / 1000


class Ours(Search):
    name = "insyn"
    results = "#sok-resultat > li.result h2 a"
    fetches = ("/sok/index/", "/assets/insyn/sok")

    def prepare(self) -> float | None:
        return self.corpus.seconds

    def address(self, root: str, text: str) -> str:
        return f"{root}sok/?q={quote(text)}"

    def wait(self, page: Page, text: str) -> None:
        answered = "(text) => document.getElementById('sok-resultat').dataset.answered === text"
        page.wait_for_function(answered, arg=text.strip(), timeout=_PATIENCE)

    def corrected(self, page: Page) -> bool:
        return page.locator("#sok-rattat").is_visible()

    def _dead(self, page: Page) -> list[str]:
        """Every result that leads to no page, or to no place on it."""
        links = [link.get_attribute("href") or "" for link in page.locator("#sok-resultat a").all()]
        return [link for link in links if not self._leads(*self._place(page, link))]

    def _leads(self, address: str, anchor: str) -> bool:
        file = self.folder / address / "index.html"
        return file.is_file() and (not anchor or anchor in _anchors(file))

    def typing(self, browser: Browser, texts: Sequence[str]) -> list[float]:
        """Seconds from the last key to the answer, when the index is there already."""
        measure = """async (text) => {
          const field = document.getElementById("sok-ord"), list = document.getElementById("sok-resultat");
          field.value = text;
          const begun = performance.now();
          field.form.requestSubmit();
          while (list.dataset.answered !== text.trim()) await new Promise((done) => setTimeout(done));
          return performance.now() - begun;
        }"""
        with self.served() as root:
            page = browser.new_page()
            page.goto(self.address(root, texts[0]))
            self.wait(page, texts[0])
            for text in texts:  # so that the pieces that they need are there
                page.evaluate(measure, text)
            found = [page.evaluate(measure, text) / 1000 for text in texts]
            page.close()
        return found


_read: dict[Path, set[str]] = {}


def _anchors(file: Path) -> set[str]:
    if file not in _read:
        _read[file] = set(Html(file.read_text("utf-8")).attribute("id"))
    return _read[file]


def timed(work: Any) -> float:
    """The seconds that something takes."""
    begun = time.monotonic()
    work()
    return time.monotonic() - begun
