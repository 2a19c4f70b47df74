"""Bodies into frames, blocks into slots: turns the folder that an engine built into the whole site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.fill import assets
from generator.fill.finishing import LOST, Finisher, Made
from generator.fill.frames import Frame
from generator.fill.handwritten import by_hand, handwritten
from generator.fill.links import LinkBook
from generator.fill.origins import Placing, written_in
from generator.fill.slots import MisplacedError, Pieces, Slot, cut, join
from generator.fill.tags import Fault, Noted, relative, root_from, third_party_in_css
from generator.fill.terms import Explainer
from generator.fill.writing import Written
from generator.page import Finished, Page, Publication, SlotError, Value
from generator.problems import Location, Problem, Problems

FRAME = "_frame"
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


class AlreadyFilledError(Exception):
    """The folder holds no frames: it is filled already, or no engine has built it."""


def frames_in(site: Path) -> list[Path]:
    """The frames that an engine has built into a folder."""
    return sorted(site.glob(f"*/{FRAME}/index.html"))


def frames_at(site: Path) -> dict[str, str]:
    """Their HTML by name."""
    return {path.parent.parent.name: path.read_text("utf-8") for path in frames_in(site)}


class Filling:
    """A built folder with its frames cut open, ready to have pages written into it.

    Args:
        site: the folder that the engine built.
        publication: what goes into it.
        site_address: the site's own address with a slash at its end, or empty.
        sources: folders with the pages and templates that slots and links were written in, and mkdocs.yml, to name the line in a problem.
        frames: their HTML by name, where the folder is not at hand.
    """

    def __init__(
        self,
        site: Path,
        publication: Publication,
        site_address: str,
        sources: dict[str, Path],
        frames: Mapping[str, str] | None = None,
    ) -> None:
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
        self.here = frames is None  #: whether pages are written into the folder as they are made
        self._frame_paths = frames_in(site) if self.here else []
        found = frames_at(site) if frames is None else frames
        if not found:
            raise AlreadyFilledError
        for name, html in found.items():
            self._open_frame(name, html)
        self._built = self._built_pages() if self.here else {}

    def _open_frame(self, name: str, html: str) -> None:
        common = self._common_values(self._cut(html), f"{name}/{FRAME}/")
        spaced = [_BLANK.sub("\n", piece) if isinstance(piece, str) else piece for piece in common]
        self.frames[name] = Frame(_as_one(spaced), self.finisher.read)

    def _built_pages(self) -> dict[str, Path]:
        """The pages that the engine has built by address, before any others are there."""
        own = {*self._frame_paths}
        files = {path.relative_to(self.site).as_posix(): path for path in sorted(self.site.rglob("*.html")) if path not in own}
        return {name.removesuffix("index.html"): path for name, path in files.items() if not name.startswith(assets.ASSETS)}

    @property
    def built(self) -> list[str]:
        """The addresses of the pages that the engine built."""
        return list(self._built)

    def _common_values(self, pieces: Pieces, address: str) -> Pieces:
        """Fill what is the same on every page of a frame at once, and leave what differs."""
        own = {"title", "heading", "description", "canonical", "address", "alternates", "linked-data", "breadcrumbs", "toc", "body"}
        return [self._value_text(piece, address) if isinstance(piece, Slot) and piece.name not in own else piece for piece in pieces]

    def _value_text(self, slot: Slot, address: str) -> str:
        return relative(self._joined([slot]), root_from(address))

    def _cut(self, html: str) -> Pieces:
        try:
            return cut(html)
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

    def pages(self) -> None:
        """Fill the slots of every page that the engine built, if that is not done."""
        for address in self.built:
            self.page(address)

    def page(self, address: str) -> None:
        """Fill the slots of a page that the engine built, if that is not done."""
        if address in self.finished:
            return
        path = self._built[address]
        pieces = self._cut(path.read_text("utf-8"))
        made = self.finisher.whole(address, self._joined(pieces))
        path.write_text(made.html, "utf-8")
        self._note(made.address, made.parts, made.faults)
        self.finished[address] = handwritten(address, made.html, by_hand(pieces, self._value), self.book.anchors[address])

    def _note(self, address: str, parts: tuple[Noted, ...], faults: tuple[Fault, ...]) -> None:
        """Take in what a finished page offers and asks for, and what is wrong with it."""
        self.book.add(address, *parts)
        for fault in faults:
            self.book.report(address, *fault)

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

    def made(self, address: str) -> Written:
        """Make a record's page, and write it if the folder is at hand."""
        page = self.publication.pages[address]()
        made, publication = self.make(page), self.publication
        told = (publication.cards.get(address), publication.made_from.get(address, frozenset()), publication.changed.get(address))
        if self.here:
            self._write(address, made.html)
        return Written(address, made.title, made.description, made.parts, made.faults, *told, None if self.here else made.html)

    def take(self, written: Written) -> None:
        """Take in a record's page that has been made, here or elsewhere."""
        address, publication = written.address, self.publication
        if written.html is not None:
            self._write(address, written.html)
        self._note(address, written.parts, written.faults)
        self.finished[address] = Finished(address, written.title, written.description, "", self.book.anchors[address])
        publication.made_from[address] = written.made_from
        if written.card is not None:
            publication.cards[address] = written.card
        if written.changed is not None:
            publication.changed[address] = written.changed

    def _write(self, address: str, html: str) -> None:
        target = self.site / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, "utf-8")

    def put(self, address: str) -> None:
        """Write a file that is no page."""
        content = self.publication.files[address]
        target = self.site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
            return
        whole = content() if callable(content) else content
        target.write_bytes(whole)
        if address.endswith(".html"):
            self.book.note(address.removesuffix("index.html"), whole.decode())

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


