"""Pages of records that are taken over from the site before: they are opened only where somebody asks what they offer or lead to.

A site has ten thousands of them, and most builds follow on a small edit. The links of such a page were right when it was made, and are
as long as all that it may lead to is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.fill.links import LinkBook
from generator.fill.writing import Built, Written
from generator.recall import Kept


@dataclass(frozen=True, slots=True)
class Untouched:
    """A page as it is kept."""

    address: str
    kept: Kept  #: a `Written`, and in brief when the page last changed

    @property
    def changed(self) -> date | None:
        """When it last changed, where that is known."""
        changed: date | None = self.kept.brief
        return changed

    def opened(self) -> Written:
        """What is known of the page."""
        made: Written = self.kept.opened()
        return made


def to_open(
    untouched: Mapping[str, Untouched], book: LinkBook, gone: Collection[str], before: Callable[[str], Written | Built | None]
) -> Iterable[str]:
    """The addresses of pages that must be opened before all links can be looked at.

    Args:
        untouched: pages by address.
        book: what the other pages offer and lead to.
        gone: addresses of files that the site before had and this one has not.
        before: tells what the site before had at the address of one of the other pages.
    """
    if gone or any(_lacks(book.anchors[address], before(address)) for address in book.anchors):
        return list(untouched)  # any of them may lead there
    led_to = {wanted if wanted in untouched else f"{wanted}/" for wanted, anchor in book.wanted if anchor}
    return led_to & untouched.keys()


def _lacks(anchors: Collection[str], before: Written | Built | None) -> bool:
    """Whether a page has no longer a place that it had."""
    return before is not None and any(anchor not in anchors for part in before.parts for anchor in part.anchors)
