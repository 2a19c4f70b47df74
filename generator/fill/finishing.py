"""From a page's values to the page as it is written: what every page gets, and what it is looked through for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from generator.fill.frames import Frame, Shared, ValueOf, filled
from generator.fill.headings import linked, with_links
from generator.fill.paper import leads_to_source, printable
from generator.fill.slots import Slot, join
from generator.fill.tags import Fault, Noted, Reader, relative, root_from
from generator.fill.terms import Explainer
from generator.headings import ids
from generator.identity import page_has_number
from generator.page import Page, Value
from generator.withholding import Words

LOST = "404.html"  #: given at any address, so a link to a heading of it would lead astray
_TAG = re.compile(r"<[^>]*>")

_NUMBER: Fault = ("page.identity-number", "sidan visar något som ser ut som ett personnummer", "Ta bort det ur content/ eller mkdocs.yml.")
_WITHHELD: Fault = ("page.withheld", "sidan visar något som ska vara maskat", "Ta bort det ur content/ eller mkdocs.yml.")


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it is written, with what it offers and asks for and what is wrong with it."""

    address: str
    html: str
    parts: tuple[Noted, ...]
    faults: tuple[Fault, ...] = ()
    title: str = ""  #: of a record's page, as text
    description: str = ""


class Finisher:
    """Makes pages as they are written.

    Args:
        site_address: the site's own address with a slash at its end, or empty.
        explain: explains words of the glossary.
        withheld: what no page may show.
    """

    def __init__(self, site_address: str, explain: Explainer, withheld: Words) -> None:
        self.site_address, self.explain, self.withheld = site_address, explain, withheld
        self.read = Reader(site_address)

    def whole(self, address: str, html: str) -> Made:
        """A page whose slots are filled, from its HTML alone."""
        html = self.explain(address, html)
        if address != LOST:
            html = with_links(html)
        html = printable(html, self.site_address)
        noted = self.read(address, html)
        html = relative(html, self.read.base if address == LOST else root_from(address))
        return Made(address, html, (noted,), self._faults(html, number=page_has_number(html)))

    def page(self, frame: Frame, page: Page) -> Made:
        """A record's page in its frame.

        Raises:
            MisplacedError: a value cannot stand where its slot does.
        """

        def value_of(slot: Slot) -> Value:
            return page.values.get(slot.name, "")

        around = frame.around(page.address)
        made = self._within(frame, page.address, around, value_of) if around else None
        if made is None:
            made = self.whole(page.address, join(frame.pieces, value_of))
        told = (_plain(page.values.get("heading", "")), _plain(page.values.get("description", "")))
        return Made(made.address, made.html, made.parts, made.faults, *told)

    def _within(self, frame: Frame, address: str, around: tuple[Shared, Shared], value_of: ValueOf) -> Made | None:
        """A page of which only what is its own is looked through; None where something around the main part concerns it too."""
        root = root_from(address)
        before, own_before = filled(around[0], value_of, root)
        after, own_after = filled(around[1], value_of, root)
        own = [*own_before, *own_after]
        if self.site_address and any(map(leads_to_source, own)):
            return None  # the first link to a source on the page has its address on paper
        main = self.explain.in_main(address, join(frame.main, value_of))
        shared = [part.noted for part in around]
        main = linked(main, lambda: [*(each for noted in shared for each in noted.anchors), *ids("".join(own))], frame.language)
        main = printable(main, self.site_address)
        looked_through = "\n".join([*own, main])
        noted = self.read(address, looked_through)
        html = f"{before}{relative(main, root)}{after}"
        number = any(part.has_number for part in around) or page_has_number(looked_through)
        return Made(address, html, (*shared, noted), self._faults(html, number=number))

    def _faults(self, html: str, *, number: bool) -> tuple[Fault, ...]:
        """That a finished page shows something that must not be published, wherever that came from."""
        shows = bool(self.withheld) and self.withheld.stand_in(unescape(_TAG.sub("", html)) + unescape(html))
        return (*([_NUMBER] if number else []), *([_WITHHELD] if shows else []))


def _plain(value: Value) -> str:
    return value.striptags() if isinstance(value, Markup) else value


__all__ = ["LOST", "Finisher", "Made"]
