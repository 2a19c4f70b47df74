"""A folder that an engine built, with its frames cut open, while pages are written into it."""

from __future__ import annotations

import os
import pickle
import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator import addresses
from generator.again import Again
from generator.fill import assets
from generator.fill.finishing import Finisher, Made
from generator.fill.folder import FRAME, frames_at, frames_in
from generator.fill.frames import Frame
from generator.fill.handwritten import by_hand, handwritten
from generator.fill.links import LinkBook
from generator.fill.origins import Placing, written_in
from generator.fill.slots import MisplacedError, Pieces, Slot, as_one, cut, join
from generator.fill.tags import Fault, Noted, relative, root_from
from generator.fill.terms import Explainer
from generator.fill.untouched import Untouched, to_open
from generator.fill.writing import Built, Written
from generator.noting import noting
from generator.page import FILES_COUNTED, Finished, Page, Publication, SlotError, Value
from generator.problems import AlreadyFilledError, Location, Problem, Problems
from generator.register.naming import asked_for, fingerprint

#: How the addresses of files begin that are made of finished pages. No page leads to one of them but those that `Publication` names.
_MADE_LATER = (addresses.SEARCH, addresses.SITEMAP.removesuffix(".xml"))
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


class Filling:
    """A built folder with its frames cut open, ready to have pages written into it.

    Args:
        site: the folder that the engine built.
        publication: what goes into it.
        site_address: the site's own address with a slash at its end, or empty.
        sources: folders with the pages and templates that slots and links were written in, and mkdocs.yml, to name the line in a problem.
        frames: their HTML by name, where the folder is not at hand.
        again: what need not be made again.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is a part of its own
        self,
        site: Path,
        publication: Publication,
        site_address: str,
        sources: dict[str, Path],
        frames: Mapping[str, str] | None = None,
        again: Again | None = None,
    ) -> None:
        self.site, self.publication, self.sources, self.again = site, publication, sources, again
        self.book = LinkBook(site_address)
        self.base = self.book.base
        self.placing = Placing(publication.origins, sources)
        explain = Explainer(publication.explanations, publication.unexplained)
        self.finisher = Finisher(site_address, explain, publication.withheld)
        self.problems: list[Problem] = []
        self.finished: dict[str, Finished] = {}  #: by address; those that are taken over as they are come when they are opened
        self.untouched: dict[str, Untouched] = {}
        self.shown: set[str] = set()  #: the names of the slots that stand somewhere
        self.frames: dict[str, Frame] = {}
        #: What tells how pages are finished: all of them, and those of a frame.
        self._around = [site_address, [*publication.explanations], [*publication.unexplained], publication.withheld.words]
        self._finishing: dict[str, bytes] = {}
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
        self.frames[name] = Frame(as_one(spaced), self.finisher.read)
        self._finishing[name] = fingerprint([self._around, as_one(spaced)]) if self.again else b""

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
        html = path.read_text("utf-8")
        given = fingerprint([self._around, html]) if self.again else b""
        kept = self.again.taken_over(f"page:{address}", given, self._file(path)) if self.again else None
        if kept:
            built = kept.opened()
        else:
            with noting() as read:
                whole, built = self._filled(address, html)
            path.write_text(whole, "utf-8")
            if self.again and not self.problems:  # one that counts files is never found again, but it is known what it offered
                self.again.keep(f"page:{address}", b"" if FILES_COUNTED in whole else given, read, built)
        self._note(address, built.parts, built.faults)
        self.finished[address] = built.finished
        self.shown.update(built.slots)
        if built.changed:
            self.publication.changed[address] = built.changed

    def _filled(self, address: str, html: str) -> tuple[str, Built]:
        pieces = self._cut(html)
        made = self.finisher.whole(address, self._joined(pieces))
        anchors = frozenset(anchor for part in made.parts for anchor in part.anchors)
        finished = handwritten(address, made.html, by_hand(pieces, self._value), anchors)
        slots = frozenset(piece.name for piece in pieces if isinstance(piece, Slot))
        return made.html, Built(finished, made.parts, made.faults, slots, self.publication.changed.get(address))

    def _file(self, path: Path) -> str:
        return path.relative_to(self.site).as_posix()

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
        with noting() as read:
            made = self.make(self.publication.pages[address]())
        publication = self.publication
        told = (publication.cards.get(address), publication.made_from.get(address, frozenset()), publication.changed.get(address))
        if self.here:
            self._write(address, made.html)
        html = None if self.here else made.html
        return Written(address, made.title, made.description, made.parts, made.faults, *told, html, frozenset(read))

    def given(self, address: str) -> bytes:
        """What tells all that a page or a file is made from beside what is read for it; never the same where that cannot be told."""
        make = self.publication.pages.get(address) or self.publication.files[address]
        assert callable(make)  # noqa: S101 - other files are not asked for
        try:
            return fingerprint([asked_for(make), self._finishing.get(address.partition("/")[0])])
        except (pickle.PicklingError, AttributeError, TypeError):  # what pickle raises of a function that was made by another
            return os.urandom(16)

    def taken_over(self, address: str) -> Untouched | None:
        """A record's page that need not be made again, put into the site; None where it is to be made."""
        found = self.again.taken_over(f"page:{address}", self.given(address), f"{address}index.html") if self.again else None
        return Untouched(address, found) if found else None

    def file_taken_over(self, address: str) -> bool:
        """Whether a file that is made when it is asked for need not be made again, and has been taken over."""
        return bool(self.again and self.again.taken_over(f"file:{address}", self.given(address), address))

    def take(self, written: Written | Untouched) -> None:
        """Take in a record's page that has been made, here or elsewhere, or that is taken over."""
        address = written.address
        if written.changed is not None:
            self.publication.changed[address] = written.changed
        if isinstance(written, Untouched):
            self.untouched[address] = written
            self.book.addresses.add(address)
            return
        if self.again and written.read:
            made = replace(written, html=None, read=frozenset())
            self.again.keep(f"page:{address}", self.given(address), written.read, made, written.changed)
        if written.html is not None:
            self._write(address, written.html)
        self._take_in(written)

    def open(self, wanted: Iterable[str]) -> None:
        """Open pages that are taken over, by their addresses."""
        for address in wanted:
            self._take_in(self.untouched.pop(address).opened())

    def _take_in(self, written: Written) -> None:
        address, publication = written.address, self.publication
        self._note(address, written.parts, written.faults)
        self.finished[address] = Finished(address, written.title, written.description, "", self.book.anchors[address])
        publication.made_from[address] = written.made_from
        if written.card is not None:
            publication.cards[address] = written.card

    @property
    def all_finished(self) -> Collection[Finished]:
        """Every page."""
        self.open(list(self.untouched))
        return self.finished.values()

    def links(self, files: set[str]) -> list[Problem]:
        """Every link that leads nowhere; `files` are the paths of all that is in the site's folder."""
        if self.again:
            gone = [address for address in self.again.former.addresses - files if not address.startswith(_MADE_LATER)]
            before = self.again.before
            self.open(to_open(self.untouched, self.book, gone, lambda address: before(f"page:{address}")))
        return self.book.check(files)

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
        if self.again and callable(content):
            self.again.file_made(f"file:{address}", self.given(address), lambda: self._write_file(address, content()))
        else:
            self._write_file(address, content() if callable(content) else content)

    def _write_file(self, address: str, whole: bytes) -> None:
        (self.site / address).write_bytes(whole)
        if address.endswith(".html"):
            self.book.note(address.removesuffix("index.html"), whole.decode())

    def close(self) -> None:
        """Remove the frames, which are no pages of the site."""
        for path in self._frame_paths:
            shutil.rmtree(path.parent, ignore_errors=True)
