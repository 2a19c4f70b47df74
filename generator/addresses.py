"""The address of everything, and its anchors. No other module spells an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

#: The first part of a record's address, by kind.
SEGMENTS = {
    "agreements": "overenskommelser",
    "areas": "omraden",
    "consultations": "remisser",
    "responses": "svar",
    "organisations": "organisationer",
    "sources": "kallor",
    "places": "platser",
    "measures": "insatser",
    "situations": "lagesbilder",
    "indicators": "indikatorer",
}

#: Records that have no page of their own but are shown on one that content/ holds.
SINGLE = {"glossary": "ordlista/"}

#: Pages that are made from records without being one.
COMPARISONS = "jamforelser"
VIEWPOINTS = "synpunkter"
CHANGES = "andringar/"
#: The whole matter of an agreement as one page.
DOSSIERS = "akter"
#: The same agreement told in other words: in easy Swedish, and in English.
EASY_READ = "lattlast"
ENGLISH = "in-english"
METHOD = "om/lagesbild/"
#: What the further parts of a long list are called.
PART = "sida"

#: What changes, for a program that reads news (Atom), and the days to know of, for a calendar (iCalendar). The names are the same for the
#: whole site and below a record's page.
FEED = "flode.atom"
CALENDAR = "kalender.ics"
#: Where it is told how to follow them: a page and the anchor of its part.
FOLLOWING = "folj"

#: What machines look for at the root of a site.
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
SECURITY = ".well-known/security.txt"
OPEN_SEARCH = "opensearch.xml"
#: How a link to something on the site is written before it is made relative to the page that it stands on.
SCHEME = "insyn:"

#: Where the theme's files lie on the site, and the pictures that are drawn for it. A project's file of the same name comes instead.
ASSETS = "assets/insyn"
PICTURES = f"{ASSETS}/delning"
TOUCH_ICON = f"{ASSETS}/apple-touch-icon.png"

#: Where the data lie that pages are made of. The version is that of their form: what somebody relies on stays as it is below it.
API = "api/v1"
#: The folders that they lie in, which whoever shortens an address comes to.
ABOVE_DATA = ("api/", f"{API}/")
#: The forms of the catalogue for data portals.
CATALOGUES = ("ttl", "jsonld", "rdf")
OPEN_DATA = "oppna-data/"

#: What the site is made of: as a page, and with every file's checksum for programs.
BUILD = "om/bygget/"
MANIFEST = "manifest.json"
#: What stands behind a page's address to name what the page is about. No heading has it as its anchor.
THING = "posten"

SEARCH = "sok/"
ABOUT = "om/"
PRIVACY = "personuppgifter/"
WITHHELD = "maskat"  #: where on that page it is told what has been taken out of texts
STATEMENT = "tillganglighet/"  #: where the accessibility statement is looked for first


def record(kind: str, record_id: str) -> str:
    """A record's address from the site's root: `svar/stockholm-polisregion-2019-idrottsnamnden/`."""
    return f"{SEGMENTS[kind]}/{record_id}/"


def listing(kind: str) -> str:
    """The address of the list of all records of a kind."""
    return f"{SEGMENTS[kind]}/"


def segment(kind: str) -> str:
    """What a kind is called in addresses, of pages and of data alike: `svar`."""
    return SEGMENTS.get(kind) or SINGLE[kind].rstrip("/")


def data_index() -> str:
    """The address of what the site says of itself and of its data."""
    return f"{API}/index.json"


def data_record(kind: str, record_id: str) -> str:
    """The address of a record as data: `api/v1/svar/stockholm-polisregion-2019-idrottsnamnden.json`."""
    return f"{API}/{segment(kind)}/{record_id}.json"


def data_kind(kind: str) -> str:
    """The address of all records of a kind as data."""
    return f"{API}/{segment(kind)}.json"


def data_table(name: str) -> str:
    """The address of a table as CSV: `api/v1/svar_viewpoints.csv`."""
    return f"{API}/{name}.csv"


def data_package() -> str:
    """The address of what says how the tables hang together (Frictionless Data Package)."""
    return f"{API}/datapackage.json"


def database() -> str:
    """The address of all records as one SQLite file."""
    return f"{API}/insyn.db"


def archive() -> str:
    """The address of everything that is handed out as one file."""
    return f"{API}/insyn.zip"


def data_catalogue(form: str) -> str:
    """The address of what tells data portals of all this (DCAT); the form is one of `CATALOGUES`."""
    return f"{API}/dcat.{form}"


def data_schema(name: str) -> str:
    """The address of a JSON Schema; the name is a kind's segment, the same with `-alla`, or `index`."""
    return f"{API}/schema/{name}.json"


def of_content(file: str) -> str:
    """The address of a hand-written page; `file` is its path below the folder of content."""
    return file.removesuffix("index.md") if file.rpartition("/")[2] == "index.md" else f"{file.removesuffix('.md')}/"


def comparisons() -> str:
    """The address of the list of all comparisons."""
    return f"{COMPARISONS}/"


def comparison(agreement_id: str, earlier: str, later: str) -> str:
    """The address of a page that sets two versions side by side. Ids hold no double hyphen, so no two pairs share one."""
    return f"{COMPARISONS}/{agreement_id}--{earlier}--{later}/"


