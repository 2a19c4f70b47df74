"""The browser compares words, dates and diary numbers as the index does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from generator.outputs.search import clues
from generator.outputs.search.dictionary import swedish
from generator.outputs.search.language import STOP, folded, key, words
from generator.records.dates import PartialDate
from tests.browser.visits import visiting
from tests.site.projects import PROJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    InBrowser = Callable[..., Any]

_BENT = 20_000  # words of the dictionary, in all their forms, that are tried


@pytest.fixture(scope="module")
def in_browser(browser: Browser, sites: dict[str, str]) -> Iterator[InBrowser]:
    """What an expression over the module of words (`ord`) and an argument (`given`) gives in the browser.

    All is asked on one page: the module has nothing in it that changes.
    """
    with visiting(browser, sites["demo"]) as visit:
        visit.go("om/")
        address = f"{sites['demo']}assets/insyn/sok-ord.js"

        def asked(expression: str, argument: Any = None) -> Any:
            return visit.page.evaluate(
                f"async ([address, given]) => {{ const ord = await import(address); return {expression}; }}", [address, argument]
            )

        yield asked


def said() -> set[str]:
    """Every word in both projects' data."""
    files = [path for project in PROJECTS.values() for path in (project / "data").rglob("*") if path.suffix in {".yml", ".txt"}]
    return {word for path in files for word in words(path.read_text("utf-8"))}


def bent() -> set[str]:
    """Words of the dictionary in all their forms, the same at every run."""
    dictionary = swedish()
    chosen = random.Random(2019).sample(sorted(dictionary.base_forms), _BENT)
    return {form for word in chosen if word.isalpha() for form in dictionary.forms(word) if form.isalpha()}


def test_words_have_the_same_keys(in_browser: InBrowser) -> None:
    tried = sorted(said() | bent())
    assert len(tried) > 3 * _BENT
    found = in_browser("given.map(ord.key)", tried)
    assert [(word, key(word), other) for word, other in zip(tried, found, strict=True) if key(word) != other] == []


def test_words_are_parted_and_folded_alike(in_browser: InBrowser) -> None:
    text = "IT-säkerhet, SL:s 60-tal; Ærø & Straße/Łódź – café’s É e\u0301 x_y دعوة 3,5 § 12"
    assert in_browser("ord.words(given)", text) == words(text)
    assert in_browser("ord.folded(given)", text) == folded(text)
    assert set(in_browser("[...ord.STOP]")) == STOP


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2019-09-24", "@2019-09-24"),
        ("2019.09.24", "@2019-09-24"),
        ("2019/9/24", "@2019-09-24"),
        ("20190924", "@2019-09-24"),
        ("24 september 2019", "@2019-09-24"),
        ("den 24:e sept. 2019", "@2019-09-24"),
        ("24 Sep 2019", "@2019-09-24"),
        ("24/9 2019", "@2019-09-24"),
        ("24/9-19", "@2019-09-24"),
        ("24.9.2019", "@2019-09-24"),
        ("24\u00a0september\u00a02019", "@2019-09-24"),
        ("september 2019", "@2019-09"),
        ("2019-09", "@2019-09"),
        ("24 september", "@09-24"),
        ("24/9", "@09-24"),
    ],
)
def test_a_date_is_understood_however_it_is_typed(in_browser: InBrowser, typed: str, meant: str) -> None:
    found = in_browser("ord.asked(given)", typed)
    assert [terms[0] for terms in found["clues"]] == [meant]
    assert found["words"] == []
    day = PartialDate.parse("2019-09-24" if meant.count("-") == 2 or (meant.count("-") == 1 and len(meant) == 6) else "2019-09")
    assert meant in clues.date_terms(day)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        (
            "KS 2019/656",
            ["KS 2019/656", "ks2019/656", "KS 2019-656", "KS2019656", "2019/656", "dnr 2019/656", "Dnr: KS 2019/656", "KS 2019 656"],
        ),
        ("04.02-123/2019", ["04.02-123/2019"]),
        ("A471.892/2019", ["A471.892/2019", "a471.892/2019"]),
        ("BSN 2024/12", ["BSN 2024/12", "bsn 2024-12"]),
        ("2022-05148-8", ["2022-05148-8", "dnr 2022-05148-8", "2022-05148"]),
        ("753/2022", ["753/2022-88", "753/2022"]),
    ],
)
def test_a_diary_number_is_met_however_it_is_typed(in_browser: InBrowser, written: str, typed: list[str]) -> None:
    terms = set(clues.diary_terms(written))
    for found, each in zip(in_browser("given.map(ord.asked)", typed), typed, strict=True):
        assert any(terms & set(clue) for clue in found["clues"]), each


def test_what_is_no_date_and_no_number_stays_words(in_browser: InBrowser) -> None:
    for typed, left in [
        ("möte i maj", ["möte", "maj"]),
        ("år 2019", ["2019"]),
        ("13 maj 2019 kl 18", ["kl", "18"]),
        ("40/13 2019", ["40", "13", "2019"]),
    ]:
        found = in_browser("ord.asked(given)", typed)
        assert [word for word in found["words"] if word != "år"] == left, typed
    only = in_browser("ord.asked(given)", "vad är det")
    assert only["words"] == ["vad", "är", "det"]  # where nothing else is asked, even these are looked for
