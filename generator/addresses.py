"""The address of everything, and its anchors. No other module spells an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

#: The first part of a record's address, by kind.
SEGMENTS = {
    "agreements": "overenskommelser",
    "areas": "omraden",
    "consultations": "remisser",
    "responses": "svar",
    "organisations": "organisationer",
    "sources": "kallor",
}

#: How a link to something on the site is written before it is made relative to the page that it stands on.
SCHEME = "insyn:"

SEARCH = "sok/"
ABOUT = "om/"


def record(kind: str, record_id: str) -> str:
    """A record's address from the site's root: `svar/stockholm-polisregion-2019-idrottsnamnden/`."""
    return f"{SEGMENTS[kind]}/{record_id}/"


def listing(kind: str) -> str:
    """The address of the list of all records of a kind."""
    return f"{SEGMENTS[kind]}/"


def stored_file(source_id: str, name: str) -> str:
    """Where a source's stored document can be fetched; `name` is its path below data/sources/files/."""
    return f"{record('sources', source_id)}{name}"


def link(address: str, anchor: str = "") -> str:
    """An address as it is written in `href` before a page is filled; what a stored file's name may hold is encoded."""
    address = quote(address)
    return f"{SCHEME}{address}#{anchor}" if anchor else f"{SCHEME}{address}"


def viewpoint_anchor(number: int) -> str:
    """The anchor of a viewpoint in its response; numbers start at 1."""
    return f"synpunkt-{number}"


def line_anchor(number: int) -> str:
    """The anchor of a line in a stored document; numbers start at 1."""
    return f"rad-{number}"


def slug(text: str) -> str:
    """A heading as an anchor: a–z, 0–9 and hyphens, å and ä as a, ö as o."""
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "avsnitt"


#: What else has an id on a page: the skeleton's own, and numbered or named places.
_TAKEN = frozenset({"innehall", "meny", "sokruta", "sok-ord", "sok-status", "sok-resultat", "sok-filter"})
_KEPT = re.compile(r"(?:synpunkt|rad)-\d+|(?:omrade|version)-.+")


def anchors(headings: Iterable[str]) -> list[str]:
    """An anchor per heading, each unique on the page and the same at every build."""
    taken = set(_TAKEN)
    result = []
    for heading in headings:
        base = slug(heading)
        if _KEPT.fullmatch(base):
            base = f"avsnitt-{base}"
        anchor, number = base, 2
        while anchor in taken:
            anchor, number = f"{base}-{number}", number + 1
        taken.add(anchor)
        result.append(anchor)
    return result