def dossier(agreement_id: str = "") -> str:
    """The address of the whole matter of an agreement as one page, or of the list of those."""
    return f"{DOSSIERS}/{agreement_id}/" if agreement_id else f"{DOSSIERS}/"


def telling(form: str, agreement_id: str = "") -> str:
    """The address of an agreement told in another form, `EASY_READ` or `ENGLISH`, or of the list of those."""
    return f"{form}/{agreement_id}/" if agreement_id else f"{form}/"


def viewpoints(choice: str = "") -> str:
    """The address of all viewpoints, or of those of one choice: `synpunkter/omrade-unga-i-risk/`."""
    return f"{VIEWPOINTS}/{choice}/" if choice else f"{VIEWPOINTS}/"


def part(address: str, number: int, name: str = PART) -> str:
    """The address of a part of a long list, from that of the page that shows its beginning; numbers start at 1.

    `svar/sida--2/` and `omraden/unga-i-risk--sida-2/`: no id holds a double hyphen, so no record can have the same. They lie as deep as a
    record's page, since the frame that both stand in says with its links how deep that is.
    """
    if number == 1:
        return address
    return f"{address}{name}--{number}/" if address.count("/") == 1 else f"{address.rstrip('/')}--{name}-{number}/"


def picture(name: str) -> str:
    """Where the picture lies that is shown where somebody shares a page; `name` is the first part of the page's address."""
    return f"{PICTURES}/{name or 'start'}.png"


def stored_file(source_id: str, name: str) -> str:
    """Where a source's stored document can be fetched; `name` is its path below data/sources/files/."""
    return f"{record('sources', source_id)}{name}"


def sitemap_part(number: int) -> str:
    """Where a part of a sitemap lies that is too long for one file; numbers start at 1."""
    return SITEMAP.replace(".", f"-{number}.")


@lru_cache(maxsize=1 << 15)  # a page has a hundred links, most of them to what others link to as well
def link(address: str, anchor: str = "") -> str:
    """An address as it is written in `href` before a page is filled; what a stored file's name may hold is encoded."""
    address = quote(address)
    return f"{SCHEME}{address}#{anchor}" if anchor else f"{SCHEME}{address}"


def viewpoint_anchor(number: int) -> str:
    """The anchor of a viewpoint in its response; numbers start at 1."""
    return f"synpunkt-{number}"


def area_anchor(area_id: str) -> str:
    """The anchor of an area in a response that takes it up."""
    return f"omrade-{area_id}"


def respondent_anchors(organisation_id: str) -> tuple[str, str]:
    """The anchors of a respondent on its consultation's page: in the table of wide screens, and in the list of narrow ones."""
    return f"matris-{organisation_id}", f"matrislista-{organisation_id}"


def version_anchor(version_id: str) -> str:
    """The anchor of a version on its agreement's page."""
    return f"version-{version_id}"


def problem_anchor(number: int) -> str:
    """The anchor of a problem in its joint analysis; numbers start at 1."""
    return f"problem-{number}"


def term_anchor(term_id: str) -> str:
    """The anchor of a word in the glossary."""
    return f"ord-{term_id}"


def line_anchor(number: int) -> str:
    """The anchor of a line in a stored document; numbers start at 1."""
    return f"rad-{number}"


def quote_anchor(words: str) -> str:
    """The anchor of a quote on its source's page: the same as long as the quote is, wherever it stands in the source."""
    return f"citat-{sha256(words.encode()).hexdigest()[:8]}"


def change_anchor(day: str) -> str:
    """The anchor of a day in the list of changes; the day as `2019-11-04`."""
    return f"andring-{day}"


def change_of_record(address: str, kind: str, day: str) -> str:
    """What names a day's change of the record at an address for all time; of what has no page, its kind. The day as `2019-11-04`."""
    return f"{address}#andrad-{day}" if address else f"{CHANGES}#andrad-{kind}-{day}"


@lru_cache(maxsize=1 << 13)  # headings are alike from page to page
def slug(text: str) -> str:
    """A heading as an anchor: a–z, 0–9 and hyphens, å and ä as a, ö as o."""
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "avsnitt"


#: What else has an id on a page: the skeleton's own, and numbered or named places.
_TAKEN = frozenset({THING, "innehall", "meny", "sokruta", "sok-ord", "sok-status", "sok-resultat", "sok-filter"})
_KEPT = re.compile(r"(?:synpunkt|rad|problem)-\d+|(?:omrade|version|citat|andring|ord|mal|matris|matrislista)-.+")


def anchors(headings: Iterable[str]) -> list[str]:
    """An anchor per heading, each unique on the page and the same at every build."""
    taken: set[str] = set()
    return [free_anchor(heading, taken) for heading in headings]


def free_anchor(heading: str, taken: set[str]) -> str:
    """An anchor for a heading that is none of those that are taken. From then on it is one of them."""
    base = slug(heading)
    if _KEPT.fullmatch(base):
        base = f"avsnitt-{base}"
    anchor, number = base, 2
    while anchor in taken or anchor in _TAKEN:
        anchor, number = f"{base}-{number}", number + 1
    taken.add(anchor)
    return anchor
