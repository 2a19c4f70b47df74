"""Nothing grows faster than the site: what each response costs is the same however many others have answered.

Calls are counted, of functions of the program, its libraries and the interpreter, since they are the same on any machine and time is not.
The corpus is the hardest there is: everybody answers in one consultation.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator import reading, register, theme
from generator.history import Change, Deed, Extent, History
from generator.outputs import api
from generator.outputs.calendars import calendars
from generator.outputs.feeds import atom
from generator.outputs.redirects import redirects
from generator.outputs.sitemap import sitemap
from generator.pages import Pages
from generator.published import Published
from tests.bench import corpus

if TYPE_CHECKING:
    from collections.abc import Callable

FEW, TIMES = 80, 4
TINY = 12
MOST = 1.05  #: so much more may a response cost among four times as many; to look through all of them once on its page costs 1.07
SIZES = (FEW, FEW * TIMES)
MOST_OCTETS = 500_000  #: of a page's body
SLOTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("list", {"kind": "svar"}),
    ("list", {"kind": "organisationer"}),
    ("list", {"kind": "kallor"}),
    ("list", {"kind": "remisser"}),
    ("viewpoints", {}),
    ("answers", {}),
    ("overview", {}),
    ("changes", {}),
    ("following", {}),
    ("dossiers", {}),
    ("comparisons", {}),
)


def counted(work: Callable[[], Any]) -> tuple[int, Any]:
    """How many calls something takes, and what comes of it."""
    calls = 0

    def note(_: Any, event: str, __: Any) -> None:
        nonlocal calls
        if event in {"call", "c_call"}:
            calls += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        made = work()
    finally:
        sys.setprofile(before)
    return calls, made


def _history(known: register.Register) -> History:
    """Every record was added on one of a hundred days."""
    found = [
        Change(date(2026, 1, 1) + timedelta(days=number % 100), f"{number % 100:040x}", item.entry.file, Deed.ADDED)
        for number, item in enumerate(known.items())
    ]
    return History(Extent.WHOLE, sorted(found, key=lambda change: change.day, reverse=True))


@cache
def costs(responses: int) -> tuple[dict[str, int], dict[str, int]]:
    """How many calls each output takes on a site of that size, and how large the body of each page is."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://insyn.example/")
        project, out = Path(name) / "project", Path(name) / "out"
        corpus.make(project, 1, 1, responses)
        read = reading.read(project)
        found: dict[str, int] = {}
        sizes: dict[str, int] = {}
        found["register"], known = counted(lambda: register.build(read, date.fromisoformat(corpus.DAY)))
        assert len(known.responses) >= responses
        changed = _history(known)
        pages = Pages(known, theme.folders(project, "pages"), changed)
        found["pages"], every = counted(pages.all)
        for address, make in every.items():
            calls, page = counted(make)
            kind = f"pages of {page.frame}"
            found[kind] = found.get(kind, 0) + calls
            sizes[address] = len(str(page.values["body"]).encode())
        for slot, arguments in SLOTS:
            calls, value = counted(partial(pages.slots, slot, arguments))
            found[f"slot {slot} {arguments.get('kind', '')}"] = calls
            sizes[f"{slot} {arguments}"] = len(str(value).encode())
        following = pages.slots.following
        found["feeds"], _ = counted(lambda: atom(known, following.feeds, changed.extent))
        found["calendars"], _ = counted(lambda: calendars(known, changed, following.calendars))
        found["redirects"], _ = counted(lambda: redirects(known))
        found["sitemap"], _ = counted(lambda: sitemap("https://insyn.example/", sorted(every), pages.slots.changed, most=FEW))
        found["export"], _ = counted(lambda: api.export(out, Published(known, changed)))
        return found, sizes


def test_a_response_costs_the_same_among_many() -> None:
    costs(TINY)  # what is loaded and compiled once is of no size's making
    few, many = (costs(size)[0] for size in SIZES)
    assert few.keys() == many.keys()
    grown = {name: many[name] / few[name] / TIMES for name in few}
    assert {name: round(times, 2) for name, times in grown.items() if times > MOST} == {}
    assert sum(many.values()) / sum(few.values()) / TIMES <= MOST


def test_no_page_becomes_too_large_for_a_phone() -> None:
    _, sizes = costs(SIZES[-1])
    assert {address: size for address, size in sizes.items() if size > MOST_OCTETS} == {}
