"""The feeds, read back by a reader of feeds: what they tell, that it is true, and that what has been read once keeps its id."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator import reading, register
from generator.changes.feeds import MOST, feeds
from generator.history import Deed, Extent, History
from generator.outputs.feeds import atom
from generator.register import Register
from generator.withholding import Words
from tests.outputs.histories import AGREEMENT, GONE, RESPONSE, SITE, START, TOLD, made, whole
from tests.site.projects import checked, copy, edit

SITE_ADDRESS = "https://exempelstad.example/insyn/"
AGREEMENT_PAGE, CONSULTATION_PAGE = "overenskommelser/trygghetsavtal/", "remisser/trygghetsavtal-2024/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def demo() -> Register:
    return checked("demo").register


def read(known: Register, history: History, page: str = "") -> Any:
    """A feed as a reader understands it, which must find nothing wrong with it."""
    made_of = atom(known, feeds(known, history), history.extent)
    found = feedparser.parse(made_of[f"{page}flode.atom"])
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def titles(known: Register, history: History, page: str = "") -> list[str]:
    return [entry.title for entry in read(known, history, page).entries]


def test_the_whole_site_is_told_of_with_the_newest_first(demo: Register) -> None:
    assert titles(demo, TOLD) == [
        "Överenskommelsen Trygg hamn lades till",
        "Insatsen Trygghetsvandringar i alla stadsdelsområden ändrades",
        "Remissvar med id gatukontoret togs bort",
        "Socialnämndens svar ändrades",
        "Remissvar med id gatukontoret lades till",
        "Socialnämndens svar lades till",
        "Remissen om trygghetsavtalet 2024 lades till",
        "Webbplatsens egna uppgifter lades till",
        "Överenskommelsen Trygghetsavtal mellan Exempelstads kommun och Polisområde Exempel lades till",
    ]


@pytest.mark.parametrize(
    ("page", "count", "not_told"),
    [
        (AGREEMENT_PAGE, 8, ("egna uppgifter",)),  # of the local agreement below it, too
        ("overenskommelser/trygg-hamn/", 1, ("Trygghetsavtal mellan",)),
        (CONSULTATION_PAGE, 5, ("Insatsen", "Trygghetsavtal mellan")),
        ("organisationer/socialnamnden/", 2, ("gatukontoret", "Insatsen")),
        ("omraden/trygga-moten-i-centrum/", 0, ()),
    ],
)
def test_who_follows_one_thing_hears_of_it_and_of_what_belongs_to_it(
    demo: Register, page: str, count: int, not_told: tuple[str, ...]
) -> None:
    if not count:
        assert page not in feeds(demo, TOLD)
        return
    found = titles(demo, TOLD, page)
    assert len(found) == count, found
    assert not [title for title in found for each in not_told if each in title]


def test_an_area_s_feed_tells_of_the_responses_that_take_it_up(demo: Register) -> None:
    area = next(
        area for area in demo.areas.values() if any(each.response.id == "trygghetsavtal-2024-socialnamnden" for each in area.mentions)
    )
    assert titles(demo, TOLD, area.address) == ["Socialnämndens svar ändrades", "Socialnämndens svar lades till"]


def test_two_answers_of_one_organisation_are_told_apart(demo: Register) -> None:
    folder = "data/agreements/{0}/consultations/{1}/responses/batklubben.yml"
    files = [folder.format(*each) for each in (("trygg-hamn", "trygg-hamn-2026"), ("trygghetsavtal", "trygghetsavtal-2024"))]
    assert titles(demo, whole(*(made(START, file) for file in files))) == [
        "Exempelstads båtklubbs svar (Remissen om Trygg hamn 2026) ändrades",
        "Exempelstads båtklubbs svar (Remissen om trygghetsavtalet 2024) ändrades",
    ]


def test_what_is_gone_is_told_of_where_it_was_and_leads_to_the_list_of_changes(demo: Register) -> None:
    gone = next(entry for entry in read(demo, TOLD, CONSULTATION_PAGE).entries if entry.title.endswith("togs bort"))
    assert gone.link == f"{SITE_ADDRESS}andringar/#andring-2026-03-05"
    assert gone.id == f"{SITE_ADDRESS}svar/trygghetsavtal-2024-gatukontoret/#andrad-2026-03-05"
    assert "summary" not in gone


def test_times_are_those_of_the_last_change_of_the_day_and_never_of_the_build(demo: Register) -> None:
    found = read(demo, TOLD, "organisationer/socialnamnden/")
    assert [entry.updated for entry in found.entries] == ["2026-03-04T14:00:00Z", "2026-03-03T09:00:00Z"]
    assert found.feed.updated == "2026-03-04T14:00:00Z"


def test_only_the_newest_change_tells_what_the_record_says_now(demo: Register) -> None:
    newest, older = read(demo, TOLD, "organisationer/socialnamnden/").entries
    assert newest.summary
    assert "<" not in newest.summary
    assert "summary" not in older  # it led to words that may be others


def test_every_id_is_unique_and_the_same_in_every_feed(demo: Register) -> None:
    everywhere = read(demo, TOLD).entries
    assert len({entry.id for entry in everywhere}) == len(everywhere)
    of_agreement = {entry.id: (entry.title, entry.updated) for entry in read(demo, TOLD, AGREEMENT_PAGE).entries}
    assert of_agreement.items() <= {entry.id: (entry.title, entry.updated) for entry in everywhere}.items()
    assert len({read(demo, TOLD, page).feed.id for page in feeds(demo, TOLD)}) == len(feeds(demo, TOLD))


def test_an_id_outlives_every_edit_of_the_text_and_a_further_commit_of_the_day(demo: Register, tmp_path: Any) -> None:
    project = copy("demo", tmp_path)
    edit(project / AGREEMENT, "title: Trygghetsavtal mellan Exempelstads", "title: Nytt avtal mellan Exempelstads")
    edit(project / "data/organisations/socialnamnden.yml", "name: Socialnämnden", "name: Omsorgsnämnden")
    edited = register.build(reading.read(project), demo.today)
    more = whole(*TOLD.changes, made(START + timedelta(days=1), RESPONSE, hour=22))
    before, after = read(demo, TOLD).entries, read(edited, more).entries
    assert {entry.title for entry in before} != {entry.title for entry in after}
    assert {entry.id for entry in before} == {entry.id for entry in after}


def test_a_feed_holds_what_rfc_4287_asks_for(demo: Register) -> None:
    for address, written in atom(demo, feeds(demo, TOLD), Extent.WHOLE).items():
        root = ET.fromstring(written)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"
        for name in ("id", "title", "updated", "author"):
            assert len(root.findall(f"{ATOM}{name}")) == 1  # 4.1.1
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Exempelstads kommun"
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == f"{SITE_ADDRESS}{address}"
        assert str(links["alternate"]).startswith(SITE_ADDRESS)
        assert root.findall(f"{ATOM}entry")
        for entry in root.findall(f"{ATOM}entry"):
            for name in ("id", "title", "updated"):
                assert len(entry.findall(f"{ATOM}{name}")) == 1  # 4.1.2
            assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]


def test_a_feed_is_bounded(demo: Register) -> None:
    many = whole(*(made(START + timedelta(days=day), RESPONSE) for day in range(MOST + 30)))
    found = read(demo, many, AGREEMENT_PAGE).entries
    assert len(found) == MOST
    assert found[0].updated[:10] == str(START + timedelta(days=MOST + 29))


def test_without_a_history_or_an_address_there_are_no_feeds(demo: Register, tmp_path: Any) -> None:
    assert feeds(demo, History()) == {}
    project = copy("demo", tmp_path)
    edit(project / "mkdocs.yml", "!ENV [SITE_URL, https://exempelstad.example/insyn/]", "''")
    assert feeds(register.build(reading.read(project), demo.today), TOLD) == {}


def test_a_shallow_history_says_so(demo: Register) -> None:
    assert "Äldre ändringar var inte med" in read(demo, History(Extent.SHALLOW, TOLD.changes)).feed.subtitle


@pytest.mark.parametrize("name", ["gatukontoret", "nagon-9001019802"])
def test_what_must_not_be_published_is_not_told_of_when_it_is_taken_away(demo: Register, name: str) -> None:
    file = GONE.replace("gatukontoret", name)
    history = whole(made(START, file, Deed.REMOVED), made(START, SITE))
    known = register.build(replace(demo.reading, withheld=Words(("Gatukontoret",))), demo.today)
    assert titles(known, history) == ["Webbplatsens egna uppgifter ändrades"]


def test_texts_are_texts(tmp_path: Any) -> None:
    project = copy("demo", tmp_path)
    attack = """</title><script>alert(1)</script> & "citat" ]]> <!-- insyn: body -->"""
    edit(project / "data/organisations/socialnamnden.yml", "name: Socialnämnden", f"name: '{attack}'")
    edit(project / "mkdocs.yml", "site_name: Insyn Exempelstad", f"site_name: '{attack}'")
    known = register.build(reading.read(project), date(2026, 11, 23))
    written = atom(known, feeds(known, TOLD), Extent.WHOLE)
    root = ET.fromstring(written["flode.atom"])
    assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")][3] == f"{attack}s svar ändrades"
    assert root.findtext(f"{ATOM}title") == f"Ändringar – {attack}"
    assert {element.tag for element in root.iter()} <= {
        f"{ATOM}{name}"
        for name in (
            *("feed", "id", "title", "subtitle", "updated", "link", "author", "name", "uri"),
            "icon",
            "rights",
            "entry",
            "category",
            "summary",
        )
    }