def fill(filling: Filling, theme_assets: list[Path], written: Iterable[Written | str] | None = None) -> list[str]:
    """Everything at once: pages of the engine, records, files, assets, and the check of every link.

    Args:
        filling: what is to be filled.
        theme_assets: the folders of theme assets, the last one's files before the others'.
        written: the pages of all records, made as they are asked for; without them they are made here. The address of a file that is no
            page stands for itself: it has been written.

    Returns:
        The addresses of all pages, in order.

    Raises:
        Problems: a slot, a frame or a link is wrong. The folder is then not fit to be published.
    """
    publication = filling.publication
    if problems := filling.problems + _twice(filling):
        raise Problems(problems)
    there: set[str] = set()
    for page in written or map(filling.made, publication.pages):
        if isinstance(page, Written):
            filling.take(page)
        else:
            there.add(page)
    filling.pages()
    unseen = [problem for name, problem in publication.required.items() if name not in filling.shown]
    if problems := filling.problems + unseen:
        raise Problems(problems)
    for address in publication.files:
        if address not in there:
            filling.put(address)
    filling.close()
    assets.arrange(filling.site, theme_assets)
    files = {path.relative_to(filling.site).as_posix() for path in filling.site.rglob("*") if path.is_file()}
    for old, new in publication.leading.items():
        filling.book.wanted.setdefault((new, ""), old)
    problems = filling.book.check(files.union(publication.later))
    problems += _third_party_styles(filling.site)
    if problems:
        raise Problems(filling.placing(problems))
    return sorted([*filling.built, *publication.pages])


def _twice(filling: Filling) -> list[Problem]:
    """A problem for each address that two pages or files have."""
    publication = filling.publication
    files = {
        address
        for address in publication.files
        if (filling.site / address).exists() or address.removesuffix("index.html") in publication.pages
    }
    pages = {*filling.built} & {*publication.pages} | {address.removesuffix("index.html") for address in files}
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


__all__ = ["LOST", "AlreadyFilledError", "Filling", "fill", "frames_at", "frames_in"]
