"""A visitor to a built site: a browser in some mode, and a list of all that a page should not have done."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from tests.browser import kinds
from tests.browser.modes import Mode
from tests.site.projects import PROJECTS, built
from tests.site.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page, Request, Response, ViewportSize

#: Below which path each site is served: one at the root of its server, one not.
BASES = {"real": "/", "demo": "/insyn/"}

_LARGE = "document.documentElement.style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`"


@dataclass
class Visit:
    """A page in the browser, and everything that it should not have done."""

    page: Page
    root: str
    mode: Mode = field(default_factory=Mode)
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    _opened: str = "about:blank"
    _begun: set[Request] = field(default_factory=set)
    _turned: bool = False
    _session: CDPSession | None = None

    def turn(self, root: str, mode: Mode | None = None, size: ViewportSize | None = None) -> None:
        """Goes on to another site, or in another mode, as a visitor who has not been there before.

        A new browser for each would be cleaner, and takes so much longer that fewer pages could be visited. So does an empty page in
        between, for which Chromium starts another process.
        """
        if self.page.url.partition("#")[0] != self._opened or any("/sok/" in url for url in self.requests):
            self.page.goto("about:blank")  # the page was left, or searches, and goes on asking for things until the next is there
        self._turned = True
        self.root, self.mode = root, mode or Mode()
        options = self.mode.options()
        self.page.set_viewport_size(size or options["viewport"])
        self.page.emulate_media(media="screen", **{name: options[name] for name in ("color_scheme", "reduced_motion", "forced_colors")})
        self.session.send("Emulation.setTouchEmulationEnabled", {"enabled": self.mode.touched})
        self.show_images(self.mode.images)

    def show_images(self, shown: bool) -> None:
        """Whether images are fetched."""
        self.page.unroute_all()
        if not shown:
            self.page.route("**/*", lambda route: route.abort() if route.request.resource_type == "image" else route.continue_())

    @property
    def session(self) -> CDPSession:
        """What is asked of Chromium itself, for Playwright has no words for it."""
        self._session = self._session or self.page.context.new_cdp_session(self.page)
        return self._session

    def go(self, address: str = "") -> None:
        """Opens a page, given by its address from the site's root, as the mode has it."""
        self._let_scripts_run(self.mode.script)
        self.page.goto(urljoin(self.root, _asked_for(address)), wait_until="load")
        self._opened = self.page.url.partition("#")[0]
        self._let_scripts_run(True)  # those of the page are past; the checks are scripts themselves, and may have to wait for something
        if self.mode.large:
            self.page.evaluate(_LARGE)

    def asked(self, request: Request) -> None:
        """Something is asked for; after a turn nothing counts until the next page itself is."""
        if self._turned and request.is_navigation_request():
            self._turned = False
            self.faults.clear()
            self.requests.clear()
            self._begun.clear()
        self._begun.add(request)
        self.requests.append(request.url)
        if urlsplit(request.url).netloc != urlsplit(self.root).netloc and not request.url.startswith(("data:", "blob:")):
            self.faults.append(f"hämtar {request.url}")

    def answered(self, answer: Response) -> None:
        """Something came, or an answer that there is no such thing; the page itself may be the one for wrong addresses."""
        if answer.status >= 400 and answer.request in self._begun and not answer.request.is_navigation_request():
            self.faults.append(f"{answer.status}: {answer.url}")

    def failed(self, request: Request) -> None:
        """Something did not come. What the page before the turn had asked for is given up when it is left."""
        if request not in self._begun:
            return
        url, why = request.url, request.failure or ""
        # The mark of the tab may still be under way when the page is left. Scripts are asked for ahead even where none may run.
        unseen = url.endswith((".svg", ".png")) and ("ERR_ABORTED" in why or not self.mode.images)
        if not unseen and (self.mode.script or not url.endswith(".js")):
            self.faults.append(f"misslyckades: {url}")

    def _let_scripts_run(self, allowed: bool) -> None:
        # A context's own setting could not be taken back afterwards.
        if not self.mode.script:
            self.session.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def settled(self) -> list[str]:
        """What was wrong, when everything that the page began has come to an end."""
        self.page.evaluate("() => document.fonts.ready.then(() => undefined)")
        return self.faults


def _asked_for(address: str) -> str:
    return "finns/inte/alls/" if address == kinds.NOT_FOUND else address


@contextmanager
def serving_all() -> Iterator[dict[str, str]]:
    """Where each site can be visited for as long as the block runs."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(serving(built(name), base)) for name, base in BASES.items()}


def kinds_of(name: str) -> dict[str, str]:
    """An address for every kind of page of a site, and for every class of its style sheets."""
    return kinds.one_of_each(built(name), PROJECTS[name] / "content")


@contextmanager
def visiting(browser: Browser, root: str, mode: Mode | None = None, **options: Any) -> Iterator[Visit]:
    """A browser of a visitor's own. Complaints of the content security policy come as errors in the console."""
    mode = mode or Mode()
    with browser.new_context(locale="sv-SE", **{**mode.options(), **options}) as context:
        page = context.new_page()
        visit = Visit(page, root, mode)
        visit.show_images(mode.images)
        _listen(visit)
        yield visit


@contextmanager
def wandering(browser: Browser) -> Iterator[Visit]:
    """A browser for a visitor who turns to one page after another, and remembers nothing of the one before."""
    with visiting(browser, "", has_touch=True) as visit:  # each turn says whether there is a finger
        visit.page.set_default_timeout(10_000)
        visit.page.add_init_script("localStorage.clear()")
        yield visit


def _listen(visit: Visit) -> None:
    def logged(kind: str, text: str) -> None:
        # Chromium logs the 404 of the page itself and the images that are blocked here, which is what was asked for.
        if kind in {"error", "warning"} and "404 (Not Found)" not in text and "ERR_FAILED" not in text:
            visit.faults.append(f"{kind}: {text}")

    page = visit.page
    page.context.on("request", visit.asked)
    page.on("console", lambda message: logged(message.type, message.text))
    page.on("pageerror", lambda error: visit.faults.append(f"fel: {error}"))
    page.on("requestfailed", visit.failed)
    page.on("response", visit.answered)
