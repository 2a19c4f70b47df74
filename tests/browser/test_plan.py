"""Which pages are met in which modes: nothing is left out, and a new kind of page is found by itself."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from tests.browser import kinds
from tests.browser.inspection import FULLEST, PARTS, Measure, asks_axe, part, plan
from tests.browser.modes import FACTORS, Mode, every, pairwise, possible
from tests.browser.visits import BASES, kinds_of

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("", "svar/", "svar/*", "om/")
MANY = tuple(str(number) for number in range(40))


def modes_of(pages: tuple[str, ...]) -> dict[str, list[Mode]]:
    return {page: [mode for each, mode in pairwise(pages, pages[-1]) if each == page] for page in pages}


def test_every_pair_of_circumstances_is_met_on_some_page() -> None:
    visits = [vars(mode) for _, mode in pairwise(PAGES, "om/")]
    for one, other in combinations(FACTORS, 2):
        met = {(visit[one], visit[other]) for visit in visits}
        for value, another in product(FACTORS[one], FACTORS[other]):
            assert (value, another) in met or not possible({one: value, other: another})


def test_every_page_is_met_on_a_narrow_screen_and_a_wide_one_and_in_both_colours() -> None:
    for modes in modes_of(MANY).values():
        assert {mode.size[0] < 400 for mode in modes} == {True, False}
        assert {mode.scheme for mode in modes} == {"light", "dark"}


def test_each_circumstance_is_met_by_two_pages_of_five_on_a_narrow_screen() -> None:
    narrow = [mode for modes in modes_of(MANY).values() for mode in modes if mode.narrow]
    for name, values in FACTORS.items():
        for value in {"phone", "zoomed"} if name == "screen" else values:
            assert sum(getattr(mode, name) == value for mode in narrow) >= len(MANY) * 2 // 5, (name, value)


def test_two_circumstances_are_met_together_on_a_narrow_screen_by_a_tenth_of_the_pages() -> None:
    narrow = [vars(mode) for modes in modes_of(MANY).values() for mode in modes if mode.narrow]
    for one, other in combinations([name for name in FACTORS if name != "screen"], 2):
        for value, another in product(FACTORS[one], FACTORS[other]):
            assert sum(mode[one] == value and mode[other] == another for mode in narrow) >= len(MANY) // 10


def test_a_phone_and_a_zoomed_window_are_each_met_by_half_of_the_pages_in_both_colours() -> None:
    met = {page: {(mode.screen, mode.scheme) for mode in modes if mode.narrow} for page, modes in modes_of(MANY).items()}
    for screen, scheme in product(("phone", "zoomed"), ("light", "dark")):
        assert sum((screen, scheme) in found for found in met.values()) >= len(MANY) // 4


def test_no_visit_is_one_that_nobody_makes() -> None:
    assert all(possible(vars(mode)) for _, mode in pairwise(MANY, "1"))


def test_the_choice_is_a_small_part_of_all() -> None:
    visits = pairwise(MANY, "1")
    assert len(visits) <= 2 * len(MANY) + 5
    assert len(set(visits)) == len(visits)


def test_every_page_is_met_plainly_and_the_fullest_in_both_colours() -> None:
    plain = [(page, mode.scheme) for page, mode in pairwise(PAGES, "om/") if mode in {Mode(), Mode(scheme="dark")}]
    assert {page for page, _ in plain} == set(PAGES)
    assert {scheme for page, scheme in plain if page == "om/"} == {"light", "dark"}


def test_every_kind_of_page_of_both_sites_is_visited_and_each_visit_belongs_to_one_test() -> None:
    met = {(stop.site, stop.address) for stop in plan()}
    of = {(name, address): kind for name in BASES for kind, address in kinds_of(name).items()}
    woven = {(stop.site, stop.address) for stop in plan() if stop.address.startswith("akter/") and stop.address != "akter/"}
    assert {kind for place, kind in of.items() if place in met} == set(of.values()) - {"akter/*"}
    assert woven
    assert FULLEST in of.values()
    tests = [stop for scheme in ("light", "dark") for number in range(PARTS) for stop in part(scheme, number)]
    assert sorted(map(str, tests)) == sorted(map(str, plan()))


def test_axe_is_asked_of_every_kind_of_page_and_on_phones_and_wide_screens_in_both_colours() -> None:
    asked = [(page, mode) for page, mode in pairwise(MANY, "1") if asks_axe(mode, Measure())]
    assert {page for page, _ in asked} == set(MANY)
    assert {(mode.screen, mode.scheme) for _, mode in asked} >= set(product(("phone", "desktop"), ("light", "dark")))


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
