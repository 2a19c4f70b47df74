"""Each quote leads to its words in the stored source, marked, with the lines around them."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import addresses, reading, register, theme
from generator.pages import Pages
from generator.prose import normalised
from generator.register import Register
from generator.register.items import Item

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=[".", "tests/demo"])
def known(request: pytest.FixtureRequest) -> Register:
    return register.build(reading.read(ROOT / request.param), date(2026, 11, 23))


def bodies(known: Register) -> dict[str, str]:
    pages = Pages(known, theme.folders(known.reading.project, "pages"))
    items: list[Item[Any]] = [*known.responses.values(), *known.sources.values()]
    return {item.address: str(pages.page(item).values["body"]) for item in items}


def marked_words(section: str) -> str:
    """The marked words of an excerpt as one text, words that were hyphenated at a line's end put together again."""
    found = [html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", section)]
    return re.sub(r"\s+", "", "".join(words.removesuffix("-") for words in found)).replace("-", "")


def test_every_checked_quote_leads_to_its_words(known: Register) -> None:
    made = bodies(known)
    looked_at = 0
    for source_id in known.sources:
        for quoted in known.quoted(source_id):
            if known.check(source_id, quoted.words).state != "checked":
                continue
            page = made[addresses.record("sources", source_id)]
            anchor = addresses.quote_anchor(quoted.words)
            section = page.partition(f'<section class="excerpt" id="{anchor}"')[2].partition("</section>")[0]
            assert section, quoted.words
            wanted = re.sub(r"[\s-]+|\[?…\]?", "", normalised(quoted.words))
            assert marked_words(section) == wanted
            looked_at += 1
    assert looked_at > 20


def test_a_response_links_to_the_places_of_its_quotes(known: Register) -> None:
    made = bodies(known)
    for response in known.responses.values():
        for voiced in response.viewpoints:
            words = voiced.viewpoint.quote
            state = known.check(response.record.source, words).state
            anchor = addresses.quote_anchor(words)
            assert (f"#{anchor}" in made[response.address]) == (state == "checked")
            if state != "checked":
                assert "Inte kontrollerat" in made[response.address]
