"""Pages that are taken over are opened where somebody must know what they offer or lead to, and else not."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from generator.fill.links import LinkBook
from generator.fill.tags import Noted
from generator.fill.untouched import Untouched, to_open
from generator.fill.writing import Written
from generator.recall import Kept

UNTOUCHED = {f"svar/{name}/": Untouched(f"svar/{name}/", Kept(b"")) for name in ("ett", "två")}


def page(address: str, *anchors: str) -> Written:
    return Written(address, "", "", (Noted(frozenset(anchors), (), frozenset(), ()),), (), None, frozenset(), None)


def opened(book: LinkBook, gone: list[str], before: Callable[[str], Written | None] = lambda _: None) -> set[str]:
    return set(to_open(UNTOUCHED, book, gone, before))


@pytest.fixture
def book() -> LinkBook:
    return LinkBook("https://exempel.se/")


def test_none_is_opened_where_all_is_still_there(book: LinkBook) -> None:
    book.note("om/", '<a href="../svar/ett/">x</a><p id="a"></p>')
    assert opened(book, []) == set()
    assert opened(book, [], lambda address: page(address, "a")) == set()


def test_a_page_is_opened_whose_places_another_leads_to(book: LinkBook) -> None:
    book.note("om/", '<a href="../svar/ett/#x">x</a><a href="../svar/två/">x</a>')
    assert opened(book, []) == {"svar/ett/"}


def test_all_are_opened_where_a_file_or_a_place_is_gone(book: LinkBook) -> None:
    assert opened(book, ["borta.pdf"]) == {*UNTOUCHED}
    book.note("om/", '<p id="a"></p>')
    assert opened(book, [], lambda address: page(address, "a", "b")) == {*UNTOUCHED}


def test_it_says_what_it_was_kept_as() -> None:
    made = page("svar/ett/", "a")
    assert Untouched("svar/ett/", Kept(pickle.dumps(made))).opened() == made
