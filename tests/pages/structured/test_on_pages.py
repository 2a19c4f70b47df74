"""What every page of both sites says to programs: valid, true to the page, and small."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from rdflib import RDF, Graph, URIRef

from generator import addresses
from generator.pages import swedish
from generator.published import HANDED_OUT
from generator.records.dates import PartialDate
from tests.pages.structured.vocabulary import PROPERTIES, faults
from tests.site import projects
from tests.site.html import Html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = "https://exempelstad.example/insyn/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
#: Explains a word in the midst of a text.
EXPLANATION = re.compile(r'<span class="explanation".*?</span>', re.DOTALL)
MOST = 1000  # bytes that a page may grow by, compressed as it is sent
#: Words that name a thing or tell of it. Types, addresses, codes of languages and formats are not shown as such.
TOLD = {"name", "alternateName", "abstract", "description", "identifier", "genre", "creativeWorkStatus", "unitText", "sha256"}
DATES = {"dateCreated", "datePublished", "dateModified", "expires", "endTime"}


@pytest.fixture(params=sorted(projects.PROJECTS))
def site(request: pytest.FixtureRequest) -> Path:
    return projects.built(request.param)


@cache
def told(site: Path) -> dict[str, dict[str, Any]]:
    """What each page says, by its address; those left out that only lead on, and the one that is shown at any address."""
    found = {}
    for name, html in projects.pages(site).items():
        blocks = BLOCK.findall(html)
        if 'http-equiv="refresh"' in html or name == "404.html":
            assert blocks == []
            continue
        assert len(blocks) == 1, name
        found[name.removesuffix("index.html")] = json.loads(blocks[0])
    return found


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for value in node.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from nodes(each)


def plain(text: str) -> str:
    return " ".join(text.split())


def joined(text: str) -> str:
    """A text without any space: elements within a text part its words from its signs."""
    return "".join(text.split())


def test_every_page_says_what_it_is_in_terms_that_there_are(site: Path) -> None:
    assert len(told(site)) > 80
    assert [(page, each) for page, node in told(site).items() for each in faults(node)] == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Agreement"}, ": Agreement is no type"),
        ({"@type": "WebPage", "colour": "red"}, ": colour is no property"),
        ({"@type": "Place", "author": {"@id": "./"}}, ": Place has no author"),
        ({"@type": "WebPage", "author": {"@type": "Place"}}, "/author: Place is no value of author"),
        ({"@type": "WebPage", "dateModified": "i går"}, "/dateModified: 'i går' is no value of dateModified"),
        ({"@type": "WebPage", "sdLicense": "javascript:alert(1)"}, "/sdLicense: 'javascript:alert(1)' is no value of sdLicense"),
        ({"@type": "WebPage", "@id": "insyn:svar/x"}, ": insyn:svar/x is no address"),
        ({"@type": "WebPage", "isPartOf": {"@type": "WebSite", "name": ""}}, "/isPartOf/name: '' is no value of name"),
    ],
)
def test_what_is_wrong_is_found(node: dict[str, Any], fault: str) -> None:
    assert list(faults(node)) == [fault]


def test_every_kind_of_page_is_what_it_shows(demo: Path) -> None:
    found = {address: node.get("mainEntity", {}).get("@type", node["@type"]) for address, node in told(demo).items()}
    kinds = {
        address.partition("/")[0]: {kind for page, kind in found.items() if re.fullmatch(rf"{address.partition('/')[0]}/[^/]+/", page)}
        for address in found
    }
    assert kinds["overenskommelser"] == {"CreativeWork"}
    assert kinds["omraden"] == {"DefinedTerm"}
    assert kinds["remisser"] == {"CreativeWork"}
    assert kinds["svar"] == {"Comment"}
    assert kinds["organisationer"] == {"GovernmentOrganization", "Organization", "PoliticalParty"}
    assert kinds["kallor"] >= {"DigitalDocument", "NewsArticle", "WebPage"}
    assert kinds["platser"] == {"AdministrativeArea", "Place"}
    assert kinds["insatser"] == {"Action"}
    assert kinds["lagesbilder"] == {"Report"}
    assert kinds["indikatorer"] == {"Dataset"}
    assert kinds["jamforelser"] == kinds["akter"] == kinds["lattlast"] == kinds["in-english"] == {"WebPage"}
    assert kinds["synpunkter"] == {"CollectionPage"}
    assert {address for address, kind in found.items() if kind == "CollectionPage"} >= {f"{each}/" for each in addresses.SEGMENTS.values()}
    assert [found[each] for each in ("", "sok/", "om/", "ordlista/", "oppna-data/", "tillganglighet/")] == [
        *("WebPage", "SearchResultsPage", "AboutPage", "DefinedTermSet", "DataCatalog", "WebPage")
    ]
    assert told(demo)[""]["isPartOf"]["potentialAction"]["target"]["urlTemplate"] == f"{ADDRESS}sok/?q={{ord}}"


def test_the_page_of_open_data_says_which_sets_there_are_and_where(demo: Path) -> None:
    sets = told(demo)["oppna-data/"]["mainEntity"]["dataset"]
    assert len(sets) == len(HANDED_OUT)
    files = {each["name"]: [file["contentUrl"] for file in each["distribution"]] for each in sets}
    assert files["Remissvar"] == [f"{ADDRESS}api/v1/svar.json", f"{ADDRESS}api/v1/svar.csv"]
    for address in (address for every in files.values() for address in every):
        assert (demo / address.removeprefix(ADDRESS)).is_file()


def test_nothing_is_said_that_the_page_does_not_show(site: Path) -> None:
    hidden = []
    for address, node in told(site).items():
        parsed = Html(EXPLANATION.sub("", BLOCK.sub("", (site / address / "index.html").read_text("utf-8"))))
        shown = joined(f"{parsed.text()} {' '.join(each['content'] for each in parsed.all('meta') if each.get('name') == 'description')}")
        for each in nodes(node):
            words = [joined(value) for name, value in each.items() if name in TOLD]
            days = [joined(swedish.written(PartialDate.parse(value))) for name, value in each.items() if name in DATES]
            hidden += [(address, value) for value in [*words, *days] if value not in shown]
    assert hidden == []


def test_every_name_of_something_here_leads_to_its_page(site: Path) -> None:
    base = ADDRESS if site == projects.built("demo") else "https://nowhere.example/"
    for address, node in told(site).items():
        for each in nodes(node):
            for name in ("@id", "item", "contentUrl", "archivedAt"):
                target = each.get(name)
                if isinstance(target, str):
                    whole = urljoin(base + address, target)
                    assert whole.startswith(base), (address, target)
                    path = unquote(urlsplit(whole.removeprefix(base)).path)
                    assert (site / path / "index.html" if path.endswith("/") or not path else site / path).is_file(), (address, target)


def test_a_site_with_an_address_names_things_by_whole_addresses_and_one_without_by_relative_ones(demo: Path, real: Path) -> None:
    assert all(each["@id"].startswith(ADDRESS) for node in told(demo).values() for each in nodes(node) if "@id" in each)
    names = [each["@id"] for node in told(real).values() for each in nodes(node) if "@id" in each]
    assert all(name.startswith(("./", "../")) for name in names)
    assert "potentialAction" not in told(real)[""]["isPartOf"]


def test_a_page_and_what_it_is_about_have_different_names(demo: Path) -> None:
    node = told(demo)["svar/trygghetsavtal-2024-socialnamnden/"]
    assert node["@id"] == f"{ADDRESS}svar/trygghetsavtal-2024-socialnamnden/"
    assert node["mainEntity"]["@id"] == f"{node['@id']}#posten"
    assert not any(' id="posten"' in html for html in projects.pages(demo).values())


def test_the_way_to_a_page_is_the_one_that_it_shows(site: Path) -> None:
    for address, node in told(site).items():
        html = (site / address / "index.html").read_text("utf-8")
        shown = re.search(r'<nav class="breadcrumbs".*?</nav>', html, re.DOTALL)
        steps = node.get("breadcrumb", {}).get("itemListElement", [])
        assert bool(shown) == bool(steps), address
        if shown:
            items = [plain(unescape(re.sub("<[^>]*>", "", each))) for each in re.findall("<li.*?</li>", shown.group(), re.DOTALL)]
            assert [step["name"] for step in steps] == items, address
            assert [step["position"] for step in steps] == list(range(1, len(items) + 1))
            assert ["item" in step for step in steps] == [True] * (len(items) - 1) + [False]


def test_who_signed_is_not_named_and_what_is_not_known_is_not_there(site: Path) -> None:
    for node in told(site).values():
        for each in nodes(node):
            assert each.get("@type") != "Person"
            assert [name for name, value in each.items() if value in (None, "", [], {}, "unknown", "okänt")] == []


def test_what_officials_proposed_is_not_said_to_be_the_boards(real: Path) -> None:
    said = told(real)["svar/stockholm-polisregion-2019-idrottsnamnden/"]["mainEntity"]
    assert [said["genre"], said["author"]["name"], said["sourceOrganization"]["name"]] == [
        *("Förvaltningens förslag", "Idrottsförvaltningen", "Idrottsnämnden")
    ]


def test_no_page_grows_much(site: Path) -> None:
    for name, html in projects.pages(site).items():
        grown = len(gzip.compress(html.encode(), 9)) - len(gzip.compress(BLOCK.sub("", html).encode(), 9))
        assert grown < MOST, name


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib reads JSON-LD by way of it
def test_programs_that_read_linked_data_read_it(demo: Path) -> None:
    addressed = {name for name, (_, values) in PROPERTIES.items() if "URL" in values.split() and "Text" not in values.split()}
    context = {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in {*addressed, "item", "actionStatus"}}}
    node = told(demo)["svar/trygghetsavtal-2024-socialnamnden/"]
    graph = Graph().parse(data=json.dumps({**node, "@context": context}), format="json-ld")
    thing = URIRef(f"{node['@id']}#posten")
    assert str(graph.value(thing, RDF.type)) == "https://schema.org/Comment"
    parent = graph.value(thing, URIRef("https://schema.org/parentItem"))
    assert str(parent) == f"{ADDRESS}remisser/trygghetsavtal-2024/#posten"


@pytest.fixture
def demo() -> Path:
    return projects.built("demo")


@pytest.fixture
def real() -> Path:
    return projects.built("real")
