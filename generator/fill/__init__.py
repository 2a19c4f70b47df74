"""Bodies into frames, blocks into slots: turns the folder that an engine built into the whole site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.fill import assets
from generator.fill.finishing import Finisher, Made
from generator.fill.frames import Frame
from generator.fill.handwritten import by_hand, handwritten
from generator.fill.links import LinkBook
from generator.fill.origins import Placing, written_in
from generator.fill.slots import MisplacedError, Pieces, Slot, cut, join
from generator.fill.tags import relative, root_from, third_party_in_css
from generator.fill.terms import Explainer
from generator.page import Finished, Page, Publication, SlotError, Value
from generator.problems import Location, Problem, Problems

FRAME = "_frame"
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


class AlreadyFilledError(Exception):
    """The folder holds no frames: it is filled already, or no engine has built it."""


def frames_in(site: Path) -> list[Path]:
    """The frames that an engine has built into a folder."""
    return sorted(site.glob(f"*/{FRAME}/index.html"))


class Filling:
    """A built folder with its frames cut open, ready to have pages written into it.

    Args:
        site: the folder that the engine built.
        publication: what goes into it.
        site_address: the site's own address with a slash at its end, or empty.
        sources: folders with the pages and templates that slots and links were written in, and mkdocs.yml, to name the line in a problem.
    """

    def __init__(self, site: Path, publication: Publication, site_address: str, sources: dict[str, Path]) -> None:
        self.site, self.publication, self.sources = site, publication, sources
        self.book = LinkBook(site_address)
        self.base = self.book.base
        self.placing = Placing(publication.origins, sources)
        explain = Explainer(publication.explanations, publication.unexplained)
        self.finisher = Finisher(site_address, explain, publication.withheld)
        self.problems: list[Problem] = []
        self.finished: dict[str, Finished] = {}  #: by address
        self.shown: set[str] = set()  #: the names of the slots that stand somewhere
        self.frames: dict[str, Frame] = {}
        self._frame_paths = frames_in(site)
        if not self._frame_paths:
            raise AlreadyFilledError
        for path in self._frame_paths:
            self._open_frame(path)

    def _open_frame(self, path: Path) -> None:
        name = path.parent.parent.name
        pieces = self._cut(path)
        common = self._common_values(pieces, f"{name}/{FRAME}/")
        self.frames[name] = Frame(
            _as_one([_BLANK.sub("\n", each) if isinstance(each, str) else each for each in common]), self.finisher.read
        )

    def _common_values(self, pieces: Pieces, address: str) -> Pieces:
        """Fill what is the same on every page of a frame at once, and leave what differs."""
        own = {"title", "heading", "description", "canonical", "address", "alternates", "linked-data", "breadcrumbs", "toc", "body"}
        return [self._value_text(piece, address) if isinstance(piece, Slot) and piece.name not in own else piece for piece in pieces]

    def _value_text(self, slot: Slot, address: str) -> str:
        return relative(self._joined([slot]), root_from(address))

    def _cut(self, path: Path) -> Pieces:
        try:
            return cut(path.read_text("utf-8"))
        except MisplacedError as error:
            self._report(error, error.source)
            return []

    def _value(self, slot: Slot) -> Value:
        self.shown.add(slot.name)
        try:
            return self.publication.slots(slot.name, slot.arguments)
        except SlotError as error:
            self._report(error, slot.source)
            return ""

    def _report(self, error: SlotError, source: str) -> None:
        self.problems.append(self._problem(error, source))

    def _problem(self, error: SlotError, source: str) -> Problem:
        return Problem(written_in(source, self.sources), error.rule, error.message, error.suggestion)

    def pages(self) -> list[str]:
        """Fill the slots of every page that the engine built. Returns the addresses of those pages."""
        filled: list[str] = []
        for path in sorted(self.site.rglob("*.html")):
            relative_path = path.relative_to(self.site).as_posix()
            if path in self._frame_paths or relative_path.startswith(assets.ASSETS):
                continue
            address = relative_path.removesuffix("index.html")
            pieces = self._cut(path)
            made = self.finisher.whole(address, self._joined(pieces))
            path.write_text(made.html, "utf-8")
            self.note(made)
            self.finished[address] = handwritten(address, made.html, by_hand(pieces, self._value), self.book.anchors[address])
            filled.append(address)
        return filled

    def note(self, made: Made) -> None:
        """Take in what a finished page offers and asks for, and what is wrong with it."""
        self.book.add(made.address, *made.parts)
        for fault in made.faults:
            self.book.report(made.address, *fault)

    def _joined(self, pieces: Pieces) -> str:
        try:
            return join(pieces, self._value)
        except MisplacedError as error:
            self._report(error, error.source)
            return ""

    def make(self, page: Page) -> Made:
        """A record's page as it is published.

        Raises:
            Problems: there is no frame for such pages, or a slot of it stands where its value cannot.
        """
        frame = self.frames.get(page.frame)
        if frame is None:
            place = Location(f"content/{page.frame}/{FRAME}.md")
            raise Problems([Problem(place, "frame.missing", "ramen saknas", "Kopiera den från en annan mapp i content/.")])
        try:
            return self.finisher.page(frame, page)
        except MisplacedError as error:
            raise Problems([self._problem(error, error.source)]) from None

    def write(self, address: str, make: Callable[[], Page]) -> None:
        """Write a record's page and note its links."""
        made = self.make(make())
        self.note(made)
        self.finished[address] = Finished(address, made.title, made.description, "", self.book.anchors[address])
        target = self.site / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made.html, "utf-8")

    def put(self, address: str, content: Path | bytes) -> None:
        """Write a file that is no page."""
        target = self.site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copyfile(content, target)
        if isinstance(content, bytes) and address.endswith(".html"):
            self.book.note(address.removesuffix("index.html"), content.decode())

    def close(self) -> None:
        """Remove the frames, which are no pages of the site."""
        for path in self._frame_paths:
            shutil.rmtree(path.parent, ignore_errors=True)


