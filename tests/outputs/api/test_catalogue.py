"""The catalogue of the open data is what DCAT-AP-SE asks for: by shapes, each of which is seen to fail where its rule is broken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, XSD, Graph, Literal, Namespace, URIRef

from generator import register
from generator.changes.feeds import feed_pages, feeds
from generator.history import Change, Deed, Extent, History
from generator.outputs.api import portals
from generator.outputs.api.catalogue import Catalogue, licence
from generator.outputs.api.catalogue_files import catalogue_files
from generator.published import Published
from generator.records.site import PublisherKind
from tests.site.projects import ROOT, built, checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.records.site import Site
    from generator.register import Register

TODAY = date(2026, 11, 23)
ADDRESS = "https://exempelstad.example/insyn/"
BASE = f"{ADDRESS}api/v1/dcat.ttl#"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SHAPES = Path(__file__).with_name("dcat_ap_se.ttl")
NAMES = "https://insyn.example/shapes#"
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
SIZES = {"api/v1/indikatorer.json": 4096}


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


def project(name: str, *, address: str = "", **site: object) -> Register:
    read = checked(name).register.reading
    assert read.site
    engine = replace(read.engine, address=address) if address else read.engine
    return register.build(replace(read, engine=engine, site=read.site.model_copy(update=site)), TODAY)


def history(known: Register, extent: Extent = Extent.WHOLE) -> History:
    """Every file added on a day, and changed on a later one."""
    files = [entry.file for entry in known.reading.entries]
    later = [Change(date(2026, 3, 1), "b", file, Deed.CHANGED) for file in files]
    return History(extent, [*later, *(Change(date(2025, 1, 1), "a", file, Deed.ADDED) for file in files)])


@cache
def demo() -> Graph:
    known = project("demo")
    return Catalogue(Published(known, history(known)), SIZES).graph


def part(graph: Graph) -> Graph:
    """The catalogue with one of its datasets, and all that these lead to."""
    wanted, seen = {URIRef(f"{BASE}katalog"), URIRef(f"{BASE}indikatorer")}, Graph()
    for subject in sorted(wanted):
        for statement in graph.triples((subject, None, None)):
            if statement[1] != DCAT.dataset or statement[2] in wanted:
                seen.add(statement)
    while more := {value for value in seen.objects() if (value, None, None) in graph and (value, None, None) not in seen}:
        for value in more:
            for statement in graph.triples((value, None, None)):
                seen.add(statement)
    return seen


def broken_shapes(graph: Graph) -> set[str]:
    """The names of the shapes that a graph breaks."""
    from pyshacl import validate  # takes a second, which a process of the run that asks for no shapes need not wait for

    _, report, _ = validate(graph, shacl_graph=shapes(), inference="none")
    assert isinstance(report, Graph)
    found = [*report.objects(None, SH.sourceShape), *report.objects(None, SH.sourceConstraint)]
    return {str(each).removeprefix(NAMES) for each in found if isinstance(each, URIRef)} - {"dataset"}


def test_the_catalogue_of_a_municipality_conforms() -> None:
    graph = demo()
    assert broken_shapes(graph) == set()
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) > 10
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) > 20


def test_the_real_site_lacks_only_what_is_not_known_of_it() -> None:
    known = project("real", address="https://insyn.example/")
    graph = Catalogue(Published(known, history(known)), SIZES).graph
    assert broken_shapes(graph) == {"agent-type", "dataset-contact"}  # neither is in data/site.yml, and none is made up


CATALOG, DATASET, JSON, AGENT, CONTACT, PERIOD = (
    URIRef(f"{BASE}{name}") for name in ("katalog", "indikatorer", "indikatorer-json", "utgivare", "kontakt", "indikatorer-tid")
)
PLAIN = Literal("utan språk")
#: By the name of a shape, what is said instead of what it asks for; nothing where it is left out.
BREAKING: dict[str, tuple[URIRef, URIRef, list[URIRef | Literal]]] = {
    "catalog-title": (CATALOG, DCTERMS.title, [PLAIN]),
    "catalog-description": (CATALOG, DCTERMS.description, []),
    "catalog-publisher": (CATALOG, DCTERMS.publisher, [CATALOG]),
    "catalog-dataset": (CATALOG, DCAT.dataset, []),
    "catalog-licence": (CATALOG, DCTERMS.license, [URIRef("http://creativecommons.org/licenses/by/4.0/")]),
    "catalog-homepage": (CATALOG, FOAF.homepage, [PLAIN]),
    "catalog-language": (CATALOG, DCTERMS.language, [Literal("sv")]),
    "catalog-themes": (CATALOG, DCAT.themeTaxonomy, []),
    "catalog-modified": (CATALOG, DCTERMS.modified, [Literal("2026-03-01")]),
    "catalog-issued": (CATALOG, DCTERMS.issued, []),
    "dataset-title": (DATASET, DCTERMS.title, [Literal("ett", lang="sv"), Literal("två", lang="sv")]),
    "dataset-description": (DATASET, DCTERMS.description, [PLAIN]),
    "dataset-publisher": (DATASET, DCTERMS.publisher, []),
    "dataset-distribution": (DATASET, DCAT.distribution, []),
    "dataset-contact": (DATASET, DCAT.contactPoint, []),
    "dataset-keyword": (DATASET, DCAT.keyword, [Literal("Remiss, svar", lang="sv")]),
    "dataset-theme": (DATASET, DCAT.theme, [URIRef("http://publications.europa.eu/resource/authority/data-theme/SAFE")]),
    "dataset-access": (DATASET, DCTERMS.accessRights, []),
    "dataset-issued": (DATASET, DCTERMS.issued, [Literal("2026")]),
    "dataset-modified": (DATASET, DCTERMS.modified, []),
    "dataset-frequency": (DATASET, DCTERMS.accrualPeriodicity, [Literal("ibland")]),
    "dataset-temporal": (DATASET, DCTERMS.temporal, [Literal("2020–2025")]),
    "dataset-language": (DATASET, DCTERMS.language, []),
    "dataset-formats": (JSON, DCTERMS["format"], [Literal("text/csv")]),
    "period-start": (PERIOD, DCAT.startDate, [Literal("2099-01-01", datatype=XSD.date)]),
    "period-end": (PERIOD, DCAT.endDate, []),
    "distribution-access": (JSON, DCAT.accessURL, []),
    "distribution-download": (JSON, DCAT.downloadURL, [Literal("https://exempelstad.example/")]),
    "distribution-format": (JSON, DCTERMS["format"], [Literal("JSON")]),
    "distribution-licence": (JSON, DCTERMS.license, [URIRef("https://creativecommons.org/publicdomain/zero/1.0/deed.sv")]),
    "distribution-title": (JSON, DCTERMS.title, [PLAIN]),
    "distribution-description": (JSON, DCTERMS.description, []),
    "distribution-size": (JSON, DCAT.byteSize, [Literal("4096", datatype=XSD.decimal)]),
    "distribution-schema": (JSON, DCTERMS.conformsTo, [URIRef("https://exempelstad.example/schema")]),
    "agent-name": (AGENT, FOAF.name, [PLAIN]),
    "agent-type": (AGENT, DCTERMS.type, [URIRef("http://purl.org/adms/publishertype/Municipality")]),
    "agent-description": (AGENT, DCTERMS.description, []),
    "agent-homepage": (AGENT, FOAF.homepage, [PLAIN]),
    "contact-name": (CONTACT, VCARD.fn, []),
    "contact-email": (CONTACT, VCARD.hasEmail, [Literal("insyn@exempelstad.example")]),
}


@pytest.mark.parametrize("shape", BREAKING)
def test_each_shape_finds_what_breaks_its_rule(shape: str) -> None:
    of, what, values = BREAKING[shape]
    graph = part(demo())
    assert (of, what, None) in graph or shape == "dataset-temporal"
    graph.remove((of, what, None))
    for value in values:
        graph.add((of, what, value))
    assert shape in broken_shapes(graph)


def test_every_shape_cites_its_rule_and_has_something_that_breaks_it() -> None:
    citing = {str(each).removeprefix(NAMES) for each in shapes().subjects(DCTERMS.source)}
    asking = {str(each).removeprefix(NAMES) for each in [*shapes().objects(None, SH.property), *shapes().objects(None, SH.sparql)]}
    assert citing == asking == BREAKING.keys()
    assert broken_shapes(part(demo())) == set()  # what the examples are made from breaks none


def test_the_three_forms_say_the_same_and_only_whole_addresses() -> None:
    known = project("demo")
    files = catalogue_files(Published(known, history(known)), SIZES)
    turtle = Graph().parse(data=files["api/v1/dcat.ttl"], format="turtle")
    assert set(turtle) == set(demo())
    assert set(Graph().parse(data=files["api/v1/dcat.rdf"], format="xml")) == set(turtle)
    for statement in turtle:
        for each in statement:
            assert not isinstance(each, URIRef) or re.match(r"https?://[!-~]+$|mailto:[!-~]+$", each), each


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib reads JSON-LD by way of it
def test_json_ld_says_the_same() -> None:
    known = project("demo")
    files = catalogue_files(Published(known, history(known)), SIZES)
    assert set(Graph().parse(data=files["api/v1/dcat.jsonld"], format="json-ld")) == set(demo())


def test_the_days_are_those_of_the_data() -> None:
    assert set(demo().objects(None, DCTERMS.modified)) == {Literal("2026-03-01", datatype=XSD.date)}
    assert set(demo().objects(None, DCTERMS.issued)) == {Literal("2025-01-01", datatype=XSD.date)}
    known = project("demo")
    shallow = Catalogue(Published(known, history(known, Extent.SHALLOW)), {}).graph
    assert (None, DCTERMS.modified, None) in shallow
    assert (None, DCTERMS.issued, None) not in shallow  # the oldest change that is known need not be the first
    unknown = Catalogue(Published(known, History()), {}).graph
    assert (None, DCTERMS.modified, None) not in unknown


def test_every_kind_of_publisher_has_its_type() -> None:
    known = project("demo")
    assert known.reading.site
    told = known.reading.site.publisher
    types = {
        str(
            Catalogue(
                Published(project("demo", publisher=told.model_copy(update={"kind": kind, "name": "Å <b>"})), History()), {}
            ).graph.value(AGENT, DCTERMS.type)
        )
        for kind in PublisherKind
    }
    allowed = shapes().value(URIRef(f"{NAMES}agent-type"), SH["in"])
    assert allowed
    assert types == {str(each) for each in shapes().items(allowed)}


def test_a_licence_is_told_by_the_address_that_stands_for_it_in_every_language() -> None:
    def told(address: str) -> str:
        site: Site | None = checked("demo").register.reading.site
        assert site
        return str(licence(site.model_copy(update={"licence": site.licence.model_copy(update={"address": address})})))

    assert told("https://creativecommons.org/publicdomain/zero/1.0/deed.sv") == str(CC0)
    assert told("https://creativecommons.org/licenses/by/4.0/legalcode") == "http://creativecommons.org/licenses/by/4.0/"
    assert told("https://stad.example/villkor/å <b>") == "https://stad.example/villkor/å%20%3Cb%3E"


def test_what_it_leads_to_is_there_and_as_large_as_it_says() -> None:
    site = built("demo")
    graph = Graph().parse(site / "api/v1/dcat.ttl")
    where = {str(each) for what in (DCAT.accessURL, DCAT.landingPage, DCTERMS.conformsTo) for each in graph.objects(None, what)}
    assert len(where) > 30
    pages = {str(each).removeprefix(BASE): str(page).removeprefix(ADDRESS) for each, page in graph.subject_objects(DCAT.landingPage)}
    assert (pages["allt"], pages["dagar"], pages["svar"]) == ("oppna-data/", "andringar/", "svar/")
    for address in where:
        path = site / address.removeprefix(ADDRESS)
        assert (path / "index.html" if address.endswith("/") else path).is_file(), address
    for distribution, size in graph.subject_objects(DCAT.byteSize):
        address = str(graph.value(distribution, DCAT.downloadURL))
        assert (site / address.removeprefix(ADDRESS)).stat().st_size == int(str(size)), address
    unsized = set(graph.subjects(RDF.type, DCAT.Distribution)) - set(graph.subjects(DCAT.byteSize))
    assert {str(each).removeprefix(BASE) for each in unsized} == {"dagar-ics"}  # which is written later


def test_keywords_are_words() -> None:
    words = {str(value) for value in demo().objects(None, DCAT.keyword)}
    assert words > {"remissvar", "indikator", "kalender"}
    assert min(map(len, words)) > 3


def test_what_can_be_followed_is_in_it() -> None:
    formats = {str(value) for value in demo().objects(None, DCTERMS["format"])}
    assert formats == {
        *("application/json", "text/csv", "application/zip", "application/vnd.sqlite3", "application/atom+xml", "text/calendar"),
    }


def test_a_site_without_an_address_has_no_catalogue() -> None:
    assert not list(built("real").glob("api/v1/dcat.*"))


def test_it_is_the_same_whatever_the_order_in_which_things_are_held() -> None:
    script = (
        "import hashlib; from tests.outputs.api.test_catalogue import *; known = project('demo');"
        "print([hashlib.sha256(each).hexdigest() for each in catalogue_files(Published(known, history(known)), SIZES).values()])"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_other_sizes_are_put_into_a_catalogue_that_was_kept() -> None:
    known = project("demo", address=ADDRESS)
    published = Published(known, history(known))
    kept: dict[str, bytes] = {}

    def remembered(name: str, make: Callable[[], bytes]) -> bytes:
        if name not in kept:
            kept[name] = make()
        return kept[name]

    for number in (1, 4096):
        sizes = {**SIZES, "api/v1/insyn.zip": number, "api/v1/svar.json": 10**number % 10**12}
        followed = portals.followed(published, remembered)
        assert list(feeds(known, published.history)) == feed_pages(known, published.history)
        assert portals.catalogue(published, sizes, followed, remembered) == catalogue_files(published, sizes)
        assert len(kept) == 2


def test_a_catalogue_that_was_kept_is_not_given_to_another_site() -> None:
    names: set[str] = set()

    def remembered(name: str, make: Callable[[], bytes]) -> bytes:
        names.add(name)
        return make()

    one, other = project("demo", address=ADDRESS), project("demo", address="https://annan.example/")
    told = [
        Published(one, history(one)),
        Published(one, history(one, Extent.SHALLOW)),
        Published(one, History()),
        Published(other, history(other)),
        Published(project("demo", address=ADDRESS, show_names=True), history(one)),
    ]
    for published in told:
        portals.catalogue(published, SIZES, portals.followed(published, remembered), remembered)
    assert len([name for name in names if name.startswith("catalogue/")]) == len(told)
