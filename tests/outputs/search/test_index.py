"""The finished index of both sites."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from generator import addresses
from generator.outputs.search import FOLDER
from generator.outputs.search.documents import documents
from generator.outputs.search.language import STOP, folded, key, words
from generator.outputs.search.weights import MEANT
from generator.records import KINDS
from tests.outputs.search import reading
from tests.site.html import read_html
from tests.site.projects import built, checked

if TYPE_CHECKING:
    from pathlib import Path

BOTH = pytest.mark.parametrize("name", ["real", "demo"])
#: What a first answer may cost at this size, in bytes (goal: 130 kB with the scripts).
_MOST_PER_FILE = 22_000


def where(site: Path, word: str, after: str = "") -> set[str]:
    """The addresses of the pages that a word leads to, by itself or by what it stands for."""
    of_section = reading.addresses(site)
    return {of_section[section] for section, _ in reading.terms(site).get(key(word) + after, [])}


@BOTH
def test_every_result_leads_to_an_anchor_that_is_there(name: str) -> None:
    site = built(name)
    for address, page in reading.pages(site).items():
        anchors = set(read_html((site / address / "index.html").read_text("utf-8")).attribute("id")) | {""}
        assert [anchor for anchor, _, _ in page["s"] if anchor not in anchors] == [], address


@BOTH
def test_every_field_is_placed_under_a_heading_that_its_page_has(name: str) -> None:
    site = built(name)
    anchors = {
        address: set(read_html((site / address / "index.html").read_text("utf-8")).attribute("id")) | {""}
        for address in reading.pages(site)
    }
    lost = [
        (document.address, section.heading, section.anchor)
        for document in documents(checked(name).register, show_names=False)
        for section in document.sections
        if section.anchor not in anchors[document.address]
    ]
    assert lost == []


@BOTH
def test_every_page_is_found_but_those_that_nobody_looks_for(name: str) -> None:
    site = built(name)
    known = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")} - {"./"}
    moved = {each for each in known if 'http-equiv="refresh"' in (site / each / "index.html").read_text("utf-8")}
    assert known - moved - {"sok/"} - set(reading.pages(site)) == set()


@BOTH
def test_every_record_is_found_by_every_word_of_its_title(name: str) -> None:
    site = built(name)
    for item in checked(name).register.items():
        if item.address and KINDS[item.kind].model.model_fields.keys() & {"title", "name"}:
            title = getattr(item.record, "title", None) or getattr(item.record, "name", None) or ""
            for word in words(title):
                assert folded(word) in STOP or item.address in where(site, word), (item.address, word)


def test_words_are_found_by_their_forms_parts_and_synonyms() -> None:
    site = built("demo")
    assert "insatser/belysning-i-gangtunneln/" in where(site, "gångtunnlar") & where(site, "tunnel") & where(site, "belysningens")
    assert any(address.startswith("indikatorer/") for address in where(site, "statistik"))
    assert where(site, "snut") == set()
    assert where(site, "snut", MEANT)
    assert where(site, "snut", MEANT) <= where(site, "polis")


def test_what_only_the_index_knows_is_shown_nowhere() -> None:
    shown = json.dumps(reading.pages(built("demo")), ensure_ascii=False).casefold()
    for word, after in (("snut", MEANT), ("gangsterkrig", MEANT), ("ansåg", "")):
        assert where(built("demo"), word, after)
        assert word not in shown


@BOTH
def test_what_results_show_stands_on_the_page(name: str) -> None:
    site = built(name)
    for address, page in reading.pages(site).items():
        html = read_html((site / address / "index.html").read_text("utf-8"))
        about = " ".join(each["content"] for each in html.all("meta") if each.get("name") == "description")
        text = f"{html.text()} {about}".replace("\u00ad", "").casefold()
        said = {*words(text), *words(re.sub(r"-\s+", "", text))}  # a word parted at the end of a stored line is shown whole
        shown = {word for _, heading, text in page["s"] for word in words(f"{heading} {text}".casefold())}
        assert shown - said == set(), address


def test_a_date_in_a_field_leads_to_its_page() -> None:
    demo, site = checked("demo").register, built("demo")
    deadline = demo.consultations["trygghetsavtal-2024"].record.deadline
    of_section = reading.addresses(site)
    for term in (f"@{deadline}", f"@{str(deadline)[:7]}"):
        assert "remisser/trygghetsavtal-2024/" in {of_section[section] for section, _ in reading.terms(site)[term]}


def test_names_that_pages_do_not_show_are_not_found() -> None:
    demo = checked("demo").register
    assert demo.reading.site
    assert not demo.reading.site.show_names
    names = [each.name for item in demo.responses.values() for each in item.record.signatories if each.name]
    assert names
    told = json.dumps(reading.pages(built("demo")), ensure_ascii=False)
    assert [name for name in names if name in told] == []


@BOTH
def test_no_identity_number_can_be_found(name: str) -> None:
    number = re.compile(r"(?<!\d)(?:\d\d)?\d{6}[-+]?\d{4}(?!\d)")
    texts = "\n".join(text for page in reading.pages(built(name)).values() for _, _, text in page["s"])
    assert number.findall(texts) == []
    assert [term for term in reading.terms(built(name)) if re.fullmatch(r"\d{10}|\d{12}", term)] == []


@BOTH
def test_the_index_comes_in_small_pieces(name: str) -> None:
    folder = built(name) / FOLDER
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*.bin")}
    assert {each.split("/")[0] for each in sizes} == {"rot.bin", "ord", "text", "urval", "stavning"}
    assert [each for each, size in sizes.items() if size > _MOST_PER_FILE] == []


@BOTH
def test_facets_name_what_is_there(name: str) -> None:
    root = reading.root(built(name))
    facets: list[dict[str, Any]] = json.loads(reading.unpacked(built(name) / FOLDER / f"urval/{root['urval']}.bin"))
    count = len(root["sections"])
    assert {"omrade", "slag", "ar"} <= {facet["name"] for facet in facets}
    for facet in facets:
        assert len(facet["pages"]) == count
        assert {value for page in facet["pages"] for value in page} == set(range(len(facet["values"])))


def test_a_page_with_a_diary_number_has_a_card() -> None:
    card = dict(reading.pages(built("real"))["overenskommelser/stockholm-polisregion/"]["d"])
    assert card["Diarienummer"] == "KS 2019/656"
    assert addresses.SEARCH == "sok/"
