"""What there is to fetch, told to data portals: a catalogue after DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat), Turtle, JSON-LD and RDF/XML.

What version 2.2 asks for and 3.0 has moved is said as both have it. Everything has a whole address, so a site without one has no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from generator import addresses
from generator.outputs.api.index import Listed, listed
from generator.published import HANDED_OUT, Published
from generator.records import KINDS
from generator.records.dates import PartialDate
from generator.records.organisation import OrganisationKind
from generator.records.site import PublisherKind, Site
from generator.register import Register
from generator.register.figures import points

_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_PUBLISHER_TYPE = Namespace("http://purl.org/adms/publishertype/")
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_THEMES = URIRef(f"{_AUTHORITY}data-theme")
_PUBLIC = URIRef(f"{_AUTHORITY}access-right/PUBLIC")
_IRREGULAR = URIRef(f"{_AUTHORITY}frequency/IRREG")
_LANGUAGES = {"sv": "SWE", "en": "ENG", "fi": "FIN", "nb": "NOB", "nn": "NNO", "da": "DAN", "de": "DEU"}
_TYPES = {
    PublisherKind.LOCAL: "LocalAuthority",
    PublisherKind.REGIONAL: "RegionalAuthority",
    PublisherKind.NATIONAL: "NationalAuthority",
    PublisherKind.SUPRANATIONAL: "SupraNationalAuthority",
    PublisherKind.COMPANY: "Company",
    PublisherKind.ACADEMIA: "Academia-ScientificOrganisation",
    PublisherKind.NON_PROFIT: "NonProfitOrganisation",
    PublisherKind.NON_GOVERNMENTAL: "NonGovernmentalOrganisation",
    PublisherKind.CONSORTIUM: "IndustryConsortium",
    PublisherKind.STANDARDS: "StandardisationBody",
    PublisherKind.PERSON: "PrivateIndividual(s)",
}
_NOT_IN_IRIS = re.compile(r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`]")
_LANGUAGE_PART = re.compile(r"(?:deed|legalcode)(?:\.[\w-]+)?$")


@dataclass(frozen=True, slots=True)
class _Form:
    """A file that a dataset can be fetched as."""

    address: str
    media_type: str
    title: str
    about: str
    schema: str = ""  #: where it is said what its fields mean


@dataclass(frozen=True, slots=True)
class _Set:
    """A dataset."""

    name: str  #: the end of its address, behind that of the catalogue
    title: str
    about: str
    keywords: tuple[str, ...]
    page: str  #: where people read the same, or are told how to fetch it
    forms: tuple[_Form, ...]
    days: tuple[date | None, date | None]  #: when it first and last changed, as far as it is known
    period: tuple[PartialDate, PartialDate] | None = field(default=None)  #: the time that it tells of


class Catalogue:
    """The catalogue of a site that has an address.

    Args:
        published: what is handed out.
        sizes: how large each file is, by its address, in octets.
        followed: what there is to follow, if it is known already.
    """

    def __init__(self, published: Published, sizes: Mapping[str, int], followed: Listed | None = None) -> None:
        self._published, self._sizes = published, sizes
        self._register = published.register
        self._site, self._engine = self._register.reading.site, self._register.reading.engine
        self._followed = followed or listed(published)
        self._root = _elsewhere(self._engine.address)
        self._base = f"{self._root}{addresses.data_catalogue('ttl')}"
        self.graph = Graph()
        for prefix, space in (("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF), ("vcard", _VCARD), ("xsd", XSD)):
            self.graph.bind(prefix, space, override=True)
        self._describe()

    def _describe(self) -> None:
        catalogue, publisher, contact = (URIRef(f"{self._base}#{name}") for name in ("katalog", "utgivare", "kontakt"))
        first, last = self._published.days()
        name = self._engine.name
        self._say(catalogue, RDF.type, DCAT.Catalog)
        self._say(catalogue, DCTERMS.title, _text(f"Öppna data från {name}"))
        self._say(catalogue, DCTERMS.description, _text(f"Allt som {name} visar, som data. Katalogen följer DCAT-AP-SE 3.0.1."))
        self._say(catalogue, DCTERMS.publisher, publisher)
        self._say(catalogue, FOAF.homepage, self._root)
        self._say(catalogue, DCAT.themeTaxonomy, _THEMES)
        self._say_common(catalogue, first, last)
        if self._site:
            self._say(catalogue, DCTERMS.license, licence(self._site))
            self._describe_publisher(publisher, self._site)
        contact_is_known = self._describe_contact(contact)
        for each in _sets(self._published, self._followed):
            dataset = self._describe_set(each, publisher)
            self._say(catalogue, DCAT.dataset, dataset)
            if contact_is_known:
                self._say(dataset, DCAT.contactPoint, contact)

    def _describe_publisher(self, publisher: URIRef, site: Site) -> None:
        """Who publishes: of what type is only said where site.yml does, though DCAT-AP-SE 3.0.1 asks for it."""
        told = site.publisher
        self._say(publisher, RDF.type, FOAF.Agent)
        self._say(publisher, FOAF.name, _text(told.name))
        if told.description:
            self._say(publisher, DCTERMS.description, _text(told.description))
        if told.address:
            self._say(publisher, FOAF.homepage, _elsewhere(told.address))
        if told.kind:
            self._say(publisher, DCTERMS.type, _PUBLISHER_TYPE[_TYPES[told.kind]])

    def _describe_contact(self, contact: URIRef) -> bool:
        """How one reaches the publisher, where there is an e-mail address, which a contact must have. Returns whether there is."""
        site = self._site
        if not (site and site.contact and site.contact.email):
            return False
        self._say(contact, RDF.type, _VCARD.Organization)
        self._say(contact, _VCARD.fn, _text(site.publisher.name))
        self._say(contact, _VCARD.hasEmail, _elsewhere(f"mailto:{site.contact.email}"))
        if site.contact.form:
            self._say(contact, _VCARD.hasURL, _elsewhere(site.contact.form))
        return True

    def _describe_set(self, each: _Set, publisher: URIRef) -> URIRef:
        dataset = URIRef(f"{self._base}#{each.name}")
        self._say(dataset, RDF.type, DCAT.Dataset)
        self._say(dataset, DCTERMS.title, _text(f"{each.title} – {self._engine.name}"))
        self._say(dataset, DCTERMS.description, _text(each.about))
        self._say(dataset, DCTERMS.publisher, publisher)
        self._say(dataset, DCTERMS.accessRights, _PUBLIC)
        self._say(dataset, DCTERMS.accrualPeriodicity, _IRREGULAR)
        if (self._register.reading.project / self._engine.content / each.page / "index.md").is_file():
            self._say(dataset, DCAT.landingPage, URIRef(f"{self._root}{each.page}"))
        for keyword in each.keywords:
            self._say(dataset, DCAT.keyword, _text(keyword))
        for theme in themes(self._register):
            self._say(dataset, DCAT.theme, theme)
        self._say_common(dataset, *each.days)
        if each.period:
            self._describe_period(dataset, each.name, each.period)
        for form in each.forms:
            self._say(dataset, DCAT.distribution, self._describe_form(each, form))
        return dataset

    def _describe_form(self, each: _Set, form: _Form) -> URIRef:
        distribution = URIRef(f"{self._base}#{each.name}-{form.address.rpartition('.')[2]}")
        where = URIRef(f"{self._root}{form.address}")
        self._say(distribution, RDF.type, DCAT.Distribution)
        self._say(distribution, DCTERMS.title, _text(form.title))
        self._say(distribution, DCTERMS.description, _text(form.about))
        self._say(distribution, DCAT.accessURL, where)
        self._say(distribution, DCAT.downloadURL, where)
        self._say(distribution, DCTERMS["format"], Literal(form.media_type))
        if self._site:
            self._say(distribution, DCTERMS.license, licence(self._site))
        if form.address in self._sizes:
            self._say(distribution, DCAT.byteSize, Literal(str(self._sizes[form.address]), datatype=XSD.nonNegativeInteger))
        if form.schema:
            schema = URIRef(f"{self._root}{form.schema}")
            self._say(distribution, DCTERMS.conformsTo, schema)
            self._say(schema, RDF.type, DCTERMS.Standard)
        self._say_common(distribution, *each.days)
        return distribution

    def _describe_period(self, dataset: URIRef, name: str, period: tuple[PartialDate, PartialDate]) -> None:
        when = URIRef(f"{self._base}#{name}-tid")
        self._say(dataset, DCTERMS.temporal, when)
        self._say(when, RDF.type, DCTERMS.PeriodOfTime)
        self._say(when, DCAT.startDate, _day(period[0].earliest()))
        self._say(when, DCAT.endDate, _day(period[1].latest()))

    def _say_common(self, of: URIRef, first: date | None, last: date | None) -> None:
        """The language, and the days when what is described first and last changed: never those of the build."""
        if language := _LANGUAGES.get(self._engine.language):
            self._say(of, DCTERMS.language, URIRef(f"{_AUTHORITY}language/{language}"))
        if first:
            self._say(of, DCTERMS.issued, _day(first))
        if last:
            self._say(of, DCTERMS.modified, _day(last))

    def _say(self, of: URIRef, what: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((of, what, value))


def licence(site: Site) -> URIRef:
    """The terms of the data, by the address that stands for a licence in every language (DCAT-AP-SE, recommendation 11)."""
    address = _LANGUAGE_PART.sub("", site.licence.address)
    return _elsewhere(re.sub(r"^https?://(?:www\.)?creativecommons\.org/", "http://creativecommons.org/", address))


def themes(register: Register) -> list[URIRef]:
    """What the data are about: public administration, and public safety where the police are a party to an agreement."""
    police = any(party.record.kind is OrganisationKind.POLICE for item in register.agreements.values() for party in item.parties)
    return [URIRef(f"{_THEMES}/{name}") for name in ("GOVE", *(["JUST"] if police else []))]


def _sets(published: Published, followed: Listed) -> Iterable[_Set]:
    yield _whole(published)
    for kind in filter(published.items, HANDED_OUT):
        segment, told = addresses.segment(kind), KINDS[kind]
        data, table, schema = addresses.data_kind(kind), addresses.data_table(segment), addresses.data_schema(f"{segment}-alla")
        title = told.plural.capitalize()
        yield _Set(
            segment,
            title,
            f"Alla {told.plural} på webbplatsen, med källor, och med skälet till det som inte är känt.",
            (told.singular,),
            f"{segment}/",
            (
                _Form(data, "application/json", f"{title} som JSON", f"Alla {told.plural} i en fil, som JSON.", schema),
                _Form(
                    table,
                    "text/csv",
                    f"{title} som CSV",
                    "En rad per post. Listor i posterna är egna tabeller, som står i datapackage.json.",
                    addresses.data_package(),
                ),
            ),
            published.days(kind),
            _time_of(published.register) if kind == "indicators" else None,
        )
    yield from _of_what_changes(published, followed)


def _whole(published: Published) -> _Set:
    return _Set(
        "allt",
        "Alla poster",
        "Överenskommelser, remisser, svar, uppföljning och källor, i en enda fil. Källornas lagrade texter är med, med sina egna villkor.",
        ("överenskommelse", "remiss", "remissvar"),
        addresses.OPEN_DATA,
        (
            _Form(addresses.archive(), "application/zip", "Alla poster som ZIP", "Alla poster som JSON och CSV, med scheman."),
            _Form(addresses.database(), "application/vnd.sqlite3", "Alla poster som databas", "En SQLite-databas med fulltextsökning."),
        ),
        published.days(),
    )


def _of_what_changes(published: Published, followed: Listed) -> Iterable[_Set]:
    """What changes and which days to know of, where the site has a feed and a calendar of them."""
    if addresses.FEED in followed.feeds:
        form = _Form(addresses.FEED, "application/atom+xml", "Ändringar som Atom", "De senaste ändringarna, som ett flöde.")
        about = "Vilka poster som har lagts till, ändrats och tagits bort, dag för dag."
        yield _Set("andringar", "Ändringar", about, ("ändring",), addresses.CHANGES, (form,), published.days())
    if addresses.CALENDAR in followed.calendars:
        form = _Form(addresses.CALENDAR, "text/calendar", "Dagar som iCalendar", "En kalender att prenumerera på.")
        about = "Sista svarsdagar, beslut och dagar då insatser ska vara klara."
        yield _Set("dagar", "Dagar att känna till", about, ("kalender",), addresses.CHANGES, (form,), published.days())


def _time_of(register: Register) -> tuple[PartialDate, PartialDate] | None:
    """From the first to the last figure of all indicators."""
    every = [point for item in register.indicators.values() for series in item.record.series for point in points(register, series)]
    days = sorted((point.date for point in every if point.value is not None), key=lambda day: day.earliest())
    return (days[0], max(days, key=lambda day: day.latest())) if days else None


def _elsewhere(address: str) -> URIRef:
    """An address that somebody wrote, with encoded what no IRI may hold (RFC 3987, section 2.2)."""
    return URIRef(_NOT_IN_IRIS.sub(lambda found: quote(found.group()), address))


def _text(text: str) -> Literal:
    return Literal(" ".join(text.split()), lang="sv")


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)