def _as_one(pieces: Pieces) -> Pieces:
    """Pieces with neighbouring texts put together."""
    found: Pieces = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def fill(filling: Filling, theme_assets: list[Path]) -> list[str]:
    """Everything at once: pages of the engine, records, files, assets, and the check of every link.

    Returns:
        The addresses of all pages, in order.

    Raises:
        Problems: a slot, a frame or a link is wrong. The folder is then not fit to be published.
    """
    engine_pages = filling.pages()
    publication = filling.publication
    unseen = [problem for name, problem in publication.required.items() if name not in filling.shown]
    if problems := filling.problems + unseen:
        raise Problems(problems)
    if twice := _twice(filling, engine_pages):
        raise Problems(twice)
    for address, make in publication.pages.items():
        filling.write(address, make)
    for address, content in publication.files.items():
        filling.put(address, content)
    filling.close()
    assets.arrange(filling.site, theme_assets)
    files = {path.relative_to(filling.site).as_posix() for path in filling.site.rglob("*") if path.is_file()}
    for old, new in publication.leading.items():
        filling.book.wanted.setdefault((new, ""), old)
    problems = filling.book.check(files.union(publication.later))
    problems += _third_party_styles(filling.site)
    if problems:
        raise Problems(filling.placing(problems))
    return sorted([*engine_pages, *filling.publication.pages])


def _twice(filling: Filling, engine_pages: list[str]) -> list[Problem]:
    """A problem for each address that two pages or files have."""
    publication = filling.publication
    files = {
        address
        for address in publication.files
        if (filling.site / address).exists() or address.removesuffix("index.html") in publication.pages
    }
    pages = {*engine_pages} & {*publication.pages} | {address.removesuffix("index.html") for address in files}
    advice = "Byt namn på sidan i content/, eller ta bort raden om den i data/redirects.yml."
    return filling.placing(
        Problem(Location(f"/{address}"), "address.duplicate", f'två sidor eller filer har samma adress: "{address}"', advice)
        for address in sorted(pages)
    )


def _third_party_styles(site: Path) -> list[Problem]:
    return [
        Problem(Location(f"/{path.relative_to(site).as_posix()}"), "link.third-party", "stilmallen hämtar något från en annan webbplats")
        for path in sorted(site.rglob("*.css"))
        if third_party_in_css(path.read_text("utf-8", errors="replace"))
    ]
