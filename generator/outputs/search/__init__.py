"""The search index: from the register and what is written by hand to the files that the search page fetches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator import addresses
from generator.outputs.search import packing
from generator.outputs.search.dictionary import swedish
from generator.outputs.search.documents import Document, documents
from generator.outputs.search.language import key
from generator.outputs.search.weights import Synonyms, Weigher, whole
from generator.outputs.search.written_pages import written_pages
from generator.page import Finished
from generator.register import Register

#: Where the index lies on the site.
FOLDER = f"{addresses.SEARCH}index"
#: The file of it that the search page asks for before anything has been typed.
ROOT = f"{FOLDER}/{packing.ROOT}"

#: What a page is worth beside another that says as much, in hundredths: the thing itself before what tells of it, lists last. What the
#: hand-written pages say stands nowhere else, while the words that they say it with stand in thousands of responses on a large site.
_WORTH = {
    "pages": 115,
    "agreements": 105,
    "consultations": 103,
    "areas": 104,
    "sources": 78,
    "tellings": 90,
    "glossary": 88,
    "comparisons": 80,
    "viewpoints": 70,
    "lists": 58,
    "dossiers": 45,
}
_LEAST = ("om/komponenter/",)


def index(site: Path, register: Register, finished: Iterable[Finished], cards: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Write the index of a finished site into its folder.

    Args:
        site: the finished site.
        register: what its pages are made of.
        finished: every page that there is.
        cards: by the address of a page with a diary number, what is known of the case.
    """
    pages = {page.address: page for page in finished}
    told = register.reading.site
    found = [each for each in documents(register, show_names=bool(told and told.show_names)) if each.address in pages]
    found += written_pages(pages.values(), {each.address for each in found})
    found.sort(key=lambda document: document.address)
    for document in found:
        _settle(document, pages[document.address])
        document.card = cards.get(document.address, ()) if document.diary else ()
    terms = Weigher(swedish(), synonyms(register)).weigh(found)
    packing.write(site / FOLDER, found, terms, [_worth(document) for document in found])


def make_ready() -> None:
    """Read the dictionary, which the index waits for otherwise."""
    swedish()


def _settle(document: Document, page: Finished) -> None:
    """Let no result lead to an anchor that its page does not have, such as where a project's own template shows it elsewhere."""
    for section in document.sections:
        if section.anchor not in page.anchors:
            section.anchor = section.heading = ""
    document.facets["slag"] = [(document.kind, document.label)]


def _worth(document: Document) -> int:
    return 40 if document.address in _LEAST else _WORTH.get(document.kind, 100)


def synonyms(register: Register) -> Synonyms:
    """What the project's list of synonyms adds, and where."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for item in register.synonyms.values():
        for each in item.record.synonyms:
            added = tuple(dict.fromkeys(term for typed in each.words for term in _in_all_forms(typed)))
            for meant in each.means:
                if phrase := tuple(whole(meant)):
                    found[phrase[0]].append((phrase, added))
    return Synonyms(found)


def _in_all_forms(typed: str) -> Iterator[str]:
    """The keys of what is typed, and of each form of it where it is one word."""
    keys = whole(typed)
    yield from (" ".join(keys) for _ in keys[:1])
    if len(keys) == 1:
        yield from (key(form) for form in swedish().forms(typed.lower()))


__all__ = ["FOLDER", "ROOT", "index", "make_ready", "synonyms"]
