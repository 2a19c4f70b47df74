"""Which pages are met in which modes: nothing is left out, and a new kind of page is found by itself."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.browser import kinds
from tests.browser.modes import FACTORS, Mode, every, pairwise, possible

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("", "svar/", "svar/*", "om/")


def test_every_pair_is_met() -> None:
    visits = [{"page": page, **vars(mode)} for page, mode in pairwise(PAGES)]
    factors = {"page": PAGES, **FACTORS}
    for one, other in combinations(factors, 2):
        met = {(visit[one], visit[other]) for visit in visits}
        for value in factors[one]:
            for another in factors[other]:
                assert (value, another) in met or not possible({one: value, other: another}) or _as_wide_is_met(met, value, another)


def _as_wide_is_met(met: set[tuple[object, object]], page: object, screen: object) -> bool:
    """A phone and a window at 400 % zoom are equally wide: each page meets one of them."""
    other = {"phone": "zoomed", "zoomed": "phone"}.get(str(screen))
    return page in PAGES and other is not None and (page, other) in met


def test_a_phone_and_a_zoomed_window_are_each_met_by_half_of_the_pages() -> None:
    many = [str(number) for number in range(40)]
    met = {screen: {page for page, mode in pairwise(many) if mode.screen == screen} for screen in ("phone", "zoomed")}
    assert met["phone"] | met["zoomed"] == set(many)
    assert min(map(len, met.values())) >= len(many) // 2


def test_no_visit_is_one_that_nobody_makes() -> None:
    assert all(possible(vars(mode)) for _, mode in pairwise(PAGES))


def test_the_choice_is_a_small_part_of_all() -> None:
    many = [str(number) for number in range(40)]
    assert len(pairwise(many)) <= 5 * len(many)
    assert len(many) * len(every()) > 10 * len(pairwise(many))


def test_every_page_is_met_plainly() -> None:
    plain = {page for page, mode in pairwise(PAGES) if mode in {Mode(), Mode(scheme="dark")}}
    assert plain == set(PAGES)


def test_all_modes_hold_each_screen_in_both_colours() -> None:
    assert {(mode.screen, mode.scheme) for mode in every()} == {
        (screen, scheme) for screen in FACTORS["screen"] for scheme in FACTORS["scheme"]
    }


def page(site: Path, address: str, words: str) -> None:
    (site / address).mkdir(parents=True, exist_ok=True)
    (site / address / "index.html").write_text(f"<p>{words}</p>", "utf-8")


def test_kinds_are_read_from_the_site(tmp_path: Path) -> None:
    site, content = tmp_path / "site", tmp_path / "content"
    for address, words in [
        ("", "x"),
        ("svar", "x"),
        ("svar/ett", "kort"),
        ("svar/langt", "mycket längre"),
        ("om", "x"),
        ("om/bygget", "x"),
    ]:
        page(site, address, words)
    page(site, "nytt/slag", "x")
    page(site, "svar/flyttat", '<meta http-equiv="refresh" content="0; url=../ett/">' + "x" * 99)
    (site / "404.html").write_text("x", "utf-8")
    (content / "om").mkdir(parents=True)
    (content / "om/bygget.md").write_text("x", "utf-8")
    assert kinds.one_of_each(site, content) == {
        "": "",
        "404.html": "404.html",
        "nytt/*": "nytt/slag/",
        "om/": "om/",
        "om/bygget/": "om/bygget/",
        "svar/": "svar/",
        "svar/*": "svar/langt/",
    }
    assert kinds.smallest(site, content) == ["svar/ett/"]


def test_a_class_that_only_a_small_page_has_brings_that_page(tmp_path: Path) -> None:
    page(tmp_path, "svar/langt", '<b class="a b">mycket längre</b>')
    page(tmp_path, "svar/ett", '<b class="a c">kort</b>')
    page(tmp_path, "svar/tva", '<b class="a">kort</b>')
    assert list(kinds.one_of_each(tmp_path).values()) == ["svar/langt/", "svar/ett/"]
